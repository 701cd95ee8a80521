#!/usr/bin/env python3
"""Fits the weights of search on the practice set and rewrites its table (src/excli/lookup/search/weights.py).

    python bench/fit.py [--rounds N] [--every N] [--write]

Coordinate ascent: each fitted weight in turn is tried larger and smaller, and the value kept that answers most queries
best; the steps halve when a round brings nothing. Objective: the mean over the kinds of practice queries (mean
reciprocal rank; for intents the share of the first five that fulfil them), over the tuning halves of the gold set, the
staples and the words as heard, and over a sample of names with a true word. The halves that are reported are never read. What is retrieved does not depend on weights, so features are worked out once.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.queries import true_words
from excli.catalog.store import Store, open_store
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.search import considered
from excli.lookup.search.score import features_of, formula
from excli.lookup.search.weights import WEIGHTS
from tests.queries.gold import HEARD, PRACTICE, STAPLES, Case, cases, half

TABLE = Path(__file__).parent.parent / "src" / "excli" / "lookup" / "search" / "weights.py"
Weights = dict[str, float]
# What a change must gain: less is noise, and weights that follow it do worse on queries not seen.
LEAST_GAIN = 0.0005


class Row(NamedTuple):
    """One candidate of a query: its entry, its features, what intents explain, and whether it is right."""

    entry: int
    features: dict[str, float]
    explained: float
    right: bool


def right_entries(store: Store, case: Case) -> set[int]:
    """The entries that answer a case."""
    if case.slugs:
        rows = [store.query("SELECT id FROM entries WHERE slug = ?", (slug,)) for slug in case.slugs]
        return {entry for found in rows for (entry,) in found}
    wanted = parse_filter(store, case.facets)
    return {entry for (entry,) in store.query(f"SELECT id FROM entries WHERE {wanted.where}", wanted.parameters)}


def rows_of(store: Store, case: Case) -> list[Row]:
    right = right_entries(store, case)
    return [
        Row(
            one.entry,
            features_of(search, one),
            search.explained,
            one.entry in right,
        )
        for search, candidates in considered(store, case.query, Filter())
        for one in candidates
    ]


def value(case: Case, rows: list[Row], weights: Weights) -> float:
    """How well one query is answered, from 0 to 1."""
    best: dict[int, tuple[float, bool]] = {}
    for row in rows:
        total = sum(formula(row.features, row.explained, weights).values())
        if row.entry not in best or total > best[row.entry][0]:
            best[row.entry] = (total, row.right)
    order = sorted(best, key=lambda entry: (-best[entry][0], entry))[:10]
    if case.kind == "intent":
        return sum(best[entry][1] for entry in order[:5]) / 5
    return next((1 / rank for rank, entry in enumerate(order, 1) if best[entry][1]), 0.0)


def objective(asked: list[tuple[str, Case, list[Row]]], weights: Weights) -> float:
    """The mean over the kinds of the mean over their queries."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for kind, case, rows in asked:
        kinds[kind].append(value(case, rows, weights))
    return sum(sum(values) / len(values) for values in kinds.values()) / len(kinds)


def fit(asked: list[tuple[str, Case, list[Row]]], rounds: int) -> Weights:
    weights = {name: weight.value for name, weight in WEIGHTS.items()}
    fitted = [name for name, weight in WEIGHTS.items() if weight.source.startswith("fitted")]
    best, step = objective(asked, weights), 0.4
    print(f"start {best:.4f}")
    for number in range(rounds):
        before = best
        for name in fitted:
            for factor in (1 + step, 1 / (1 + step)):
                tried = {**weights, name: round(weights[name] * factor, 3)}
                reached = objective(asked, tried)
                if reached > best + LEAST_GAIN:
                    weights, best = tried, reached
        print(f"round {number + 1}, step {step:.2f}: {best:.4f}", flush=True)
        if best - before < 1e-4:
            step /= 2
    return weights


def rewrite(weights: Weights) -> None:
    """Puts the values into the table, each with this month."""
    text = TABLE.read_text(encoding="utf-8")
    for name, number in weights.items():
        text = re.sub(
            rf'("{name}":\s*Weight\()[-\d.]+(, "\w+", "fitted, )[\d-]+',
            rf"\g<1>{number}\g<2>{datetime.now(UTC):%Y-%m}",
            text,
        )
    TABLE.write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--every", type=int, default=6, metavar="N", help="only every Nth practice query for intents")
    parser.add_argument("--write", action="store_true", help="rewrite the table")
    options = parser.parse_args()
    store = open_store()
    practice = [
        case for number, case in enumerate(cases(PRACTICE)) if case.kind != "intent" or number % options.every == 0
    ]
    own = [case for path in (STAPLES, HEARD) for case in cases(path)]
    tune = [case for case in (*cases(), *own) if half(case) == "tune" and case.kind != "nothing"]
    practice += random.Random(0).sample(true_words(store), 200)
    asked = [(f"practice {case.kind}", case, rows_of(store, case)) for case in practice]
    asked += [(f"gold {case.kind}", case, rows_of(store, case)) for case in tune]
    weights = fit(asked, options.rounds)
    for name, number in weights.items():
        print(f"{name:12} {WEIGHTS[name].value:8.2f} → {number:8.2f}")
    if options.write:
        rewrite(weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
