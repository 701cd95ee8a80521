"""Searches as tests ask them. Each asserts that something was found, unless told otherwise: a test of what is *not*
found must not pass because nothing is."""

from __future__ import annotations

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.search import search
from excli.model.answers import Hit, Record


def hits(store: Store, query: str, limit: int | None = 10, *, nothing: bool | None = False) -> list[Hit]:
    """The hits of a query: some, none (`nothing`), or either (None)."""
    answered = search(store, query, Filter(), limit)
    assert nothing is None or nothing is not bool(answered), (query, [hit.record["slug"] for hit in answered])
    return answered


def found(store: Store, query: str, limit: int | None = 10, *, nothing: bool | None = False) -> list[str]:
    return [hit.record["slug"] for hit in hits(store, query, limit, nothing=nothing)]


def records(store: Store, query: str, limit: int | None = 10) -> list[Record]:
    return [hit.record for hit in hits(store, query, limit)]
