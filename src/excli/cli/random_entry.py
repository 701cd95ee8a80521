"""`excli random`: one at random."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli.opening import opened
from excli.cli.options import PAGE_FORMATS, Filters, expand
from excli.cli.output import Output, note
from excli.cli.show import print_slugs
from excli.lookup.entries import random_slug
from excli.lookup.filters import parse_filter


@expand(without=("sort", "limit"), formats=PAGE_FORMATS)
def random_entry(
    filters: Filters,
    output: Output,
    seed: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--seed", metavar="N", help="The same number gives the same exercise."),
    ] = None,
) -> None:
    """Show one exercise at random, of all or of those the filters keep."""
    store = opened()
    slug = random_slug(store, parse_filter(store, filters), seed)
    if slug is None:
        note("excli: no exercise passes these filters. Drop one of them.")
        raise typer.Exit(1)
    print_slugs(store, [slug], [], output, many=False)
