"""What the texts of entries, and the phrases that people type for them, tell of a query."""

from __future__ import annotations

import json
from heapq import nlargest
from math import log

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.search.spelling import Token

# The best known entries are numbered first, so stopping early keeps the best known.
MOST_MATCHED, MOST_TEXTS, MOST_PHRASES, MOST_SOUGHT = 1500, 30, 40, 40
# From how many on no other way of finding entries is tried.
ENOUGH = 12
# Of how many words, the rarest, one is enough where no text has them all.
_MOST_OR = 4
# What a text tells at least that has every word.
WHOLE_TEXT = 0.6
# What share of the query's meaning a phrase must say.
_LEAST_SAID = 0.15
# What a word counts in a phrase that no name has: names are made of the words that matter here.
_ONLY_TEXT = 0.5
# How much more a text tells that has all the words close together.
_CLOSE = 0.8
# How rare one of them must be; common words stand together everywhere.
_RARE = 2.5
# What is left of a phrase of which the query says next to nothing.
_LEAST_SHARE = 0.2


def narrowed(column: str, filter: Filter) -> str:
    """What keeps a column of entries to those of a filter; nothing to do where there is none."""
    return f"AND {column} IN (SELECT id FROM entries WHERE {filter.where})" if filter else ""


def by_text(store: Store, tokens: tuple[Token, ...], filter: Filter, *, enough: bool) -> dict[int, float]:
    """Entries by their text: the share of the words it holds, from 0 to 1, with BM25 deciding among equals.

    Entries that hold every word are looked for first, then those that hold some; those that hold all the words close
    together get more than 1.
    """
    found: dict[int, float] = {}
    every = _ranked(store, " AND ".join(text_term(token) for token in tokens), filter)
    best = max(every.values(), default=1.0)
    for entry, rank in every.items():
        found[entry] = WHOLE_TEXT + (1 - WHOLE_TEXT) * rank / best
    if len(tokens) > 2 and every and max(token.weight for token in tokens) > _RARE:
        for entry in _close(store, tokens, list(every)):
            found[entry] += _CLOSE
    if len(found) < ENOUGH and len(tokens) > 1 and not (enough and found):
        rarest = nlargest(_MOST_OR, tokens, key=lambda token: token.weight)
        some = _ranked(store, " OR ".join(text_term(token) for token in rarest), filter)
        shares = _shares(store, tokens, [entry for entry in some if entry not in found])
        best = max(some.values(), default=1.0)
        for entry, share in shares.items():
            found[entry] = share**2 * (WHOLE_TEXT + (1 - WHOLE_TEXT) * some[entry] / best)
    return found


def _close(store: Store, tokens: tuple[Token, ...], entries: list[int]) -> list[int]:
    """Those of the entries in whose text all the words stand in one sentence or so."""
    match = f"NEAR({' '.join(text_term(token, alike=False) for token in tokens)}, {2 * len(tokens) + 2})"
    sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    return [int(entry) for (entry,) in store.query(sql, (match, json.dumps(entries)))]


def text_term(token: Token, *, alike: bool = True) -> str:
    terms = [f'"{token.word}"{"*" if token.how == "start" else ""}']
    terms += [f'"{other}"' for other in token.alike if alike]
    return f"({' OR '.join(terms)})" if len(terms) > 1 else terms[0]


def _ranked(store: Store, match: str, filter: Filter) -> dict[int, float]:
    """The best of the best known entries whose text matches, with BM25 turned positive."""
    weights = "6.0, 5.0, 5.0, 5.0, 1.5, 2.0, 1.0, 2.0"
    rows = store.query(
        f"SELECT entry, rank FROM (SELECT rowid AS entry, bm25(search, {weights}) AS rank FROM search"
        f" WHERE search MATCH :match {narrowed('rowid', filter)} LIMIT {MOST_MATCHED}) ORDER BY 2 LIMIT {MOST_TEXTS}",
        {**filter.parameters, "match": match},
    )
    return {int(entry): -float(rank) for entry, rank in rows}


def _shares(store: Store, tokens: tuple[Token, ...], entries: list[int]) -> dict[int, float]:
    """The share of the words each entry's text holds."""
    weighed = dict.fromkeys(entries, 0.0)
    ids = json.dumps(entries)
    for token in tokens:
        sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
        for (entry,) in store.query(sql, (text_term(token), ids)):
            weighed[entry] += token.weight
    whole = sum(token.weight for token in tokens)
    return {entry: weight / whole for entry, weight in weighed.items()}


def by_search_phrases(store: Store, tokens: tuple[Token, ...], filter: Filter) -> dict[int, float]:
    """Entries by what people type for them: how well the best of an entry's phrases says the query, from 0 to 1.

    A word counts by how rare it is among the phrases (inverse document frequency, as in BM25).
    """
    total = store.kept(
        "search_phrases phrases", lambda: int(store.query("SELECT max(phrase) FROM phrase_texts")[0][0] or 0)
    )
    if not total:
        return {}
    weighed: dict[int, float] = {}
    hits: dict[int, int] = {}
    whole = 0.0
    for token in dict.fromkeys(tokens):
        rows = store.query("SELECT rowid FROM phrase_search WHERE phrase_search MATCH ?", (text_term(token),))
        rarity = log(1 + (total - len(rows) + 0.5) / (len(rows) + 0.5))
        rarity *= 1.0 if token.how != "text" else _ONLY_TEXT
        whole += rarity
        for (phrase,) in rows:
            weighed[phrase] = weighed.get(phrase, 0.0) + rarity
            hits[phrase] = hits.get(phrase, 0) + 1
    least = _LEAST_SAID * whole
    said = {phrase: weight / whole for phrase, weight in weighed.items() if weight >= least}
    likely = nlargest(len(said) if filter else MOST_PHRASES, said, key=lambda phrase: (said[phrase], -phrase))
    ids = json.dumps(likely)
    sizes = dict(
        store.query("SELECT phrase, size FROM phrase_texts WHERE phrase IN (SELECT value FROM json_each(?))", (ids,))
    )
    worth = {
        phrase: said[phrase] * (_LEAST_SHARE + (1 - _LEAST_SHARE) * min(1.0, hits[phrase] / sizes[phrase]))
        for phrase in likely
    }
    sql = f"""SELECT phrase, entry FROM search_phrases WHERE phrase IN (SELECT value FROM json_each(:phrases))
        {narrowed("entry", filter)} LIMIT {MOST_MATCHED}"""
    found: dict[int, float] = {}
    for phrase, entry in store.query(sql, {**filter.parameters, "phrases": ids}):
        found[entry] = max(worth[phrase], found.get(entry, 0.0))
    if len(found) > MOST_SOUGHT:
        best = nlargest(MOST_SOUGHT, found, key=lambda entry: (found[entry], -entry))
        found = {entry: found[entry] for entry in best}
    return found
