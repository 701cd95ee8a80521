"""What makes one candidate the better choice: one table of named features, each between 0 and 1, and their weights."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping
from math import log
from typing import Any, NamedTuple

from excli.lookup.plan.pool import Candidate
from excli.model.plan import PlanRequest

# The first that is listed for a slot has 1, each further one so much less, the last ones all the same.
_STEP, _LAST_STAPLE = 0.1, 0.35
# How well an exercise of the level fits, of one below, of two below.
_BELOW = (1.0, 0.9, 0.8)
# Where no load can be added, what was easy at the beginning is too easy now.
_BELOW_UNLOADED = (1.0, 0.4, 0.0)
_STILL = (1.0, 0.7, 0.3)
_FAR = 0.4
# The degrees of all joints together from which on nothing is easy.
_MUCH_LOAD = 8
_ROOM = {"mat": 1.0, "wall": 0.8, "ceiling": 0.7}


class Question(NamedTuple):
    """What a choice is made for.

    slot      its name and row; staples: what a coach gives first in it
    used      slugs of the week so far; beside: patterns of the session so far; needed: muscles below their band
    """

    request: PlanRequest
    name: str
    slot: dict[str, Any]
    staples: Mapping[str, int]
    levels: Mapping[str, int]
    size: int
    used: Collection[str] = ()
    beside: Collection[str] = ()
    stations: Collection[str] = ()
    short: bool = False


class Feature(NamedTuple):
    """A reason to choose: its name, what it weighs, how it is told, and its size for a candidate."""

    name: str
    weight: float
    meaning: str
    of: Callable[[Candidate, Question], float]


def _fit(candidate: Candidate, question: Question) -> float:
    pattern = candidate.record["pattern"]
    own = question.slot["patterns"].get(pattern)
    return float(own if own is not None else question.slot.get("stand_ins", {}).get(pattern, 0) / 2)


def _staple(candidate: Candidate, question: Question) -> float:
    place = question.staples.get(candidate.slug)
    if place is None:
        return 0.0
    known = max(1 - _STEP * place, _LAST_STAPLE)
    return known if candidate.adjustable else known * _of_level(candidate, question, _STILL)


def _known(candidate: Candidate, question: Question) -> float:
    return float(1 - log(candidate.rank) / log(max(question.size, 2)))


def _load(candidate: Candidate, question: Question) -> float:
    return candidate.load


def _level(candidate: Candidate, question: Question) -> float:
    return _of_level(candidate, question, _BELOW if candidate.adjustable else _BELOW_UNLOADED)


def _of_level(candidate: Candidate, question: Question, shares: tuple[float, ...]) -> float:
    """Return the share for an exercise of the level or above, of one below, of two below."""
    apart = question.levels[question.request.level] - question.levels.get(candidate.record["difficulty"], 0)
    return shares[min(max(apart, 0), len(shares) - 1)]


def _ease(candidate: Candidate, question: Question) -> float:
    """Grow as the joints are loaded less."""
    return float(max(0.0, 1 - sum(candidate.record["joints"].values()) / _MUCH_LOAD))


def _fresh(candidate: Candidate, question: Question) -> float:
    return float(candidate.slug not in question.used)


def _apart(candidate: Candidate, question: Question) -> float:
    return float(candidate.record["pattern"] not in question.beside)


def _room(candidate: Candidate, question: Question) -> float:
    return _ROOM.get(str(candidate.record["space"]), _FAR)


def _quick(candidate: Candidate, question: Question) -> float:
    """Prefer both sides at once where time is short."""
    return float(not (question.short and candidate.record["laterality"] == "unilateral"))


def _moves(candidate: Candidate, question: Question) -> float:
    """Prefer repetitions to a hold, for whatever is not the trunk."""
    return float("reps" in candidate.record["dose"] or question.slot["role"] not in ("compound", "isolation"))


def _hands(candidate: Candidate, question: Question) -> float:
    """Prefer what needs few things to be set up."""
    return 1 / len(candidate.record["equipment"])


def _draw(candidate: Candidate, question: Question) -> float:
    """Give each seed but 0 a taste of its own among what is nearly as good."""
    if not question.request.seed:
        return 0.0
    return zlib.crc32(f"{question.request.seed} {candidate.slug}".encode()) / 2**32


FEATURES: tuple[Feature, ...] = (
    Feature("fit", 0.34, "does what the slot is for", _fit),
    Feature("staple", 0.28, "what a coach gives first here", _staple),
    Feature("load", 0.14, "can be loaded for long", _load),
    Feature("fresh", 0.10, "not yet in this week", _fresh),
    Feature("apart", 0.06, "another movement than the rest of the session", _apart),
    Feature("level", 0.12, "asks as much as you can give", _level),
    Feature("moves", 0.05, "repetitions, which can be counted", _moves),
    Feature("known", 0.04, "well known", _known),
    Feature("ease", 0.04, "easy on the joints", _ease),
    Feature("quick", 0.04, "both sides at once", _quick),
    Feature("room", 0.02, "fits on a mat", _room),
    Feature("hands", 0.02, "little to set up", _hands),
    Feature("draw", 0.12, "drawn by the seed", _draw),
)
# What a goal or an age changes of the weights: feature → factor.
TURNS: Mapping[str, Mapping[str, float]] = {
    "strength": {"load": 1.6},
    "size": {"load": 1.2},
    "power": {"load": 1.2},
    "health": {"ease": 1.5},
    "older": {"ease": 3.0, "load": 0.7, "level": 0.2},
}


def score(candidate: Candidate, question: Question, older: bool = False) -> dict[str, float]:
    """Return feature → its part of the score; their sum is the score."""
    turns = TURNS.get(question.request.goal, {})
    old = TURNS["older"] if older else {}
    return {
        feature.name: round(
            feature.weight * turns.get(feature.name, 1) * old.get(feature.name, 1) * feature.of(candidate, question), 4
        )
        for feature in FEATURES
    }
