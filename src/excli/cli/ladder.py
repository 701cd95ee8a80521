"""`excli ladder NAME`: the chain from easier to harder."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.naming import one_slug
from excli.cli.options import shared_options
from excli.cli.output import Output
from excli.cli.rows import print_rows
from excli.cli.session import open_catalog
from excli.lookup.neighbours import ladder as rungs


@shared_options(without=("sort", "limit"), extra=("step",))
def ladder(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")],
    output: Output,
) -> None:
    """Show the ladder an exercise stands on, easiest first; step 0 is the exercise itself."""
    store = open_catalog()
    found = rungs(store, one_slug(store, name))
    records = [{**rung.record, "step": rung.step} for rung in found]
    columns = ("step", "slug", "difficulty", "equipment")
    print_rows(store, records, output, columns, ("step",))
