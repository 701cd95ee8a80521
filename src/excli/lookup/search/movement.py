"""Which movement pattern a query describes without naming it: a naive Bayes classifier.

Every pattern is as likely as any other before a word is read; the weights of the words are those of
catalog/movements.py (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 13).
"""

from __future__ import annotations

from itertools import chain
from math import exp

from excli.catalog import index
from excli.catalog.store import Store
from excli.lookup.query import Match, Query, Topic
from excli.model.text import features

# Topics of intents whose words may be there only to say how one moves, and of those that say nothing of it.
MOVING = frozenset((Topic.BODY, Topic.PATTERN, Topic.FORCE, Topic.POSITION, Topic.MIXED))
_OTHER = frozenset((Topic.LEVEL, Topic.JOINT, Topic.LATERALITY))
# Words a description may have as they were typed: no name has them.
_GUESSED = frozenset((Match.CORRECTED, Match.PREFIX))
# How many words a description has at least, how many nats must speak for its pattern, and from how many on a word counts.
_FEWEST_WORDS, _LEAST_WEIGHT, _TELLING_WEIGHT = 2, 1.5, 1.5
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
    total: dict[str, float] = {}
    telling: dict[str, int] = {}
    for pattern, weight in chain.from_iterable(weights.items() for weights in rows):
        total[pattern] = total.get(pattern, 0.0) + weight
        telling[pattern] = telling.get(pattern, 0) + (weight >= _TELLING_WEIGHT)
    best = max(total, key=total.__getitem__, default="")
    if not best or total[best] < _LEAST_WEIGHT or telling[best] < min(_FEWEST_WORDS, len(words)):
        return {}
    odds = {pattern: exp(weight - total[best]) for pattern, weight in total.items()}
    least = LIKELY if query.unexplained(soft=True) and not (sure or query.unknown) else SURE
    whole = sum(odds.values())
    return {pattern: share / whole for pattern, share in odds.items() if share / whole >= least}
