"""The exercise itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from excli.model.fields import DERIVED, FIELDS
from excli.model.kinds import HEAVY


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of it makes a session. Each value is a count ("3") or a range ("8-12").

    `seconds` and `metres` are per set and, for one-sided work, per side; `minutes` alone is the
    length of the whole session.
    """

    sets: str = ""
    reps: str = ""
    seconds: str = ""
    minutes: str = ""
    metres: str = ""

    def document(self) -> dict[str, int | str]:
        """Return the dose as it stands in YAML and JSON: counts are numbers, ranges are text."""
        pairs = (
            ("sets", self.sets),
            ("reps", self.reps),
            ("seconds", self.seconds),
            ("minutes", self.minutes),
            ("metres", self.metres),
        )
        return {unit: int(value) if value.isdigit() else value for unit, value in pairs if value}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is seen, and what to do about it now."""

    fault: str
    fix: str


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One entry. The fields are those of `excli.model.fields.FIELDS`, after the slug.

    A *loadable* entry may leave the defaults below as they are; a *complete* one fills them all.
    """

    slug: str
    name: str
    body_part: str
    target: str
    equipment: tuple[str, ...]
    difficulty: str
    category: str
    aliases: tuple[str, ...] = ()
    search_phrases: tuple[str, ...] = ()
    summary: str = ""
    secondary: tuple[str, ...] = ()
    pattern: str = ""
    mechanic: str = ""
    force: str = ""
    laterality: str = ""
    position: str = ""
    joints: Mapping[str, int] = attribute(default_factory=dict)
    impact: str = ""
    space: str = ""
    dose: Dose | None = None
    start: str = ""
    move_on: str = ""
    cues: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    faq: tuple[Question, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()

    @property
    def stresses(self) -> tuple[str, ...]:
        """Return the joints and regions it loads heavily or to the extreme."""
        return tuple(joint for joint, degree in self.joints.items() if degree >= HEAVY)

    def document(self) -> dict[str, Any]:
        """Return the entry as plain values, keyed and ordered as in JSON: `slug`, then the fields."""
        found: dict[str, Any] = {"slug": self.slug}
        for field in FIELDS:
            found[field.name] = field.kind.plain(getattr(self, field.name))
            found.update((name, list(getattr(self, name))) for name in DERIVED.get(field.name, ()))
        return found

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> Exercise:
        """Return the entry of a document: the inverse of `document`."""
        values = {field.name: field.kind.value(document[field.name]) for field in FIELDS}
        return cls(slug=document["slug"], **values)
