"""Entries and vocabularies → one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from excli.catalog.coaching import FOLDER, SCHEMA, Documents, add_coaching, read_coaching
from excli.catalog.drawings import FIGURE_SCHEMA, add_figures, compile_figures
from excli.catalog.figures import FigureData, read_figures
from excli.catalog.index import TABLES, TEXT_COLUMNS
from excli.catalog.loading import read_paths, without_collecting
from excli.catalog.movements import add_movements
from excli.catalog.names import NAME_SCHEMA, NameData, add_names, read_names
from excli.catalog.popularity import popularity
from excli.catalog.query_words import folded_variants, query_words
from excli.catalog.reader import EntryReader
from excli.catalog.search_data import SearchData, read_search_data
from excli.catalog.sources import BUNDLED_ENTRIES, FIGURES, SEARCH, SUBSTITUTION, VOCABULARY
from excli.catalog.store import FORMAT
from excli.catalog.substitution import Rules, read_substitution
from excli.catalog.traits import add_traits
from excli.catalog.vocabularies import read_vocabularies
from excli.model.answers import Document as Record
from excli.model.errors import CatalogError
from excli.model.exercise import Exercise
from excli.model.fields import AVOIDED_FROM, FIELDS, LINKS, PROSE
from excli.model.problems import ProblemList
from excli.model.text import raw_words, singular, words
from excli.model.vocabulary import Vocabulary

_TERM_COLUMNS = tuple(field.name for field in FIELDS if field.kind.column)

# Entries are numbered from the most popular to the least: a query that stops early has the most popular.
_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, popularity REAL NOT NULL,
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
{TABLES}"""  # the column names come from FIELDS, not from a person
_INDEXES = """
CREATE INDEX names_key ON names (key);
CREATE INDEX names_words ON names (words);
CREATE INDEX entry_values_value ON entry_values (field, value, entry);
CREATE INDEX lexicon_size ON lexicon (size);
"""

NAME_RANK, ALIAS_RANK = 0, 1
_PAIR = 2
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def build(
    connection: sqlite3.Connection,
    exercises: Iterable[Exercise],
    vocabularies: dict[str, Vocabulary],
    search_data: SearchData,
    names: NameData,
    rules: Rules,
    stamp: str,
    coaching: Documents | None = None,
    figures: Mapping[str, FigureData] | None = None,
    drawings: Mapping[str, bytes] | None = None,
) -> None:
    """Fill an empty database. `rules` is what substitution goes by; `stamp` says what it was built from.

    Links to entries that are not among `exercises` are left out; the others are stored in both directions. `drawings`
    are those of the figures that are compiled already.
    """
    connection.executescript(_SCHEMA + NAME_SCHEMA + SCHEMA + FIGURE_SCHEMA)
    with connection:
        documents = _link_both_ways(exercises)
        known = {document["slug"]: popularity(document, search_data.staples) for document in documents}
        documents.sort(key=lambda document: (-known[document["slug"]], document["slug"]))
        text_words = _add_entries(connection, documents, known)
        numbers = {document["slug"]: number for number, document in enumerate(documents, start=1)}
        add_figures(connection, numbers, figures or {}, drawings or {})
        add_names(connection, documents, vocabularies, names)
        add_coaching(connection, coaching or {})
        add_traits(connection, documents, rules)
        said = _add_search_phrases(connection, documents, search_data)
        described = _described(vocabularies["pattern"], search_data)
        add_movements(connection, described, said)
        text_words.update(chain.from_iterable(chain.from_iterable(described.values())))
        _add_terms(connection, vocabularies)
        text_words.update(word for line in search_data.intents for phrase in line.phrases for word in words(phrase))
        uses = _add_lexicon(connection, vocabularies, text_words)
        keys = {key for (key,) in connection.execute("SELECT key FROM names")}
        asked = query_words(search_data, vocabularies, keys, uses)
        rows = ((kind, phrase, _ENCODER.encode(meaning)) for kind, phrase, meaning in asked)
        connection.executemany("INSERT INTO query_words VALUES (?, ?, ?)", rows)
        connection.executescript(_INDEXES)
        for table in ("search", "name_search", "phrase_search"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("stamp", stamp)])
    connection.execute("ANALYZE")
    connection.commit()


def _add_terms(connection: sqlite3.Connection, vocabularies: Mapping[str, Vocabulary]) -> None:
    """Add the values of every vocabulary, and every spelling that leads to one."""
    for facet, vocabulary in vocabularies.items():
        for place, term in enumerate(vocabulary.terms.values()):
            document = {name: getattr(term, name) for name in type(term).__dataclass_fields__}
            row = (facet, term.slug, place, json.dumps(document))
            connection.execute("INSERT INTO terms VALUES (?, ?, ?, ?)", row)
        rows = ((facet, spelling, slug) for spelling, slug in vocabulary.keys(bare=True).items())
        connection.executemany("INSERT INTO term_keys VALUES (?, ?, ?)", rows)


