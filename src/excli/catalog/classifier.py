"""From the weights of words to the probability of each movement pattern: naive Bayes.

Every pattern is as likely as any other before a word is read; the weights are those that catalog/movements.py learns
(Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 13).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import exp

# How many nats must speak for a pattern in all, and from how many on a word counts as one that tells.
_LEAST_WEIGHT, _TELLING_WEIGHT = 1.5, 1.5


def classify(weights: Iterable[Mapping[str, float]], *, fewest: int) -> dict[str, float]:
    """Return pattern → its probability, given what each word speaks for.

    Empty where too little speaks for the likeliest: it takes `fewest` words that tell.
    """
    total: dict[str, float] = {}
    telling: dict[str, int] = {}
    for pattern, weight in chain.from_iterable(one.items() for one in weights):
        total[pattern] = total.get(pattern, 0.0) + weight
        telling[pattern] = telling.get(pattern, 0) + (weight >= _TELLING_WEIGHT)
    best = max(total, key=total.__getitem__, default="")
    if not best or total[best] < _LEAST_WEIGHT or telling[best] < fewest:
        return {}
    odds = {pattern: exp(weight - total[best]) for pattern, weight in total.items()}
    whole = sum(odds.values())
    return {pattern: share / whole for pattern, share in odds.items()}
