"""`excli catalog export`: the catalog in files, in other formats. One row of EXPORTS for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.output import note
from excli.cli.session import open_catalog
from excli.model.errors import UsageError

Files = Callable[[Store, Path], int]


def drawings(store: Store, folder: Path) -> int:
    """Write every figure as SLUG.svg, and an index that shows them all; return how many."""
    from excli.lookup import figures
    from excli.present.figure.index import Item, index
    from excli.present.figure.svg import still

    items = []
    for slug, name in figures.names(store):
        drawing = figures.drawing(store, slug)
        if drawing:
            (folder / f"{slug}.svg").write_text(still(drawing, name) + "\n", encoding="utf-8")
            items.append(Item(slug, name, drawing.words))
    (folder / "index.html").write_text(index(items), encoding="utf-8")
    return len(items)


EXPORTS: dict[str, Files] = {"svg": drawings}


def export(
    out: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to; made if it is not there.")],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", autocompletion=completion.words(EXPORTS), help="svg: every figure, with an index.")
    ] = "svg",
) -> None:  # fmt: skip
    """Write the catalog to a folder: every figure as SVG, with an index. The drawings are CC0.

    For example: excli catalog export --format svg -o figures
    """
    if format not in EXPORTS:
        raise UsageError(f"{format!r} is not a format of catalog export. Say one of: {', '.join(EXPORTS)}")
    try:
        out.mkdir(parents=True, exist_ok=True)
        count = EXPORTS[format](open_catalog(), out)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}. Name another folder.") from error
    note(f"{count} files and an index written to {out}")
