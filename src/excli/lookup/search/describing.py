"""Which movement pattern a query describes without naming it."""

from __future__ import annotations

import json
from itertools import chain
from math import exp

from excli.catalog.store import Store
from excli.lookup.search.reading import Reading
from excli.model.text import features

# The families of wishes whose words may be there only to say how one moves.
ABOUT_MOVING = frozenset(("place", "pattern", "force", "position", "have position"))
# The families that say nothing of it.
_ASIDE = frozenset(("level", "avoid", "laterality"))
# Words no name has: a description may have them as they were typed.
_GUESSED = frozenset(("mended", "start"))
# Of how many telling words a query must be, how much they must tell, and from what on one tells something; if some say
# what else is asked, "crunching, sore neck", the rest may be one word.
_FEWEST, _LEAST, _TELLING = 2, 1.5, 1.5
# From what share on a pattern may be meant, and from what share on it surely is: then what else is wished counts as much
# as where nothing else is said.
_LIKELY, SURELY = 0.15, 0.5


def described(store: Store, reading: Reading, *, sure: bool = False) -> dict[str, float]:
    """Pattern → how likely the words describe it, of 1 in all: those that are likely, or only what is surely meant.

    The latter where it must be `sure`, where every word is understood otherwise, and where one is not at all.
    A naive Bayes classifier with every pattern as likely as any other before a word is read; the weights of the words
    are those of catalog/movements.py.
    """
    aside = {place for wish in reading.wishes if wish.family in _ASIDE for place in range(*wish.words)}
    parts = [
        token.word if token.how not in _GUESSED else token.typed
        for place, token in enumerate(reading.tokens)
        if token.says_something and place not in aside
    ]
    if not parts or len(reading.content) < _FEWEST:
        return {}
    told_by = [f'{"two" if " " in feature else "one"} : "{feature}"' for feature in dict.fromkeys(features(parts))]
    rows = store.query("SELECT leans FROM movements WHERE movements MATCH ?", (" OR ".join(told_by),))
    told: dict[str, float] = {}
    backed: dict[str, int] = {}
    for pattern, weight in chain.from_iterable(json.loads(leans).items() for (leans,) in rows):
        told[pattern] = told.get(pattern, 0.0) + weight
        backed[pattern] = backed.get(pattern, 0) + (weight >= _TELLING)
    if not told:
        return {}
    best = max(told, key=told.__getitem__)
    most = told[best]
    if most < _LEAST or backed[best] < min(_FEWEST, len(parts)):
        return {}
    odds = {pattern: exp(weight - most) for pattern, weight in told.items()}
    whole = sum(odds.values())
    least = SURELY if sure or reading.all_wished or reading.unknown else _LIKELY
    return {pattern: share / whole for pattern, share in odds.items() if share / whole >= least}
