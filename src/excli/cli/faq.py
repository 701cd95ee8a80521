"""`excli faq NAME`: questions and answers, of one exercise or across all."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli import completion
from excli.cli.opening import opened
from excli.cli.options import expand
from excli.cli.output import Output, note, write_data
from excli.cli.rows import print_records
from excli.cli.show import show_parts
from excli.model.errors import UsageError


@expand(without=("sort",), extra=("question", "answer"))
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
        show_parts(names, output, [] if output.fields else ["faq"])
        return
    # Words typed after --search without quotes belong to it: a search is always through all exercises.
    _search(" ".join([search, *(names or [])]), output)


def _search(text: str, output: Output) -> None:
    from excli.lookup.entries import search_faq

    store = opened()
    found = search_faq(store, text)[: output.limit]
    every = ("slug", "name", "question", "answer")
    keys = output.fields or every
    for key in keys:
        if key not in every:
            raise UsageError(f"{key!r} is not a field of an answer. All fields: {', '.join(every)}")
    records = [{key: getattr(item, key) for key in keys} for item in found]
    if output.format == "slug":
        write_data("".join(f"{slug}\n" for slug in dict.fromkeys(item.slug for item in found)))
    elif output.fields and output.format == "table":
        print_records(store, records, output, keys)
    elif output.format == "table":
        if found:
            from excli.present.terminal import render_answers

            output.write(render_answers(found, output.surface))
    elif output.format == "markdown":
        from excli.present.markdown import render_answers as render_markdown

        write_data(render_markdown(found))
    else:
        from excli.present.data import LIST_FORMATS

        write_data(LIST_FORMATS[output.format](records, keys))
    if not found:
        note(f"excli: no question or answer holds all of {text!r}.")
        raise typer.Exit(1)
