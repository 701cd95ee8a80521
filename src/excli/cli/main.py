"""The `excli` command: its sub-commands, its version, and where mistakes become messages."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import Annotated, ClassVar, NoReturn

# A run lives for a tenth of a second and makes few cycles: looking for them would cost a twentieth of it.
gc.set_threshold(100_000)

import typer  # noqa: E402

from excli import __version__  # noqa: E402
from excli.cli.lazy import CONTEXT_SETTINGS, MARKUP, LazyGroup  # noqa: E402
from excli.cli.output import note  # noqa: E402
from excli.model.errors import ExcliError, quote  # noqa: E402


class Commands(LazyGroup):
    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "show": ("excli.cli.show", "show"),
        "list": ("excli.cli.listing", "list_entries"),
        "search": ("excli.cli.search", "search_entries"),
        "tips": ("excli.cli.tips", "tips"),
        "faq": ("excli.cli.faq", "faq"),
        "swap": ("excli.cli.swap", "swap"),
        "ladder": ("excli.cli.ladder", "ladder"),
        "random": ("excli.cli.random_entry", "random_entry"),
        "facets": ("excli.cli.facets", "facets"),
        "map": ("excli.cli.map", "draw_map"),
        "figure": ("excli.cli.figure", "draw_figure"),
        "kit": ("excli.cli.kit", "KitCommands"),
        "schema": ("excli.cli.schema", "schema"),
        "catalog": ("excli.cli.catalog", "CatalogCommands"),
    }

    def unknown(self, args: list[str]) -> str:
        told = super().unknown(args)
        if "Did you mean" in told:
            return told
        words = " ".join(word for word in args if not word.startswith("-"))
        return f"{told} To look up an exercise: excli show {quote(words)}"


app = typer.Typer(
    cls=Commands,
    context_settings=CONTEXT_SETTINGS,
    rich_markup_mode=MARKUP,
    pretty_exceptions_enable=False,
    epilog="Start with: excli show goblet-squat; excli list --have dumbbell,bench; excli search 'hip hinge'",
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


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns the exit code of the contract; a person's mistake is told, never traced."""
    try:
        app(args=arguments, prog_name="excli")
    except ExcliError as error:
        note(f"excli: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        note(f"excli: {error.strerror or error}")
        return 2
    except SystemExit as finished:
        return finished.code if isinstance(finished.code, int) else int(finished.code is not None)
    return 0


def run() -> NoReturn:
    """The console script: `main`, then the shortest way out.

    Everything is written and flushed by then. Taking the interpreter apart module by module would
    add about a seventh to the time of a command, so the process ends without it.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or nobody is listening any more
            stream.flush()
    os._exit(code)