def _add_lexicon(
    connection: sqlite3.Connection, vocabularies: Mapping[str, Vocabulary], text_words: set[str]
) -> Counter[str]:
    """Add every word of names, vocabularies and texts, and every two neighbours of a name written as one.

    `spelled` is the word, or the two words with a space, or empty where only texts have it; `size` is the number of
    letters; `uses` the number of names. Returns the latter.
    """
    lexicon: dict[str, str] = {}
    uses: Counter[str] = Counter()
    names = [name.split() for (name,) in connection.execute("SELECT words FROM names")]
    for parts in names:
        uses.update(parts)
        lexicon.update((part, part) for part in parts)
    terms = [term for vocabulary in vocabularies.values() for term in vocabulary.terms.values()]
    spellings = [words(spelling) for term in terms for spelling in (term.label, *term.synonyms)]
    for parts in spellings:
        if len(parts) == 1:
            lexicon.setdefault(parts[0], parts[0])  # "kneel" is no knee and l
    for first, second in chain.from_iterable(map(pairwise, names)):
        lexicon.setdefault(first + second, f"{first} {second}")
    for parts in spellings:
        for part in parts:
            lexicon.setdefault(part, part)  # "pullup" of "pullup bar" stays the pull and up of names
        if len(parts) == _PAIR:
            lexicon.setdefault("".join(parts), " ".join(parts))  # "footspeed"
    for word in text_words:
        lexicon.setdefault(word, "")
    rows = ((word, spelled, len(word), uses[word]) for word, spelled in lexicon.items())
    connection.executemany("INSERT INTO lexicon VALUES (?, ?, ?, ?)", rows)
    return uses


def _link_both_ways(exercises: Iterable[Exercise]) -> list[Record]:
    """The documents of the entries, each link in both of its entries, links to what is not there left out."""
    back = {"easier": "harder", "harder": "easier", "swaps": "swaps"}
    documents = {exercise.slug: exercise.document() for exercise in exercises}
    for document in documents.values():
        for name in LINKS:
            document[name] = [other for other in document[name] if other in documents]
    for slug, document in documents.items():
        for name in LINKS:
            for other in document[name]:
                if slug not in documents[other][back[name]]:
                    documents[other][back[name]].append(slug)
    return list(documents.values())


def _add_entries(connection: sqlite3.Connection, documents: list[Record], known: Mapping[str, float]) -> set[str]:
    """Add the entries in their order, numbered from 1; returns every folded word of their texts."""
    rows: dict[str, list[tuple[Any, ...]]] = {
        table: [] for table in ("entries", "documents", "entry_values", "names", "name_search", "search")
    }
    said: set[str] = set()
    several = [field for field in FIELDS if field.kind.many]
    for number, document in enumerate(documents, start=1):
        rows["entries"].append(
            (
                number,
                document["slug"],
                document["name"],
                known[document["slug"]],
                *(document[name] for name in _TERM_COLUMNS),
            )
        )
        facts = {name: value for name, value in document.items() if name not in PROSE}
        rows["documents"].append((number, _json(facts), _json(document)))
        rows["entry_values"] += (
            (number, field.name, slug) for field in several for slug in field.kind.slugs(document[field.name])
        )
        rows["entry_values"] += (
            (number, "avoid", f"{joint}:{word}".rstrip(":"))
            for joint, degree in document["joints"].items()
            for word, least in AVOIDED_FROM.items()
            if degree >= least
        )
        names = _names(document)
        rows["names"] += (
            (number, rank, spelling, " ".join(parts), text) for spelling, (rank, parts, text) in names.items()
        )
        distinct = dict.fromkeys(word for _, parts, _ in names.values() for word in parts)
        rows["name_search"].append((number, " ".join(distinct)))
        prose = _prose(document)
        names_and_needs = (document["name"], "\n".join(document["aliases"]), "\n".join(document["search_phrases"]))
        rows["search"].append((number, *names_and_needs, *prose))
        said.update(raw_words("\n".join((*names_and_needs, *prose))))
    columns = {
        "name_search": "(rowid, words)",
        "search": f"(rowid, {', '.join(TEXT_COLUMNS)})",
    }
    for table, found in rows.items():
        if found:
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(f"INSERT INTO {table} {columns.get(table, '')} VALUES ({marks})", found)
    return set(map(singular, said))


