"""Queries made from the catalog: every name with one more word that is true of it, and as plans write it."""

from __future__ import annotations

import json

from excli.catalog.store import Store
from tests.queries.gold import Case

# With nothing but these an exercise is called a bodyweight exercise.
_NO_LOAD = {"body-weight", "pull-up-bar", "low-bar", "dip-bars", "wall", "bench", "chair", "step", "plyo-box"}
_PLANS = ("4 x 8-12 {}", "{} 3x10", "1. {}", "{} 20kg")


def true_words(store: Store) -> list[Case]:
    """Every name with its equipment, target, body part, position, "bodyweight" or "exercise", before and after it."""
    rows = store.query("SELECT facet, slug, document FROM terms")
    labels = {(facet, slug): json.loads(document)["label"].lower() for facet, slug, document in rows}
    found = []
    for entry in store.documents(tail="ORDER BY id"):
        kit = "bodyweight" if set(entry["equipment"]) <= _NO_LOAD else labels["equipment", entry["equipment"][0]]
        facts = (("muscle", "target"), ("body-part", "body_part"), ("position", "position"))
        words = [kit, "exercise", *(labels[facet, entry[field]] for facet, field in facts if entry.get(field))]
        name = entry["name"].lower()
        for word in words:
            if word not in name:
                found += [_case("true word", f"{word} {name}", entry), _case("true word", f"{name} {word}", entry)]
    return found


def plan_text(store: Store) -> list[Case]:
    """Every name as a plan writes it."""
    entries = store.documents(tail="ORDER BY id")
    return [_case("plan text", plan.format(entry["name"]), entry) for entry in entries for plan in _PLANS]


def _case(kind: str, query: str, entry: dict[str, str]) -> Case:
    return Case(kind, query, (entry["slug"],), {})
