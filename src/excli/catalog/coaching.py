"""Reads `data/plan/*.yaml`: kits that come with excli, and what plans are made by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from excli.catalog.nodes import content_of, read_document
from excli.catalog.sources import PLAN
from excli.model.checker import Checker, Odd
from excli.model.checker import Path as Way
from excli.model.errors import CatalogError
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary

FOLDER = PLAN
FILES = ("kits", "slots", "sessions", "doses", "rules", "staples")
SCHEMA = "CREATE TABLE coaching (name TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;"
# Key → the vocabulary the words below it are from, as keys, values or items.
_FACETS: Mapping[str, str] = {
    "equipment": "equipment", "common": "equipment", "handy": "equipment", "loads": "equipment", "hung": "equipment", "said": "equipment",
    "patterns": "pattern", "stand_ins": "pattern", "push_patterns": "pattern", "pull_patterns": "pattern",
    "beside": "pattern", "categories": "category", "targets": "muscle", "major": "muscle", "groups": "muscle",
}  # fmt: skip
# Of these the values hold the words, and the keys are free.
_FREE_KEYS = ("groups", "beside", "said")
# Of these the keys are the words, and the values are free.
_FREE_VALUES = ("common",)

Documents = dict[str, Any]


def read_coaching(folder: Path, vocabularies: Mapping[str, Vocabulary]) -> Documents:
    """Return the content of each file by its name.

    Raises CatalogError, with the place of every problem, when a file is missing, is not YAML of plain values, or names
    what no vocabulary knows.
    """
    problems = ProblemList()
    found = {name: _read(folder / f"{name}.yaml", vocabularies, problems) for name in FILES}
    if problems.found:
        raise CatalogError("What plans are made by cannot be read.", problems.found)
    return found


def add_coaching(connection: sqlite3.Connection, documents: Documents) -> None:
    """Fill the table of these documents."""
    rows = ((name, json.dumps(document, separators=(",", ":"))) for name, document in documents.items())
    connection.executemany("INSERT INTO coaching VALUES (?, ?)", rows)


def _read(path: Path, vocabularies: Mapping[str, Vocabulary], problems: ProblemList) -> dict[str, Any]:
    document = read_document(content_of(path), str(path), problems)
    if document is None:
        return {}
    checker = Checker(vocabularies)
    value = _plain(document.value, (), checker)
    document.report(checker.faults, problems)
    return value if isinstance(value, dict) else {}


def _plain(raw: Any, way: Way, checker: Checker) -> Any:
    """Return a raw value as a plain one: numbers as numbers; every word below a key of `_FACETS` is looked up."""
    if isinstance(raw, dict):
        for name in raw:
            if _facet(way) and way[-1] not in _FREE_KEYS:
                _look_up(name, (*way, name), _facet(way), checker, key=True)
        return {name: _plain(value, (*way, name), checker) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_plain(item, (*way, place), checker) for place, item in enumerate(raw)]
    if isinstance(raw, Odd):
        return _number(raw, way, checker)
    if _facet(way) and not (len(way) > 1 and way[-2] in _FREE_VALUES):
        _look_up(raw, way, _facet(way), checker)
    return " ".join(raw.split())


def _facet(way: Way) -> str:
    return next((_FACETS[part] for part in way if isinstance(part, str) and part in _FACETS), "")


def _look_up(word: str, way: Way, facet: str, checker: Checker, *, key: bool = False) -> None:
    allowed = checker.vocabularies[facet].terms
    if word not in allowed:
        checker.refuse(way, "plan", f"no {facet} is called {word!r}", checker.alternatives(word, allowed), key=key)


def _number(raw: Odd, way: Way, checker: Checker) -> float | int:
    whole = raw.whole
    if whole is not None:
        return whole
    try:
        return float(raw.text)
    except ValueError:
        checker.refuse(way, "plan", f"{raw.text!r} is no number", f'to mean the word, put it in quotes: "{raw.text}"')
        return 0
