"""`excli search QUERY`: ranked matches, and why each matched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from excli.catalog.store import Store
from excli.cli.messages import commands
from excli.cli.options import Filters, shared_options
from excli.cli.output import Output, note
from excli.cli.rows import print_rows
from excli.cli.session import open_catalog
from excli.lookup.filters import parse_filter
from excli.lookup.names import suggest
from excli.lookup.search import search
from excli.lookup.vocabulary import terms_of
from excli.model.answers import Hit, Row
from excli.model.fields import FIELD_BY_NAME

_COLUMNS = ("slug", "matched", "target", "equipment", "difficulty")
_SCREENFUL = 20


@shared_options(extra=("matched", "score"))
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

    Where it was found is a field of the entry; "facts" for what you ask of it or the movement you describe; or
    "search_phrases", a phrase people use for it.
    """
    text = " ".join(query)
    store = open_catalog()
    limit = output.limit
    if limit is None and output.format == "table" and output.surface.terminal:
        limit = _SCREENFUL
    # Sorted as in a list: all that is found first, then as much of it as was asked for.
    hits = search(store, text, parse_filter(store, filters), None if output.sort else limit, prose=output.needs_prose)
    records = [_record(hit, explain) for hit in hits]
    extra = ("matched", "score", "explained") if explain else ("matched", "score")
    if explain and output.format == "table" and hits:
        _explain(hits)
    for name in reversed(output.sort):
        records.sort(key=_order(store, name.removeprefix("-")), reverse=name.startswith("-"))
    records = records[:limit]
    if records or output.format != "table":
        if explain and output.fields:
            output = output._replace(fields=(*output.fields, *extra))
        print_rows(store, records, output, _COLUMNS, extra)
    if not records and output.limit != 0:
        close = suggest(store, text)
        hint = f"Did you mean:{commands(close)}" if close else "Try other words, or fewer."
        note(f"excli: nothing matches {text!r}. {hint}")
        raise typer.Exit(1)


def _record(hit: Hit, explain: bool) -> Row:
    record = {**hit.record, "matched": hit.matched, "score": hit.score}
    return {**record, "explained": {"reading": list(hit.why.reading), **hit.why.parts}} if explain else record


def _explain(hits: list[Hit]) -> None:
    """Print how the query was understood, and the parts of each score, on standard error."""
    for reading in dict.fromkeys(hit.why.reading for hit in hits):
        note("understood as\n" + "\n".join(f"  {line}" for line in reading))
    for hit in hits:
        parts = " + ".join(f"{name} {worth:g}" for name, worth in hit.why.parts.items() if worth)
        note(f"{hit.record['slug']}: {hit.score:g} = {parts}")


def _order(store: Store, column: str) -> Callable[[Row], Any]:
    """Return what a column is sorted by: the vocabulary's order, as in a list; numbers as numbers; text without case."""
    field = FIELD_BY_NAME.get(column)
    if field and field.kind.column:
        places = {slug: place for place, slug in enumerate(terms_of(store, field.facet))}
        return lambda record: places.get(record[column], len(places))
    if column == "score":
        return lambda record: record["score"]
    return lambda record: str(record[column]).casefold()
