"""`excli show NAME…`: the whole page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from excli.cli import completion
from excli.cli.options import PAGE_FORMATS, shared_options
from excli.cli.output import Output
from excli.cli.pages import SECTIONS, PageOptions, parse_sections, show_pages
from excli.model.errors import UsageError


@shared_options(without=("sort", "limit"), formats=PAGE_FORMATS)
def show(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            autocompletion=completion.names,
            help="A slug, a name, an alias or the start of one. '-' reads names from standard input, one a line.",
        ),
    ],
    output: Output,
    section: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--section", "-s", metavar="SECTION", autocompletion=completion.words(SECTIONS),
            help=f"Only this part: {', '.join(SECTIONS)}. Repeat or separate with commas.",
        ),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", "-b", help="A card for between two sets: ten lines on a phone.")] = False,
    map: Annotated[
        Optional[bool],  # noqa: UP045
        typer.Option("--map/--no-map", help="With or without the muscle map. On by default on a wide terminal."),
    ] = None,
    figure: Annotated[
        Optional[bool],  # noqa: UP045
        typer.Option("--figure/--no-figure", help="With or without the movement drawn. On by default on a wide terminal."),
    ] = None,
    map_file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--map-file", metavar="FILE", help="With --format markdown: write the map there as SVG and link to it."),
    ] = None,
) -> None:  # fmt: skip
    """Show how to do an exercise: steps, tips, mistakes and their fixes, questions and answers.

    Case, hyphens, spaces and plurals do not count: excli show "pull ups" finds the pull-up.
    """
    if map_file and output.format != "markdown":
        raise UsageError("--map-file goes with --format markdown; for the drawing alone: excli map NAME --format svg")
    if map_file and (not map_file.name or map_file.is_dir()):
        raise UsageError(f"--map-file {map_file} is a folder. Name a file in it, such as map.svg.")
    if brief and (section or output.fields or output.format != "table"):
        raise UsageError("--brief is a card of its own: leave out --section, --fields and --format.")
    if output.fields and section:
        raise UsageError("--fields and --section both say what to show. Give one of them.")
    show_pages(names, output, PageOptions(parse_sections(section), brief, map, map_file, figure))
