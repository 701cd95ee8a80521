"""`excli search QUERY`: ranked matches, and why each matched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from excli.catalog.store import Store
from excli.cli.opening import opened
from excli.cli.options import Filters, expand
from excli.cli.output import Output, note
from excli.cli.rows import print_records
from excli.lookup.filters import parse_filter
from excli.lookup.names import suggest
from excli.lookup.search import search
from excli.lookup.terms import terms_of
from excli.model.answers import Hit, Record
from excli.model.errors import quote
from excli.model.fields import FIELD_BY_NAME, PROSE

_COLUMNS = ("slug", "matched", "target", "equipment", "difficulty")
_SCREENFUL = 20


@expand(extra=("matched", "score"))
def search_entries(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="What to look for, in any words.")],
    filters: Filters,
    output: Output,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say how the query was understood, and what each score is made of.")
    ] = False,
) -> None:
    """Search names, abbreviations, needs, movements and text; the best match comes first, with where it was found.

    Ask in your own words: excli search db rdl, excli search "legs no equipment", excli search lift the heels.

    Where it was found is a field of the entry; "facts", where it is what you ask for or the movement you describe; or
    "search_phrases", a phrase that people use for it.
    """
    text = " ".join(query)
    store = opened()
    limit = output.limit
    if limit is None and output.format == "table" and output.surface.terminal:
        limit = _SCREENFUL
    prose = output.format not in ("table", "slug") or any(
        name.removeprefix("-") in PROSE for name in (*output.fields, *output.sort)
    )
    # Sorted as in a list: all that is found first, then as much of it as was asked for.
    hits = search(store, text, parse_filter(store, filters), None if output.sort else limit, prose=prose)
    records = [_record(hit, explain) for hit in hits]
    extra = ("matched", "score", "explained") if explain else ("matched", "score")
    if explain and output.format == "table" and hits:
        _explain(hits)
    for name in reversed(output.sort):
        records.sort(key=_order(store, name.removeprefix("-")), reverse=name.startswith("-"))
    records = records[:limit]
    if records or output.format != "table":
        print_records(store, records, output, _COLUMNS, () if output.fields and not explain else extra)
    if not records and output.limit != 0:
        close = suggest(store, text)
        hint = "".join(f"\n  excli show {slug}" for slug in close)
        note(
            f"excli: nothing matches {text!r}."
            + (f" Did you mean:{hint}" if close else f" Try fewer words than {quote(text)}.")
        )
        raise typer.Exit(1)


def _record(hit: Hit, explain: bool) -> Record:
    record = {**hit.record, "matched": hit.matched, "score": hit.score}
    if not explain:
        return record
    from excli.present.explain import understood

    return {**record, "explained": {"reading": understood(hit.why.query, hit.why.movement), **hit.why.parts}}


def _explain(hits: list[Hit]) -> None:
    """The readings the results come from, and the parts of each score, on standard error."""
    from excli.present.explain import understood

    for lines in dict.fromkeys(tuple(understood(hit.why.query, hit.why.movement)) for hit in hits):
        note("read as\n" + "\n".join(f"  {line}" for line in lines))
    for hit in hits:
        parts = " + ".join(f"{name} {worth:g}" for name, worth in hit.why.parts.items() if worth)
        note(f"{hit.record['slug']}: {hit.score:g} = {parts}")


def _order(store: Store, column: str) -> Callable[[Record], Any]:
    """What a column is sorted by: the vocabulary's order, as in a list; numbers as numbers; text without case."""
    field = FIELD_BY_NAME.get(column)
    if field and field.kind == "term":
        places = {slug: place for place, slug in enumerate(terms_of(store, field.facet))}
        return lambda record: places.get(record[column], len(places))
    if column == "score":
        return lambda record: record["score"]
    return lambda record: str(record[column]).casefold()
