#!/usr/bin/env python3
"""How well search answers a gold set of queries, and how fast.

    python bench/search.py [--baselines] [--misses] [--speed] [--entries N] [--names] [--ablate]

The gold set, tests/queries/gold.tsv, was written before the search was tuned. It is split in two halves by a hash of the
query: one to tune on, the other to report. Practice queries, tests/queries/practice.tsv, were written apart from both by
people who had not seen the search, and tuned on freely. Staples and words as heard (tests/queries) are halved like the
gold set; names with a true word and as plans write them are made from the catalog. For each kind: success@1, success@3 and mean reciprocal rank; for wishes the
share of the first five that fulfil them; for nonsense the share that finds nothing.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.ablate import ablate
from bench.queries import plan_text, true_words
from excli.catalog.build import build
from excli.catalog.search_data import read_search_data
from excli.catalog.sources import SEARCH, VOCABULARY
from excli.catalog.store import Store, open_store
from excli.catalog.vocabularies import read_vocabularies
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.search import search
from excli.model.exercise import Exercise
from tests.queries.gold import HEARD, PRACTICE, STAPLES, Case, cases, half

Searcher = Callable[[str], list[str]]


def excli_search(store: Store) -> Searcher:
    return lambda query: [hit.record["slug"] for hit in search(store, query, Filter(), 10, prose=False)]


def plain_bm25(store: Store) -> Searcher:
    """Full text over the same columns with the default ranking, all words, as anybody would write it first."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(slug UNINDEXED, name, aliases, search_phrases, summary, steps, tips, mistakes, faq, tokenize='porter')"
    )
    for d in store.documents():
        text = [" ".join(v if isinstance(v, str) else " ".join(v.values()) for v in d[k]) if isinstance(d[k], list) else d[k]
                for k in ("name", "aliases", "search_phrases", "summary", "steps", "tips", "mistakes", "faq")]  # fmt: skip
        connection.execute("INSERT INTO t VALUES (?,?,?,?,?,?,?,?,?)", (d["slug"], *text))

    def run(query: str) -> list[str]:
        words = [w for w in "".join(c if c.isalnum() else " " for c in query).split() if w]
        if not words:
            return []
        match = " ".join(f'"{word}"' for word in words)
        return [
            slug
            for (slug,) in connection.execute("SELECT slug FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (match,))
        ]

    return run


def grep_names(store: Store) -> Searcher:
    """`grep -i` over names, in the order of the slugs."""
    names = store.query("SELECT slug, name FROM entries ORDER BY slug")
    return lambda query: [slug for slug, name in names if query.lower() in name.lower()][:10]


def measure(found: Searcher, asked: Sequence[Case], right: Callable[[Case], set[str]]) -> dict[str, float]:
    ranks, precisions, empty = [], [], []
    for case in asked:
        slugs = found(case.query)
        answers = right(case)
        if case.kind == "nothing":
            empty.append(not slugs)
        elif case.kind == "intent":
            precisions.append(sum(slug in answers for slug in slugs[:5]) / 5)
        else:
            ranks.append(next((place for place, slug in enumerate(slugs, 1) if slug in answers), 0))
    if ranks:
        return {
            "s@1": sum(rank == 1 for rank in ranks) / len(ranks),
            "s@3": sum(0 < rank <= 3 for rank in ranks) / len(ranks),
            "mrr": sum(1 / rank for rank in ranks if rank) / len(ranks),
        }
    return {"p@5": statistics.mean(precisions)} if precisions else {"empty": sum(empty) / max(len(empty), 1)}


def print_speed(store: Store) -> None:
    """Each query of the gold set once, after a round to warm up."""
    times: list[float] = []
    for _ in range(2):
        times.clear()
        for case in cases():
            started = time.perf_counter()
            search(store, case.query, Filter(), 20, prose=False)
            times.append(1000 * (time.perf_counter() - started))
    times.sort()
    print(
        f"{store.entries} entries, ms a query: median {statistics.median(times):.2f}, p95 {times[int(0.95 * len(times))]:.2f}, worst {times[-1]:.2f}"
    )


def multiplied(store: Store, wanted: int, path: Path) -> Store:
    """A catalog of so many entries: the best known of the bundled ones, or all and then again and again with one or two made-up words before each name."""
    starts, ends = (
        ("Nor", "Sal", "Kor", "Ven", "Tri", "Mal", "Zan", "Pol", "Ger", "Bal"),
        ("dic", "tan", "vik", "mar", "lo", "rian", "ese", "ish", "an"),
    )
    made_up = [start + end for start in starts for end in ends]
    bundled = [Exercise.from_document(document) for document in store.documents(tail="ORDER BY id")]
    entries = bundled[:wanted]
    for turn in count(1):
        if len(entries) >= wanted:
            break
        word = made_up[turn % len(made_up)] + (
            f" {made_up[(turn * 7 + 3) % len(made_up)]}" if turn >= len(made_up) else ""
        )
        entries += (
            replace(one, slug=f"{one.slug}-{turn}", name=f"{word} {one.name}", aliases=tuple(f"{word} {alias}" for alias in one.aliases),
                    easier=(), harder=(), swaps=())
            for one in bundled[: wanted - len(entries)]
        )  # fmt: skip
    vocabularies = read_vocabularies(VOCABULARY)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    build(
        connection,
        entries,
        vocabularies,
        read_search_data(SEARCH, vocabularies),
        "bench",
    )
    return Store(connection)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--baselines", action="store_true", help="plain BM25 and grep over the same data, too")
    parser.add_argument("--misses", action="store_true", help="what the tuning half gets wrong")
    parser.add_argument("--speed", action="store_true", help="milliseconds a query, in process")
    parser.add_argument(
        "--entries",
        type=int,
        metavar="N",
        help="the speed at N entries: the catalog many times over, under other names",
    )
    parser.add_argument(
        "--names",
        action="store_true",
        help="every name and alias, and every name with a true word and as plans write it",
    )
    parser.add_argument(
        "--ablate", action="store_true", help="what each weight, retriever and rule is worth; rewrites docs/search.md"
    )
    options = parser.parse_args()
    store = open_store()
    searchers = {"excli": excli_search(store)}
    if options.baselines:
        searchers |= {"bm25": plain_bm25(store), "grep": grep_names(store)}

    def right(case: Case) -> set[str]:
        if case.slugs:
            return set(case.slugs)
        wanted = parse_filter(store, case.facets)
        return {slug for (slug,) in store.query(f"SELECT slug FROM entries WHERE {wanted.where}", wanted.parameters)}

    gold = [*cases(), *cases(STAPLES), *cases(HEARD)]
    parts = {f"{part} half": [case for case in gold if half(case) == part] for part in ("tune", "report")}
    parts["practice"] = list(cases(PRACTICE))
    made = [*true_words(store), *plan_text(store)]
    parts["made from names"] = made if options.names else random.Random(0).sample(made, 1000)
    if options.names:
        parts["names"] = [
            Case("name", text, (slug,), {})
            for slug, text in store.query("SELECT slug, text FROM names JOIN entries ON id = entry")
        ]
    if options.ablate:
        sampled = {"practice": parts["practice"][::6], "made from names": made[:: len(made) // 300]}
        ablate(store, {**parts, **sampled}, measure, right)
        return 0
    for name, found in searchers.items():
        for part, queries in parts.items():
            print(f"{name}, {part}")
            for kind in dict.fromkeys(case.kind for case in queries):
                asked = [case for case in queries if case.kind == kind]
                values = "  ".join(f"{key} {value:.3f}" for key, value in measure(found, asked, right).items())
                print(f"  {kind:13} {len(asked):3}  {values}")
    if options.misses:
        for case in cases():
            slugs, answers = searchers["excli"](case.query), right(case)
            if half(case) != "tune":
                continue
            bad = bool(slugs) if case.kind == "nothing" else (
                sum(s in answers for s in slugs[:5]) < 5 if case.kind == "intent" else not (slugs and slugs[0] in answers))  # fmt: skip
            if bad:
                print(f"{case.kind}\t{case.query}\twanted {case.slugs[:4] or case.facets}\tgot {slugs[:5]}")
    if options.speed:
        print_speed(store)
    if options.entries:
        with tempfile.TemporaryDirectory() as folder:
            print_speed(multiplied(store, options.entries, Path(folder) / "catalog.sqlite"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
