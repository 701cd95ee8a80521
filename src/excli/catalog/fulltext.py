"""Full-text look-ups of search: texts by BM25, and the phrases people type by the rarity of their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import log
from typing import NamedTuple

from excli.catalog.index import TEXT_COLUMNS, Condition, Term, as_list, within_scope
from excli.catalog.store import Store

# How many of the most popular entries that match are ranked by BM25, and how many of the best are kept.
_MATCHED, _RANKED = 1500, 30
# What share of a query a phrase must say; what is left of a phrase of which the query says next to nothing.
_LEAST_SAID, _LEAST_SHARE = 0.25, 0.2


class Phrase(NamedTuple):
    """A search phrase: how well it says a query, from 0 to 1, and its words."""

    worth: float
    words: str


def by_bm25(store: Store, terms: Sequence[Term], scope: Condition, *, every: bool) -> dict[int, float]:
    """Return entry → BM25 (higher is better) of the best entries whose text has `every` term, or else any of them."""
    boosts = ", ".join(map(str, TEXT_COLUMNS.values()))
    rows = store.query(
        f"SELECT entry, rank FROM (SELECT rowid AS entry, bm25(search, {boosts}) AS rank FROM search"
        f" WHERE search MATCH :match {within_scope('rowid', scope)} LIMIT {_MATCHED}) ORDER BY 2 LIMIT {_RANKED}",
        {**scope.parameters, "match": (" AND " if every else " OR ").join(term.match for term in terms)},
    )
    return {entry: -rank for entry, rank in rows}


def text_coverage(store: Store, terms: Sequence[Term], entries: Iterable[int]) -> dict[int, float]:
    """Return entry → the share of the terms that its text has, from 0 to 1."""
    ids = as_list(entries)
    select = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    rows = store.query(
        " UNION ALL ".join([select] * len(terms)), [part for term in terms for part in (term.match, ids)]
    )
    found: dict[int, float] = {}
    for (entry,) in rows:
        found[entry] = found.get(entry, 0.0) + 1 / len(terms)
    return found


def close_together(store: Store, terms: Sequence[Term], entries: Iterable[int]) -> list[int]:
    """Return those of the entries in whose text all the terms stand within a sentence or so."""
    near = " ".join(term._replace(related=()).match for term in terms)
    sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    return [entry for (entry,) in store.query(sql, (f"NEAR({near}, {2 * len(terms) + 2})", as_list(entries)))]


def best_field(store: Store, terms: Sequence[Term], entries: Iterable[int]) -> dict[int, str]:
    """Return for each entry the field of its text that holds the terms best."""
    names = tuple(TEXT_COLUMNS)
    ranks = ", ".join(
        f"bm25(search, {', '.join('1.0' if one == other else '0.0' for other in names)})" for one in names
    )
    sql = f"SELECT rowid, {ranks} FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    rows = store.query(sql, (" OR ".join(term.match for term in terms), as_list(entries)))
    return {entry: names[min(range(len(names)), key=found.__getitem__)] for entry, *found in rows}


def phrases_like(store: Store, terms: Sequence[Term], factors: Sequence[float], most: int) -> dict[int, Phrase]:
    """Return the search phrases that say most of a query, best first.

    A term counts by how rare it is among the phrases (inverse document frequency, as in BM25), times its factor.
    """
    total = int(store.kept("phrases", lambda: store.query("SELECT max(phrase) FROM phrase_texts")[0][0] or 0))
    weighed: dict[int, float] = {}
    hits: dict[int, int] = {}
    whole = 0.0
    for factor, phrases in zip(factors, _phrases_with(store, terms), strict=True):
        rarity = factor * log(1 + (total - len(phrases) + 0.5) / (len(phrases) + 0.5))
        whole += rarity
        for phrase in phrases:
            weighed[phrase] = weighed.get(phrase, 0.0) + rarity
            hits[phrase] = hits.get(phrase, 0) + 1
    said = {phrase: weight / whole for phrase, weight in weighed.items() if weight >= _LEAST_SAID * whole}
    likely = [-phrase for _, phrase in nlargest(most, ((share, -phrase) for phrase, share in said.items()))]
    sql = "SELECT phrase, size, words FROM phrase_texts WHERE phrase IN (SELECT value FROM json_each(?))"
    return {
        phrase: Phrase(said[phrase] * (_LEAST_SHARE + (1 - _LEAST_SHARE) * min(1.0, hits[phrase] / size)), words)
        for phrase, size, words in store.query(sql, (as_list(likely),))
    }


def _phrases_with(store: Store, terms: Sequence[Term]) -> list[list[int]]:
    """Return for each term the numbers of the search phrases that have it."""
    select = "SELECT {}, rowid FROM phrase_search WHERE phrase_search MATCH ?"
    sql = " UNION ALL ".join(select.format(number) for number in range(len(terms)))
    found: list[list[int]] = [[] for _ in terms]
    for number, phrase in store.query(sql, [term.match for term in terms]):
        found[number].append(phrase)
    return found


def entries_of_phrases(store: Store, phrases: Iterable[int], scope: Condition) -> list[tuple[int, int]]:
    """Return (phrase, entry) for every entry that one of the phrases leads to."""
    sql = f"""SELECT phrase, entry FROM search_phrases WHERE phrase IN (SELECT value FROM json_each(:phrases))
        {within_scope("entry", scope)} LIMIT {_MATCHED}"""
    return list(store.query(sql, {**scope.parameters, "phrases": as_list(phrases)}))
