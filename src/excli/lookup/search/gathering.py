"""Which entries can answer a reading: by name, by wish, by text."""

from __future__ import annotations

import json

from excli.catalog.store import Store
from excli.lookup.filters import CRITERION_BY_NAME, Filter
from excli.lookup.search.reading import Reading, Token, Wish
from excli.model.facets import BODY_WEIGHT

# Entries are numbered from the best known to the least, so stopping early keeps the best known.
MOST_NAMED, MOST_WISHED, MOST_MATCHED, MOST_TEXTS = 120, 120, 1500, 60
ENOUGH = 12


def by_name(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which the names hold all the words."""
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    sql = f"SELECT rowid FROM name_search WHERE name_search MATCH :match {narrowed} LIMIT {MOST_NAMED}"
    match = " AND ".join(map(_text_term, tokens))
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "match": match})]


def by_text(store: Store, tokens: tuple[Token, ...], filter: Filter) -> dict[int, float]:
    """Entries by their text: the share of the words it holds, from 0 to 1, with BM25 deciding among equals.

    Entries that hold every word are looked for first, then those that hold some.
    """
    found: dict[int, float] = {}
    for joiner in (" AND ", " OR ")[: len(tokens)]:
        ranks = _ranked(store, joiner.join(_text_term(token) for token in tokens), filter)
        if ranks:
            best = max(ranks.values()) or 1.0
            shares = _shares(store, tokens, list(ranks)) if joiner == " OR " else dict.fromkeys(ranks, 1.0)
            for entry, rank in ranks.items():
                found.setdefault(entry, shares[entry] ** 2 * (0.6 + 0.4 * rank / best))
        if len(found) >= ENOUGH:
            break
    return found


def _text_term(token: Token) -> str:
    return f'"{token.word}"{"*" if token.how == "start" else ""}'


def _ranked(store: Store, match: str, filter: Filter) -> dict[int, float]:
    """The best of the best known entries whose text matches, with BM25 turned positive."""
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    weights = "6.0, 5.0, 5.0, 1.5, 2.0, 1.0, 2.0"
    rows = store.query(
        f"SELECT entry, rank FROM (SELECT rowid AS entry, bm25(search, {weights}) AS rank FROM search"
        f" WHERE search MATCH :match {narrowed} LIMIT {MOST_MATCHED}) ORDER BY 2 LIMIT {MOST_TEXTS}",
        {**filter.parameters, "match": match},
    )
    return {int(entry): -float(rank) for entry, rank in rows}


def _shares(store: Store, tokens: tuple[Token, ...], entries: list[int]) -> dict[int, float]:
    """The share of the words each entry's text holds."""
    counts = dict.fromkeys(entries, 0)
    ids = json.dumps(entries)
    for token in tokens:
        sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
        for (entry,) in store.query(sql, (_text_term(token), ids)):
            counts[entry] += 1
    return {entry: count / len(tokens) for entry, count in counts.items()}


def by_wishes(store: Store, reading: Reading, filter: Filter) -> list[int]:
    """Entries that fulfil every wish, those that do so wholly before the others."""
    found: dict[int, None] = {}
    for wholly in (True, False):
        where, parameters = conditions(reading.wishes, wholly=wholly)
        sql = f"SELECT id FROM entries WHERE {where} AND {filter.where} ORDER BY id LIMIT {MOST_WISHED}"
        found.update((int(entry), None) for (entry,) in store.query(sql, {**filter.parameters, **parameters}))
        if len(found) >= MOST_WISHED:
            break
    return list(found)[:MOST_WISHED]


def fulfilled(store: Store, wish: Wish, entries: list[int], *, wholly: bool) -> set[int]:
    """Those of the entries that fulfil a wish."""
    where, parameters = conditions((wish,), wholly=wholly)
    sql = f"SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(:ids)) AND {where}"
    return {int(entry) for (entry,) in store.query(sql, {**parameters, "ids": json.dumps(entries)})}


def conditions(wishes: tuple[Wish, ...], *, wholly: bool) -> tuple[str, dict[str, str]]:
    """A WHERE clause that holds where every wish is fulfilled, and what it binds.

    A word may ask for several things ("chest" is a muscle and a part of the body): `wholly` wants all of them, and a
    muscle as the target; otherwise one is enough, and a muscle may be one that works too.
    """
    parts, parameters = [], {}
    for number, wish in enumerate(wishes):
        ways = []
        for way, (name, values) in enumerate(wish.filters):
            bound = f"wish_{number}_{way}"
            criterion = CRITERION_BY_NAME["target" if wholly and name == "muscle" else name]
            ways.append(criterion.sql.replace(f":{criterion.name})", f":{bound})"))
            parameters[bound] = json.dumps([BODY_WEIGHT, *values] if name == "have" else values)
        parts.append(f"{'NOT ' * wish.refused}({(' AND ' if wholly else ' OR ').join(ways)})")
    return " AND ".join(parts) or "1", parameters


def not_strength(store: Store, entries: list[int]) -> dict[int, str]:
    """The category of those of the entries that are no strength training."""
    sql = "SELECT id, category FROM entries WHERE id IN (SELECT value FROM json_each(?)) AND category != 'strength'"
    return {int(entry): str(category) for entry, category in store.query(sql, (json.dumps(entries),))}
