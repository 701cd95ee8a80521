"""Reads `data/swap/*.yaml`: what does whose job, how heavy things can be made, and what is never an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from excli.catalog.located import items_of, mark, pairs_of, text_of
from excli.catalog.nodes import compose, content_of
from excli.model.checker import Checker
from excli.model.errors import CatalogError
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary

Rules = dict[str, Any]
"""The files' parts by name: `answers`, `moved`, `fast`, `kinds`, `kinds_answer`; `loaded`, `body_weight`, `level`,
`one_leg`, `hold`, `isolation`, `entries`; `risk`, `drills`, `skills`, `turns`, `stand_ins`, `stations`, `ranges`."""

_MOST_LOAD = 3.0
_Read = Callable[["_Reader", yaml.Node], Any]


def read_substitution(folder: Path, vocabularies: Mapping[str, Vocabulary], slugs: Iterable[str] = ()) -> Rules:
    """Read the rules. Entries are only looked up where `slugs` says which there are.

    Raises CatalogError, with every problem and its place, when they cannot be used.
    """
    reader = _Reader(vocabularies, frozenset(slugs))
    found: Rules = {}
    for name, parts in _FILES.items():
        reader.path = str(folder / name)
        root = compose(content_of(folder / name), reader.path, reader.problems)
        if root is None:
            continue
        for part, _, node in pairs_of(root, reader.path, reader.problems, known=tuple(parts)):
            found[part] = parts[part](reader, node)
        for part in parts.keys() - found.keys():
            reader.problem(root, f"there is no part {part!r}", f"write it: {', '.join(parts)}")
    if reader.problems.found:
        raise CatalogError("What swap goes by cannot be read.", reader.problems.found)
    return found


class _Reader:
    """Nodes → values, every problem noted with its place."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], slugs: frozenset[str]) -> None:
        self.problems = ProblemList()
        self.path = ""
        self._known = {facet: tuple(vocabulary.terms) for facet, vocabulary in vocabularies.items()}
        self._known["entry"] = tuple(slugs)

    def problem(self, node: yaml.Node, message: str, hint: str = "") -> None:
        self.problems.add(self.path, mark(node), "substitution", message, hint)

    def known(self, facet: str, value: str, node: yaml.Node) -> str:
        """A value of a vocabulary, or the slug of an entry where it is said which there are."""
        values = self._known.get(facet, ())
        if value and value not in values and (values or facet != "entry"):
            self.problem(node, f"there is no {facet} {value!r}", Checker.alternatives(value, values))
        return value

    def number(self, node: yaml.Node, least: float, most: float) -> float:
        try:
            value = float(str(node.value))
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            self.problem(node, f"a number from {least:g} to {most:g} is wanted here")
        return value

    def pairs(self, node: yaml.Node, facet: str = "", known: tuple[str, ...] = ()) -> Iterable[tuple[str, yaml.Node]]:
        for name, _, value in pairs_of(node, self.path, self.problems, known=known):
            if facet == "pattern":  # perhaps narrowed to a position
                pattern, at, position = name.partition("@")
                self.known(facet, pattern, value)
                if at:
                    self.known("position", position, value)
            elif facet:
                self.known(facet, name, value)
            yield name, value

    def text(self, node: yaml.Node) -> str:
        return text_of(node, self.path, self.problems) or ""

    def texts(self, node: yaml.Node, facet: str = "") -> list[str]:
        found = [(self.text(item), item) for item in items_of(node, self.path, self.problems)]
        return [self.known(facet, value, item) if facet else value for value, item in found]


def _table(facet: str, inner: str = "") -> _Read:
    """{value: {value: share}}, from 0 to 1."""

    def read(reader: _Reader, node: yaml.Node) -> Any:
        return {
            asked: {other: reader.number(share, 0, 1) for other, share in reader.pairs(value, inner or facet)}
            for asked, value in reader.pairs(node, facet)
        }

    return read


def _loads(facet: str) -> _Read:
    return lambda reader, node: {name: reader.number(value, 0, _MOST_LOAD) for name, value in reader.pairs(node, facet)}


def _added(reader: _Reader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {name: reader.number(value, -1, 1) for name, value in reader.pairs(node, "difficulty")}
    return reader.number(node, -1, 1)


def _kinds(reader: _Reader, node: yaml.Node) -> Any:
    found = []
    for item in items_of(node, reader.path, reader.problems):
        line: dict[str, Any] = {"category": [], "pattern": [], "word": []}
        for name, value in reader.pairs(item, known=("kind", *line)):
            facet = name if name in ("category", "pattern") else ""
            line[name] = reader.text(value) if name == "kind" else reader.texts(value, facet)
        found.append(line)
    return found


def _kind_pairs(reader: _Reader, node: yaml.Node) -> Any:
    return {
        asked: {other: reader.number(share, 0, 1) for other, share in reader.pairs(value)}
        for asked, value in reader.pairs(node)
    }


def _risk(reader: _Reader, node: yaml.Node) -> Any:
    return {slug: reader.text(value) for slug, value in reader.pairs(node, "entry")}


def _drills(reader: _Reader, node: yaml.Node) -> Any:
    found: dict[str, Any] = {"from": 0.0, "entries": []}
    for name, value in reader.pairs(node, known=("from", "entries")):
        found[name] = reader.number(value, 0, _MOST_LOAD) if name == "from" else reader.texts(value, "entry")
    return found


def _turns(reader: _Reader, node: yaml.Node) -> Any:
    return {
        pattern: [reader.texts(group) for group in items_of(value, reader.path, reader.problems)]
        for pattern, value in reader.pairs(node, "pattern")
    }


def _stand_ins(reader: _Reader, node: yaml.Node) -> Any:
    found = []
    for item in items_of(node, reader.path, reader.problems):
        line: dict[str, Any] = {"word": [], "pattern": []}
        for name, value in reader.pairs(item, known=("owned", "for", "say", *line)):
            if name in line:
                line[name] = reader.texts(value, "pattern" if name == "pattern" else "")
            else:
                line[name] = reader.text(value)
                if name != "say":
                    reader.known("equipment", line[name], value)
        found.append(line)
    return found


def _ranges(reader: _Reader, node: yaml.Node) -> Any:
    return {
        word: {beside: reader.text(said) for beside, said in reader.pairs(value)} for word, value in reader.pairs(node)
    }


_FILES: dict[str, dict[str, _Read]] = {
    "jobs.yaml": {
        "answers": _table("pattern"),
        "moved": _table("pattern"),
        "fast": _table("pattern"),
        "kinds": _kinds,
        "kinds_answer": _kind_pairs,
    },
    "loads.yaml": {
        "loaded": _loads("equipment"),
        "body_weight": _loads("pattern"),
        "level": _added,
        "one_leg": _added,
        "hold": _added,
        "isolation": _added,
        "entries": _loads("entry"),
    },
    "limits.yaml": {
        "risk": _risk,
        "drills": _drills,
        "skills": lambda reader, node: reader.texts(node, "entry"),
        "turns": _turns,
        "stand_ins": _stand_ins,
        "stations": lambda reader, node: reader.texts(node, "equipment"),
        "ranges": _ranges,
    },
}
