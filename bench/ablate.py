"""What each weight, retriever and rule of search is worth: everything is measured once without each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.search import search
from excli.lookup.search.retrieve import RETRIEVERS
from excli.lookup.search.rules import RULES
from excli.lookup.search.weights import VALUES, WEIGHTS
from tests.queries.gold import Case

DOCUMENT = Path(__file__).parent.parent / "docs" / "search.md"
START, END = "<!-- ablation -->", "<!-- /ablation -->"
# The weight that leaves a row without effect, where that is not 0.
_WITHOUT = {"soft": 1.0, "aside": 1.0}
# Which measure of a kind is shown.
_MEASURES = ("mrr", "p@5", "empty")
Measure = Callable[[Callable[[str], list[str]], Sequence[Case], Callable[[Case], set[str]]], dict[str, float]]


def ablate(store: Store, parts: dict[str, list[Case]], measure: Measure, right: Callable[[Case], set[str]]) -> None:
    """Prints the points that each kind of query loses, and rewrites the table of the document."""
    kinds: dict[str, list[Case]] = {}
    for part, queries in parts.items():
        for case in queries:
            kinds.setdefault(case.kind if part != "practice" else f"practice {case.kind}", []).append(case)

    def found(query: str) -> list[str]:
        return [hit.record["slug"] for hit in search(store, query, Filter(), 10, prose=False)]

    def all_kinds() -> dict[str, float]:
        values = {kind: measure(found, asked, right) for kind, asked in kinds.items()}
        return {kind: next(value[name] for name in _MEASURES if name in value) for kind, value in values.items()}

    whole = all_kinds()
    lines = [f"| without | {' | '.join(kinds)} |", f"|---|{'---|' * len(kinds)}"]
    lines.append(f"| *nothing: reached* | {' | '.join(f'{value:.3f}' for value in whole.values())} |")
    for name, without in _parts():
        with without:
            now = all_kinds()
        lost = {kind: 100 * (whole[kind] - now[kind]) for kind in kinds}
        lines.append(
            f"| {name} | {' | '.join(f'{value:.1f}' if abs(value) >= 0.05 else '' for value in lost.values())} |"
        )
        print(lines[-1], flush=True)
    text = DOCUMENT.read_text(encoding="utf-8")
    before, after = text.partition(START)[0], text.partition(END)[2]
    table = "\n".join(lines)
    DOCUMENT.write_text(
        f"{before}{START}\n\nMeasured {datetime.now(UTC):%Y-%m}.\n\n{table}\n\n{END}{after}", encoding="utf-8"
    )


def _parts() -> Iterator[tuple[str, Any]]:
    for name in WEIGHTS:
        yield f"weight `{name}`", _changed(VALUES, name, _WITHOUT.get(name, 0.0))
    for name in RETRIEVERS:
        if name != "name":  # without it there is nothing to measure
            yield f"retriever `{name}`", _changed(RETRIEVERS, name, lambda search: {})
    for number, rule in enumerate(RULES):
        yield f"rule `{rule.__name__}`", _changed(RULES, number, _keeps_all)


@contextmanager
def _changed(table: Any, name: Any, value: Any) -> Iterator[None]:
    kept = table[name]
    table[name] = value
    yield
    table[name] = kept


def _keeps_all(search: object, candidate: object) -> bool:
    """A rule that leaves nothing out."""
    return False
