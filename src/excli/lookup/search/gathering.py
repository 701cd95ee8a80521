"""Which entries can answer a reading: by name, by wish, by text."""

from __future__ import annotations

import json
from heapq import nlargest
from math import log

from excli.catalog.store import Store
from excli.lookup.filters import CRITERION_BY_NAME, Filter
from excli.lookup.search.reading import Reading
from excli.lookup.search.spelling import Token
from excli.lookup.search.wishes import Wish
from excli.model.facets import BODY_WEIGHT

# Entries are numbered from the best known to the least, so stopping early keeps the best known.
MOST_NAMED, MOST_WISHED, MOST_MATCHED, MOST_TEXTS = 120, 120, 1500, 60
ENOUGH = 12
MOST_PHRASES = 60
# What a text tells at least that has every word.
WHOLE_TEXT = 0.6
# What share of the query's meaning a phrase must say.
_LEAST_SAID = 0.15
_ONLY_TEXT = 0.5
# How much more a text tells that has all the words close together.
_CLOSE = 0.8
_STEEP, _LEAST_SHARE = 1.0, 0.2


def by_key(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which a name is the words, however they are joined."""
    keys = json.dumps(["".join(token.word for token in tokens), "".join(token.typed for token in tokens)])
    sql = f"""SELECT DISTINCT entry FROM names JOIN entries ON id = entry
        WHERE key IN (SELECT value FROM json_each(:keys)) AND {filter.where}"""
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "keys": keys})]


def by_name(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which the names hold all the words."""
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    sql = f"SELECT rowid FROM name_search WHERE name_search MATCH :match {narrowed} LIMIT {MOST_NAMED}"
    match = " AND ".join(_text_term(token, alike=False) for token in tokens)
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "match": match})]


