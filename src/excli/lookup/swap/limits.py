"""The hard rules: what never answers, however well it scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from excli.lookup.swap.facts import Facts, Question

# An isolation exercise may be answered by a compound one that trains its target among this many second muscles.
_NEAR_SECOND = 2
_ADVANCED = 2
# What the body alone can hardly be told from no load at all.
_LIGHT = 0.75


class Limit(NamedTuple):
    """A rule with its name: true for what may answer."""

    name: str
    allows: Callable[[Question, Facts], bool]


def another(question: Question, other: Facts) -> bool:
    """An exercise is not done instead of itself."""
    return other.slug != question.own.slug


def owned(question: Question, other: Facts) -> bool:
    """It needs nothing that is neither owned, nor covered, nor stood in for."""
    return stood_in(question, other) is not None


def spares(question: Question, other: Facts) -> bool:
    """It loads no joint that is to be spared by more than is allowed there."""
    return all(other.joints.get(joint, 0) <= most for joint, most in question.avoid.items())


def of_kind(question: Question, other: Facts) -> bool:
    """Strength is not traded for a stretch, nor a run for a lift."""
    return bool(question.rules["kinds_answer"].get(question.own.kind, {}).get(other.kind))


def same_job(question: Question, other: Facts) -> bool:
    """It moves as the asked one does, or in a pattern that is known to do the same job; or an editor says that it does."""
    return bool(question.job(other)) or other.slug in question.swaps


def same_turn(question: Question, other: Facts) -> bool:
    """It is not the same pattern the other way round: no neck extension for a neck curl."""
    own = question.own
    return own.pattern != other.pattern or not own.turn or not other.turn or own.turn == other.turn


def same_muscle(question: Question, other: Facts) -> bool:
    """The two share a main muscle; for an isolation exercise its target is trained first of all, or nearly.

    Where nothing comes close, any muscle of the one among the first of the other is something.
    """
    own = question.own
    if own.kind == "heart":
        return True
    if other.target == own.target:
        return True
    if own.kind == "stretch":
        return own.target in other.secondary[:1]
    if question.wide:
        return not set(own.muscles).isdisjoint(other.muscles[: 1 + _NEAR_SECOND])
    if own.mechanic == "isolation":
        near = other.secondary if question.moved else other.secondary[:_NEAR_SECOND]
        return own.target in near or (question.moved and other.target in own.secondary[:1])
    return own.target in other.secondary or other.target in own.secondary


def in_reach(question: Question, other: Facts) -> bool:
    """At most one level harder, and across patterns nothing advanced but for who is."""
    own = question.own
    if other.pattern != own.pattern and other.level == _ADVANCED > own.level:
        return False
    return other.level <= own.level + 1


def no_risk(question: Question, other: Facts) -> bool:
    """Nothing of the list of risks but for one that is on it."""
    return not other.risk or bool(question.own.risk)


def no_drill(question: Question, other: Facts) -> bool:
    """A drill to learn with is no answer to a lift that bears a load."""
    return not other.drill or question.own.drill or question.own.load < question.rules["drills"]["from"]


def no_skill(question: Question, other: Facts) -> bool:
    """A feat of skill is no answer to a lift that is loaded with kit."""
    return (
        other.slug not in question.rules["skills"]
        or not question.own_kit
        or question.own.slug in question.rules["skills"]
    )


def as_turned(question: Question, other: Facts) -> bool:
    """Where something easier or harder is asked for, it is that."""
    return not question.turn or relation(question, other) == question.turn


LIMITS: Sequence[Limit] = (
    Limit("another", another),
    Limit("owned", owned),
    Limit("spares", spares),
    Limit("of kind", of_kind),
    Limit("same job", same_job),
    Limit("same turn", same_turn),
    Limit("same muscle", same_muscle),
    Limit("in reach", in_reach),
    Limit("no risk", no_risk),
    Limit("no drill", no_drill),
    Limit("no skill", no_skill),
    Limit("as turned", as_turned),
)


def allowed(question: Question, other: Facts, without: frozenset[str] = frozenset()) -> bool:
    """Return whether every rule lets an entry answer, but for those named in `without`."""
    return all(limit.allows(question, other) for limit in LIMITS if limit.name not in without)


def stood_in(question: Question, other: Facts) -> list[tuple[str, str]] | None:
    """Return what stands in for kit that is not owned, as (slug of the kit, how it is said); None: something is missing."""
    if question.owned is None:
        return []
    found = []
    for needed in other.equipment:
        if needed in question.owned:
            continue
        stand_in = next((line for line in question.rules["stand_ins"] if _stands(line, needed, question, other)), None)
        if stand_in is None:
            return None
        found.append((str(stand_in["owned"]), str(stand_in["say"])))
    return found


def _stands(line: dict[str, str], needed: str, question: Question, other: Facts) -> bool:
    if line["for"] != needed or line["owned"] not in (question.owned or ()):
        return False
    return other.pattern in line["pattern"] or any(word in other.slug for word in line["word"])


def relation(question: Question, other: Facts) -> str:
    """Return "easier", "harder", "same" or "cross-pattern": a step of the ladder, or a level or a load away.

    Easier means an easier level, or at the same level clearly less load; where it is asked for, in another pattern too.
    """
    own = question.own
    if other.slug in question.easier:
        return "easier"
    if other.slug in question.harder:
        return "harder"
    if other.pattern != own.pattern and not question.turn:
        return "cross-pattern"
    if other.level != own.level:
        return "easier" if other.level < own.level else "harder"
    if question.turn and abs(other.load - own.load) > _LIGHT:
        return "easier" if other.load < own.load else "harder"
    return "same" if other.pattern == own.pattern else "cross-pattern"
