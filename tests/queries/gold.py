"""The gold set of queries, and how it is halved."""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).with_name("gold.tsv")
PRACTICE = Path(__file__).with_name("practice.tsv")
# Bare needs with what a coach would answer, and misspellings as heard.
STAPLES, HEARD = Path(__file__).with_name("staples.tsv"), Path(__file__).with_name("heard.tsv")
KINDS = ("exact", "spelling", "abbreviation", "prefix", "typo1", "typo2", "concept", "intent", "nothing")


class Case(NamedTuple):
    """A query and its right answers: slugs, or the facets every good result has; neither, when nothing is right."""

    kind: str
    query: str
    slugs: tuple[str, ...]
    facets: dict[str, list[str]]


@cache
def cases(path: Path = GOLD) -> tuple[Case, ...]:
    """The gold set; with PRACTICE the queries that were tuned on as freely as anybody liked."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            form, _, answer = (row["answer"] or "").partition(":")
            slugs = tuple(answer.split("|")) if form == "slug" else ()
            pairs = (part.split("=") for part in answer.split(";")) if form == "facet" else ()
            facets = {name.strip().replace("-", "_"): values.split("|") for name, values in pairs}
            found.append(Case(row["kind"], row["query"], slugs, facets))
    return tuple(found)


def half(case: Case) -> str:
    """ "tune" or "report", by a fixed hash of the query."""
    return "tune" if hashlib.sha256(case.query.encode()).digest()[0] % 2 else "report"
