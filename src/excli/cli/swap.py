"""`excli swap NAME`: what to do instead."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.naming import one_slug
from excli.cli.opening import opened
from excli.cli.options import Filters, expand
from excli.cli.output import Output, note
from excli.cli.rows import print_records
from excli.lookup.filters import parse_filter
from excli.lookup.neighbours import swaps


@expand(without=("sort",), extra=("why", "score"))
def swap(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")],
    filters: Filters,
    output: Output,
) -> None:
    """Show what to do instead of an exercise, best first, and why.

    Filters say what you have or want to spare: excli swap barbell bench press --have dumbbell,bench
    """
    store = opened()
    slug = one_slug(store, name)
    found = swaps(store, slug, parse_filter(store, filters), output.limit)
    records = [{**item.record, "why": item.why, "score": item.score} for item in found]
    if records or output.format != "table":
        print_records(store, records, output, ("slug", "why", "difficulty"), () if output.fields else ("why", "score"))
    if not records and output.limit != 0:
        note(f"excli: nothing does the job of {slug} within these filters. Drop one of them.")
        raise typer.Exit(1)
