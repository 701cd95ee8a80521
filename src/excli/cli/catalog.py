"""`excli catalog …`: work on catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, ClassVar, Optional

import typer

from excli.cli.lazy import CONTEXT_SETTINGS, MARKUP, LazyGroup
from excli.cli.output import note, write, write_data
from excli.model.errors import UsageError


class CatalogCommands(LazyGroup):
    """Check a catalog, see where catalogs lie, and write one to files."""

    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "check": ("excli.cli.catalog", "check"),
        "path": ("excli.cli.catalog", "path"),
        "export": ("excli.cli.exporting", "export"),
    }

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            name="catalog",
            help=self.__doc__,
            context_settings=CONTEXT_SETTINGS,
            rich_markup_mode=MARKUP,
            no_args_is_help=True,
            **settings,
        )


def check(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(
            metavar="[PATH]...", help="Folders of entries or single files. Without any: every catalog in use."
        ),
    ] = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="Hold entries to all that the bundled catalog must reach.")
    ] = False,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
    rules: Annotated[bool, typer.Option("--rules", help="List the rules instead, with what each asks.")] = False,
) -> None:
    """Check the entries of a catalog and say what to change, with file, line and column.

    Exits with 1 when there is anything to mend.
    """
    if format not in ("text", "json"):
        raise UsageError(f"{format!r} is not a format of catalog check. Say text or json.")
    from excli.catalog.check import check_catalog
    from excli.catalog.rules import RULES
    from excli.present.safe import clean

    if rules:
        from excli.catalog.figure_check import FIGURE_RULES

        write("".join(f"{rule.id}\t{rule.grade}\t{rule.asks}\n" for rule in RULES))
        write("".join(f"{rule}\tfigures\t{asks}\n" for rule, asks in FIGURE_RULES.items()))
        return
    report = check_catalog(paths or None, complete=complete)
    if format == "json":
        from excli.present.data import as_json

        keys = ("path", "line", "column", "rule", "message", "hint")
        write_data(as_json([{key: getattr(problem, key) for key in keys} for problem in report.problems]))
    else:
        write("".join(f"{clean(str(problem))}\n" for problem in report.problems))
    for line in report.advice:
        note(f"near twins: {line}")
    count, files = len(report.problems), report.entries
    told = f"{count} problem{'' if count == 1 else 's'}" if count else "no problems"
    note(f"{files} entr{'y' if files == 1 else 'ies'} checked, {told}")
    if report.problems:
        raise typer.Exit(1)


def path() -> None:
    """Print where the catalogs in use lie, and where compiled ones are kept."""
    from excli.catalog import sources as places

    rows = [("own" if source.own else "bundled", str(source.folder)) for source in places.sources()]
    own = places.own_folder()
    if own is not None and all(kind != "own" for kind, _ in rows):
        rows.append(("own (not there yet)", str(own)))
    cache = places.cache_folder()
    rows.append(("compiled", str(places.BUNDLED_STORE) if places.BUNDLED_STORE.exists() else str(cache or "in memory")))
    write("".join(f"{kind}\t{folder}\n" for kind, folder in rows))
