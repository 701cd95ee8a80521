"""`excli figure NAME…`: the movement drawn, in a terminal, as SVG or PNG, still or moving."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.naming import asked_names, resolve_all
from excli.cli.output import COLOR_CHOICES, note, surface, write, write_data
from excli.cli.session import open_catalog
from excli.lookup import figures
from excli.lookup.exercises import record
from excli.model.errors import UsageError

if TYPE_CHECKING:
    from excli.model.figure.flat import Drawing
    from excli.present.surface import Surface

FORMATS = ("text", "svg", "png", "json")
_WIDEST, _TALLEST = 100, 26
Drawn = list[tuple[str, str, "Drawing"]]  # slug, name, drawing


def draw_figure(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show; '-' reads names."),
    ],
    format: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--format", "-f", metavar="FORMAT", autocompletion=completion.words(FORMATS), help="text, svg, png, json."),
    ] = None,
    out: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--output", "-o", metavar="FILE", help="Write there; its ending says the format."),
    ] = None,
    animate: Annotated[
        bool, typer.Option("--animate", "-a", help="Moving: in place on a terminal until a key is pressed, or as moving SVG.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    color: Annotated[
        str, typer.Option("--color", metavar="WHEN", autocompletion=completion.words(COLOR_CHOICES), help="auto, always, never.")
    ] = "auto",
) -> None:  # fmt: skip
    """Draw the movement of an exercise: its positions, the way between, and the muscles that work.

    Several in one SVG make a contact sheet: excli list --kit home --fields slug | excli figure - -o sheet.svg
    """
    chosen = "json" if json else _format(format, out)
    if color not in COLOR_CHOICES:
        raise UsageError(f"{color!r} is not a value of --color. All values: {', '.join(COLOR_CHOICES)}")
    asked, _ = asked_names(names)
    store = open_catalog()
    slugs, failed, _ = resolve_all(store, asked)
    drawn = _drawn(store, slugs)
    if drawn:
        _print(store, drawn, chosen, out, animate, color)
    if not asked:
        note("excli: no names were read from standard input.")
    if failed or len(drawn) < len(slugs) or not drawn:
        raise typer.Exit(failed or 1)


def _format(said: str | None, out: Path | None) -> str:
    """The format asked for, or the one the file's ending names."""
    chosen = said.lower() if said else (out.suffix.lower().lstrip(".") if out and out.suffix else "text")
    chosen = {"txt": "text"}.get(chosen, chosen)
    if chosen not in FORMATS:
        raise UsageError(f"{chosen!r} is not a format of figure. Say one of: {', '.join(FORMATS)}")
    return chosen


def _drawn(store: Store, slugs: list[str]) -> Drawn:
    """The drawings there are; what has none is told."""
    found: Drawn = []
    missing = []
    for slug in slugs:
        drawing = figures.drawing(store, slug)
        if drawing:
            found.append((slug, record(store, slug)["name"], drawing))
        else:
            missing.append(slug)
    for slug in missing[:3]:
        note(f"excli: {slug} has no figure yet. Its muscles: excli map {slug}")
    if missing[3:]:
        note(f"excli: {len(missing) - 3} more have none either.")
    return found


def _print(store: Store, drawn: Drawn, format: str, out: Path | None, animate: bool, color: str) -> None:
    if format == "text":
        place = surface(color)
        if animate and out is None and place.terminal and os.environ.get("TERM") != "dumb" and len(drawn) == 1:
            _play(store, drawn[0])
            return
        if animate:
            note("excli: --animate moves one exercise on a terminal, or as SVG. Here it is still.")
        lines = "".join(_text(name, drawing, place) for _, name, drawing in drawn)
        _put(out, lines.encode()) if out else write(lines)
    elif format == "json":
        _json(store, drawn, out, animate)
    else:
        _image(store, drawn, format, out, animate)


def _json(store: Store, drawn: Drawn, out: Path | None, animate: bool) -> None:
    """What is drawn, in words and as SVG; `figure` is the file it was written to, if one was named."""
    from excli.present.data import as_json

    if out is not None:
        _put(out, (_svg(store, drawn, animate) + "\n").encode())
    rows = [
        {
            "slug": slug,
            "name": name,
            "description": drawing.words,
            "positions": len(drawing.frames),
            "figure": str(out) if out else None,
            "svg": _svg(store, [(slug, name, drawing)], animate),
        }
        for slug, name, drawing in drawn
    ]
    write_data(as_json(rows[0] if len(rows) == 1 else rows))


def _image(store: Store, drawn: Drawn, format: str, out: Path | None, animate: bool) -> None:
    if format == "svg":
        text = _svg(store, drawn, animate) + "\n"
        _put(out, text.encode()) if out else write_data(text)
        return
    if animate:
        raise UsageError("A PNG does not move. Say --format svg.")
    data = _png(drawn)
    if out:
        _put(out, data)
    elif sys.stdout.isatty():
        raise UsageError("A PNG is nothing for a terminal. Name a file: -o FILE.png")
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _svg(store: Store, drawn: Drawn, animate: bool) -> str:
    """One drawing, or a sheet of several."""
    if len(drawn) > 1:
        from excli.present.figure.sheet import sheet

        if animate:
            note("excli: a sheet of several is still.")
        return sheet([(name, drawing) for _, name, drawing in drawn], f"{len(drawn)} exercises")
    ((slug, name, drawing),) = drawn
    if animate:
        from excli.present.figure.moving import moving

        book = figures.book(store, slug)
        if book:
            return moving(drawing, book, name, f"fig-{slug}")
        note(f"excli: {slug} is shown still: one position, or a way between that cannot be drawn.")
    from excli.present.figure.svg import still

    return still(drawing, name)


def _png(drawn: Drawn) -> bytes:
    """A light PNG, by resvg."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise UsageError("PNG needs one more package: pip install 'excli[images]'. SVG needs none.") from error
    from excli.present.figure.colors import LIGHT
    from excli.present.figure.sheet import sheet
    from excli.present.figure.svg import literal, still

    if len(drawn) > 1:
        text = sheet([(name, drawing) for _, name, drawing in drawn], f"{len(drawn)} exercises", theme=LIGHT)
    else:
        text = still(drawn[0][2], drawn[0][1], LIGHT)
    return bytes(svg_to_bytes(svg_string=literal(text), background=LIGHT["ground"]))


def _put(out: Path | None, data: bytes) -> None:
    assert out is not None
    try:
        out.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}. Name another file.") from error


def _text(name: str, drawing: Drawing, place: Surface) -> str:
    from excli.present.figure import text
    from excli.present.safe import clean

    columns = min(place.width, _WIDEST)
    lines = [clean(name), "", *text.draw(drawing, place, columns, _TALLEST)]
    lines += ["", *textwrap.wrap(drawing.words, min(columns, 80)), ""]
    return "".join(f"{line}\n" for line in lines)


def _play(store: Store, one: tuple[str, str, Drawing]) -> None:
    slug, name, drawing = one
    book = figures.book(store, slug)
    if not book:
        note(f"excli: {slug} is shown still: one position, or a way between that cannot be drawn.")
        write(_text(name, drawing, surface()))
        return
    from excli.cli.playing import play

    play(name, book, surface())
