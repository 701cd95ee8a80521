"""What is said of an answer: what is kept, what changes, how to begin. Words for load, never for treatment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.swap.facts import Facts, Question
from excli.lookup.swap.limits import relation, same_job, stood_in
from excli.lookup.vocabulary import labels_of
from excli.model.answers import Record
from excli.model.facets import BODY_WEIGHT
from excli.model.kinds import LIGHT
from excli.model.text import join

# How much lighter or heavier is worth a word, and is much.
_SOME, _MUCH = 0.45, 1.15
_DOSE_UNITS = {"reps": "", "seconds": " s", "minutes": " min", "metres": " m"}


class Reason(NamedTuple):
    """One thing to know about an answer: a code for programs, the words for people."""

    code: str
    text: str


class Told(NamedTuple):
    """What is said of an answer.

    relation  "same", "cross-pattern", "easier" or "harder"
    kept      the muscles that still work; lost: those that do not
    reasons   what is kept and what changes
    dose      how much to begin with
    kit       the equipment it uses, of what is owned
    """

    relation: str
    kept: list[str]
    lost: list[str]
    reasons: list[Reason]
    dose: str
    kit: list[str]

    @property
    def why(self) -> str:
        return "; ".join(reason.text for reason in self.reasons)


Labels = Mapping[str, Mapping[str, str]]


def tell(store: Store, question: Question, other: Facts, documents: Mapping[str, Record]) -> Told:
    """Return what is said of an answer whose document is at hand."""
    own = question.own
    labels: Labels = store.kept("spoken", lambda: _labels(store))
    reasons = [reason for say in _SAYINGS if (reason := say(question, other, labels))]
    return Told(
        relation=relation(question, other),
        kept=[muscle for muscle in own.muscles if muscle in other.muscles],
        lost=[muscle for muscle in own.muscles if muscle not in other.muscles],
        reasons=reasons,
        dose=_dose(question, other, documents[other.slug]),
        kit=_kit(question, other),
    )


def _movement(question: Question, other: Facts, labels: Labels) -> Reason:
    own, of = question.own, labels["pattern"]
    if own.pattern == other.pattern:
        return Reason("same-movement", "the same movement")
    if not same_job(question, other):
        return Reason("near", f"{of[other.pattern]}: not the same job, but the same muscle")
    return Reason("other-movement", f"{of[other.pattern]} in place of {of[own.pattern]}")


def _muscles(question: Question, other: Facts, labels: Labels) -> Reason | None:
    own, of = question.own, labels["muscle"]
    if own.target == other.target or own.kind == "heart":
        return None
    if own.target in other.secondary:
        return Reason("target", f"more {of[other.target]}, less {of[own.target]}")
    return Reason("target", f"for {of[other.target]}; {of[own.target]} rest")


def _sides(question: Question, other: Facts, labels: Labels) -> Reason | None:
    own = question.own
    if own.laterality == other.laterality:
        return None
    limb = "leg" if other.body_part == "legs" else "side"
    if other.one_sided:
        half = ", so half the weight is enough" if own.load > _SOME and other.mechanic == "compound" else ""
        return Reason("one-sided", f"one {limb} at a time{half}")
    if own.one_sided and other.laterality == "bilateral":
        return Reason("both-sides", "both legs at once" if limb == "leg" else "both sides at once")
    return None


def _load(question: Question, other: Facts, labels: Labels) -> Reason | None:
    more = other.load - question.own.load
    if question.own.kind in ("heart", "stretch") or abs(more) < _SOME:
        return None
    if more > 0:
        return Reason("heavier", "can be made much heavier" if more > _MUCH else "can be made heavier")
    return Reason("lighter", "much lighter" if -more > _MUCH else "lighter")


def _speed(question: Question, other: Facts, labels: Labels) -> Reason | None:
    fast = other.kind in ("power", "swing")
    if fast and question.own.kind == "strength":
        return Reason("fast", "done fast, not heavy")
    if other.force == "static" and question.own.force != "static" and question.own.kind == "strength":
        return Reason("hold", "held, not lifted")
    return None


def _skill(question: Question, other: Facts, labels: Labels) -> Reason | None:
    more = other.level - question.own.level
    if more:
        return Reason("skill", "asks more skill" if more > 0 else "easier to learn")
    return None


def _range(question: Question, other: Facts, labels: Labels) -> Reason | None:
    own_words = question.own.slug.split("-")
    for word in other.slug.split("-"):
        said = question.rules["ranges"].get(word, {})
        if word in own_words or not said:
            continue
        for beside, text in said.items():
            if not beside or beside in other.slug.split("-"):
                return Reason("range", text)
    return None


def _spared(question: Question, other: Facts, labels: Labels) -> Reason | None:
    own, of = question.own, labels["joint"]
    none = [f"the {of[joint]}" for joint in question.avoid if not other.joints.get(joint)]
    less = [
        f"the {of[joint]}" for joint in question.avoid if LIGHT <= other.joints.get(joint, 0) < own.joints.get(joint, 0)
    ]
    said = [f"no load on {join(none)}"] if none else []
    said += [f"less load on {join(less)}"] if less else []
    return Reason("spares", ", ".join(said)) if said else None


def _stand_ins(question: Question, other: Facts, labels: Labels) -> Reason | None:
    found = stood_in(question, other)
    return Reason("stand-in", ", ".join(said for _, said in found)) if found else None


_SAYINGS: Sequence[Callable[[Question, Facts, Labels], Reason | None]] = (
    _movement,
    _muscles,
    _sides,
    _load,
    _speed,
    _range,
    _skill,
    _spared,
    _stand_ins,
)


def _dose(question: Question, other: Facts, document: Record) -> str:
    """The answer's own reps, as many sets as before; nearer to the last rep that goes where the load is much less."""
    dose = document["dose"]
    unit = next((unit for unit in _DOSE_UNITS if unit in dose), None)
    if unit is None:
        return ""
    text = f"{dose[unit]}{_DOSE_UNITS[unit]}"
    if "sets" in dose:
        side = " each side" if other.one_sided and unit != "metres" else ""
        lighter = other.kind == "strength" and question.own.load - other.load > _MUCH and unit == "reps"
        text = f"{dose['sets']} × {text}{side}{', to two in reserve' if lighter else ''}"
    return text


def _kit(question: Question, other: Facts) -> list[str]:
    instead = [slug for slug, _ in stood_in(question, other) or ()]
    used = [slug for slug in other.equipment if question.owned is None or slug in question.owned]
    return [slug for slug in dict.fromkeys([*used, *instead]) if slug != BODY_WEIGHT]


def _labels(store: Store) -> dict[str, dict[str, str]]:
    facets = ("pattern", "muscle", "joint")
    return {facet: {slug: label.lower() for slug, label in labels_of(store, facet).items()} for facet in facets}
