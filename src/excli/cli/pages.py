"""Prints the pages of entries, whole or in part, for every command that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from excli.catalog.store import Store
from excli.cli.drawn import with_figure
from excli.cli.naming import asked_names, resolve_all
from excli.cli.output import Output, note
from excli.cli.session import open_catalog
from excli.lookup import exercises
from excli.model.errors import UsageError
from excli.model.fields import DERIVED, FIELDS, LINKS
from excli.model.text import split_commas
from excli.present import registry
from excli.present.rows import Rows

if TYPE_CHECKING:
    from excli.present.view import ExerciseView, SectionId

_FACTS = tuple(name for field in FIELDS if field.facet for name in (field.name, *DERIVED.get(field.name, ())))
# What a person may ask for by --section → the section's id, and the fields it holds in the data formats.
SECTIONS: dict[str, tuple[SectionId, tuple[str, ...]]] = {
    "summary": ("quick-answer", ("summary",)),
    "facts": ("quick-answer", _FACTS),
    "steps": ("steps", ("steps",)),
    "tips": ("tips", ("tips",)),
    "mistakes": ("mistakes", ("mistakes",)),
    "faq": ("faq", ("faq",)),
    "related": ("related", LINKS),
}
_MAP_COLUMNS = 60  # from this width on a terminal gets the muscle map unasked


class PageOptions(NamedTuple):
    """How pages are printed.

    sections  what of them; none named: all
    brief     as cards
    map       with the muscle map; None: where there is room
    map_file  the map of a Markdown page goes to this file
    figure    with the movement drawn; None: where there is room
    """

    sections: tuple[str, ...] = ()
    brief: bool = False
    map: bool | None = None
    map_file: Path | None = None
    figure: bool | None = None


def parse_sections(typed: Iterable[str] | None) -> tuple[str, ...]:
    """Return the sections typed, several with commas between.

    Raises UsageError for one there is not.
    """
    names = tuple(name.lower() for name in split_commas(typed or ()))
    for name in names:
        if name not in SECTIONS:
            from excli.model.suggest import did_you_mean

            hint = did_you_mean(name, SECTIONS)
            raise UsageError(f"{name!r} is not a section.{hint} All sections: {', '.join(SECTIONS)}")
    return names


def show_pages(names: list[str], output: Output, options: PageOptions) -> None:
    """Print the pages of the named entries in the format asked for."""
    asked, many = asked_names(names)
    store = open_catalog()
    slugs, failed, joined = resolve_all(store, asked)
    many = many and not joined
    kind = _kind(output, options)
    if slugs or (many and not asked and kind == "rows" and output.format not in ("table", "markdown")):
        print_pages(store, slugs, output, options, many=many)
    if not asked:
        note("excli: no names were read from standard input.")
        failed = 1
    if failed:
        raise typer.Exit(failed)


def print_pages(store: Store, slugs: list[str], output: Output, options: PageOptions, *, many: bool) -> None:
    """Print known entries. With `many`, JSON and YAML are a list even for one."""
    kind = _kind(output, options)
    if kind == "rows":
        records = [exercises.record(store, slug) for slug in slugs]
        asked = output.fields or _fields(options.sections)
        output.print("rows", Rows(records, asked, single=not many and len(records) == 1))
        return
    from excli.present.view import Pages, view

    ids = [SECTIONS[name][0] for name in options.sections]
    views = [view(exercises.page(store, slug)) for slug in slugs]
    views = [found.only(ids) for found in views] if ids else views
    surface = output.surface
    roomy = surface.terminal and surface.width >= _MAP_COLUMNS
    drawn = roomy if options.map is None else options.map
    moving = output.format == "html"
    if (
        kind == "page"
        and output.format != "markdown"
        and (roomy or moving if options.figure is None else options.figure)
    ):
        views = [with_figure(store, found, moving) for found in views]
    links = _write_maps(views, options.map_file) if options.map_file else {}
    output.print(kind, Pages(views, drawn, links))


def _kind(output: Output, options: PageOptions) -> str:
    if options.brief:
        return "card"
    return "rows" if output.fields or registry.find("page", output.format) is None else "page"


def _fields(sections: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields some sections hold; none where no section is named."""
    fields = dict.fromkeys(field for name in sections for field in SECTIONS[name][1])
    return ("slug", "name", *fields) if fields else ()


def _write_maps(views: list[ExerciseView], file: Path) -> dict[str, str]:
    """Write each page's map as SVG, several with their slug before the ending; return slug → where it is."""
    from excli.present.musclemap import of_exercise, svg

    links = {}
    for found in views:
        path = file if len(views) == 1 else file.parent / f"{file.stem}-{found.slug}{file.suffix or '.svg'}"
        drawing = svg.draw(of_exercise(found.target, found.secondary), found.muscles, f"Muscle map of {found.name}")
        try:
            path.write_text(drawing + "\n", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}. Name another file.") from error
        links[found.slug] = path.as_posix()
    return links
