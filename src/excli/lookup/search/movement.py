"""Which movement pattern a query describes without naming it."""

from __future__ import annotations

from excli.catalog import index
from excli.catalog.classifier import classify
from excli.catalog.store import Store
from excli.lookup.query import Match, Query, Topic
from excli.model.text import features

# Topics of intents whose words may be there only to say how one moves, and of those that say nothing of it.
MOVING = frozenset((Topic.BODY, Topic.PATTERN, Topic.FORCE, Topic.POSITION, Topic.MIXED))
_OTHER = frozenset((Topic.LEVEL, Topic.JOINT, Topic.LATERALITY))
# Words a description may have as they were typed: no name has them.
_GUESSED = frozenset((Match.CORRECTED, Match.PREFIX))
# How many words a description has at least.
_FEWEST_WORDS = 2
# From what probability on a pattern may be meant, and surely is where other words could mean something else.
LIKELY, SURE = 0.15, 0.5


def described_patterns(store: Store, query: Query, *, sure: bool = False) -> dict[str, float]:
    """Return pattern → the probability that the words describe it, those that are likely; with `sure`, only sure ones."""
    aside = {place for intent in query.intents if intent.topic in _OTHER for place in intent.span}
    words = [
        token.typed if token.match in _GUESSED else token.word
        for place, token in enumerate(query.tokens)
        if token.is_content and place not in aside
    ]
    if not words or len(query.content) < _FEWEST_WORDS:
        return {}
    rows = index.movement_weights(store, dict.fromkeys(features(words)))
    least = LIKELY if query.unexplained(soft=True) and not (sure or query.unknown) else SURE
    shares = classify(rows, fewest=min(_FEWEST_WORDS, len(words)))
    return {pattern: share for pattern, share in shares.items() if share >= least}
