"""The pipeline: fold → names → wishes → text → rank."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.search import gathering
from excli.lookup.search.ranking import (
    AGAIN,
    BEGUN,
    BINDING,
    GATED,
    HALF,
    LINK,
    MOSTLY,
    SOUGHT,
    SOUGHT_ASIDE,
    SPURNED,
    SURE,
    TEXT,
    UNASKED,
    UNASKED_OTHER,
    WHOLE_NAME,
    WHOLE_NEED,
    WISHES,
    Name,
    Parts,
    asked_of,
    fame,
    name_part,
)
from excli.lookup.search.reading import Reading, read_query
from excli.lookup.search.spelling import Token
from excli.lookup.search.wishes import Wish
from excli.model.answers import Explained, Hit

MOST = 200
_PARTLY = 0.5
_FEW = 5
_ENOUGH_WISHED = 3
_TEXT_FIELDS = ("name", "aliases", "sought", "summary", "steps", "tips", "mistakes", "faq")


def search(store: Store, query: str, filter: Filter, limit: int | None = None, *, prose: bool = True) -> list[Hit]:
    """Entries that answer a query, best first, at most MOST of them.

    `filter` narrows what is searched. Without `prose` the records hold only what entries are looked up by.
    Any text may be given: one whose words mean nothing here finds nothing.
    """
    scores: dict[int, tuple[Parts, Reading]] = {}
    total = store.kept("count", lambda: int(store.query("SELECT max(id) FROM entries")[0][0] or 0))
    begun = False
    for reading in read_query(store, query):
        if begun and reading.mended:
            continue  # the words are the beginnings of a name as they stand: none of them is a mistake
        surest = 0.0
        for entry, parts in _ranked(store, reading, filter, total):
            if entry not in scores or parts.total > scores[entry][0].total:
                scores[entry] = (parts, reading)
            surest = max(surest, parts.exact)
            begun = begun or (parts.name >= BEGUN and not reading.mended)
        if surest >= SURE:
            break  # the words are a name as they stand: no other reading is meant
    best = sorted(scores, key=lambda entry: (-scores[entry][0].total, entry))[: min(limit or MOST, MOST)]
    if limit == 0:
        best = []
    return _hits(store, best, scores, prose)


def _ranked(store: Store, reading: Reading, filter: Filter, total: int) -> Iterable[tuple[int, Parts]]:
    content = reading.content
    known = tuple(token for token in content if token.how != "unknown")
    # Nothing rather than nonsense: where words are strange, half at least must not be, and only names and wishes answer.
    strange = 3 * reading.unknown > len(content)
    if not known or 2 * reading.unknown > len(content) or (strange and not _in_names(known)):
        return
    if strange and reading.wishes and all(wish.wants[0][0] == "have" for wish in reading.wishes):
        return  # "kitchen sink plumber" names a place and no more
    called = gathering.by_key(store, content, filter)
    named = gathering.by_name(store, known, filter) if _in_names(known) else []
    halfway = not called and (len(named) < _FEW or any(token.how == "start" for token in known))
    started = gathering.by_start(store, known, filter) if halfway else []
    beside = reading.beside_wishes
    if reading.wishes and beside and len(named) < gathering.ENOUGH and _in_names(beside):
        named = list(dict.fromkeys([*named, *gathering.by_name(store, beside, filter)]))
    wished = gathering.by_wishes(store, reading, filter) if reading.wishes else []
    settled = bool(called or strange or ((named or started) and any(token.how == "start" for token in known)))
    needs: dict[int, float] = {}
    texts: dict[int, float] = {}
    if not settled:
        needs = gathering.by_sought(store, known, filter)
    if not (settled or (reading.only_wishes and wished)) and len(named) < gathering.ENOUGH:
        texts = gathering.by_text(store, known, filter)
    if all(token.how in ("text", "unknown") for token in content):
        # None of the words is from this field: only what says them nearly all is meant.
        needs = {entry: share for entry, share in needs.items() if share >= WHOLE_NEED}
        texts = {entry: share for entry, share in texts.items() if share >= gathering.WHOLE_TEXT}
    partly = _partly_named(store, known, filter) if not (called or named or wished) and len(known) > 1 else []
    linked = _linked(store, reading) if reading.turn else set()
    entries = list(dict.fromkeys([*called, *linked, *named, *started, *wished, *needs, *texts, *partly]))
    if not entries:
        return
    names = _names(store, entries)
    granted = [_granted(store, wish, entries) for wish in reading.wishes]
    kinds = gathering.not_strength(store, entries) if reading.only_wishes and not reading.wishes_kind else {}
    asked = asked_of(reading, halfway=bool(started))
    only = asked.only_wishes
    gated = len(wished) >= _ENOUGH_WISHED and reading.wished_share >= (MOSTLY if reading.families < 2 else HALF)
    worth_of = [BINDING.get(wish.family, 1.0) for wish in reading.wishes]
    worth_of = [weight / sum(worth_of) for weight in worth_of]
    refused = [met for wish, met in zip(reading.wishes, granted, strict=True) if wish.refused]
    for entry in entries:
        if any(entry not in met for met in refused):
            continue
        places = {
            p for wish, met in zip(reading.wishes, granted, strict=True) if entry in met for p in range(*wish.words)
        }
        exact, name, said, field = name_part(asked, names[entry], places)
        link = LINK if entry in linked else 0.0
        sought, text = needs.get(entry, 0.0), texts.get(entry, 0.0)
        if (
            gated
            and not link
            and name < WHOLE_NAME
            and (only or sought < WHOLE_NEED)
            and not _accepted(reading, granted, entry)
        ):
            continue  # a name may say in words what the wishes ask, but then it must say all of it
        met = sum(w * entries.get(entry, 0.0) for w, entries in zip(worth_of, granted, strict=True)) if granted else 1.0
        # Wishes count for less where the query's other words are in neither the entry's names nor its text.
        wishes = (GATED * met if gated or only else WISHES * met * 0.8 * max(said, sought, text)) if granted else 0.0
        # What is said in the right words of something else is not meant.
        spared = 1.0 if only else 1.0 - SPURNED * (1.0 - met)
        sought *= SOUGHT_ASIDE if only else SOUGHT * spared
        text *= TEXT * (spared if text <= 1 else 1.0)
        # What says the query best counts wholly, what says it again for less.
        strongest = max(name, sought, text)
        name, sought, text = (part if part == strongest else part * AGAIN for part in (name, sought, text))
        kind = -UNASKED.get(kinds[entry], UNASKED_OTHER) if entry in kinds and not exact else 0.0
        worth = {field: exact + name, "sought": sought, "facts": wishes, "text": text}
        matched = reading.turn if link else max(worth, key=lambda part: worth[part])
        yield entry, Parts(exact, name, sought, wishes, text, kind, link, fame(entry, total), matched)


def _accepted(reading: Reading, granted: list[dict[int, float]], entry: int) -> bool:
    """Whether of each family of wishes one is fulfilled in some way."""
    met = {wish.family for wish, entries in zip(reading.wishes, granted, strict=True) if entry in entries}
    return all(wish.family in met for wish in reading.wishes)


def _linked(store: Store, reading: Reading) -> set[int]:
    """What is easier or harder than the one entry the other words name, or does its job instead."""
    said = [token.word for token in reading.content]
    spans = ["".join(said[start:end]) for start in range(len(said)) for end in range(start + 1, len(said) + 1)]
    sql = """SELECT entry FROM names WHERE key IN (SELECT value FROM json_each(?))
        ORDER BY length(key) DESC, rank LIMIT 1"""
    rows = store.query(sql, (json.dumps(spans),))
    sql = "SELECT id FROM entry_values JOIN entries ON slug = value WHERE entry = ? AND field = ?"
    return {int(entry) for (named,) in rows for (entry,) in store.query(sql, (named, reading.turn))}


def _in_names(tokens: tuple[Token, ...]) -> bool:
    return all(token.how in ("known", "start", "mended", "idle") for token in tokens)


def _granted(store: Store, wish: Wish, entries: list[int]) -> dict[int, float]:
    """How far each entry fulfils a wish: 1 where wholly, _PARTLY where in some way."""
    found = dict.fromkeys(gathering.fulfilled(store, wish, entries, wholly=False), _PARTLY)
    found.update(dict.fromkeys(gathering.fulfilled(store, wish, entries, wholly=True), 1.0))
    return found


def _partly_named(store: Store, known: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which the names hold all but one of the words, or all but some of a few."""
    for left_out in range(1, len(known) if len(known) <= _FEW else 2):
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
    fields = _text_fields(store, {entry: scores[entry][1] for entry in best if scores[entry][0].matched == "text"})
    hits = []
    for entry in best:
        parts, reading = scores[entry]
        matched = fields.get(entry, "summary") if parts.matched == "text" else parts.matched
        shown = {
            name: round(getattr(parts, name), 2)
            for name in ("exact", "name", "sought", "wishes", "text", "kind", "link", "fame")
        }
        why = Explained(_told(reading), shown)
        hits.append(Hit(json.loads(documents[entry]), matched, round(parts.total, 2), why))
    return hits


