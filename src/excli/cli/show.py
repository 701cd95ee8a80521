"""`excli show NAME…`: the whole page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, Optional

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.drawn import with_figure
from excli.cli.naming import asked_names, resolve_all
from excli.cli.opening import opened
from excli.cli.options import PAGE_FORMATS, expand
from excli.cli.output import Output, note, write_data
from excli.lookup import entries
from excli.model.errors import UsageError
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


_MAP_COLUMNS = 60


@expand(without=("sort", "limit"), formats=PAGE_FORMATS)
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
    if brief and (section or output.fields or output.format != "table"):
        raise UsageError("--brief is a card of its own: leave out --section, --fields and --format.")
    if output.fields and section:
        raise UsageError("--fields and --section both say what to show. Give one of them.")
    show_parts(names, output, _sections(section), Looks(brief, map, map_file, figure))


class Looks(NamedTuple):
    """How a page is drawn: as a card, with or without map and figure (None: as the surface has room), the map in a file."""

    brief: bool = False
    map: bool | None = None
    map_file: Path | None = None
    figure: bool | None = None


def show_parts(names: list[str], output: Output, wanted: list[str], looks: Looks | None = None) -> None:
    """Prints the wanted sections (none named: all) of the named entries, in the format asked for."""
    asked, many = asked_names(names)
    store = opened()
    slugs, failed, joined = resolve_all(store, asked)
    many = many and not joined
    if slugs or (many and not asked and output.format not in ("table", "markdown", "html")):
        print_slugs(store, slugs, wanted, output, many=many, looks=looks)
    if not asked:
        note("excli: no names came in on standard input.")
        failed = 1
    if failed:
        raise typer.Exit(failed)


def print_slugs(
    store: Store, slugs: list[str], wanted: list[str], output: Output, *, many: bool, looks: Looks | None = None
) -> None:
    """Prints known entries. With `many`, JSON and YAML are a list even for one."""
    looks = looks or Looks()
    if output.fields and output.format in ("table", "markdown"):
        from excli.cli.rows import print_records

        print_records(store, [entries.record(store, slug) for slug in slugs], output, output.fields)
    elif looks.brief:
        from excli.present.brief import render_brief

        place = output.surface
        output.write("\n".join(render_brief(found, place) for found in _views(store, slugs, wanted)))
    elif output.format == "table":
        from excli.present.terminal import render_sections

        place = output.surface
        roomy = place.terminal and place.width >= _MAP_COLUMNS
        drawn = roomy if looks.figure is None else looks.figure
        found = _views(store, slugs, wanted)
        pages = (with_figure(store, page) for page in found) if drawn else found
        output.write(render_sections(pages, place, map=roomy if looks.map is None else looks.map))
    elif output.format == "markdown":
        from excli.present.markdown import render_pages

        views = list(_views(store, slugs, wanted))
        links = _write_maps(views, looks.map_file) if looks.map_file else {}
        write_data(render_pages(views, links))
    elif output.format == "html":
        from excli.present.html import render_pages as render_html

        pages = _views(store, slugs, wanted)
        write_data(
            render_html([found if looks.figure is False else with_figure(store, found, True) for found in pages])
        )
    else:
        _print_data(store, slugs, wanted, output, many)


def _write_maps(views: list[ExerciseView], file: Path) -> dict[str, str]:
    """Writes each page's map as SVG; several get their slug before the ending. Slug → where it is."""
    from excli.present.musclemap import of_exercise, svg

    links = {}
    for found in views:
        place = file if len(views) == 1 else file.with_name(f"{file.stem}-{found.slug}{file.suffix or '.svg'}")
        drawing = svg.draw(of_exercise(found.target, found.secondary), found.muscles, f"Muscle map of {found.name}")
        try:
            place.write_text(drawing + "\n", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{place} cannot be written: {error.strerror}. Name another file.") from error
        links[found.slug] = place.as_posix()
    return links


def _sections(typed: list[str] | None) -> list[str]:
    parts = [part.strip().lower() for text in typed or [] for part in text.split(",") if part.strip()]
    for part in parts:
        if part not in _SECTIONS:
            from excli.lookup.nearby import did_you_mean

            raise UsageError(
                f"{part!r} is not a section.{did_you_mean(part, _SECTIONS)} All sections: {', '.join(_SECTIONS)}"
            )
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
