"""Entries and vocabularies → one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from excli.catalog.loading import Progress, read_paths
from excli.catalog.phrases import read_phrases
from excli.catalog.reader import EntryReader
from excli.catalog.sources import BUNDLED_ENTRIES, VOCABULARY
from excli.catalog.vocabularies import read_vocabularies
from excli.model.errors import CatalogError
from excli.model.exercise import Exercise
from excli.model.fields import FIELDS, LINKS, PROSE
from excli.model.problems import ProblemList
from excli.model.text import key, words
from excli.model.vocabulary import Vocabulary

# Raised whenever the tables below, the folding of names or the fields of an entry change.
FORMAT = "excli-3"

_TERM_COLUMNS = tuple(field.name for field in FIELDS if field.kind == "term")

# Entries are numbered from the best known to the least: a query that stops early has the best of what it looked for.
_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    {", ".join(f"{column} TEXT NOT NULL" for column in _TERM_COLUMNS)}
);
CREATE TABLE documents (id INTEGER PRIMARY KEY, facts TEXT NOT NULL, document TEXT NOT NULL);
CREATE TABLE names (
    entry INTEGER NOT NULL, rank INTEGER NOT NULL, key TEXT NOT NULL, words TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (entry, key)
) WITHOUT ROWID;
CREATE TABLE entry_values (
    entry INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (entry, field, value)
) WITHOUT ROWID;
CREATE TABLE terms (
    facet TEXT NOT NULL, slug TEXT NOT NULL, place INTEGER NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (facet, slug)
) WITHOUT ROWID;
CREATE TABLE term_keys (
    facet TEXT NOT NULL, key TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY (key, facet)
) WITHOUT ROWID;
CREATE TABLE phrases (
    part TEXT NOT NULL, phrase TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (part, phrase)
) WITHOUT ROWID;
CREATE TABLE lexicon (
    word TEXT PRIMARY KEY, spelled TEXT NOT NULL, size INTEGER NOT NULL, uses INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE text_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_search USING fts5(words, content = '', columnsize = 0, detail = none, prefix = '2 3');
CREATE VIRTUAL TABLE search USING fts5(
    name, aliases, summary, steps, tips, mistakes, faq, content = '',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
"""  # the column names come from FIELDS, not from a person
_INDEXES = """
CREATE INDEX names_key ON names (key);
CREATE INDEX entry_values_value ON entry_values (field, value, entry);
CREATE INDEX lexicon_size ON lexicon (size);
"""

NAME_RANK, ALIAS_RANK = 0, 1
Phrases = Mapping[str, Mapping[str, Any]]


def build(
    connection: sqlite3.Connection,
    exercises: Iterable[Exercise],
    vocabularies: dict[str, Vocabulary],
    phrases: Phrases,
    stamp: str,
) -> None:
    """Fills an empty database. `stamp` says what it was built from.

    Links to entries that are not among `exercises` are left out; the others are stored in both directions.
    """
    linked = _link_both_ways({exercise.slug: exercise for exercise in exercises})
    connection.executescript(_SCHEMA)
    with connection:
        for number, exercise in enumerate(sorted(linked.values(), key=_obscurity), start=1):
            _add_entry(connection, number, exercise)
        for facet, vocabulary in vocabularies.items():
            for place, term in enumerate(vocabulary.terms.values()):
                document = {name: getattr(term, name) for name in type(term).__dataclass_fields__}
                row = (facet, term.slug, place, json.dumps(document))
                connection.execute("INSERT INTO terms VALUES (?, ?, ?, ?)", row)
            rows = ((facet, spelling, slug) for spelling, slug in vocabulary.keys().items())
            connection.executemany("INSERT INTO term_keys VALUES (?, ?, ?)", rows)
        for part, meanings in phrases.items():
            told = ((part, phrase, json.dumps(meaning)) for phrase, meaning in meanings.items())
            connection.executemany("INSERT INTO phrases VALUES (?, ?, ?)", told)
        _add_lexicon(connection)
        connection.executescript(_INDEXES)
        for table in ("search", "name_search"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("stamp", stamp)])
    connection.execute("ANALYZE")
    connection.commit()


