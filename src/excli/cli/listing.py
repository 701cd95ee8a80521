"""`excli list`: what there is."""

from __future__ import annotations

import typer

from excli.cli.filtering import loosen
from excli.cli.messages import count
from excli.cli.options import Filters, shared_options
from excli.cli.output import Output, note
from excli.cli.rows import print_rows
from excli.cli.session import open_catalog
from excli.lookup.exercises import records
from excli.lookup.filters import parse_filter

_COLUMNS = ("slug", "target", "equipment", "difficulty")


@shared_options()
def list_entries(filters: Filters, output: Output) -> None:
    """List exercises, all of them or those the filters keep.

    Values of one filter are alternatives; different filters must all hold. Synonyms and plurals are
    understood: --target abs, --have bodyweight. All values: excli facets.
    """
    store = open_catalog()
    found = records(store, parse_filter(store, filters), output.sort, output.limit, prose=output.needs_prose)
    if found or output.format != "table":
        print_rows(store, found, output, _COLUMNS)
    if not found and output.limit != 0:
        note(f"excli: no exercise passes these filters.{loosen(filters)}")
        raise typer.Exit(1)
    if output.format == "table" and output.surface.terminal:
        note(count(len(found), "exercise"))
