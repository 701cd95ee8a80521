"""One YAML file → one `Exercise`, with every problem collected and located."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from excli.catalog.nodes import Mark, compose, did_you_mean, items_of, mark, pairs_of, text_of
from excli.model.exercise import Dose, Exercise, Mistake, Question
from excli.model.facets import BODY_WEIGHT
from excli.model.fields import DOSE_UNITS, EXTREME, FIELD_BY_NAME, FIELDS, HEAVY, LIGHT, Field
from excli.model.problems import ProblemList
from excli.model.text import key
from excli.model.vocabulary import Vocabulary

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNT = re.compile(r"([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")
_DEGREES = {"1": LIGHT, "2": HEAVY, "3": EXTREME}
_KEYS = tuple(FIELD_BY_NAME)


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise and where each part of it stands.

    `marks` maps a field ("steps") or an item of one ("steps", 3) to line and column, from 1.
    """

    exercise: Exercise
    path: str
    marks: dict[str | tuple[str, int], Mark]

    def mark(self, field: str, index: int | None = None) -> Mark:
        """Where a field or its item stands; the nearest thing that is there, when it is missing."""
        if index is not None and (field, index) in self.marks:
            return self.marks[field, index]
        return self.marks.get(field, (1, 1))


class EntryReader:
    """Reads entries against a set of vocabularies."""

    def __init__(self, vocabularies: dict[str, Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self._singles = {
            name: frozenset(slug for slug, term in vocabulary.terms.items() if not term.members)
            for name, vocabulary in vocabularies.items()
        }
        self._kinds: dict[str, Callable[[_File, Field, yaml.Node], Any]] = {
            "text": lambda file, field, node: file.text(node),
            "term": self._term,
            "terms": self._terms,
            "texts": _texts,
            "slugs": _slugs,
            "degrees": self._degrees,
            "dose": _dose,
            "mistakes": _mistakes,
            "questions": _questions,
        }

    def read(self, data: bytes, path: str, slug: str, problems: ProblemList) -> Entry | None:
        """The entry in `data`, or None when it cannot be loaded; `problems` then says why."""
        file = _File(path, problems)
        if not _SLUG.fullmatch(slug):
            hint = "name the file in lower case with hyphens, such as goblet-squat.yaml"
            problems.add(path, (1, 1), "file-name", f"{slug!r} is not a slug", hint)
            return None
        root = compose(data, path, problems)
        if root is None:
            return None
        values: dict[str, Any] = {}
        for name, where, node in pairs_of(root, path, problems, known=_KEYS):
            field = FIELD_BY_NAME[name]
            file.marks[name] = where
            value = self._kinds[field.kind](file, field, node)
            if value is not None:
                values[name] = value
        missing = False
        for field in FIELDS:
            if field.loadable and not values.get(field.name):
                missing = True
                if field.name not in file.marks:
                    problems.add(path, mark(root), "missing", f"the field {field.name!r} is missing", field.meaning)
        if missing:
            return None
        return Entry(Exercise(slug=slug, **values), path, file.marks)

    def _term(self, file: _File, field: Field, node: yaml.Node) -> str | None:
        text = file.text(node)
        if text is None or text in self._singles[field.facet]:
            return text
        vocabulary = self.vocabularies[field.facet]
        meant = vocabulary.keys().get(key(text))
        if meant and meant in self._singles[field.facet]:
            hint = f"write {meant}"
        elif meant:
            hint = f"{text} is a group; name one of {', '.join(vocabulary.terms[meant].members)}"
        else:
            hint = did_you_mean(text, sorted(self._singles[field.facet]))
        file.problems.add(
            file.path, mark(node), f"unknown-{field.facet}", f"{text!r} is not a value of {field.name}", hint
        )
        return None

    def _degrees(self, file: _File, field: Field, node: yaml.Node) -> dict[str, int]:
        found: dict[str, int] = {}
        known = tuple(sorted(self._singles[field.facet]))
        for name, where, value in pairs_of(node, file.path, file.problems, known=known):
            file.marks[field.name, len(found)] = where
            raw = value.value if isinstance(value, yaml.ScalarNode) else ""
            if raw in _DEGREES:
                found[name] = _DEGREES[raw]
            else:
                hint = "write 1 light, 2 heavy or 3 extreme; leave out what is not loaded"
                file.problems.add(file.path, mark(value), "degree", f"{raw!r} is not a degree", hint)
        return found

    def _terms(self, file: _File, field: Field, node: yaml.Node) -> tuple[str, ...]:
        found: list[str] = []
        for index, item in enumerate(items_of(node, file.path, file.problems)):
            file.marks[field.name, index] = mark(item)
            term = self._term(file, field, item)
            if term in found:
                file.problems.add(file.path, mark(item), "repeated", f"{term!r} stands twice", "delete one")
            elif term is not None:
                found.append(term)
        if field.name == "equipment" and BODY_WEIGHT in found and len(found) > 1:
            what = "body-weight means nothing else is needed, but more equipment is named"
            file.problems.add(file.path, file.marks[field.name], "equipment", what, "delete body-weight")
        return tuple(found)


@dataclass(slots=True)
class _File:
    """The file being read: its path, its marks so far, and where its problems go."""

    path: str
    problems: ProblemList
    marks: dict[str | tuple[str, int], Mark]

    def __init__(self, path: str, problems: ProblemList) -> None:
        self.path = path
        self.problems = problems
        self.marks = {}

    def text(self, node: yaml.Node) -> str | None:
        return text_of(node, self.path, self.problems)


def _texts(file: _File, field: Field, node: yaml.Node) -> tuple[str, ...]:
    found = []
    for index, item in enumerate(items_of(node, file.path, file.problems)):
        file.marks[field.name, index] = mark(item)
        text = file.text(item)
        if text is not None:
            found.append(text)
    return tuple(found)


def _slugs(file: _File, field: Field, node: yaml.Node) -> tuple[str, ...]:
    found: list[str] = []
    for index, item in enumerate(items_of(node, file.path, file.problems)):
        file.marks[field.name, index] = mark(item)
        text = file.text(item)
        if text is None:
            continue
        if not _SLUG.fullmatch(text):
            file.problems.add(file.path, mark(item), "slug", f"{text!r} is not a slug", "write it like goblet-squat")
        elif text in found:
            file.problems.add(file.path, mark(item), "repeated", f"{text!r} stands twice", "delete one")
        else:
            found.append(text)
    return tuple(found)


def _records(file: _File, field: Field, node: yaml.Node, keys: tuple[str, str]) -> list[tuple[str, str]]:
    found = []
    for index, item in enumerate(items_of(node, file.path, file.problems)):
        file.marks[field.name, index] = mark(item)
        values = {name: file.text(value) for name, _, value in pairs_of(item, file.path, file.problems, known=keys)}
        absent = [name for name in keys if name not in values]
        if absent and isinstance(item, yaml.MappingNode):
            what = f"{' and '.join(absent)} missing"
            file.problems.add(file.path, mark(item), "missing", what, f"write both {keys[0]}: and {keys[1]}:")
        first, second = values.get(keys[0]), values.get(keys[1])
        if first and second:
            found.append((first, second))
    return found


def _mistakes(file: _File, field: Field, node: yaml.Node) -> tuple[Mistake, ...]:
    return tuple(Mistake(*pair) for pair in _records(file, field, node, ("fault", "fix")))


def _questions(file: _File, field: Field, node: yaml.Node) -> tuple[Question, ...]:
    return tuple(Question(*pair) for pair in _records(file, field, node, ("question", "answer")))


def _dose(file: _File, field: Field, node: yaml.Node) -> Dose | None:
    values: dict[str, str] = {}
    for name, _, value in pairs_of(node, file.path, file.problems, known=("sets", *DOSE_UNITS)):
        raw = value.value if isinstance(value, yaml.ScalarNode) else ""
        found = _COUNT.fullmatch(raw)
        if not found or (found[2] and int(found[2]) <= int(found[1])):
            what = f"{raw!r} is not a count" if raw else "a count is missing"
            file.problems.add(file.path, mark(value), "dose", what, "write 3, or a rising range such as 8-12")
            return None
        values[name] = raw
    units = [unit for unit in DOSE_UNITS if unit in values]
    if len(units) != 1 or ("sets" not in values and units != ["minutes"]):
        hint = "write {sets: 3, reps: 8-12}, or seconds, minutes or metres for reps, or {minutes: 10-30} alone"
        file.problems.add(file.path, mark(node), "dose", "a dose is sets with one unit, or minutes alone", hint)
        return None
    return Dose(**values)