def _obscurity(exercise: Exercise) -> tuple[float, str]:
    """Grows with how little known an entry is: few links lead to it, it has few other names, its name is long.

    What others are variations of is linked from all of them and needs the fewest words.
    """
    links = sum(len(getattr(exercise, name)) for name in LINKS)
    return -(links + len(exercise.aliases)) / len(words(exercise.name) or "x"), exercise.slug


def _add_lexicon(connection: sqlite3.Connection) -> None:
    """Every word of a name or of a vocabulary, and every two neighbours of a name written as one.

    `spelled` is the word, or the two words with a space; `size` is the number of letters; `uses` the number of names.
    """
    lexicon: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for (name,) in connection.execute("SELECT words FROM names").fetchall():
        parts = name.split()
        uses.update(parts)
        lexicon.update((part, part) for part in parts)
        for first, second in pairwise(parts):
            lexicon.setdefault(first + second, f"{first} {second}")
    for (document,) in connection.execute("SELECT document FROM terms").fetchall():
        term = json.loads(document)
        for spelling in (term["label"], *term["synonyms"]):
            lexicon.update((part, part) for part in words(spelling))
    for (phrase,) in connection.execute("SELECT phrase FROM phrases WHERE part = 'wishes'").fetchall():
        lexicon.update((part, part) for part in phrase.split())
    rows = ((word, spelled, len(word), uses[word]) for word, spelled in lexicon.items())
    connection.executemany("INSERT INTO lexicon VALUES (?, ?, ?, ?)", rows)


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
    marks = ", ".join("?" * (1 + len(columns)))
    connection.execute(f"INSERT INTO entries VALUES ({marks})", (number, *columns))
    texts = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (facts, document)]
    connection.execute("INSERT INTO documents VALUES (?, ?, ?)", (number, *texts))
    for field in FIELDS:
        if field.kind in ("terms", "slugs"):
            rows = ((number, field.name, value) for value in document[field.name])
            connection.executemany("INSERT INTO entry_values VALUES (?, ?, ?)", rows)
    names = {key(exercise.name): (NAME_RANK, exercise.name)}
    names.setdefault(key(exercise.slug), (NAME_RANK, exercise.name))
    for alias in exercise.aliases:
        names.setdefault(key(alias), (ALIAS_RANK, alias))
    named = [(number, rank, spelling, " ".join(words(name)), name) for spelling, (rank, name) in names.items()]
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", named)
    distinct = dict.fromkeys(word for row in named for word in row[3].split())
    connection.execute("INSERT INTO name_search (rowid, words) VALUES (?, ?)", (number, " ".join(distinct)))
    texts_said = _prose(exercise)
    connection.executemany(
        "INSERT OR IGNORE INTO text_words VALUES (?)", {(word,) for text in texts_said for word in words(text)}
    )
    connection.execute(
        "INSERT INTO search (rowid, name, aliases, summary, steps, tips, mistakes, faq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, exercise.name, "\n".join(exercise.aliases), *texts_said),
    )


def _prose(exercise: Exercise) -> tuple[str, str, str, str, str]:
    """The summary, the steps, the tips, the mistakes and the FAQ, each as one text."""
    return (
        exercise.summary,
        "\n".join(exercise.steps),
        "\n".join(exercise.tips),
        "\n".join(f"{item.fault} {item.fix}" for item in exercise.mistakes),
        "\n".join(f"{item.question} {item.answer}" for item in exercise.faq),
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
        build(connection, [entry.exercise for entry in entries], vocabularies, read_phrases(VOCABULARY), "bundled")
    finally:
        connection.close()
    return len(entries)
