"""`excli tips NAME`: tips and mistakes."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.options import PAGE_FORMATS, shared_options
from excli.cli.output import Output
from excli.cli.pages import PageOptions, show_pages


@shared_options(without=("sort", "limit"), formats=PAGE_FORMATS)
def tips(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")
    ],
    output: Output,
) -> None:
    """Show the tips for an exercise, and its common mistakes with their fixes."""
    show_pages(names, output, PageOptions(() if output.fields else ("tips", "mistakes")))
