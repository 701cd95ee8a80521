"""Reads `data/plan/*.yaml`: kits that come with excli, and what plans are made by."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from excli.catalog.nodes import compose, did_you_mean, mark, pairs_of, text_of
from excli.catalog.sources import PLAN
from excli.model.errors import CatalogError
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary

FOLDER = PLAN
FILES = ("kits", "slots", "sessions", "doses", "rules", "staples")
SCHEMA = "CREATE TABLE coaching (name TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;"

Documents = dict[str, Any]


def read_coaching(folder: Path, vocabularies: Mapping[str, Vocabulary]) -> Documents:
    """Return the content of each file by its name.

    Raises CatalogError, with the place of every problem, when a file is missing, is not YAML of plain values, or names
    what no vocabulary knows.
    """
    problems = ProblemList()
    reader = _Reader(vocabularies, problems)
    found = {name: reader.read(folder / f"{name}.yaml") for name in FILES}
    if problems.found:
        raise CatalogError("What plans are made by cannot be read.", problems.found)
    return found


def add_coaching(connection: sqlite3.Connection, documents: Documents) -> None:
    """Fill the table of these documents."""
    import json

    rows = ((name, json.dumps(document, separators=(",", ":"))) for name, document in documents.items())
    connection.executemany("INSERT INTO coaching VALUES (?, ?)", rows)


class _Reader:
    """Plain values out of YAML, and a look at every key and text below one that names a vocabulary."""

    # Key → the vocabulary its values, or the keys below it, are from.
    FACETS: Mapping[str, str] = {
        "equipment": "equipment", "common": "equipment", "loads": "equipment", "patterns": "pattern",
        "stand_ins": "pattern", "categories": "category", "targets": "muscle", "major": "muscle", "push_patterns": "pattern",
        "pull_patterns": "pattern", "groups": "muscle", "beside": "pattern", "said": "equipment", "hung": "equipment",
    }  # fmt: skip
    # Of these the values hold the words, not the keys.
    BELOW = ("groups", "beside", "said")

    def __init__(self, vocabularies: Mapping[str, Vocabulary], problems: ProblemList) -> None:
        self._vocabularies = vocabularies
        self._problems = problems

    def read(self, path: Path) -> dict[str, Any]:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CatalogError(f"{path} cannot be read: {error.strerror}.") from error
        root = compose(data, str(path), self._problems)
        value = self._value(root, str(path), None, below=False) if root is not None else {}
        return value if isinstance(value, dict) else {}

    def _value(self, node: yaml.Node, path: str, facet: str | None, *, below: bool) -> Any:
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path, facet, below=below))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, path, facet, below=False) for item in node.value]
        for tag, kind in (("int", int), ("float", float)):
            if node.tag.endswith(f":{tag}"):
                return kind(node.value)
        text = text_of(node, path, self._problems) or ""
        if facet and not below:
            self._known(text, node, path, facet)
        return text

    def _pairs(self, node: yaml.Node, path: str, facet: str | None, *, below: bool) -> Any:
        for name, spot, value in pairs_of(node, path, self._problems):
            if facet and not below:
                self._known(name, spot, path, facet)
            own = self.FACETS.get(name) if facet is None else None
            inner = own or (facet if below else None)
            told = self._value(value, path, inner, below=name in self.BELOW and own is not None)
            yield name, told

    def _known(self, word: str, where: Any, path: str, facet: str) -> None:
        allowed = self._vocabularies[facet].terms
        if word not in allowed:
            spot = where if isinstance(where, tuple) else mark(where)
            hint = did_you_mean(word, tuple(allowed))
            self._problems.add(path, spot, "plan", f"no {facet} is called {word!r}", hint)
