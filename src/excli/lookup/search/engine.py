"""The pipeline: fold → names → wishes → text → rank."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.search import gathering
from excli.lookup.search.ranking import TEXT, WHOLE_NAME, WISHES, Name, Parts, fame, name_part
from excli.lookup.search.reading import Reading, Token, Wish, read_query
from excli.model.answers import Explained, Hit

MOST = 200
_SECOND = 0.5
_TEXT_FIELDS = ("name", "aliases", "summary", "steps", "tips", "mistakes", "faq")


def search(store: Store, query: str, filter: Filter, limit: int | None = None, *, prose: bool = True) -> list[Hit]:
    """Entries that answer a query, best first, at most MOST of them.

    `filter` narrows what is searched. Without `prose` the records hold only what entries are looked up by.
    Any text may be given: one whose words mean nothing here finds nothing.
    """
    scores: dict[int, tuple[Parts, Reading]] = {}
    total = int(store.query("SELECT count(*) FROM entries")[0][0])
    for reading in read_query(store, query):
        for entry, parts in _ranked(store, reading, filter, total):
            if entry not in scores or parts.total > scores[entry][0].total:
                scores[entry] = (parts, reading)
    best = sorted(scores, key=lambda entry: (-scores[entry][0].total, entry))[: min(limit or MOST, MOST)]
    if limit == 0:
        best = []
    return _hits(store, best, scores, prose)


def _ranked(store: Store, reading: Reading, filter: Filter, total: int) -> Iterable[tuple[int, Parts]]:
    content = reading.content
    known = tuple(token for token in content if token.how != "unknown")
    # Nothing rather than nonsense: a strange word may be one of three, and then only names may answer.
    if not known or 3 * reading.unknown > len(content):
        return
    named = gathering.by_name(store, known, filter) if _in_names(known) else []
    wished = gathering.by_wishes(store, reading, filter) if reading.wishes and not reading.unknown else []
    texts: dict[int, float] = {}
    if not reading.unknown and len(named) < gathering.ENOUGH and not (reading.only_wishes and wished):
        texts = _texts(store, known, reading, filter)
    partly: list[int] = []
    if not named and not wished and len(known) > 1:
        partly = _partly_named(store, known, filter)
    entries = list(dict.fromkeys([*named, *wished, *texts, *partly]))
    if not entries:
        return
    names = _names(store, entries)
    granted = [_granted(store, wish, entries) for wish in reading.wishes]
    most = max(texts.values(), default=1.0)
    for entry in entries:
        places = {
            p for wish, met in zip(reading.wishes, granted, strict=True) if entry in met for p in range(*wish.words)
        }
        exact, name, said, field = name_part(reading, names[entry], places)
        wishes = _wish_part(entry, granted, reading, 1.0 if entry in texts else said)
        text = TEXT * texts[entry] / most if entry in texts else 0.0
        if reading.only_wishes and wished and not all(entry in met for met in granted) and name < WHOLE_NAME:
            continue  # a name may say in words what the wishes ask, but then it must say all of it
        matched = field if exact or name >= max(wishes, text) else "facts" if wishes > text else "text"
        yield entry, Parts(exact, name, wishes, text, fame(entry, total), matched)


def _in_names(tokens: tuple[Token, ...]) -> bool:
    return all(token.how in ("known", "start", "mended", "idle") for token in tokens)


def _granted(store: Store, wish: Wish, entries: list[int]) -> dict[int, float]:
    """How far each entry fulfils a wish: 1, or _SECOND where a wished muscle only works with another."""
    found = dict.fromkeys(gathering.fulfilled(store, wish, entries), _SECOND)
    first = gathering.first_of_all(wish)
    found.update(dict.fromkeys(found if first == wish else gathering.fulfilled(store, first, entries), 1.0))
    return found


def _wish_part(entry: int, granted: list[dict[int, float]], reading: Reading, said: float) -> float:
    """The share of the wishes that are fulfilled; they count for less where the other words are not there.

    `said` is the share of the query's other words that the entry's names or text hold.
    """
    if not granted:
        return 0.0
    met = sum(entries.get(entry, 0.0) for entries in granted)
    return WISHES * met / len(granted) * (1.0 if reading.only_wishes else 0.8 * said)


def _texts(store: Store, known: tuple[Token, ...], reading: Reading, filter: Filter) -> dict[int, float]:
    """Entries by their text: all words; without the wished ones; then all but one."""
    found = gathering.by_text(store, known, filter)
    if found or len(known) < 2:
        return found
    rest = tuple(token for token in reading.beside_wishes if token in known)
    if rest and len(rest) < len(known):
        found = gathering.by_text(store, rest, filter)
    if not found and len(known) > 2:
        for fewer in combinations(known, len(known) - 1):
            for entry, rank in gathering.by_text(store, fewer, filter).items():
                found[entry] = max(found.get(entry, 0.0), rank / 2)
    return found


def _partly_named(store: Store, known: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which the names hold all but one of the words."""
    for left_out in range(1, len(known)):
        found: dict[int, None] = {}
        for fewer in combinations(known, len(known) - left_out):
            if _in_names(fewer):
                found.update(dict.fromkeys(gathering.by_name(store, fewer, filter)))
        if found or left_out * 3 > len(known):
            return list(found)[: gathering.MOST_NAMED]
    return []


def _names(store: Store, entries: list[int]) -> dict[int, list[Name]]:
    rows = store.query(
        "SELECT entry, rank, key, words FROM names WHERE entry IN (SELECT value FROM json_each(?))",
        (json.dumps(entries),),
    )
    found: dict[int, list[Name]] = {entry: [] for entry in entries}
    for entry, rank, key, words in rows:
        found[entry].append(Name(rank, key, tuple(words.split())))
    return found


def _hits(store: Store, best: list[int], scores: dict[int, tuple[Parts, Reading]], prose: bool) -> list[Hit]:
    column = "document" if prose else "facts"
    sql = f"SELECT id, {column} FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    documents = dict(store.query(sql, (json.dumps(best),)))
    hits = []
    for entry in best:
        parts, reading = scores[entry]
        matched = _text_field(store, entry, reading) if parts.matched == "text" else parts.matched
        shown = {name: round(getattr(parts, name), 2) for name in ("exact", "name", "wishes", "text", "fame")}
        why = Explained(_told(reading), shown)
        hits.append(Hit(json.loads(documents[entry]), matched, round(parts.total, 2), why))
    return hits


def _text_field(store: Store, entry: int, reading: Reading) -> str:
    """The field of an entry's text that holds the query's words best."""
    match = " OR ".join(f'"{token.word}"' for token in reading.content)
    columns = ", ".join(
        f"bm25(search, {', '.join('1.0' if one == other else '0.0' for other in _TEXT_FIELDS)})" for one in _TEXT_FIELDS
    )
    rows = store.query(f"SELECT {columns} FROM search WHERE search MATCH ? AND rowid = ?", (match, entry))
    ranks = rows[0] if rows else ()
    return _TEXT_FIELDS[min(range(len(ranks)), key=lambda place: ranks[place])] if ranks else "summary"


def _told(reading: Reading) -> tuple[str, ...]:
    """A reading in words, one line for each thing it took from the query."""
    lines = []
    for token in reading.tokens:
        meant = f" → {token.word}" if token.word != token.typed else ""
        lines.append(f"{token.typed}{meant}: {token.how}")
    for wish in reading.wishes:
        ways = " or ".join(f"{name.replace('_', '-')} {', '.join(values)}" for name, values in wish.filters)
        lines.append(f"{wish.said!r} wishes {ways}")
    return tuple(lines)
