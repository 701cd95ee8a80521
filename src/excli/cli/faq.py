"""`excli faq NAME`: questions and answers, of one exercise or across all."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli import completion
from excli.cli.options import checked, shared_options
from excli.cli.output import Output, note
from excli.cli.pages import PageOptions, show_pages
from excli.cli.session import open_catalog
from excli.model.errors import UsageError
from excli.present import registry
from excli.present.rows import Rows

_KEYS = ("slug", "name", "question", "answer")


@shared_options(without=("sort",), extra=("question", "answer"))
def faq(
    output: Output,
    names: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(metavar="[NAME]...", autocompletion=completion.names, help="As for show."),
    ] = None,
    search: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--search", metavar="WORDS", help="Look through the questions and answers of all exercises."),
    ] = None,
) -> None:
    """Show the questions people ask about an exercise, with their answers."""
    if search is None:
        if not names:
            raise UsageError("Name an exercise, or give --search WORDS. For example: excli faq plank")
        if output.limit is not None:
            raise UsageError("--limit goes with --search.")
        show_pages(names, output, PageOptions(() if output.fields else ("faq",)))
        return
    # Words typed after --search without quotes belong to it: a search is always through all exercises.
    _search(" ".join([search, *(names or [])]), output)


def _search(text: str, output: Output) -> None:
    from excli.lookup.exercises import search_faq

    for name in output.fields:
        checked("--fields", name, _KEYS)
    found = search_faq(open_catalog(), text)[: output.limit]
    if not output.fields and registry.find("answers", output.format):
        if found or output.format != "table":
            output.print("answers", found)
    else:
        records = [answer._asdict() for answer in found]
        output.print("rows", Rows(records, output.fields, _KEYS, _KEYS))
    if not found and output.limit != 0:
        note(f"excli: no question or answer has all words of {text!r}.")
        raise typer.Exit(1)
