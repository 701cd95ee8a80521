"""`excli random`: one at random."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli.filtering import loosen
from excli.cli.options import PAGE_FORMATS, Filters, shared_options
from excli.cli.output import Output, note
from excli.cli.pages import PageOptions, print_pages
from excli.cli.session import open_catalog
from excli.lookup.exercises import random_slug
from excli.lookup.filters import parse_filter


@shared_options(without=("sort", "limit"), formats=PAGE_FORMATS)
def random_entry(
    filters: Filters,
    output: Output,
    seed: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--seed", metavar="N", help="The same number gives the same exercise."),
    ] = None,
) -> None:
    """Show one exercise at random, of all or of those the filters keep."""
    store = open_catalog()
    slug = random_slug(store, parse_filter(store, filters), seed)
    if slug is None:
        note(f"excli: no exercise passes these filters.{loosen(filters)}")
        raise typer.Exit(1)
    print_pages(store, [slug], output, PageOptions(), many=False)
