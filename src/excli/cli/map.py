"""`excli map NAME…`: the muscle map of one exercise, or of several together."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.naming import asked_names, resolve_all
from excli.cli.options import checked
from excli.cli.output import COLOR_CHOICES, Output, note
from excli.cli.session import open_catalog
from excli.lookup.exercises import record
from excli.lookup.vocabulary import terms_of
from excli.present import registry
from excli.present.maps import MuscleMap

FORMATS = registry.names("map")


def draw_map(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show; '-' reads names."),
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", autocompletion=completion.words(FORMATS), help=f"{', '.join(FORMATS)}."
        ),
    ] = "table",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    color: Annotated[
        str,
        typer.Option(
            "--color", metavar="WHEN", autocompletion=completion.words(COLOR_CHOICES), help="auto, always, never."
        ),
    ] = "auto",
) -> None:
    """Draw the muscles an exercise trains, or how much of the body several train together.

    For several, each target counts one and each secondary muscle half; what nothing trains is named.
    For example: excli list --have dumbbell --fields slug | excli map -
    """
    chosen = checked("--format", "json" if json else format.lower(), FORMATS)
    output = Output(chosen, color=checked("--color", color, COLOR_CHOICES))
    asked, _ = asked_names(names)
    store = open_catalog()
    slugs, failed, _ = resolve_all(store, asked)
    if slugs:
        labels = {slug: term.label for slug, term in terms_of(store, "muscle").items() if not term.members}
        output.print("map", MuscleMap([record(store, slug) for slug in slugs], labels))
    if not asked:
        note("excli: no names were read from standard input.")
    if failed or not slugs:
        raise typer.Exit(failed or 1)
