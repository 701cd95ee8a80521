#!/usr/bin/env python3
"""How well `swap` answers the cases that coaches wrote, beforehand.

    bench/swap.py [CASES.tsv ...] [--fail] [--fit]

Columns: slug, have, avoid, good (any of these among the first three is right), never (slugs, or field:value conditions
joined with "&", that must not stand among the first ten), why. `--fail` prints the cases that are missed; `--fit` tries
on the first file what a change of each weight would do.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from excli.catalog.store import Store, open_store
from excli.lookup.filters import parse_filter
from excli.lookup.swap import ranking, weighing

CASES = Path(__file__).parent.parent / "tests" / "queries" / "swaps.tsv"
_FIRST, _SEEN = 3, 10


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
        share = max(self.cases, 1)
        return (
            f"{self.cases} cases: success@3 {self.three / share:.3f}, first {self.first / share:.3f}, precision@3"
            f" {self.good / _FIRST / share:.3f}, never-cases {self.never}, empty {self.empty}"
        )


def read_cases(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def answered(store: Store, case: dict[str, str]) -> list[str]:
    """The slugs that answer a case, best first."""
    typed = {name: [case[name]] for name in ("have", "avoid") if case[name]}
    found = ranking.answers(store, case["slug"], parse_filter(store, typed)).found
    return [item.facts.slug for item in found[:_SEEN]]


def meets(token: str, entry: dict[str, object]) -> bool:
    """Whether an entry is what a "never" names."""
    if ":" not in token:
        return entry["slug"] == token
    pairs = (part.split(":") for part in token.split("&"))
    return all(value in (got if isinstance(got := entry[name], list) else [got]) for name, value in pairs)


def evaluate(store: Store, cases: Sequence[dict[str, str]]) -> Report:
    entries = {
        slug: json.loads(facts) for slug, facts in store.query("SELECT slug, facts FROM entries JOIN documents USING (id)")
    }
    report = Report()
    for case in cases:
        got, good = answered(store, case), case["good"].split(",")
        bad = [slug for slug in got for token in case["never"].split(";") if token and meets(token, entries[slug])]
        hit = any(slug in good for slug in got[:_FIRST])
        report.cases += 1
        report.three += hit
        report.first += bool(got) and got[0] in good
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


def fit(store: Store, cases: Sequence[dict[str, str]]) -> None:
    """What a change of each weight does, the best first: (right among three, first, none that never should be)."""
    table = weighing.FEATURES
    tried = []
    for place, row in enumerate(table):
        for change in (-0.06, -0.03, 0.03, 0.06):
            changed = row._replace(weight=round(row.weight + change, 3))
            weighing.FEATURES = (*table[:place], changed, *table[place + 1 :])
            report = evaluate(store, cases)
            tried.append((report.three + report.first - 2 * report.never, row.name, changed.weight, str(report)))
    weighing.FEATURES = table
    for worth, name, weight, told in sorted(tried, reverse=True)[:12]:
        print(f"{worth:5g}  {name} {weight:g}: {told}")


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or [CASES]
    store = open_store()
    for path in paths:
        report = evaluate(store, read_cases(path))
        if "--fail" in sys.argv:
            print("\n".join(report.told))
        print(f"{path.name}: {report}")
    if "--fit" in sys.argv:
        fit(store, read_cases(paths[0]))


if __name__ == "__main__":
    main()
