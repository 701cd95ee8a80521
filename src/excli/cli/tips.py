"""`excli tips NAME`: tips and mistakes."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.options import PAGE_FORMATS, expand
from excli.cli.output import Output
from excli.cli.show import show_parts


@expand(without=("sort", "limit"), formats=PAGE_FORMATS)
def tips(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")
    ],
    output: Output,
) -> None:
    """Show the tips for an exercise, and its common mistakes with their fixes."""
    show_parts(names, output, [] if output.fields else ["tips", "mistakes"])
