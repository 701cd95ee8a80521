"""Every SQL statement of search: what the compiled catalog can be asked, and in which tables it is stored.

Entries are numbered from the most popular to the least (catalog/popularity.py), so a statement that stops at a limit
keeps the most popular.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from excli.catalog.store import Store
from excli.model.text import ARTICLES, LAST

STEMMED = "porter unicode61 remove_diacritics 2"
# Column of the full-text table → its boost in BM25 (https://www.sqlite.org/fts5.html#the_bm25_function).
TEXT_COLUMNS = {
    "name": 6.0, "aliases": 5.0, "search_phrases": 5.0, "summary": 5.0,
    "steps": 1.5, "tips": 2.0, "mistakes": 1.0, "faq": 2.0,
}  # fmt: skip

TABLES = f"""
CREATE TABLE query_words (
    kind TEXT NOT NULL, key TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (key, kind)
) WITHOUT ROWID;
CREATE TABLE lexicon (
    word TEXT PRIMARY KEY, spelled TEXT NOT NULL, size INTEGER NOT NULL, uses INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_search USING fts5(words, content = '', columnsize = 0, detail = none, prefix = '2 3');
CREATE TABLE search_phrases (
    phrase INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (phrase, entry)
) WITHOUT ROWID;
CREATE TABLE phrase_texts (phrase INTEGER PRIMARY KEY, size INTEGER NOT NULL, words TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE phrase_search USING fts5(
    words, content = '', columnsize = 0, detail = none, tokenize = '{STEMMED}'
);
CREATE VIRTUAL TABLE movements USING fts5(one, two, leans UNINDEXED, columnsize = 0, tokenize = '{STEMMED}');
CREATE VIRTUAL TABLE search USING fts5({", ".join(TEXT_COLUMNS)}, content = '', tokenize = '{STEMMED}');
"""


LONGEST_PHRASE = 5
Known = dict[str, dict[str, Any]]
"""Kind → key → meaning, as catalog/query_words.py compiles them."""


class Condition(NamedTuple):
    """What an entry must fulfil: an SQL expression over `entries` and the values it binds."""

    sql: str = "1"
    parameters: Mapping[str, str] = {}


def all_of(conditions: Iterable[Condition]) -> Condition:
    return _joined(conditions, " AND ")


def any_of(conditions: Iterable[Condition]) -> Condition:
    return _joined(conditions, " OR ")


def none_of(conditions: Iterable[Condition]) -> Condition:
    every = any_of(conditions)
    return every._replace(sql=f"NOT {every.sql}")


def _joined(conditions: Iterable[Condition], by: str) -> Condition:
    parts = list(conditions)
    if not parts:
        return Condition()
    bound = {name: value for part in parts for name, value in part.parameters.items()}
    return Condition(f"({by.join(part.sql for part in parts)})", bound)


class Term(NamedTuple):
    """A word to match: `begins` matches all words that start so; any of `related` will do instead."""

    word: str
    begins: bool = False
    related: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        """The term as an FTS5 expression."""
        found = [f'"{self.word}"{"*" if self.begins else ""}', *(f'"{other}"' for other in self.related)]
        return f"({' OR '.join(found)})" if len(found) > 1 else found[0]


class Word(NamedTuple):
    """A word of the lexicon: how names spell it ("" where only texts have it), and in how many names it stands."""

    spelled: str
    uses: int


class Name(NamedTuple):
    """One of an entry's names: rank 0 for the name itself, 1 for an alias; its key; its folded words with spaces."""

    rank: int
    key: str
    text: str


class Facts(NamedTuple):
    """What scoring needs of an entry: its pattern, category and popularity, and which conditions it fulfils."""

    pattern: str
    category: str
    popularity: float
    fulfils: tuple[bool, ...]


# --- what the words of a query mean ---------------------------------------------------------------------------------


def spans(words: Sequence[str]) -> Iterator[range]:
    """Give every run of up to LONGEST_PHRASE neighbouring words, the longest first."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield range(start, start + length)


def key_of(words: Sequence[str], span: range) -> str:
    """Return the key of some of the words, as the vocabulary of search is compiled."""
    return "".join(words[span.start : span.stop])


def spans_without_articles(words: Sequence[str]) -> Iterator[tuple[range, str]]:
    """Give the runs with articles passed over, each with its key: "back of my arm" is "back of arm"."""
    places = [place for place, word in enumerate(words) if word not in ARTICLES]
    bare = [words[place] for place in places]
    for span in spans(bare):
        yield range(places[span.start], places[span.stop - 1] + 1), key_of(bare, span)


def known_phrases(store: Store, words: Sequence[str]) -> Known:
    """Return what the vocabulary of search says of all phrases in some folded words; a kind of which none is known is empty."""
    keys = {key_of(words, span) for span in spans(words)} | {key for _, key in spans_without_articles(words)}
    rows = store.query(
        "SELECT kind, key, meaning FROM query_words WHERE key IN (SELECT value FROM json_each(?))", (as_list(keys),)
    )
    found: Known = defaultdict(dict)
    for kind, key, meaning in rows:
        found[kind][key] = json.loads(meaning)
    return found


def lexicon(store: Store, words: Iterable[str]) -> dict[str, Word]:
    """Return those of the words that names, vocabularies or texts have."""
    rows = store.query(
        "SELECT word, spelled, uses FROM lexicon WHERE word IN (SELECT value FROM json_each(?))", (as_list(words),)
    )
    return {word: Word(spelled, uses) for word, spelled, uses in rows}


def words_by_size(store: Store) -> dict[int, list[str]]:
    """Return the words of names and vocabularies by their number of letters; read once."""

    def read() -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word, size in store.query("SELECT word, size FROM lexicon WHERE spelled != ''"):
            found.setdefault(size, []).append(word)
        return found

    kept: dict[int, list[str]] = store.kept("words by size", read)
    return kept


def beginnings(store: Store, starts: Iterable[str]) -> dict[str, int]:
    """Return those of the texts that a longer word of a name begins with, and how many names have such words."""
    rows = store.query(
        "SELECT value, (SELECT sum(uses) FROM lexicon WHERE word > value AND word < value || ? AND uses > 0) AS names"
        " FROM json_each(?) WHERE names > 0",
        (LAST, as_list(starts)),
    )
    return {start: int(uses) for start, uses in rows}


def in_texts(store: Store, word: str) -> bool:
    """Return whether a text has the word in any form that shares its stem."""
    return bool(store.query("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (f'"{word}"',)))


def describes(store: Store, word: str) -> bool:
    """Return whether people describe movements with the word, in any form."""
    return bool(store.query("SELECT 1 FROM movements WHERE movements MATCH ? LIMIT 1", (f'one : "{word}"',)))


def movement_weights(store: Store, features: Iterable[str]) -> list[dict[str, float]]:
    """Return, for each known word or pair of words, pattern → how much it speaks for that pattern."""
    match = " OR ".join(f'{"two" if " " in feature else "one"} : "{feature}"' for feature in features)
    return [
        json.loads(leans) for (leans,) in store.query("SELECT leans FROM movements WHERE movements MATCH ?", (match,))
    ]


# --- which entries ---------------------------------------------------------------------------------------------------


def named(store: Store, keys: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Return the entries that have one of the keys as a name: key → (entry, rank of the name)."""
    rows = store.query(
        "SELECT key, entry, rank FROM names WHERE key IN (SELECT value FROM json_each(?)) ORDER BY rank, entry",
        (as_list(keys),),
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for key, entry, rank in rows:
        found.setdefault(key, []).append((entry, rank))
    return found


def holding_all(store: Store, alternatives: Sequence[Sequence[Term]], scope: Condition, limit: int) -> list[int]:
    """Return entries whose names together hold all the words of one of the alternatives, the most popular first."""
    match = " OR ".join(f"({' AND '.join(term.match for term in terms)})" for terms in alternatives)
    sql = f"SELECT rowid FROM name_search WHERE name_search MATCH :match {within_scope('rowid', scope)} LIMIT {limit}"
    return [entry for (entry,) in store.query(sql, {**scope.parameters, "match": match})]


def names_of(store: Store, entries: Iterable[int], words: Sequence[str]) -> dict[int, list[Name]]:
    """Return those names of the entries that have one of the words, or a word that begins so.

    Few entries are asked for, and a word may be in a tenth of all names: so no index is asked, but the names themselves.
    """
    rows = store.query(
        "SELECT entry, rank, key, words FROM names WHERE entry IN (SELECT value FROM json_each(?))", (as_list(entries),)
    )
    found: dict[int, list[Name]] = {}
    for entry, rank, key, text in rows:
        for word in words:
            if word in text:
                found.setdefault(entry, []).append(Name(rank, key, text))
                break
    return found


def entries_with(store: Store, alternatives: Sequence[Condition], scope: Condition, limit: int) -> list[int]:
    """Return the most popular entries of each alternative, those of the first alternative first."""
    selects = [
        f"SELECT id FROM (SELECT id FROM entries WHERE {one.sql} AND {scope.sql} ORDER BY id LIMIT {limit})"
        for one in alternatives
    ]
    bound = {name: value for one in (*alternatives, scope) for name, value in one.parameters.items()}
    return list(dict.fromkeys(entry for (entry,) in store.query(" UNION ALL ".join(selects), bound)))


def linked(store: Store, entry: int, link: str, scope: Condition) -> list[int]:
    """Return the entries that one entry is linked to by a field: easier, harder or swaps."""
    sql = f"""SELECT id FROM entry_values JOIN entries ON slug = value
        WHERE entry = :linked_from AND field = :link AND {scope.sql}"""
    return [other for (other,) in store.query(sql, {**scope.parameters, "linked_from": entry, "link": link})]


def within(store: Store, entries: Iterable[int], scope: Condition) -> list[int]:
    """Return those of the entries that fulfil the condition."""
    sql = f"SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(:ids)) AND {scope.sql}"
    return [entry for (entry,) in store.query(sql, {**scope.parameters, "ids": as_list(entries)})]


def facts_of(store: Store, entries: Iterable[int], conditions: Sequence[Condition]) -> dict[int, Facts]:
    """Return for each entry what scoring needs of it, with which of the conditions it fulfils."""
    columns = "".join(f", {one.sql}" for one in conditions)
    bound = {name: value for one in conditions for name, value in one.parameters.items()}
    sql = f"SELECT id, pattern, category, popularity{columns} FROM entries WHERE id IN (SELECT value FROM json_each(:ids))"
    rows = store.query(sql, {**bound, "ids": as_list(entries)})
    return {
        entry: Facts(pattern, category, popularity, tuple(map(bool, fulfils)))
        for entry, pattern, category, popularity, *fulfils in rows
    }


def documents_of(store: Store, entries: Iterable[int], *, prose: bool) -> dict[int, Any]:
    """Return entry → its document; without `prose` only the fields it is looked up by."""
    sql = f"SELECT id, {'document' if prose else 'facts'} FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    return {entry: json.loads(text) for entry, text in store.query(sql, (as_list(entries),))}


def within_scope(column: str, scope: Condition) -> str:
    return f"AND {column} IN (SELECT id FROM entries WHERE {scope.sql})" if scope.sql != "1" else ""


def as_list(values: Iterable[Any]) -> str:
    return json.dumps(list(values))
