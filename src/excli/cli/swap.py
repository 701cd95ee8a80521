"""`excli swap NAME`: what to do instead."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.filtering import loosen
from excli.cli.naming import one_slug
from excli.cli.options import Filters, shared_options
from excli.cli.output import Output, note
from excli.cli.rows import print_rows
from excli.cli.session import open_catalog
from excli.lookup.filters import parse_filter
from excli.lookup.neighbours import swaps


@shared_options(without=("sort",), extra=("why", "score"))
def swap(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")],
    filters: Filters,
    output: Output,
) -> None:
    """Show what to do instead of an exercise, best first, and why.

    Filters say what you have or want to spare: excli swap barbell bench press --have dumbbell,bench
    """
    store = open_catalog()
    slug = one_slug(store, name)
    found = swaps(store, slug, parse_filter(store, filters), output.limit)
    records = [{**item.record, "why": item.why, "score": item.score} for item in found]
    if records or output.format != "table":
        print_rows(store, records, output, ("slug", "why", "difficulty"), ("why", "score"))
    if not records and output.limit != 0:
        within = " within these filters" if filters else ""
        note(f"excli: nothing does the job of {slug}{within}.{loosen(filters)}")
        raise typer.Exit(1)
