"""How good an answer is: one table of features, each from 0 to 1, and what each weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from excli.lookup.swap.facts import Facts, Question
from excli.lookup.swap.limits import stood_in

# What the first of the second muscles counts beside the target, what each later one counts less, and the least.
_SECOND, _NEXT, _LAST = 0.5, 0.05, 0.25
# How much heavier or lighter than the exercise itself makes all the difference.
_LOAD_RANGE = 2.6
_HEAVIER = 0.15
# What is lost with each level: there are only a few worth an answer.
_EASIER_LEVEL, _HARDER_LEVEL = 0.12, 0.55
# What the editor's first swap keeps more than each later one, down to this; and what a step of the ladder counts.
_LATER, _LEAST_NAMED, _STEP = 0.05, 0.6, 0.5
_NAMED_JOB = 0.45
# What the same pattern still counts where it is what hurts.
_SAME_HURTS = 0.8
_IMPACTS = ("none", "low", "high")
_FAST = ("power", "swing")
_MOST_JOINTS = 6


class Feature(NamedTuple):
    """One row of the table: a name, what it says, its weight."""

    name: str
    of: Callable[[Question, Facts], float]
    weight: float


def job(question: Question, other: Facts) -> float:
    """How much of the job the movement keeps."""
    if question.moved and other.pattern == question.own.pattern:
        return _SAME_HURTS
    return max(question.job(other), _NAMED_JOB if other.slug in question.swaps else 0.0)


def muscles(question: Question, other: Facts) -> float:
    """How far the same muscles work as hard; in what is done for the heart, whether it lands as hard."""
    own = question.own
    if own.kind == "heart":
        return 1 - abs(_IMPACTS.index(own.impact or "none") - _IMPACTS.index(other.impact or "none")) / 3
    shared = sum(_share(own, muscle) * _share(other, muscle) for muscle in own.muscles)
    return shared / (_length(own) * _length(other))


def load(question: Question, other: Facts) -> float:
    """Whether it can be made as heavy; heavier costs a little."""
    more = other.load - question.own.load
    if question.own.kind == "stretch":
        return 0.7
    return max(1 - abs(more) / _LOAD_RANGE * (_HEAVIER if more > 0 else 1), 0.0)


def level(question: Question, other: Facts) -> float:
    """Whether it asks for the same skill."""
    if question.turn:
        return 1.0
    more = other.level - question.own.level
    return max(1 - (more * _HARDER_LEVEL if more > 0 else -more * _EASIER_LEVEL), 0.0)


def likeness(question: Question, other: Facts) -> float:
    """Whether sides, position, joints, and moving or holding are the same; one leg makes up for load that is missing."""
    own = question.own
    makes_up = other.one_sided and other.body_part == "legs" and other.load < own.load
    return (
        0.4 * (own.laterality == other.laterality or makes_up)
        + 0.2 * (own.position == other.position)
        + 0.2 * (own.mechanic == other.mechanic)
        + 0.2 * ((own.force == "static") == (other.force == "static"))
    )


def named(question: Question, other: Facts) -> float:
    """Whether the editor names it as a swap, first or later, or as a step of the ladder."""
    if other.slug in question.swaps:
        return max(1 - _LATER * question.swaps.index(other.slug), _LEAST_NAMED)
    return _STEP if other.slug in question.easier or other.slug in question.harder else 0.0


def known(question: Question, other: Facts) -> float:
    """How well known it is."""
    return 1 - log(other.id) / log(max(question.entries, 2))


def relief(question: Question, other: Facts) -> float:
    """How far it spares the joints asked for."""
    if not question.avoid:
        return 0.0
    return sum(1 - min(other.joints.get(joint, 0), 2) / 2 for joint in question.avoid) / len(question.avoid)


def gentle(question: Question, other: Facts) -> float:
    """How little it asks of all joints together."""
    return 1 - min(sum(other.joints.values()), _MOST_JOINTS) / _MOST_JOINTS


def fast(question: Question, other: Facts) -> float:
    """Whether it is done fast."""
    return float(other.kind in _FAST)


def station(question: Question, other: Facts) -> float:
    """Whether it needs the same station, which may be taken."""
    return float(question.taken and same_station(question, other))


def uses(question: Question, other: Facts) -> float:
    """Whether it uses what was named as owned: who names a band means to use it."""
    return float(any(slug in question.named_kit for slug in other.equipment))


def stand_in(question: Question, other: Facts) -> float:
    """Whether something stands in for its kit."""
    return float(bool(stood_in(question, other)))


FEATURES: Sequence[Feature] = (
    Feature("job", job, 0.23),
    Feature("muscles", muscles, 0.18),
    Feature("load", load, 0.17),
    Feature("level", level, 0.06),
    Feature("likeness", likeness, 0.07),
    Feature("named", named, 0.09),
    Feature("known", known, 0.07),
    Feature("relief", relief, 0.07),
    Feature("gentle", gentle, 0.04),
    Feature("fast", fast, 0.0),
    Feature("station", station, -0.09),
    Feature("uses", uses, 0.04),
    Feature("stand-in", stand_in, -0.08),
)
# What weighs otherwise when the pattern itself hurts: then the muscles matter more than the movement.
MOVED: Mapping[str, float] = {"job": 0.14, "muscles": 0.27}
# What weighs otherwise for a goal.
GOALS: Mapping[str, Mapping[str, float]] = {
    "strength": {"load": 0.23},
    "size": {"muscles": 0.26, "load": 0.12, "likeness": 0.02},
    "power": {"fast": 0.23, "load": 0.08},
    "rehab": {"load": 0.04, "gentle": 0.17, "relief": 0.08},
    "skill": {"job": 0.34, "likeness": 0.09},
}
# What is taken off for each better answer of the same pattern, kit and sides.
SAME_AGAIN = 0.04
# What scores less is no answer; what scores this much less than the best is not worth reading after it. Below CLOSE
# nothing comes close, and that is said.
CUT, BEHIND, CLOSE = 0.29, 0.21, 0.39
# More than this nobody reads, in a pipe either.
MOST = 20
# What is enough where nothing else answers.
WIDE = 0.17


def weights(question: Question) -> dict[str, float]:
    """Return feature → weight as this question has them."""
    found = {feature.name: feature.weight for feature in FEATURES}
    return {**found, **(MOVED if question.moved else {}), **GOALS.get(question.goal, {})}


def parts(question: Question, other: Facts, weight: Mapping[str, float]) -> dict[str, float]:
    """Return what each feature adds to the score of an answer, and "kind", what is lost where the kind of work differs."""
    found = {
        feature.name: weight[feature.name] * feature.of(question, other) for feature in FEATURES if weight[feature.name]
    }
    share = question.rules["kinds_answer"].get(question.own.kind, {}).get(other.kind, 0.0)
    if question.goal == "power" and other.kind in _FAST:
        share = 1.0
    found["kind"] = (share - 1) * sum(found.values())
    return found


def same_station(question: Question, other: Facts) -> bool:
    """Return whether both need the same station."""
    return not set(question.rules["stations"]).intersection(question.own.equipment).isdisjoint(other.equipment)


def sort_of(question: Question, other: Facts) -> tuple[str, str, str]:
    """Return what makes two answers much alike: the pattern, the main kit, the sides."""
    return other.pattern, other.equipment[0], other.laterality


def _share(entry: Facts, muscle: str) -> float:
    if muscle == entry.target:
        return 1.0
    if muscle not in entry.secondary:
        return 0.0
    return max(_SECOND - _NEXT * entry.secondary.index(muscle), _LAST)


def _length(entry: Facts) -> float:
    return sqrt(sum(_share(entry, muscle) ** 2 for muscle in entry.muscles))
