"""The shapes a field's value can have: one class for each. Nothing else decides by the kind of a field.

A value has three forms. *Raw* is what a YAML file holds: text, lists, pairs, and `Odd` for anything else. *Plain* is
what JSON holds. The *value* is what `Exercise` holds. `load` checks raw and gives the value, `plain` and `value` lead
from one form to the other, and `schema` says of raw and plain what `load` accepts. A property test holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:  # a start that reads no YAML has no use for the checker
    from excli.model.checker import Checker, Path
    from excli.model.fields import Field

Values = Mapping[str, Sequence[str]]
"""Facet → the slugs an entry may name."""

SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_NUMBER = "[1-9][0-9]{0,5}"
# A count, or a range that rises: the upper end has more digits, or as many of which the first that differs is larger.
_MORE_DIGITS = "|".join(f"[1-9][0-9]{{{n}}}-[1-9][0-9]{{{n + 1},5}}" for n in range(5))
_AS_MANY = "|".join(f"[0-9]{{{n}}}-[0-9]{{{n}}}" for n in range(1, 7))
_LARGER = "|".join(f"{digit}[0-9]*-\\1[{digit + 1}-9]" for digit in range(9))
COUNT_PATTERN = f"^(?:{_NUMBER}|{_MORE_DIGITS}|(?=[1-9])(?=(?:{_AS_MANY})$)([0-9]*)(?:{_LARGER})[0-9]*)$"
MOST = 999_999

DOSE_UNITS = ("reps", "seconds", "minutes", "metres")
# Degrees of load on a joint: from HEAVY on it is what `stresses` names in JSON and what --avoid leaves out.
LIGHT, HEAVY, EXTREME = 1, 2, 3


class Kind:
    """A shape.

    column  an entry has one value of a closed list, which the compiled catalog keeps in a column of its own
    many    an entry may have several, or none
    empty   what JSON holds where an entry leaves it out, if `schema` would refuse that
    """

    column = False
    many = False
    empty: ClassVar[Any] = None

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        """Return the JSON Schema of a raw or plain value."""
        raise NotImplementedError

    def load(self, raw: Any, field: Field, checker: Checker) -> Any:
        """Return the value of a raw one; None, with the reasons recorded, when it has none."""
        raise NotImplementedError

    def plain(self, value: Any) -> Any:
        """Return a value as JSON holds it."""
        return value

    def value(self, plain: Any) -> Any:
        """Return the value of a plain one: the inverse of `plain`."""
        return plain

    def slugs(self, value: Any) -> tuple[str, ...]:
        """Return the slugs a value or a plain one names: those of its vocabulary, or of other entries."""
        return ()


_TEXT = {"type": "string", "pattern": "\\S"}


class Text(Kind):
    """One line of prose."""

    empty = ""

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        return _TEXT

    def load(self, raw: Any, field: Field, checker: Checker) -> str | None:
        return checker.text(raw, (field.name,))


class Term(Kind):
    """One value of a vocabulary."""

    column = True
    empty = ""

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        return {"enum": list(values[field.facet])}

    def load(self, raw: Any, field: Field, checker: Checker) -> str | None:
        return _term(raw, field, (field.name,), checker)

    def slugs(self, value: Any) -> tuple[str, ...]:
        return (value,) if value else ()


def _term(raw: Any, field: Field, path: Path, checker: Checker) -> str | None:
    vocabulary = checker.vocabularies[field.facet]
    if isinstance(raw, str) and raw in vocabulary.singles:
        return raw
    text = checker.text(raw, path)
    if text is None:
        return None
    from excli.model.text import key

    meant = vocabulary.keys().get(key(text))
    if meant and meant in vocabulary.singles:
        hint = f"write {meant}"
    elif meant:
        hint = f"{text} is a group; name one of {', '.join(vocabulary.terms[meant].members)}"
    else:
        hint = checker.alternatives(text, sorted(vocabulary.singles))
    checker.refuse(path, f"unknown-{field.facet}", f"{text!r} is not a value of {field.name}", hint)
    return None


class _List(Kind):
    """Several values in their order. `unique`: none twice."""

    many = True
    unique = False

    def item_schema(self, field: Field, values: Values) -> dict[str, Any]:
        raise NotImplementedError

    def load_item(self, raw: Any, field: Field, path: Path, checker: Checker) -> Any:
        raise NotImplementedError

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        made: dict[str, Any] = {"type": "array", "items": self.item_schema(field, values)}
        if self.unique:
            made["uniqueItems"] = True
        if field.loadable and field.at_least:
            made["minItems"] = field.at_least
        return made

    def load(self, raw: Any, field: Field, checker: Checker) -> tuple[Any, ...]:
        found: list[Any] = []
        items = checker.items(raw, (field.name,))
        for index, item in enumerate(items):
            path = (field.name, index)
            value = self.load_item(item, field, path, checker)
            if self.unique and value is not None and value in found:
                checker.refuse(path, "repeated", f"{value!r} stands twice", "delete one")
            elif value is not None:
                found.append(value)
        if field.loadable and isinstance(raw, list) and len(items) < field.at_least:
            checker.refuse((field.name,), "empty", f"{field.name} needs {field.at_least} or more", field.meaning)
        return tuple(found)

    def plain(self, value: Any) -> Any:
        return list(value)

    def value(self, plain: Any) -> Any:
        return tuple(plain)


class Terms(_List):
    """Several values of a vocabulary. `alone`: a value that stands with no other."""

    unique = True

    def __init__(self, alone: str = "") -> None:
        self.alone = alone

    def item_schema(self, field: Field, values: Values) -> dict[str, Any]:
        return {"enum": list(values[field.facet])}

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        made = super().schema(field, values)
        if self.alone:
            made |= {"if": {"contains": {"const": self.alone}}, "then": {"maxItems": 1}}
        return made

    def load_item(self, raw: Any, field: Field, path: Path, checker: Checker) -> str | None:
        return _term(raw, field, path, checker)

    def load(self, raw: Any, field: Field, checker: Checker) -> tuple[str, ...]:
        found = super().load(raw, field, checker)
        if self.alone in found and len(found) > 1:
            message = f"{self.alone} means nothing else is needed, but more is named"
            checker.refuse((field.name,), field.name, message, f"delete {self.alone}", key=True)
        return found

    def slugs(self, value: Any) -> tuple[str, ...]:
        return tuple(value)


class Texts(_List):
    """Several lines of prose."""

    def item_schema(self, field: Field, values: Values) -> dict[str, Any]:
        return _TEXT

    def load_item(self, raw: Any, field: Field, path: Path, checker: Checker) -> str | None:
        return checker.text(raw, path)


class Slugs(_List):
    """Other entries."""

    unique = True

    def item_schema(self, field: Field, values: Values) -> dict[str, Any]:
        return {"type": "string", "pattern": SLUG_PATTERN}

    def load_item(self, raw: Any, field: Field, path: Path, checker: Checker) -> str | None:
        if isinstance(raw, str) and is_slug(raw):
            return raw
        text = checker.text(raw, path)
        if text is not None:
            from excli.model.text import slugify

            hint = f"write {slugify(text) or 'it like goblet-squat'}"
            checker.refuse(path, "slug", f"{text!r} is not a slug", hint)
        return None

    def slugs(self, value: Any) -> tuple[str, ...]:
        return tuple(value)


class Records(_List):
    """Several pairs of texts under two fixed keys, each a value of the class `name` of `model.exercise`."""

    def __init__(self, name: str, *keys: str) -> None:
        self.name = name
        self.keys = keys

    def item_schema(self, field: Field, values: Values) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": dict.fromkeys(self.keys, _TEXT),
            "required": list(self.keys),
            "additionalProperties": False,
        }

    def load_item(self, raw: Any, field: Field, path: Path, checker: Checker) -> Any:
        texts = {key: checker.text(value, (*path, key)) for key, value in checker.pairs(raw, path, self.keys)}
        absent = [key for key in self.keys if key not in texts]
        if absent and isinstance(raw, dict):
            hint = f"write both {' and '.join(f'{key}:' for key in self.keys)}"
            checker.refuse(path, "missing", f"{' and '.join(absent)} missing", hint)
        return self._made(texts) if len(texts) == len(self.keys) and all(texts.values()) else None

    def plain(self, value: Any) -> Any:
        return [{key: getattr(item, key) for key in self.keys} for item in value]

    def value(self, plain: Any) -> Any:
        return tuple(self._made(item) for item in plain)

    def _made(self, texts: Mapping[str, Any]) -> Any:
        from excli.model import exercise

        return getattr(exercise, self.name)(**texts)


class Degrees(Kind):
    """Values of a vocabulary, each with a degree."""

    many = True

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        degrees = {slug: {"enum": [LIGHT, HEAVY, EXTREME]} for slug in values[field.facet]}
        return {"type": "object", "properties": degrees, "additionalProperties": False}

    def load(self, raw: Any, field: Field, checker: Checker) -> dict[str, int]:
        found: dict[str, int] = {}
        known = sorted(checker.vocabularies[field.facet].singles)
        for slug, item in checker.pairs(raw, (field.name,), known):
            degree = checker.whole(item)
            if degree in (LIGHT, HEAVY, EXTREME):
                found[slug] = degree
            else:
                hint = "write 1 light, 2 heavy or 3 extreme; leave out what is not loaded"
                checker.refuse((field.name, slug), "degree", f"{checker.described(item)} is not a degree", hint)
        return found

    def plain(self, value: Any) -> Any:
        return dict(value)

    def slugs(self, value: Any) -> tuple[str, ...]:
        return tuple(value)


class Amounts(Kind):
    """A dose: sets with one unit, or minutes alone."""

    empty: ClassVar[dict[str, Any]] = {}

    def schema(self, field: Field, values: Values) -> dict[str, Any]:
        count = {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": MOST},
                {"type": "string", "pattern": COUNT_PATTERN},
            ]
        }
        return {
            "anyOf": [
                {
                    "type": "object",
                    "properties": {"sets": count, unit: count},
                    "required": [unit] if unit == "minutes" else ["sets", unit],
                    "additionalProperties": False,
                }
                for unit in DOSE_UNITS
            ]
        }

    def load(self, raw: Any, field: Field, checker: Checker) -> Any:
        counts: dict[str, str] = {}
        sound = isinstance(raw, dict)
        for unit, item in checker.pairs(raw, (field.name,), ("sets", *DOSE_UNITS)):
            count = _count(item, checker)
            if count:
                counts[unit] = count
            else:
                sound = False
                message = f"{checker.described(item)} is not a count"
                checker.refuse((field.name, unit), "dose", message, "write 3, or a rising range such as 8-12")
        if not sound:
            return None
        units = [unit for unit in DOSE_UNITS if unit in counts]
        if len(units) != 1 or ("sets" not in counts and units != ["minutes"]):
            hint = "write {sets: 3, reps: 8-12}, or seconds, minutes or metres for reps, or {minutes: 10-30} alone"
            checker.refuse((field.name,), "dose", "a dose is sets with one unit, or minutes alone", hint)
            return None
        return self.value(counts)

    def plain(self, value: Any) -> Any:
        return value.document() if value else {}

    def value(self, plain: Any) -> Any:
        if not plain:
            return None
        from excli.model.exercise import Dose

        return Dose(**{unit: str(amount) for unit, amount in plain.items()})


def _count(raw: Any, checker: Checker) -> str:
    whole = checker.whole(raw)
    if whole is not None:
        return str(whole) if whole else ""
    return raw if isinstance(raw, str) and re.fullmatch(COUNT_PATTERN, raw) and "\n" not in raw else ""


def is_slug(text: str) -> bool:
    """Tell whether an entry can be filed under a text."""
    return re.fullmatch(SLUG_PATTERN, text) is not None and "\n" not in text


TEXT, TERM, TERMS, TEXTS, SLUGS, DEGREES, DOSE = Text(), Term(), Terms(), Texts(), Slugs(), Degrees(), Amounts()
MISTAKES, QUESTIONS = Records("Mistake", "fault", "fix"), Records("Question", "question", "answer")
