"""Which entries can answer a reading: by name, by wish, by text."""

from __future__ import annotations

import json

from excli.catalog.store import Store
from excli.lookup.filters import CRITERION_BY_NAME, Filter
from excli.lookup.search.reading import Reading, Token, Wish
from excli.model.facets import BODY_WEIGHT

# Entries are numbered from the best known to the least, so stopping early keeps the best known.
MOST_NAMED, MOST_WISHED, MOST_TEXTS = 120, 200, 60
ENOUGH = 12


def by_name(store: Store, tokens: tuple[Token, ...], filter: Filter, *, every: bool = True) -> list[int]:
    """Entries of which the names hold all the words (`every`), or any of them."""
    joiner = " AND " if every else " OR "
    match = joiner.join(f'"{token.word}"{"*" if token.how == "start" else ""}' for token in tokens)
    return _matching(store, "name_search", match, filter, MOST_NAMED)


def by_text(store: Store, tokens: tuple[Token, ...], filter: Filter) -> dict[int, float]:
    """Entries of which the text holds all the words, each with its rank (BM25 turned positive)."""
    match = " AND ".join(f'"{token.word}"' for token in tokens)
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    weights = "12.0, 8.0, 5.0, 1.5, 2.0, 1.0, 1.5"
    rows = store.query(
        f"SELECT rowid, bm25(search, {weights}) FROM search WHERE search MATCH :match {narrowed}"
        f" ORDER BY 2 LIMIT {MOST_TEXTS}",
        {**filter.parameters, "match": match},
    )
    return {int(entry): -float(rank) for entry, rank in rows}


def by_wishes(store: Store, reading: Reading, filter: Filter) -> list[int]:
    """Entries that fulfil every wish, those that do so first of all before the others."""
    found: dict[int, None] = {}
    for wishes in dict.fromkeys((tuple(map(first_of_all, reading.wishes)), reading.wishes)):
        where, parameters = conditions(wishes)
        sql = f"SELECT id FROM entries WHERE {where} AND {filter.where} ORDER BY id LIMIT {MOST_WISHED}"
        found.update((int(entry), None) for (entry,) in store.query(sql, {**filter.parameters, **parameters}))
        if len(found) >= MOST_WISHED:
            break
    return list(found)[:MOST_WISHED]


def first_of_all(wish: Wish) -> Wish:
    """The wish for a muscle as a wish for it as the target, not only among those that work too."""
    filters = (("target", values) if name == "muscle" else (name, values) for name, values in wish.filters)
    return wish._replace(filters=tuple(filters))


def fulfilled(store: Store, wish: Wish, entries: list[int]) -> set[int]:
    """Those of the entries that fulfil a wish."""
    where, parameters = conditions((wish,))
    sql = f"SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(:ids)) AND {where}"
    return {int(entry) for (entry,) in store.query(sql, {**parameters, "ids": json.dumps(entries)})}


def conditions(wishes: tuple[Wish, ...]) -> tuple[str, dict[str, str]]:
    """A WHERE clause that holds where every wish is fulfilled, and what it binds."""
    parts, parameters = [], {}
    for number, wish in enumerate(wishes):
        ways = []
        for way, (name, values) in enumerate(wish.filters):
            bound = f"wish_{number}_{way}"
            ways.append(CRITERION_BY_NAME[name].sql.replace(f":{name})", f":{bound})"))
            parameters[bound] = json.dumps([BODY_WEIGHT, *values] if name == "have" else values)
        parts.append(f"({' OR '.join(ways)})")
    return " AND ".join(parts) or "1", parameters


def _matching(store: Store, table: str, match: str, filter: Filter, most: int) -> list[int]:
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH :match {narrowed} LIMIT {most}"
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "match": match})]
