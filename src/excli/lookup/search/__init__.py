"""Search as a pipeline: query → candidates → hard rules → features → one score → order."""

from __future__ import annotations

from collections.abc import Iterator

from excli.catalog import fulltext, index
from excli.catalog.index import Term
from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.query import read
from excli.lookup.search.candidate import EXACT_ALIAS, Candidate, candidates_of
from excli.lookup.search.retrieve import retrieve
from excli.lookup.search.rules import is_left_out
from excli.lookup.search.score import FEATURES, Score, matched, score
from excli.lookup.search.state import Search
from excli.model.answers import Explained, Hit

__all__ = ["MOST", "search"]
MOST = 200


def search(store: Store, text: str, filter: Filter, limit: int | None = None, *, prose: bool = True) -> list[Hit]:
    """Return the entries that answer a query, best first, at most MOST of them.

    `filter` narrows what is searched. Without `prose` the records hold only what entries are looked up by.
    Any text may be given: one whose words mean nothing here finds nothing.
    """
    best: dict[int, tuple[Score, Search]] = {}
    for one, candidates in considered(store, text, filter):
        for candidate in candidates:
            found = score(one, candidate)
            if found.total <= 0 and not one.query.corrections:
                continue  # a retriever gave it, but nothing of it says the query
            if candidate.entry not in best or found.total > best[candidate.entry][0].total:
                best[candidate.entry] = (found, one)
    order = sorted(best, key=lambda entry: (-best[entry][0].total, entry))
    return _hits(store, {entry: best[entry] for entry in order[: min(MOST if limit is None else limit, MOST)]}, prose)


def considered(store: Store, text: str, filter: Filter) -> Iterator[tuple[Search, list[Candidate]]]:
    """Give each way to understand a query that may be meant, with its candidates, those left out that break a rule."""
    begun = False
    searches = [Search(store, query, filter.condition) for query in read(store, text)]
    for one in sorted(searches, key=lambda one: not one.called) if len(searches) > 1 else searches:
        if begun and one.query.corrections:
            continue  # the words are the beginnings of a name as they stand: none of them is a mistake
        candidates = [each for each in candidates_of(one, retrieve(one)) if not is_left_out(one, each)]
        yield one, candidates
        if any(candidate.name.exact >= EXACT_ALIAS for candidate in candidates):
            return  # the words are a name as they stand: no other way to understand them is meant
        begun = begun or bool(one.found.get("prefix"))


def _hits(store: Store, best: dict[int, tuple[Score, Search]], prose: bool) -> list[Hit]:
    documents = index.documents_of(store, best, prose=prose)
    fields = {entry: matched(one, points) for entry, (points, one) in best.items()}
    for one in {id(found): found for _, found in best.values()}.values():
        entries = [entry for entry, (_, found) in best.items() if found is one and fields[entry] == "text"]
        terms = [Term(token.word) for token in one.content]
        fields.update(dict.fromkeys(entries, "summary"))
        fields.update(fulltext.best_field(store, terms, entries) if entries else {})
    hits = []
    for entry, (points, one) in best.items():
        shown = {name: round(points.parts.get(name, 0.0), 2) for name in FEATURES}
        hits.append(
            Hit(
                documents[entry],
                fields[entry],
                round(sum(shown.values()), 2),
                Explained(one.query, one.movement, shown),
            )
        )
    return hits
