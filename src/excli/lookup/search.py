"""Ranked search over names, aliases and text."""

from __future__ import annotations

import json

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.model.answers import Hit
from excli.model.text import key, words

# Column order of the FTS table; a name weighs most, an answer in the FAQ least.
FIELDS = ("name", "aliases", "summary", "steps", "tips", "mistakes", "faq")
WEIGHTS = (12.0, 8.0, 4.0, 1.5, 1.5, 1.0, 1.0)
_NAMED, _STARTED = 1000.0, 500.0


def search(store: Store, query: str, filter: Filter, limit: int | None = None) -> list[Hit]:
    """Entries that answer a query, best first: exact names, starts of names, then full text by BM25.

    Any text may be given; one without a letter or digit finds nothing.
    """
    folded, terms = key(query), words(query)
    if not folded:
        return []
    scores: dict[int, tuple[float, str]] = {}
    named = store.query(
        "SELECT entry, rank, key FROM names WHERE key >= ? AND key < ? ORDER BY rank, length(key)",
        (folded, folded + "\x7f"),
    )
    for entry, rank, spelling in named:
        base = _NAMED if spelling == folded else _STARTED * len(folded) / len(spelling)
        scores.setdefault(entry, (base - rank, "aliases" if rank else "name"))
    for joiner in (" AND ", " OR "):
        for entry, score, matched in _full_text(store, terms, joiner):
            best, field = scores.get(entry, (0.0, matched))
            scores[entry] = (best + score, field)
        if scores:
            break
    kept = store.query(
        f"SELECT id, name, document FROM entries WHERE id IN (SELECT value FROM json_each(:ids)) AND {filter.where}",
        {**filter.parameters, "ids": json.dumps(list(scores))},
    )
    ranked = sorted(kept, key=lambda row: (-scores[row[0]][0], len(row[1]), row[1]))
    return [
        Hit(json.loads(document), scores[entry][1], round(scores[entry][0], 3)) for entry, _, document in ranked[:limit]
    ]


def _full_text(store: Store, terms: list[str], joiner: str) -> list[tuple[int, float, str]]:
    """(entry, score, best field) of the entries whose text holds the terms, each as a prefix."""
    match = joiner.join(f'"{term}"*' for term in terms)  # folded words hold letters and digits only
    weights = ", ".join(map(str, WEIGHTS))
    columns = ", ".join(f"bm25(search, {', '.join('1.0' if f == g else '0.0' for g in FIELDS)})" for f in FIELDS)
    rows = store.query(f"SELECT rowid, bm25(search, {weights}), {columns} FROM search WHERE search MATCH ?", (match,))
    found = []
    for entry, total, *parts in rows:
        best = min(range(len(FIELDS)), key=lambda index: parts[index] * WEIGHTS[index])
        found.append((int(entry), -float(total), FIELDS[best]))
    return found
