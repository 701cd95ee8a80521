"""What substitution asks about an entry, worked out when the catalog is compiled."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from excli.catalog.substitution import Rules
from excli.model.answers import Document

TRAITS_SCHEMA = """
CREATE TABLE traits (
    entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, load REAL NOT NULL, turn TEXT NOT NULL, risk TEXT NOT NULL,
    drill INTEGER NOT NULL, secondary TEXT NOT NULL, equipment TEXT NOT NULL, joints TEXT NOT NULL
);
CREATE TABLE swap_rules (part TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
"""
# What is asked for while answering; the rest is worked into `traits`.
_KEPT = ("answers", "moved", "fast", "kinds_answer", "loaded", "drills", "skills", "stand_ins", "stations", "ranges")
_MOST = 3.0


def add_traits(connection: sqlite3.Connection, documents: Iterable[Document], rules: Rules) -> None:
    """Fill the tables for entries numbered from 1."""
    connection.executescript(TRAITS_SCHEMA)
    rows = (_row(number, document, rules) for number, document in enumerate(documents, start=1))
    connection.executemany("INSERT INTO traits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO swap_rules VALUES (?, ?)", [(part, json.dumps(rules[part])) for part in _KEPT])


def _row(number: int, document: Document, rules: Rules) -> tuple[Any, ...]:
    slug = document["slug"]
    return (
        number,
        kind_of(document, rules),
        load_of(document, rules),
        _turn(document, rules),
        rules["risk"].get(slug, ""),
        int(slug in rules["drills"]["entries"]),
        " ".join(document["secondary"]),
        " ".join(document["equipment"]),
        " ".join(f"{joint}:{degree}" for joint, degree in document["joints"].items()),
    )


def kind_of(document: Document, rules: Rules) -> str:
    """Return the kind of work: that of the first line all of whose conditions the entry meets."""
    words = set(document["slug"].split("-"))
    for line in rules["kinds"]:
        if (
            (not line["category"] or document["category"] in line["category"])
            and (not line["pattern"] or document["pattern"] in line["pattern"])
            and (not line["word"] or words.intersection(line["word"]))
        ):
            return str(line["kind"])
    return ""


def load_of(document: Document, rules: Rules) -> float:
    """Return how heavy an entry can be made: by the heaviest thing it uses, or by the body alone, whichever is more."""
    if document["slug"] in rules["entries"]:
        return float(rules["entries"][document["slug"]])
    alone = rules["body_weight"].get(document["pattern"], rules["body_weight"].get("", 0.0))
    alone += rules["level"].get(document["difficulty"], 0.0)
    found = max([alone, *(rules["loaded"].get(slug, 0.0) for slug in document["equipment"])])
    if (
        document["laterality"] == "unilateral"
        and document["body_part"] == "legs"
        and document["mechanic"] == "compound"
    ):
        found += rules["one_leg"]
    if document["mechanic"] == "isolation":
        found *= float(rules["isolation"])
    if document["force"] == "static":
        found += rules["hold"]
    return float(round(min(max(found, 0.0), _MOST), 2))


def _turn(document: Document, rules: Rules) -> str:
    """Return which way round the pattern is done, where there are opposite ways; empty: no matter."""
    groups = rules["turns"].get(document["pattern"], ())
    words = set(document["slug"].split("-"))
    return next((group[0] for group in groups if words.intersection(group)), "")