def _add_search_phrases(
    connection: sqlite3.Connection, documents: list[Record], search_data: SearchData
) -> dict[str, Counter[str]]:
    """What people type for an entry, each phrase once however many entries it leads to.

    Words that say nothing are left out, and words that mean the same are written as names write them. Returns how
    often each word is typed for each movement pattern.
    """
    # "no sled" is not "sled"
    silent = set(map(singular, search_data.stopwords)) - set(map(singular, search_data.modifiers["negations"]))
    variants = folded_variants(search_data)
    otherwise = {phrase.split()[0] for phrase in variants}
    numbers: dict[str, int] = {}
    leads = set()
    for entry, document in enumerate(documents, start=1):
        for phrase in document["search_phrases"]:
            parts = words(phrase)
            if not otherwise.isdisjoint(parts):
                parts = _spelled(parts, variants)
            said = " ".join([word for word in parts if word not in silent])
            if said:
                leads.add((numbers.setdefault(said, len(numbers) + 1), entry))
    rows = [(number, said.count(" ") + 1, said) for said, number in numbers.items()]
    connection.executemany("INSERT INTO phrase_texts VALUES (?, ?, ?)", rows)
    said_so = ((number, said) for said, number in numbers.items())
    connection.executemany("INSERT INTO phrase_search (rowid, words) VALUES (?, ?)", said_so)
    connection.executemany("INSERT INTO search_phrases VALUES (?, ?)", sorted(leads))
    texts = [text.split() for text in numbers]
    patterns: dict[str, set[int]] = {}
    for number, entry in leads:
        patterns.setdefault(documents[entry - 1]["pattern"], set()).add(number)
    return {
        pattern: Counter(chain.from_iterable(texts[number - 1] for number in found))
        for pattern, found in patterns.items()
    }


def _described(patterns: Vocabulary, search_data: SearchData) -> dict[str, list[list[str]]]:
    """The telling words of each description of a movement pattern: those of people and the vocabulary's own."""
    silent = set(map(singular, search_data.stopwords))
    found: dict[str, list[list[str]]] = {}
    for pattern, term in patterns.terms.items():
        texts = (term.label, term.meaning, *term.synonyms, *search_data.movements.get(pattern, ()))
        found[pattern] = [[word for word in words(text) if word not in silent] for text in texts]
    return found


def _spelled(parts: list[str], same: Mapping[str, str]) -> list[str]:
    """The words with those that mean the same replaced, single words and pairs."""
    found: list[str] = []
    place = 0
    while place < len(parts):
        pair = " ".join(parts[place : place + 2])
        known = pair if pair in same else parts[place]
        found += same.get(known, known).split()
        place += len(known.split())
    return found


def _names(document: Record) -> dict[str, tuple[int, list[str], str]]:
    """Folded name → (rank, its words, the name as written): the name and the slug, then the aliases."""
    found: dict[str, tuple[int, list[str], str]] = {}
    for rank, text in ((NAME_RANK, document["name"]), (NAME_RANK, document["slug"])):
        parts = words(text)
        found.setdefault("".join(parts), (rank, parts, document["name"]))
    for text in document["aliases"]:
        parts = words(text)
        found.setdefault("".join(parts), (ALIAS_RANK, parts, text))
    found.pop("", None)  # a name of signs alone can be shown, not looked up
    return found


def _prose(document: Record) -> tuple[str, str, str, str, str]:
    """The summary, the steps, the tips, the mistakes and the FAQ, each as one text."""
    return (
        document["summary"],
        "\n".join(document["steps"]),
        "\n".join(document["tips"]),
        "\n".join(f"{item['fault']} {item['fix']}" for item in document["mistakes"]),
        "\n".join(f"{item['question']} {item['answer']}" for item in document["faq"]),
    )


def _json(value: Record) -> str:
    return _ENCODER.encode(value)


@without_collecting()
def build_bundled(path: Path, *, drawn: bool = True) -> int:
    """Compiles the bundled catalog into a new file at `path`; returns how many entries it holds.

    With `drawn`, its figures too; they are drawn on demand otherwise, as in a checkout.

    Raises CatalogError when any entry has a problem: what is shipped must be whole.
    """
    vocabularies = read_vocabularies(VOCABULARY)
    problems = ProblemList()
    entries = read_paths([BUNDLED_ENTRIES], EntryReader(vocabularies), problems)
    figures = read_figures(FIGURES, problems)
    if problems.found:
        raise CatalogError("The bundled catalog has problems.", problems.found)
    exercises = [entry.exercise for entry in entries]
    drawings = compile_figures(figures, exercises) if drawn else {}
    connection = sqlite3.connect(path)
    try:
        # The file is new and nobody else's yet: if this fails, it is thrown away.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        build(
            connection,
            exercises,
            vocabularies,
            read_search_data(SEARCH, vocabularies),
            read_names(SEARCH),
            read_substitution(SUBSTITUTION, vocabularies),
            "bundled",
            read_coaching(FOLDER, vocabularies),
            figures,
            drawings,
        )
    finally:
        connection.close()
    return len(entries)
