"""`excli show NAME…`: the whole page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.opening import opened
from excli.cli.options import expand
from excli.cli.output import Output, note, write, write_data
from excli.lookup import entries
from excli.lookup.names import resolve
from excli.model.errors import AmbiguousNameError, NotFoundError, UsageError
from excli.model.fields import COLUMNS, FIELD_BY_NAME

if TYPE_CHECKING:
    from excli.present.view import ExerciseView, SectionId

# What a person may ask for by --section → the section's id, and the fields it holds in the data formats.
_SECTIONS: dict[str, tuple[SectionId, tuple[str, ...]]] = {
    "summary": ("quick-answer", ("summary",)),
    "facts": ("quick-answer", tuple(name for name, field in FIELD_BY_NAME.items() if field.kind in ("term", "terms"))),
    "steps": ("steps", ("steps",)),
    "tips": ("tips", ("tips",)),
    "mistakes": ("mistakes", ("mistakes",)),
    "faq": ("faq", ("faq",)),
    "related": ("related", ("easier", "harder", "swaps")),
}


@expand(without=("sort", "limit"))
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
            "--section", "-s", metavar="SECTION", autocompletion=completion.words(_SECTIONS),
            help=f"Only this part: {', '.join(_SECTIONS)}. Repeat or separate with commas.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Show how to do an exercise: steps, tips, mistakes and their fixes, questions and answers.

    Case, hyphens, spaces and plurals do not count: excli show "pull ups" finds the pull-up.
    """
    show_parts(names, output, _sections(section))


def show_parts(names: list[str], output: Output, wanted: list[str]) -> None:
    """Prints the wanted sections (none named: all) of the named entries, in the format asked for."""
    asked, many = asked_names(names)
    store = opened()
    slugs, failed = resolve_all(store, asked, many)
    many = many and not (len(slugs) == 1 < len(asked) and not failed)
    if slugs:
        print_slugs(store, slugs, wanted, output, many=many)
    if failed:
        raise typer.Exit(failed)


def print_slugs(store: Store, slugs: list[str], wanted: list[str], output: Output, *, many: bool) -> None:
    """Prints known entries. With `many`, JSON and YAML are a list even for one."""
    if output.format == "table":
        from excli.present.terminal import render_sections

        write(render_sections(_views(store, slugs, wanted), output.surface))
    elif output.format == "markdown":
        from excli.present.markdown import render_pages

        write_data(render_pages(_views(store, slugs, wanted)))
    else:
        _print_data(store, slugs, wanted, output, many)


def asked_names(names: list[str]) -> tuple[list[str], bool]:
    """The names typed, "-" replaced by the lines of standard input, and whether a list was asked for."""
    if "-" not in names:
        return names, len(names) > 1
    found: list[str] = []
    for name in names:
        lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines() if name == "-" else [name]
        found += [line.strip() for line in lines if line.strip()]
    return found, True


def resolve_all(store: Store, names: list[str], many: bool) -> tuple[list[str], int]:
    """The slugs of the names, and the exit code of what could not be found; each such name is told of.

    Several words of which none is a name by itself ("band pull through", typed without quotes) are one name.
    """
    slugs: list[str] = []
    failed: list[NotFoundError | AmbiguousNameError] = []
    for name in names:
        try:
            slugs.append(resolve(store, name))
        except (NotFoundError, AmbiguousNameError) as error:
            failed.append(error)
    if failed and len(names) > 1:
        try:
            return [resolve(store, " ".join(names))], 0
        except (NotFoundError, AmbiguousNameError) as whole:
            if not slugs and (isinstance(whole, AmbiguousNameError) or whole.suggestions):
                failed = [whole]
    for problem in failed:
        note(f"excli: {problem}")
    return list(dict.fromkeys(slugs)), failed[0].exit_code if failed else 0


def _sections(typed: list[str] | None) -> list[str]:
    parts = [part.strip().lower() for text in typed or [] for part in text.split(",") if part.strip()]
    for part in parts:
        if part not in _SECTIONS:
            from excli.lookup.nearby import nearest

            close = nearest(part, _SECTIONS, worst=0.5)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            raise UsageError(f"{part!r} is not a section.{hint} All sections: {', '.join(_SECTIONS)}")
    return parts


def _views(store: Store, slugs: list[str], wanted: list[str]) -> Iterator[ExerciseView]:
    from excli.present.view import view

    for slug in slugs:
        found = view(entries.page(store, slug))
        yield found.only([_SECTIONS[name][0] for name in wanted]) if wanted else found


def _print_data(store: Store, slugs: list[str], wanted: list[str], output: Output, many: bool) -> None:
    from excli.present import data

    fields = output.fields
    if wanted and not fields:
        fields = ("slug", "name", *dict.fromkeys(field for name in wanted for field in _SECTIONS[name][1]))
    records = [entries.record(store, slug) for slug in slugs]
    if fields:
        records = [data.pick(record, fields) for record in records]
    if not many and output.format in ("json", "yaml"):
        write_data(data.as_json(records[0]) if output.format == "json" else data.as_yaml(records[0]))
    else:
        write_data(data.LIST_FORMATS[output.format](records, fields or COLUMNS))
