"""Reads `data/search/*.yaml`: what search knows beside names, texts and vocabularies. Each problem is located."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from excli.catalog.criteria import CRITERION_BY_NAME
from excli.catalog.nodes import compose, did_you_mean, items_of, mark, pairs_of, text_of
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
    """Reads one file after another, each kind of file by one method."""

    def __init__(self, folder: Path, vocabularies: Mapping[str, Vocabulary], problems: ProblemList) -> None:
        self.folder, self.vocabularies, self.problems = folder, vocabularies, problems
        self.path = ""

    def lists(self, name: str, known: tuple[str, ...] = ()) -> Lists:
        """Read a mapping of words to lists of texts; `known` are the only and needed keys, if there are such."""
        root = self._root(name)
        found = dict(self._lists(root, known)) if root else {}
        if root and name != "implied_equipment":
            self._missing(root, known, found)
        return found

    def groups(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Read a list of lists of texts."""
        root = self._root(name)
        return tuple(self._texts(item) for item in items_of(root, self.path, self.problems)) if root else ()

    def intents(self, name: str) -> tuple[IntentLine, ...]:
        root = self._root(name)
        found = []
        for item in items_of(root, self.path, self.problems) if root else ():
            parts = dict(self._pairs(item, ("phrases", "strict", "lenient")))
            self._missing(item, ("phrases", "strict"), parts)
            if "phrases" in parts and "strict" in parts:
                lenient = self._filters(parts["lenient"]) if "lenient" in parts else ()
                found.append(IntentLine(self._texts(parts["phrases"]), self._filters(parts["strict"]), lenient))
        return tuple(found)

    def joints(self, name: str) -> Joints:
        root = self._root(name)
        keys = (*_JOINT_TEMPLATES, *_JOINT_LISTS, "place")
        parts = dict(self._pairs(root, keys)) if root else {}
        if root:
            self._missing(root, keys, parts)
        joints = tuple(self.vocabularies["joint"].terms)
        templates = {part: self._texts(parts[part]) if part in parts else () for part in _JOINT_TEMPLATES}
        lists = {part: dict(self._lists(parts[part], joints)) if part in parts else {} for part in _JOINT_LISTS}
        places = self._pairs(parts["place"], joints) if "place" in parts else ()
        place = {joint: self._filters(node) for joint, node in places}
        return Joints(
            templates["spared"], templates["sore"], templates["acute"], lists["names"], lists["complaints"], place
        )

    def _root(self, name: str) -> yaml.Node | None:
        path = self.folder / f"{name}.yaml"
        self.path = str(path)
        try:
            return compose(path.read_bytes(), self.path, self.problems)
        except OSError as error:
            raise CatalogError(f"{path} cannot be read: {error.strerror}.") from error

    def _pairs(self, node: yaml.Node, known: tuple[str, ...] = ()) -> Iterator[tuple[str, yaml.Node]]:
        return ((key, value) for key, _, value in pairs_of(node, self.path, self.problems, known=known))

    def _texts(self, node: yaml.Node) -> tuple[str, ...]:
        texts = (text_of(item, self.path, self.problems) for item in items_of(node, self.path, self.problems))
        return tuple(text for text in texts if text)

    def _lists(self, node: yaml.Node, known: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        return ((key, self._texts(value)) for key, value in self._pairs(node, known))

    def _missing(self, node: yaml.Node, needed: tuple[str, ...], found: Mapping[str, object]) -> None:
        for key in needed:
            if key not in found:
                self.problems.add(
                    self.path, mark(node), "missing", f"the key {key!r} is missing", "see the head of the file"
                )

    def _filters(self, node: yaml.Node) -> Filters:
        found = []
        for criterion, values in self._pairs(node, tuple(CRITERION_BY_NAME)):
            terms = self.vocabularies[CRITERION_BY_NAME[criterion].facet].terms
            groups = {group for term in terms.values() for group in term.groups}
            slugs: list[str] = []
            for item in items_of(values, self.path, self.problems):
                text = text_of(item, self.path, self.problems)
                if text in groups:
                    slugs += (slug for slug, term in terms.items() if text in term.groups)
                elif text in terms:
                    slugs += terms[text].members or (text,)
                elif text:
                    what = f"{text!r} is not a value of {criterion}"
                    self.problems.add(
                        self.path, mark(item), "unknown-value", what, did_you_mean(text, [*terms, *groups])
                    )
            found.append((criterion, tuple(dict.fromkeys(slugs))))
        return tuple(found)
