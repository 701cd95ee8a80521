"""`excli catalog …`: work on catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Optional

import typer

from excli.cli.lazy import LazyGroup
from excli.cli.messages import count
from excli.cli.options import checked
from excli.cli.output import Output, note, write
from excli.present import registry

FORMATS = registry.names("problems")


class CatalogCommands(LazyGroup):
    """Check a catalog, see where catalogs are stored, and write one to files."""

    title = "catalog"
    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "check": ("excli.cli.catalog", "check"),
        "path": ("excli.cli.catalog", "path"),
        "export": ("excli.cli.exporting", "export"),
    }


def check(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(
            metavar="[PATH]...", help="Folders of entries or single files. Without any: every catalog in use."
        ),
    ] = None,
    complete: Annotated[
        bool,
        typer.Option(
            "--complete",
            help="Apply all rules of the bundled catalog, not only those that an entry needs to be loaded.",
        ),
    ] = False,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=f"{', '.join(FORMATS)}.")] = "text",
    rules: Annotated[bool, typer.Option("--rules", help="List the rules instead, with what each asks for.")] = False,
) -> None:
    """Check the entries of a catalog and say what to change, with file, line and column.

    Exits with 1 when there is anything to fix.
    """
    output = Output(checked("--format", format, FORMATS))
    from excli.catalog.check import check_catalog
    from excli.catalog.rules import RULES

    if rules:
        from excli.catalog.figure_check import FIGURE_RULES

        write("".join(f"{rule.id}\t{rule.grade}\t{rule.summary}\n" for rule in RULES))
        write("".join(f"{rule}\tfigures\t{summary}\n" for rule, summary in FIGURE_RULES.items()))
        return
    report = check_catalog(paths or None, complete=complete)
    output.print("problems", report.problems)
    for line in report.advice:
        note(f"near twins: {line}")
    problems = count(len(report.problems), "problem") if report.problems else "no problems"
    note(f"{count(report.entry_count, 'entry', 'entries')} checked, {problems}")
    if report.problems:
        raise typer.Exit(1)


def path() -> None:
    """Show where the catalogs in use are stored, and where compiled ones are kept."""
    from excli.catalog import sources

    rows = [("own" if source.own else "bundled", str(source.folder)) for source in sources.sources()]
    own = sources.own_folder()
    if own is not None and all(kind != "own" for kind, _ in rows):
        rows.append(("own (not there yet)", str(own)))
    cache = sources.cache_folder()
    rows.append(
        ("compiled", str(sources.BUNDLED_STORE) if sources.BUNDLED_STORE.exists() else str(cache or "in memory"))
    )
    write("".join(f"{kind}\t{folder}\n" for kind, folder in rows))