def _text_fields(store: Store, readings: dict[int, Reading]) -> dict[int, str]:
    """For each entry the field of its text that holds the words of its reading best."""
    columns = ", ".join(
        f"bm25(search, {', '.join('1.0' if one == other else '0.0' for other in _TEXT_FIELDS)})" for one in _TEXT_FIELDS
    )
    sql = f"SELECT rowid, {columns} FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    found: dict[int, str] = {}
    for reading in dict.fromkeys(readings.values()):
        match = " OR ".join(f'"{token.word}"' for token in reading.content)
        asked = [entry for entry, read in readings.items() if read == reading]
        for entry, *ranks in store.query(sql, (match, json.dumps(asked))):
            found[entry] = _TEXT_FIELDS[min(range(len(ranks)), key=ranks.__getitem__)]
    return found


def _told(reading: Reading) -> tuple[str, ...]:
    """A reading in words, one line for each thing it took from the query."""
    lines = []
    for token in reading.tokens:
        meant = f" → {token.word}" if token.word != token.typed else ""
        lines.append(f"{token.typed}{meant}: {token.how}")
    for wish in reading.wishes:
        ways = " or ".join(
            " and ".join(f"{name.replace('_', '-')} {', '.join(values)}" for name, values in filters)
            for filters in wish.accepts
        )
        lines.append(f"{wish.said!r} wishes {ways}")
    return tuple(lines)
