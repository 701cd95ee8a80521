"""`excli search QUERY`: ranked matches, and why each matched."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from excli.cli.opening import opened
from excli.cli.options import Filters, expand
from excli.cli.output import Output, note
from excli.cli.rows import print_records
from excli.lookup.filters import parse_filter
from excli.lookup.names import suggest
from excli.lookup.search import search
from excli.model.answers import Record
from excli.model.errors import quote

_COLUMNS = ("slug", "matched", "target", "equipment", "difficulty")
_SCREENFUL = 20


@expand(extra=("matched", "score"))
def search_entries(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="What to look for, in any words.")],
    filters: Filters,
    output: Output,
) -> None:
    """Search names, other names and text; the best match comes first, with the field it was found in."""
    text = " ".join(query)
    store = opened()
    limit = output.limit
    if limit is None and output.format == "table" and output.surface.terminal:
        limit = _SCREENFUL
    hits = search(store, text, parse_filter(store, filters), limit)
    records = [{**hit.record, "matched": hit.matched, "score": hit.score} for hit in hits]
    for name in reversed(output.sort):
        records.sort(key=partial(_sort_key, name.removeprefix("-")), reverse=name.startswith("-"))
    if records or output.format != "table":
        print_records(store, records, output, _COLUMNS, () if output.fields else ("matched", "score"))
    if not records:
        close = suggest(store, text)
        hint = "".join(f"\n  excli show {slug}" for slug in close)
        note(
            f"excli: nothing matches {text!r}."
            + (f" Did you mean:{hint}" if close else f" Try fewer words than {quote(text)}.")
        )
        raise typer.Exit(1)


def _sort_key(column: str, record: Record) -> str:
    return str(record[column]).casefold()
