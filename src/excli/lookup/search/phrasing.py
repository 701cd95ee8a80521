"""The phrases of the catalog's own vocabulary that stand in a query."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from excli.catalog.store import Store
from excli.model.text import ARTICLES

LONGEST_PHRASE = 5
Phrases = dict[str, dict[str, Any]]
"""Part of `phrases.yaml` → phrase → meaning; only the phrases of one query."""


def spans(parts: list[str]) -> Iterable[tuple[int, int, str]]:
    """Every run of up to five neighbouring words, longest first: (first, past the last, phrase)."""
    for length in range(min(LONGEST_PHRASE, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            yield start, start + length, " ".join(parts[start : start + length])


def bare_spans(parts: list[str]) -> list[tuple[int, int, str]]:
    """The same with articles passed over: "back of my arm" is "back of arm", and stands from "back" to "arm"."""
    places = [place for place, part in enumerate(parts) if part not in ARTICLES]
    return [(places[start], places[end - 1] + 1, phrase) for start, end, phrase in spans([parts[p] for p in places])]


def phrases_in(store: Store, parts: list[str]) -> Phrases:
    """The phrases of the catalog that stand in the query: part → phrase → meaning."""
    asked = json.dumps(list({phrase for _, _, phrase in spans(parts)}))
    rows = store.query(
        "SELECT part, phrase, meaning FROM phrases WHERE part != 'wishes' AND phrase IN (SELECT value FROM json_each(?))",
        (asked,),
    )
    found: Phrases = defaultdict(dict)
    for part, phrase, meaning in rows:
        found[part][phrase] = json.loads(meaning)
    return found


def wished_phrases(store: Store, phrases: list[str]) -> dict[str, dict[str, Any]]:
    """Those of the phrases that ask for a filter: phrase → "asks" and "or" → criterion → values, "sore" → whether it is a sore joint."""
    asked = json.dumps(phrases)
    rows = store.query(
        "SELECT phrase, meaning FROM phrases WHERE part = 'wishes' AND phrase IN (SELECT value FROM json_each(?))",
        (asked,),
    )
    return {phrase: json.loads(meaning) for phrase, meaning in rows}