def by_start(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries with words in their names that begin with the words, each of them typed half way."""
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    sql = f"SELECT rowid FROM name_search WHERE name_search MATCH :match {narrowed} LIMIT {MOST_NAMED}"
    match = " AND ".join(f'"{token.word}"*' for token in tokens)
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "match": match})]


def by_text(store: Store, tokens: tuple[Token, ...], filter: Filter) -> dict[int, float]:
    """Entries by their text: the share of the words it holds, from 0 to 1, with BM25 deciding among equals.

    Entries that hold every word are looked for first, then those that hold some; those that hold all the words close
    together get more than 1.
    """
    found: dict[int, float] = {}
    for joiner in (" AND ", " OR ")[: len(tokens)]:
        ranks = _ranked(store, joiner.join(_text_term(token) for token in tokens), filter)
        if ranks:
            best = max(ranks.values()) or 1.0
            shares = _shares(store, tokens, list(ranks)) if joiner == " OR " else dict.fromkeys(ranks, 1.0)
            for entry, rank in ranks.items():
                found.setdefault(entry, shares[entry] ** 2 * (WHOLE_TEXT + (1 - WHOLE_TEXT) * rank / best))
        if len(found) >= ENOUGH:
            break
    if len(tokens) > 2 and found:
        for entry in _close(store, tokens, list(found)):
            found[entry] += _CLOSE
    return found


def _close(store: Store, tokens: tuple[Token, ...], entries: list[int]) -> list[int]:
    """Those of the entries in whose text all the words stand in one sentence or so."""
    match = f"NEAR({' '.join(_text_term(token, alike=False) for token in tokens)}, {2 * len(tokens) + 2})"
    sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    return [int(entry) for (entry,) in store.query(sql, (match, json.dumps(entries)))]


def _text_term(token: Token, *, alike: bool = True) -> str:
    terms = [f'"{token.word}"{"*" if token.how == "start" else ""}']
    terms += [f'"{other}"' for other in token.alike if alike]
    return f"({' OR '.join(terms)})" if len(terms) > 1 else terms[0]


def _ranked(store: Store, match: str, filter: Filter) -> dict[int, float]:
    """The best of the best known entries whose text matches, with BM25 turned positive."""
    narrowed = f"AND rowid IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    weights = "6.0, 5.0, 5.0, 5.0, 1.5, 2.0, 1.0, 2.0"
    rows = store.query(
        f"SELECT entry, rank FROM (SELECT rowid AS entry, bm25(search, {weights}) AS rank FROM search"
        f" WHERE search MATCH :match {narrowed} LIMIT {MOST_MATCHED}) ORDER BY 2 LIMIT {MOST_TEXTS}",
        {**filter.parameters, "match": match},
    )
    return {int(entry): -float(rank) for entry, rank in rows}


def _shares(store: Store, tokens: tuple[Token, ...], entries: list[int]) -> dict[int, float]:
    """The share of the words each entry's text holds."""
    weighed = dict.fromkeys(entries, 0.0)
    ids = json.dumps(entries)
    for token in tokens:
        sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
        for (entry,) in store.query(sql, (_text_term(token), ids)):
            weighed[entry] += token.weight
    whole = sum(token.weight for token in tokens)
    return {entry: weight / whole for entry, weight in weighed.items()}


def by_sought(store: Store, tokens: tuple[Token, ...], filter: Filter) -> dict[int, float]:
    """Entries by what people type for them: how well the best of an entry's phrases says the query, from 0 to 1.

    A word counts by how rare it is among the phrases (inverse document frequency, as in BM25).
    """
    total = store.kept("phrases", lambda: int(store.query("SELECT max(phrase) FROM sought_sizes")[0][0] or 0))
    if not total:
        return {}
    weighed: dict[int, float] = {}
    hits: dict[int, int] = {}
    whole = 0.0
    for token in dict.fromkeys(tokens):
        rows = store.query("SELECT rowid FROM sought_search WHERE sought_search MATCH ?", (_text_term(token),))
        rarity = log(1 + (total - len(rows) + 0.5) / (len(rows) + 0.5))
        rarity *= 1.0 if token.how != "text" else _ONLY_TEXT
        whole += rarity
        for (phrase,) in rows:
            weighed[phrase] = weighed.get(phrase, 0.0) + rarity
            hits[phrase] = hits.get(phrase, 0) + 1
    least = _LEAST_SAID * whole
    said = {phrase: weight / whole for phrase, weight in weighed.items() if weight >= least}
    likely = nlargest(MOST_PHRASES, said, key=lambda phrase: (said[phrase], -phrase))
    ids = json.dumps(likely)
    sizes = dict(
        store.query("SELECT phrase, size FROM sought_sizes WHERE phrase IN (SELECT value FROM json_each(?))", (ids,))
    )
    worth = {
        phrase: said[phrase] ** _STEEP * (_LEAST_SHARE + (1 - _LEAST_SHARE) * min(1.0, hits[phrase] / sizes[phrase]))
        for phrase in likely
    }
    narrowed = f"AND entry IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""
    sql = f"SELECT phrase, entry FROM sought WHERE phrase IN (SELECT value FROM json_each(:phrases)) {narrowed}"
    found: dict[int, float] = {}
    for phrase, entry in store.query(f"{sql} LIMIT {MOST_MATCHED}", {**filter.parameters, "phrases": ids}):
        found[entry] = max(worth[phrase], found.get(entry, 0.0))
    return found


def by_wishes(store: Store, reading: Reading, filter: Filter) -> list[int]:
    """Entries that fulfil the wishes, those that do so wholly before the others.

    Of several wishes of one family any will do: who asks for "chest and triceps" wants either, and both at best.
    """
    found: dict[int, None] = {}
    for wholly in (True, False):
        where, parameters = _conditions(reading.wishes, wholly=wholly)
        sql = f"SELECT id FROM entries WHERE {where} AND {filter.where} ORDER BY id LIMIT {MOST_WISHED}"
        found.update((int(entry), None) for (entry,) in store.query(sql, {**filter.parameters, **parameters}))
        if len(found) >= MOST_WISHED:
            break
    return list(found)[:MOST_WISHED]


def fulfilled(store: Store, wish: Wish, entries: list[int], *, wholly: bool) -> set[int]:
    """Those of the entries that fulfil a wish."""
    where, parameters = _conditions((wish,), wholly=wholly)
    sql = f"SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(:ids)) AND {where}"
    return {int(entry) for (entry,) in store.query(sql, {**parameters, "ids": json.dumps(entries)})}


def _conditions(wishes: tuple[Wish, ...], *, wholly: bool) -> tuple[str, dict[str, str]]:
    """A WHERE clause that holds where the wishes are fulfilled, and what it binds."""
    families: dict[str, list[str]] = {}
    parameters: dict[str, str] = {}
    for number, wish in enumerate(wishes):
        ways = []
        for way, filters in enumerate((wish.wants,) if wholly and not wish.refused else wish.accepts):
            parts = []
            for part, (name, values) in enumerate(filters):
                bound = f"wish_{number}_{way}_{part}"
                criterion = CRITERION_BY_NAME[name]
                parts.append(criterion.sql.replace(f":{criterion.name})", f":{bound})"))
                parameters[bound] = json.dumps([BODY_WEIGHT, *values] if name == "have" else values)
            ways.append(" AND ".join(parts))
        # What is wanted wholly, what is refused and what is owned holds for each wish; otherwise one of a family is enough.
        own = wholly or wish.refused or all(name == "have" for name, _ in wish.wants)
        family = f"{wish.family} {number}" if own else wish.family
        families.setdefault(family, []).append(f"{'NOT ' * wish.refused}({' OR '.join(ways)})")
    return " AND ".join(f"({' OR '.join(told)})" for told in families.values()) or "1", parameters


def not_strength(store: Store, entries: list[int]) -> dict[int, str]:
    """The category of those of the entries that are no strength training."""
    sql = "SELECT id, category FROM entries WHERE id IN (SELECT value FROM json_each(?)) AND category != 'strength'"
    return {int(entry): str(category) for entry, category in store.query(sql, (json.dumps(entries),))}
