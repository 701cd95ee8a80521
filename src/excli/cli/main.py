"""The `excli` command: its sub-commands, its version, and where mistakes become messages."""

from __future__ import annotations

import sys
from typing import Annotated, Any, ClassVar

import typer

from excli import __version__
from excli.cli.lazy import CONTEXT_SETTINGS, MARKUP, LazyGroup
from excli.cli.output import note
from excli.model.errors import ExcliError, quote


class Commands(LazyGroup):
    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "show": ("excli.cli.show", "show"),
        "list": ("excli.cli.listing", "list_entries"),
        "search": ("excli.cli.search", "search_entries"),
        "tips": ("excli.cli.tips", "tips"),
        "faq": ("excli.cli.faq", "faq"),
        "random": ("excli.cli.random_entry", "random_entry"),
        "facets": ("excli.cli.facets", "facets"),
        "schema": ("excli.cli.schema", "schema"),
        "catalog": ("excli.cli.catalog", "CatalogCommands"),
    }

    def unknown(self, args: list[str]) -> str:
        words = " ".join(word for word in args if not word.startswith("-"))
        return f"{super().unknown(args)} To look up an exercise: excli show {quote(words)}"


app = typer.Typer(
    cls=Commands,
    context_settings=CONTEXT_SETTINGS,
    rich_markup_mode=MARKUP,
    pretty_exceptions_enable=False,
    epilog="Start with: excli show goblet-squat · excli list --have dumbbell,bench · excli search 'hip hinge'",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"excli {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Exercises from the terminal: how to do them, what they train, what goes wrong, what to do instead."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: list[str] | None = None) -> Any:
    """Runs the command line; exits with the codes of the contract, and never with a traceback for a mistake."""
    try:
        return app(args=arguments, prog_name="excli")
    except ExcliError as error:
        note(f"excli: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
