#!/usr/bin/env python3
"""How well `swap` answers the cases of two sets: practice and gold.

    bench/swap.py [--fail] [--fit]

The practice cases are what the weights were fitted on; the gold is reported apart. Its misses were looked at once, with
the first version of the model, and some of the rules and loads were mended for the kind of mistake they showed, so its
figures are no measure of cases that nobody has seen. `--fail` prints the practice cases that are missed; `--fit` says what a small change of each weight would do to them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from excli.catalog.store import Store, open_store
from excli.lookup.swap import weighing
from tests.queries.swaps import GOLD, PRACTICE, Case, evaluate, read_cases

_CHANGES = (-0.06, -0.03, 0.03, 0.06)


def fit(store: Store, cases: Sequence[Case]) -> None:
    """The changes that help most: right among the first three and first, and nothing that never should be."""
    table = weighing.FEATURES
    tried = []
    for place, row in enumerate(table):
        for change in _CHANGES:
            changed = row._replace(weight=round(row.weight + change, 3))
            weighing.FEATURES = (*table[:place], changed, *table[place + 1 :])
            report = evaluate(store, cases)
            tried.append((report.three + report.first - 2 * report.never, row.name, changed.weight, str(report)))
    weighing.FEATURES = table
    for worth, name, weight, told in sorted(tried, reverse=True)[:12]:
        print(f"{worth:5g}  {name} {weight:g}: {told}")


def main() -> None:
    store = open_store()
    practice = read_cases(PRACTICE)
    report = evaluate(store, practice)
    if "--fail" in sys.argv:
        print("\n".join(report.told))
    print(f"practice: {report}\ngold:     {evaluate(store, read_cases(GOLD))}")
    if "--fit" in sys.argv:
        fit(store, practice)


if __name__ == "__main__":
    main()
