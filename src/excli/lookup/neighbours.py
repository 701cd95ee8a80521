"""What to do instead, and the ladder from easier to harder."""

from __future__ import annotations

import json
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.exercises import record
from excli.lookup.filters import Filter
from excli.model.answers import Record
from excli.model.facets import BODY_WEIGHT

# What makes one exercise a substitute for another, and how much.
_NAMED, _PATTERN, _TARGET, _CATEGORY, _SECONDARY, _LEVEL, _SIDES = 10.0, 4.0, 4.0, 2.0, 2.0, 1.0, 0.5


class Swap(NamedTuple):
    """A substitute: the entry, how good it is (higher is better), and why."""

    record: Record
    score: float
    why: str


class Rung(NamedTuple):
    """A step of a ladder: how many steps above (or, below zero, under) the one asked for, and the entry."""

    step: int
    record: Record


def swaps(store: Store, slug: str, filter: Filter, limit: int | None = None, *, prose: bool = True) -> list[Swap]:
    """Return what does the job of an entry, best first: what its page names, then what shares its pattern and target."""
    own = record(store, slug)
    sql = (
        f"SELECT {'document' if prose else 'facts'} FROM entries JOIN documents USING (id) WHERE slug != :own_slug AND"
        " (slug IN (SELECT value FROM json_each(:own_swaps)) OR (pattern = :own_pattern AND target = :own_target))"
        f" AND {filter.where} ORDER BY id"  # the best known first among equals
    )
    asked = {
        "own_slug": slug,
        "own_swaps": json.dumps(own["swaps"]),
        "own_pattern": own["pattern"],
        "own_target": own["target"],
    }
    found = [_swap(own, json.loads(document)) for (document,) in store.query(sql, {**filter.parameters, **asked})]
    return sorted(found, key=lambda swap: -swap.score)[:limit]


def _swap(own: Record, other: Record) -> Swap:
    named = other["slug"] in own["swaps"]
    shared = set(own["secondary"]) & set(other["secondary"])
    every = set(own["secondary"]) | set(other["secondary"])
    score = (
        _NAMED * named + _PATTERN * (own["pattern"] == other["pattern"]) + _TARGET * (own["target"] == other["target"])
    )
    score += _SECONDARY * (len(shared) / len(every) if every else 1.0)
    score += _CATEGORY * (own["category"] == other["category"])
    score += _LEVEL * (own["difficulty"] == other["difficulty"]) + _SIDES * (own["laterality"] == other["laterality"])
    reasons = ["same job"] if named else ["same pattern and target"]
    missing = [slug for slug in own["equipment"] if slug not in other["equipment"] and slug != BODY_WEIGHT]
    added = [slug for slug in other["equipment"] if slug not in own["equipment"] and slug != BODY_WEIGHT]
    if missing:
        reasons.append(f"without {', '.join(missing)}")
    if added:
        reasons.append(f"with {', '.join(added)}")
    if other["difficulty"] != own["difficulty"]:
        reasons.append(str(other["difficulty"]))
    return Swap(other, round(score, 2), "; ".join(reasons))


def ladder(store: Store, slug: str) -> list[Rung]:
    """Return the entries below and above one on its ladder, easiest first, each with its number of steps."""
    steps = {slug: 0}
    for link, sign in (("easier", -1), ("harder", 1)):
        edge = [slug]
        distance = 0
        while edge:
            distance += sign
            rows = store.query(
                "SELECT DISTINCT value FROM entry_values JOIN entries ON id = entry"
                " WHERE field = ? AND slug IN (SELECT value FROM json_each(?))",
                (link, json.dumps(edge)),
            )
            edge = [other for (other,) in rows if other not in steps]
            steps.update(dict.fromkeys(edge, distance))
    found = [Rung(step, record(store, other)) for other, step in steps.items()]
    return sorted(found, key=lambda rung: (rung.step, rung.record["name"]))
