"""Candidates → scores: features from 0 to 1, one formula, one table of weights.

    s        = share of the query's words that intents explain
    evidence = dis_max(name, phrase, text), with a tie breaker
               (https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/DisjunctionMaxQuery.html)
    score    = exact + named + related + typed + close + (1 - damp * s) * (evidence + in_a_row)
               + s * (intent + in_part + all_intents) + movement + other_kind + corrected + popularity

Every name stands for weight * feature. Where intents explain the whole query, words that names and texts happen to share
with it say little: `damp` goes from the one kind of query to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from excli.lookup.query import Topic
from excli.lookup.search.candidate import Candidate
from excli.lookup.search.retrieve import Search
from excli.lookup.search.weights import WEIGHTS

Feature = Callable[[Search, Candidate], float]

# What binds more than the rest where not all intents can be fulfilled.
_BINDING = {Topic.KIT: 1.4, Topic.BODY: 1.3, Topic.PATTERN: 1.3}
# How much less strength work is expected of each category, from 0 to 1.
_OTHER_KINDS = {"stretching": 1.0, "mobility": 1.0, "cardio": 1.0, "strength": 0.0}
_OTHER_KIND = 0.25


class Score(NamedTuple):
    """What a candidate is worth: feature → points, and their sum."""

    candidate: Candidate
    parts: dict[str, float]
    total: float


def exact(search: Search, candidate: Candidate) -> float:
    """Whether a name is the whole query."""
    return candidate.name.exact


def named(search: Search, candidate: Candidate) -> float:
    """Whether a name is in the query and all other words are true of the entry: "barbell rack pull"."""
    return candidate.name.named if not candidate.name.exact else 0.0


def name(search: Search, candidate: Candidate) -> float:
    """How much of the query a name says, and how much of the name the query."""
    return candidate.name.coverage


def in_a_row(search: Search, candidate: Candidate) -> float:
    """Whether a name goes on as the query began: "seat cab ro"."""
    return candidate.name.in_a_row


def phrase(search: Search, candidate: Candidate) -> float:
    """How well the best search phrase of the entry says the query."""
    return search.found["phrase"].get(candidate.entry, 0.0)


def typed(search: Search, candidate: Candidate) -> float:
    """Whether a search phrase of the entry is the query."""
    return search.found.get("typed", {}).get(candidate.entry, 0.0)


def text(search: Search, candidate: Candidate) -> float:
    """How well its text says the query."""
    return search.found["text"].get(candidate.entry, 0.0)


def close(search: Search, candidate: Candidate) -> float:
    """Whether all words of the query stand near one another in its text."""
    return float(candidate.entry in search.found.get("close", ()))


def intent(search: Search, candidate: Candidate) -> float:
    """The share of the intents that it fulfils wholly, those of kit, body and pattern counting more."""
    return _share(search, candidate.wholly) if search.query.intents else 0.0


def in_part(search: Search, candidate: Candidate) -> float:
    """The share of the intents that it fulfils in some way, but not wholly."""
    if not search.query.intents:
        return 0.0
    return _share(search, lambda number: candidate.in_some_way(number) and not candidate.wholly(number))


def _share(search: Search, fulfils: Callable[[int], bool]) -> float:
    binding = [_BINDING.get(one.topic, 1.0) for one in search.query.intents]
    return sum(weight for number, weight in enumerate(binding) if fulfils(number)) / (sum(binding) or 1.0)


def all_intents(search: Search, candidate: Candidate) -> float:
    """Whether it fulfils in some way one intent of every topic."""
    if not search.topics:
        return 0.0
    return float(all(any(map(candidate.in_some_way, numbers)) for numbers in search.topics))


def movement(search: Search, candidate: Candidate) -> float:
    """How likely the words describe its movement pattern."""
    return search.movement.get(candidate.facts.pattern, 0.0)


def related(search: Search, candidate: Candidate) -> float:
    """Whether it is linked as asked from the exercise that the query names, and asks for no other kit."""
    if candidate.entry not in search.found["relation"]:
        return 0.0
    kit = (n for n, one in enumerate(search.query.intents) if one.topic is Topic.KIT)
    return float(all(candidate.in_some_way(number) for number in kit))


def other_kind(search: Search, candidate: Candidate) -> float:
    """Whether it is no strength work, where a muscle or kit is asked for and no kind of training."""
    if not search.asks_for_training or candidate.name.exact:
        return 0.0
    return _OTHER_KINDS.get(candidate.facts.category, _OTHER_KIND)


def corrected(search: Search, candidate: Candidate) -> float:
    """Whether a word was taken for a mistake."""
    return float(search.is_corrected)


def popularity(search: Search, candidate: Candidate) -> float:
    """How well known the exercise is."""
    return candidate.facts.popularity


FEATURES: dict[str, Feature] = {
    function.__name__: function
    for function in (
        exact, named, name, in_a_row, phrase, typed, text, close, intent, in_part, all_intents, movement, related, other_kind, corrected,
        popularity,
    )
}  # fmt: skip
# Features that say the same thing in other ways: the best counts wholly, the others by the tie breaker.
_EVIDENCE = ("name", "phrase", "text")
_DAMPED = (*_EVIDENCE, "in_a_row")
_SCALED = ("intent", "in_part", "all_intents")
# What --explain and `matched` call what gave most.
_FIELDS = {"phrase": "search_phrases", "typed": "search_phrases", "intent": "facts", "in_part": "facts", "all_intents": "facts",
           "movement": "facts", "text": "text", "close": "text"}  # fmt: skip


VALUES = {name: weight.value for name, weight in WEIGHTS.items()}


def score(search: Search, candidate: Candidate) -> Score:
    """Return what a candidate is worth."""
    points = formula(features_of(search, candidate), search.explained, VALUES)
    return Score(candidate, points, sum(points.values()))


def features_of(search: Search, candidate: Candidate) -> dict[str, float]:
    """Return feature → its value, from 0 to 1."""
    return {name: feature(search, candidate) for name, feature in FEATURES.items()}


def formula(features: Mapping[str, float], explained: float, weights: Mapping[str, float]) -> dict[str, float]:
    """Return feature → points. `explained` is the share of the query's words that intents explain."""
    points = {name: weights[name] * value for name, value in features.items()}
    best = max(_EVIDENCE, key=points.__getitem__)
    for name in _EVIDENCE:
        if name != best:
            points[name] *= weights["tie"]
    damp = 1 - weights["damp"] * explained
    for name in _DAMPED:
        points[name] *= damp
    for name in _SCALED:
        points[name] *= explained
    return points


def matched(search: Search, found: Score) -> str:
    """Return what gave most: a field, "facts" for intents and movements, "text" for any prose, or a relation."""
    candidate, points, _ = found
    if points["related"]:
        return search.query.relation
    by_field: dict[str, float] = {}
    for name, worth in points.items():
        if name not in ("other_kind", "corrected", "popularity", "related"):
            field = _FIELDS.get(name, candidate.name.field or "name")
            by_field[field] = by_field.get(field, 0.0) + worth
    return max(by_field, key=by_field.__getitem__)
