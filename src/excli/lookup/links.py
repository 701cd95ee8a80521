"""What the links of an entry lead to, near and far."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from excli.catalog.store import Store

UP, DOWN = "harder", "easier"


class Linked(NamedTuple):
    """What an entry's own links say: its swaps, best first; all that is below and above it on its ladder."""

    swaps: tuple[str, ...]
    below: frozenset[str]
    above: frozenset[str]


def linked(store: Store, slug: str) -> Linked:
    """Return the swaps of an entry, and all that its ladder holds below and above it."""
    sql = "SELECT json_extract(facts, '$.swaps') FROM entries JOIN documents USING (id) WHERE slug = ?"
    below, above = (frozenset(reached(store, slug, link)) - {slug} for link in (DOWN, UP))
    return Linked(tuple(json.loads(store.query(sql, (slug,))[0][0])), below, above)


def reached(store: Store, slug: str, link: str) -> Iterator[str]:
    """Yield an entry and all that a kind of link leads to from it, however far."""
    rows = store.query(
        "WITH RECURSIVE reached (slug) AS (SELECT ? UNION SELECT value FROM reached JOIN entries USING (slug)"
        " JOIN entry_values ON entry = entries.id WHERE field = ?) SELECT slug FROM reached",
        (slug, link),
    )
    return (str(found) for (found,) in rows)
