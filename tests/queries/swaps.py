"""Cases of what to do instead, and how well they are answered.

The practice cases were written before the model's answers were seen, by somebody who knew the gold; three of them were
rewritten afterwards: two that asked for what the rule on joints forbids, and one that asked for an opposite movement.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from excli.catalog.store import Store
from excli.lookup.filters import parse_filter
from excli.lookup.swap import answers

GOLD = Path(__file__).with_name("swaps_gold.tsv")
PRACTICE = Path(__file__).with_name("swaps.tsv")
_FIRST, _SEEN = 3, 10

Case = dict[str, str]


@dataclass
class Report:
    """How many of the cases were answered well."""

    cases: int = 0
    three: int = 0
    first: int = 0
    good: int = 0
    never: int = 0
    empty: int = 0
    told: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.cases} cases: success@3 {self.three / self.cases:.3f}, first {self.first / self.cases:.3f},"
            f" precision@3 {self.good / _FIRST / self.cases:.3f}, never-cases {self.never}, empty {self.empty}"
        )


def read_cases(path: Path) -> list[Case]:
    """Columns: slug, have, avoid, good (any of these among the first three is right), never, why."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def answered(store: Store, case: Case) -> list[str]:
    """The slugs that answer a case, best first."""
    typed = {name: [case[name]] for name in ("have", "avoid") if case[name]}
    found = answers(store, case["slug"], parse_filter(store, typed)).found
    return [item.facts.slug for item in found[:_SEEN]]


def meets(token: str, entry: dict[str, object]) -> bool:
    """Whether an entry is what a "never" names: a slug, or field:value conditions joined with "&"."""
    if ":" not in token:
        return entry["slug"] == token
    pairs = (part.split(":") for part in token.split("&"))
    return all(value in (got if isinstance(got := entry[name], list) else [got]) for name, value in pairs)


def evaluate(store: Store, cases: Sequence[Case]) -> Report:
    sql = "SELECT slug, facts FROM entries JOIN documents USING (id)"
    entries = {slug: json.loads(facts) for slug, facts in store.query(sql)}
    report = Report()
    for case in cases:
        got, good = answered(store, case), case["good"].split(",")
        bad = [slug for slug in got for token in case["never"].split(";") if token and meets(token, entries[slug])]
        hit = any(slug in good for slug in got[:_FIRST])
        report.cases += 1
        report.three += hit
        report.first += got[:1] != [] and got[0] in good
        report.good += sum(slug in good for slug in got[:_FIRST])
        report.never += bool(bad)
        report.empty += not got
        if not hit or bad or got[0] not in good:
            sign = "MISS" if not hit else "NEVER" if bad else "first"
            report.told.append(
                f"{sign} {case['slug']} have={case['have'] or '-'} avoid={case['avoid'] or '-'}\n  got   {got}\n"
                f"  want  {good}" + (f"\n  never {bad}" if bad else "")
            )
    return report
