"""Reads `data/search/*.yaml`: what search knows beside names, texts and vocabularies. Each problem is located."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from excli.catalog.criteria import CRITERION_BY_NAME
from excli.catalog.nodes import content_of, read_document
from excli.model.checker import Checker
from excli.model.checker import Path as Place
from excli.model.errors import CatalogError
from excli.model.fields import LINKS
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary

Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""(criterion, values) pairs: all criteria must hold, any one value of each."""
Lists = dict[str, tuple[str, ...]]
_JOINT_TEMPLATES, _JOINT_LISTS = ("spared", "sore", "acute"), ("names", "complaints")
MODIFIERS = ("negations", "unavailable", "exclusives", "harm_verbs", "rehab_words")


@dataclass(frozen=True, slots=True)
class IntentLine:
    """One line of intents.yaml: phrases, what answers them wholly, and what will do besides (empty: nothing else)."""

    phrases: tuple[str, ...]
    strict: Filters
    lenient: Filters


@dataclass(frozen=True, slots=True)
class Joints:
    """joints.yaml: templates with {} for a joint's name, joint → names and complaints, joint → where to work on it."""

    spared: tuple[str, ...]
    sore: tuple[str, ...]
    acute: tuple[str, ...]
    names: Lists
    complaints: Lists
    place: dict[str, Filters]


@dataclass(frozen=True, slots=True)
class SearchData:
    """All of data/search, texts as written; see the head of each file for its meaning."""

    abbreviations: Lists
    variants: tuple[tuple[str, ...], ...]
    intents: tuple[IntentLine, ...]
    joints: Joints
    relations: Lists
    modifiers: Lists
    related_words: tuple[tuple[str, ...], ...]
    implied_equipment: Lists
    stopwords: tuple[str, ...]
    movements: Lists
    staples: dict[str, int]


def read_search_data(folder: Path, vocabularies: Mapping[str, Vocabulary]) -> SearchData:
    """Read every file of the folder.

    Raises CatalogError, with path, line and column of every problem, when a file is missing or holds one.
    """
    problems = ProblemList()
    reader = _Reader(folder, vocabularies, problems)
    lists = reader.lists
    staples = lists("staples", ("first", "second"))
    data = SearchData(
        abbreviations=lists("abbreviations"),
        variants=reader.groups("variants"),
        intents=reader.intents("intents"),
        joints=reader.joints("joints"),
        relations=lists("relations", LINKS),
        modifiers=lists("modifiers", MODIFIERS),
        related_words=reader.groups("related_words"),
        implied_equipment=lists("implied_equipment", tuple(vocabularies["equipment"].terms)),
        stopwords=lists("stopwords", ("stopwords",)).get("stopwords", ()),
        movements=lists("movements", tuple(vocabularies["pattern"].terms)),
        staples={slug: rank for rank, name in enumerate(("first", "second"), 1) for slug in staples.get(name, ())},
    )
    if problems.found:
        raise CatalogError(f"What search knows, in {folder}, cannot be read.", problems.found)
    return data


class _Reader:
    """Reads one file after another, each kind of file by one method. A raw value goes with its path in the file."""

    def __init__(self, folder: Path, vocabularies: Mapping[str, Vocabulary], problems: ProblemList) -> None:
        self.folder, self.vocabularies, self.problems = folder, vocabularies, problems
        self.checker = Checker(vocabularies)

    def lists(self, name: str, known: tuple[str, ...] = ()) -> Lists:
        """Read a mapping of words to lists of texts; `known` are the only and needed keys, if there are such."""
        with self._file(name) as root:
            found = dict(self._lists(root, (), known)) if root is not None else {}
            if root is not None and name != "implied_equipment":
                self._missing((), known, found)
            return found

    def groups(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Read a list of lists of texts."""
        with self._file(name) as root:
            items = self.checker.items(root, ()) if root is not None else ()
            return tuple(self._texts(item, (index,)) for index, item in enumerate(items))

    def intents(self, name: str) -> tuple[IntentLine, ...]:
        """Read the phrases that ask for something, and what answers them."""
        found = []
        with self._file(name) as root:
            for index, item in enumerate(self.checker.items(root, ()) if root is not None else ()):
                parts = dict(self.checker.pairs(item, (index,), ("phrases", "strict", "lenient")))
                self._missing((index,), ("phrases", "strict"), parts)
                if "phrases" in parts and "strict" in parts:
                    phrases = self._texts(parts["phrases"], (index, "phrases"))
                    strict = self._filters(parts["strict"], (index, "strict"))
                    lenient = self._filters(parts["lenient"], (index, "lenient")) if "lenient" in parts else ()
                    found.append(IntentLine(phrases, strict, lenient))
        return tuple(found)

    def joints(self, name: str) -> Joints:
        """Read how people speak of a joint."""
        keys = (*_JOINT_TEMPLATES, *_JOINT_LISTS, "place")
        joints = tuple(self.vocabularies["joint"].terms)
        with self._file(name) as root:
            parts = dict(self.checker.pairs(root, (), keys)) if root is not None else {}
            if root is not None:
                self._missing((), keys, parts)
            templates = {part: self._texts(parts[part], (part,)) if part in parts else () for part in _JOINT_TEMPLATES}
            lists = {
                part: dict(self._lists(parts[part], (part,), joints)) if part in parts else {} for part in _JOINT_LISTS
            }
            places = self.checker.pairs(parts["place"], ("place",), joints) if "place" in parts else ()
            place = {joint: self._filters(raw, ("place", joint)) for joint, raw in places}
        return Joints(
            templates["spared"], templates["sore"], templates["acute"], lists["names"], lists["complaints"], place
        )

    @contextmanager
    def _file(self, name: str) -> Iterator[Any]:
        """Give the raw value of a file, or None where it cannot be read; its faults are located when it is done."""
        path = self.folder / f"{name}.yaml"
        document = read_document(content_of(path), str(path), self.problems)
        self.checker = Checker(self.vocabularies)
        yield document.value if document else None
        if document:
            document.report(self.checker.faults, self.problems)

    def _texts(self, raw: Any, path: Place) -> tuple[str, ...]:
        items = enumerate(self.checker.items(raw, path))
        return tuple(filter(None, (self.checker.text(item, (*path, index)) for index, item in items)))

    def _lists(self, raw: Any, path: Place, known: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        return ((key, self._texts(value, (*path, key))) for key, value in self.checker.pairs(raw, path, known))

    def _missing(self, path: Place, needed: tuple[str, ...], found: Mapping[str, object]) -> None:
        for key in needed:
            if key not in found:
                self.checker.refuse(path, "missing", f"the key {key!r} is missing", "see the head of the file")

    def _filters(self, raw: Any, path: Place) -> Filters:
        found = []
        for criterion, values in self.checker.pairs(raw, path, tuple(CRITERION_BY_NAME)):
            terms = self.vocabularies[CRITERION_BY_NAME[criterion].facet].terms
            groups = {group for term in terms.values() for group in term.groups}
            slugs: list[str] = []
            for index, item in enumerate(self.checker.items(values, (*path, criterion))):
                here = (*path, criterion, index)
                text = self.checker.text(item, here)
                if text in groups:
                    slugs += (slug for slug, term in terms.items() if text in term.groups)
                elif text in terms:
                    slugs += terms[text].members or (text,)
                elif text:
                    message = f"{text!r} is not a value of {criterion}"
                    hint = self.checker.alternatives(text, [*terms, *groups])
                    self.checker.refuse(here, "unknown-value", message, hint)
            found.append((criterion, tuple(dict.fromkeys(slugs))))
        return tuple(found)
