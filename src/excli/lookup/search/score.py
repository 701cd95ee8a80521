"""Candidates → scores: features from 0 to 1, one formula, one table of weights.

    s        = the share of the query's words that intents explain
    evidence = dis_max(name, phrase, text), with a tie breaker
               (https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/DisjunctionMaxQuery.html)
    score    = exact + named + whole + related + typed + close + (1 - damp * s) * (evidence + in_a_row)
               + s * (intent + in_part + all_intents) + movement + other_kind + popularity

Every name stands for weight * feature. Where intents explain the whole query, words that names and texts happen to share
with it say little: `damp` goes from the one kind of query to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from excli.lookup.query import Topic
from excli.lookup.search.candidate import Candidate
from excli.lookup.search.state import Search
from excli.lookup.search.weights import OTHER_KINDS, VALUES

Feature = Callable[[Search, Candidate], float]


class Score(NamedTuple):
    """What a candidate is worth: feature → points, and their sum."""

    candidate: Candidate
    parts: dict[str, float]
    total: float


def intent(search: Search, candidate: Candidate) -> float:
    """The share of the intents that it fulfils wholly, those of kit, body and pattern counting more."""
    return sum(share for share, wholly in zip(search.binding, candidate.facts.fulfils[::2], strict=True) if wholly)


def in_part(search: Search, candidate: Candidate) -> float:
    """The share of the intents that it fulfils in some way, but not wholly."""
    wholly, in_some_way = candidate.facts.fulfils[::2], candidate.facts.fulfils[1::2]
    return sum(share for share, a, b in zip(search.binding, wholly, in_some_way, strict=True) if b and not a)


def all_intents(search: Search, candidate: Candidate) -> float:
    """Whether it fulfils in some way one intent of every topic."""
    return float(all(any(map(candidate.in_some_way, topic)) for topic in search.topics))


def related(search: Search, candidate: Candidate) -> float:
    """Whether it is linked as asked from the exercise that the query names, with the kit that is asked for."""
    kit = (n for n, one in enumerate(search.query.intents) if one.topic is Topic.KIT)
    return float(candidate.entry in search.found["relation"] and all(map(candidate.in_some_way, kit)))


def other_kind(search: Search, candidate: Candidate) -> float:
    """Whether it is no strength work, where a muscle or kit is asked for and no kind of training."""
    return 0.0 if candidate.name.exact else OTHER_KINDS.get(candidate.facts.category, OTHER_KINDS[""])


def popularity(search: Search, candidate: Candidate) -> float:
    """How well known the exercise is, as far as it answers the query: among equals, staples come first."""
    wholly = all(candidate.facts.fulfils[::2])
    return candidate.facts.popularity * (search.explained * wholly + (1 - search.explained) * candidate.name.coverage)


FEATURES: dict[str, Feature] = {
    # A name is the whole query; or it is in the query, and all other words are true of the entry: "barbell rack pull".
    "exact": lambda search, one: one.name.exact,
    "named": lambda search, one: 0.0 if one.name.exact else one.name.named,
    # How much of the query a name says, and of the name the query (less where intents say it all: "legs" is no leg press);
    # whether it has every word of a query that asks for more than intents; whether it goes on as the query began: "seat cab ro".
    "name": lambda search, one: one.name.coverage * (VALUES["aside"] if search.is_intents_only else 1.0),
    "whole": lambda search, one: 0.0 if search.is_intents_only else one.name.whole,
    "in_a_row": lambda search, one: one.name.in_a_row,
    # How well the best search phrase of the entry says the query; whether it is the query.
    "phrase": lambda search, one: search.found["phrase"].get(one.entry, 0.0),
    "typed": lambda search, one: search.found.get("typed", {}).get(one.entry, 0.0),
    # How well its text says the query; whether all words of the query stand near one another in it.
    "text": lambda search, one: search.found["text"].get(one.entry, 0.0),
    "close": lambda search, one: search.found.get("close", {}).get(one.entry, 0.0),
    "intent": intent,
    "in_part": in_part,
    "all_intents": all_intents,
    # How likely the words describe its movement pattern.
    "movement": lambda search, one: search.movement.get(one.facts.pattern, 0.0),
    "related": related,
    "other_kind": other_kind,
    "popularity": popularity,
}
# What a feature needs: where there is nothing of it, it is not asked for.
_NEEDS: dict[str, Callable[[Search], object]] = {
    **dict.fromkeys(("intent", "in_part", "all_intents"), lambda search: search.query.intents),
    "phrase": lambda search: search.found["phrase"],
    "typed": lambda search: search.found.get("typed"),
    "text": lambda search: search.found["text"],
    "close": lambda search: search.found.get("close"),
    "movement": lambda search: search.movement,
    "related": lambda search: search.found["relation"],
    "other_kind": lambda search: search.asks_for_training,
}
# Features that say the same thing in other ways: the best counts wholly, the others by the tie breaker.
_EVIDENCE = ("name", "phrase", "text")
_SCALED = ("intent", "in_part", "all_intents")
# What `matched` calls the features; the others are those of a name.
_FIELDS = {
    "phrase": "search_phrases", "typed": "search_phrases", "text": "text", "close": "text",
    "intent": "facts", "in_part": "facts", "all_intents": "facts", "movement": "facts",
}  # fmt: skip
_NO_FIELD = frozenset(("related", "other_kind", "popularity"))


def score(search: Search, candidate: Candidate) -> Score:
    """Return what a candidate is worth."""
    points = formula(features_of(search, candidate), search.explained, VALUES)
    return Score(candidate, points, sum(points.values()))


def features_of(search: Search, candidate: Candidate) -> dict[str, float]:
    """Return feature → its value, from 0 to 1; those that need what the query lacks are left out."""
    if not search.features:
        search.features = tuple(name for name in FEATURES if name not in _NEEDS or _NEEDS[name](search))
    return {name: FEATURES[name](search, candidate) for name in search.features}


def formula(features: Mapping[str, float], explained: float, weights: Mapping[str, float]) -> dict[str, float]:
    """Return feature → points. `explained` is the share of the query's words that intents explain."""
    points = {name: weights[name] * value for name, value in features.items()}
    evidence = [name for name in _EVIDENCE if name in points]
    best = max(evidence, key=points.__getitem__, default="")
    for name in evidence:
        points[name] *= (1.0 if name == best else weights["tie"]) * (1 - weights["damp"] * explained)
    if "in_a_row" in points:
        points["in_a_row"] *= 1 - weights["damp"] * explained
    for name in _SCALED:
        if name in points:
            points[name] *= explained
    return points


def matched(search: Search, found: Score) -> str:
    """Return what gave most: a field, "facts" for intents and movements, "text" for any prose, or a relation."""
    if found.parts.get("related"):
        return search.query.relation
    by_field: dict[str, float] = {}
    for name, worth in found.parts.items():
        if name not in _NO_FIELD:
            field = _FIELDS.get(name, found.candidate.name.field or "name")
            by_field[field] = by_field.get(field, 0.0) + worth
    return max(by_field, key=by_field.__getitem__)
