"""Entries and vocabularies → one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from excli.catalog.loading import Progress, read_paths
from excli.catalog.reader import EntryReader
from excli.catalog.sources import BUNDLED_ENTRIES, VOCABULARY
from excli.catalog.vocabularies import read_vocabularies
from excli.model.errors import CatalogError
from excli.model.exercise import Exercise
from excli.model.fields import FIELDS, LINKS, PROSE
from excli.model.problems import ProblemList
from excli.model.text import key
from excli.model.vocabulary import Vocabulary

# Raised whenever the tables below, the folding of names or the fields of an entry change.
FORMAT = "excli-1"

_TERM_COLUMNS = tuple(field.name for field in FIELDS if field.kind == "term")

_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    {", ".join(f"{column} TEXT NOT NULL" for column in _TERM_COLUMNS)},
    facts TEXT NOT NULL, document TEXT NOT NULL
);
CREATE TABLE names (key TEXT NOT NULL, entry INTEGER NOT NULL, rank INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE entry_values (
    field TEXT NOT NULL, value TEXT NOT NULL, entry INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (field, value, entry)
) WITHOUT ROWID;
CREATE TABLE terms (
    facet TEXT NOT NULL, slug TEXT NOT NULL, place INTEGER NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (facet, slug)
) WITHOUT ROWID;
CREATE TABLE term_keys (facet TEXT NOT NULL, key TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY (facet, key)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(
    name, aliases, summary, steps, tips, mistakes, faq, tokenize = 'porter unicode61 remove_diacritics 2'
);
"""  # the column names come from FIELDS, not from a person
_INDEXES = """
CREATE INDEX names_key ON names (key);
CREATE INDEX entry_values_entry ON entry_values (entry);
"""

NAME_RANK, ALIAS_RANK = 0, 1


def build(
    connection: sqlite3.Connection, exercises: Iterable[Exercise], vocabularies: dict[str, Vocabulary], stamp: str
) -> None:
    """Fills an empty database. `stamp` says what it was built from.

    Links to entries that are not among `exercises` are left out; the others are stored in both directions.
    """
    linked = _link_both_ways({exercise.slug: exercise for exercise in exercises})
    connection.executescript(_SCHEMA)
    with connection:
        for number, slug in enumerate(sorted(linked), start=1):
            _add_entry(connection, number, linked[slug])
        for facet, vocabulary in vocabularies.items():
            for place, term in enumerate(vocabulary.terms.values()):
                document = {name: getattr(term, name) for name in type(term).__dataclass_fields__}
                connection.execute(
                    "INSERT INTO terms VALUES (?, ?, ?, ?)", (facet, term.slug, place, json.dumps(document))
                )
            rows = ((facet, spelling, slug) for spelling, slug in vocabulary.keys().items())
            connection.executemany("INSERT INTO term_keys VALUES (?, ?, ?)", rows)
        connection.executescript(_INDEXES)
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("stamp", stamp)])
    connection.execute("ANALYZE")
    connection.commit()


def _link_both_ways(exercises: dict[str, Exercise]) -> dict[str, Exercise]:
    back = {"easier": "harder", "harder": "easier", "swaps": "swaps"}
    links = {slug: {name: list(getattr(exercise, name)) for name in LINKS} for slug, exercise in exercises.items()}
    for slug, exercise in exercises.items():
        for name in LINKS:
            for other in getattr(exercise, name):
                if other in links and slug not in links[other][back[name]]:
                    links[other][back[name]].append(slug)
    found = {}
    for slug, exercise in exercises.items():
        document = exercise.document()
        document.update({name: [other for other in links[slug][name] if other in exercises] for name in LINKS})
        found[slug] = Exercise.from_document(document)
    return found


def _add_entry(connection: sqlite3.Connection, number: int, exercise: Exercise) -> None:
    document = exercise.document()
    columns = [exercise.slug, exercise.name, *(document[name] for name in _TERM_COLUMNS)]
    facts = {name: value for name, value in document.items() if name not in PROSE}
    texts = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (facts, document)]
    marks = ", ".join("?" * (1 + len(columns) + len(texts)))
    connection.execute(f"INSERT INTO entries VALUES ({marks})", (number, *columns, *texts))
    for field in FIELDS:
        if field.kind in ("terms", "slugs"):
            rows = ((field.name, value, number, place) for place, value in enumerate(document[field.name]))
            connection.executemany("INSERT INTO entry_values VALUES (?, ?, ?, ?)", rows)
    names = {key(exercise.slug): (NAME_RANK, exercise.name)}
    names.setdefault(key(exercise.name), (NAME_RANK, exercise.name))
    for alias in exercise.aliases:
        names.setdefault(key(alias), (ALIAS_RANK, alias))
    rows_of_names = ((spelling, number, rank, name) for spelling, (rank, name) in names.items())
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", rows_of_names)
    connection.execute(
        "INSERT INTO search (rowid, name, aliases, summary, steps, tips, mistakes, faq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            exercise.name,
            "\n".join(exercise.aliases),
            exercise.summary,
            "\n".join(exercise.steps),
            "\n".join(exercise.tips),
            "\n".join(f"{item.fault} {item.fix}" for item in exercise.mistakes),
            "\n".join(f"{item.question} {item.answer}" for item in exercise.faq),
        ),
    )


def build_bundled(path: Path, progress: Progress | None = None) -> int:
    """Compiles the bundled catalog into a new file at `path`; returns how many entries it holds.

    Raises CatalogError when any entry has a problem: what is shipped must be whole.
    """
    vocabularies = read_vocabularies(VOCABULARY)
    problems = ProblemList()
    entries = read_paths([BUNDLED_ENTRIES], EntryReader(vocabularies), problems, progress)
    if problems.found:
        raise CatalogError("The bundled catalog has problems.", problems.found)
    connection = sqlite3.connect(path)
    try:
        build(connection, [entry.exercise for entry in entries], vocabularies, "bundled")
    finally:
        connection.close()
    return len(entries)
