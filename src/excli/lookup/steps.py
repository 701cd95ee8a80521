"""The links of entries as a graph: what is a step below and above, near and far."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from excli.catalog.store import Store


class Ladder(NamedTuple):
    """What an entry's own links say: its swaps, best first; all that is below and above it on its ladder."""

    swaps: tuple[str, ...]
    below: frozenset[str]
    above: frozenset[str]


def ladder_of(store: Store, slug: str) -> Ladder:
    """Return the swaps of an entry, and all that its ladder holds below and above it."""
    told = store.query("SELECT json_extract(facts, '$.swaps') FROM entries JOIN documents USING (id) WHERE slug = ?", (slug,))
    return Ladder(
        tuple(json.loads(told[0][0])),
        frozenset(_reached(store, slug, "easier")) - {slug},
        frozenset(_reached(store, slug, "harder")) - {slug},
    )


def _reached(store: Store, slug: str, link: str) -> Iterable[str]:
    rows = store.query(
        "WITH RECURSIVE reached (slug) AS (SELECT ? UNION SELECT value FROM reached JOIN entries USING (slug)"
        " JOIN entry_values ON entry = entries.id WHERE field = ?) SELECT slug FROM reached",
        (slug, link),
    )
    return (str(found) for (found,) in rows)
