"""The exercise itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
        """The dose as it stands in YAML and JSON: counts are numbers, ranges are text."""
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
    stresses: tuple[str, ...] = ()
    dose: Dose | None = None
    steps: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    faq: tuple[Question, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The entry as plain values, keyed and ordered as in JSON output: `slug`, then the fields."""
        from excli.model.fields import FIELDS

        found: dict[str, Any] = {"slug": self.slug}
        for field in FIELDS:
            value = getattr(self, field.name)
            if field.kind == "dose":
                value = value.document() if value else {}
            elif field.kind == "mistakes":
                value = [{"fault": item.fault, "fix": item.fix} for item in value]
            elif field.kind == "questions":
                value = [{"question": item.question, "answer": item.answer} for item in value]
            elif isinstance(value, tuple):
                value = list(value)
            found[field.name] = value
        return found

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> Exercise:
        """The inverse of `document`."""
        from excli.model.fields import FIELDS

        values: dict[str, Any] = {"slug": document["slug"]}
        for field in FIELDS:
            value = document[field.name]
            if field.kind == "dose":
                value = Dose(**{unit: str(amount) for unit, amount in value.items()}) if value else None
            elif field.kind == "mistakes":
                value = tuple(Mistake(**item) for item in value)
            elif field.kind == "questions":
                value = tuple(Question(**item) for item in value)
            elif isinstance(value, list):
                value = tuple(value)
            values[field.name] = value
        return cls(**values)
