"""The `excli` command: its sub-commands, its version, and where mistakes become messages."""

from __future__ import annotations

import codecs
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
from excli.cli.output import note, spell_out  # noqa: E402
from excli.model.errors import ExcliError  # noqa: E402


class Commands(LazyGroup):
    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "show": ("excli.cli.show", "show"),
        "list": ("excli.cli.listing", "list_entries"),
        "search": ("excli.cli.search", "search_entries"),
        "tips": ("excli.cli.tips", "tips"),
        "faq": ("excli.cli.faq", "faq"),
        "swap": ("excli.cli.swap", "swap"),
        "ladder": ("excli.cli.ladder", "ladder"),
        "compare": ("excli.cli.compare", "compare"),
        "today": ("excli.cli.today", "today"),
        "plan": ("excli.cli.plan", "plan"),
        "random": ("excli.cli.random_entry", "random_entry"),
        "facets": ("excli.cli.facets", "facets"),
        "map": ("excli.cli.map", "draw_map"),
        "figure": ("excli.cli.figure", "draw_figure"),
        "kit": ("excli.cli.kit", "KitCommands"),
        "schema": ("excli.cli.schema", "schema"),
        "catalog": ("excli.cli.catalog", "CatalogCommands"),
    }

    def unknown(self, args: list[str]) -> str:
        text = super().unknown(args)
        if "Did you mean" in text:
            return text
        from excli.cli.messages import quote

        words = " ".join(word for word in args if not word.startswith("-"))
        return f"{text} To look up an exercise: excli show {quote(words)}"


app = typer.Typer(
    cls=Commands,
    context_settings=CONTEXT_SETTINGS,
    rich_markup_mode=MARKUP,
    pretty_exceptions_enable=False,
    epilog="Start with: excli show goblet-squat; excli list --have dumbbell,bench; excli search 'hip hinge'",
)


_BUG = 70  # EX_SOFTWARE of sysexits.h


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
    """Run the command line and return the exit code of the contract.

    A person's mistake gets a message, and so does a mistake of excli's own; EXCLI_DEBUG=1 shows where that happened.
    """
    codecs.register_error("excli", spell_out)
    try:
        with _tidy_installation(sys.argv[1:] if arguments is None else arguments):
            app(args=arguments, prog_name="excli")
    except ExcliError as error:
        from excli.cli.messages import explain

        note(f"excli: {explain(error)}")
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        note(f"excli: {place}{error.strerror or error}")
        return 2
    except SystemExit as finished:
        return finished.code if isinstance(finished.code, int) else int(finished.code is not None)
    except Exception as error:
        if os.environ.get("EXCLI_DEBUG"):
            raise
        note(f"excli: this is a bug in excli {__version__}, not a mistake of yours: {type(error).__name__}: {error}")
        note("  Please report it with the command you typed and what it prints when EXCLI_DEBUG=1 is set.")
        return _BUG
    return 0


def _tidy_installation(arguments: list[str]) -> contextlib.AbstractContextManager[None]:
    if "--install-completion" not in arguments:
        return contextlib.nullcontext()
    from excli.cli.completion import no_global_style

    return no_global_style()


def run() -> NoReturn:
    """Run `main` as the console script does, then take the shortest way out.

    Everything is written and flushed by then. Taking the interpreter apart module by module would
    add about a seventh to the time of a command, so the process ends without it.
    """
    try:
        code = main()
    except Exception:  # noqa: BLE001 - EXCLI_DEBUG asks for it
        import traceback

        traceback.print_exc()
        code = _BUG
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or nobody is listening any more
            stream.flush()
    os._exit(code)
