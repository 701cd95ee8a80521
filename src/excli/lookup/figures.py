"""The figure of an entry: its drawing as stored or made on demand, and the figure itself for what moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from excli.catalog.store import Store

if TYPE_CHECKING:
    from excli.model.figure.flat import Drawing, FlatFrame
    from excli.model.figure.picture import Figure

_QUERY = """
    SELECT source, document FROM figures JOIN entries ON figures.entry = entries.id WHERE slug = ?
"""


def names(store: Store) -> list[tuple[str, str]]:
    """Return slug and name of every entry that has a figure, by slug."""
    rows = store.query("SELECT slug, name FROM figures JOIN entries ON entry = id ORDER BY slug")
    return [(slug, name) for slug, name in rows]


def drawing(store: Store, slug: str) -> Drawing | None:
    """Return the drawing of an entry; None where it has no figure, or one that cannot be drawn."""
    rows = store.query(_QUERY, (slug,))
    if not rows:
        return None
    if rows[0][1] is not None:
        from excli.model.figure.flat import decode

        try:
            return decode(rows[0][1])
        except ValueError:
            pass  # of another version: made anew from its data
    from excli.model.figure.compiled import drawing_of
    from excli.model.figure.pose import PoseError

    try:
        found = figure(store, slug)
        return drawing_of(found, _position(store, slug)) if found else None
    except PoseError:
        return None  # `catalog check` says why


def figure(store: Store, slug: str) -> Figure | None:
    """Return the figure of an entry, ready to be posed; None where it has none.

    Raises PoseError for data that cannot be drawn.
    """
    rows = store.query(_QUERY, (slug,))
    if not rows:
        return None
    from excli.catalog.figures import source_of
    from excli.model.figure.picture import read_figure

    ((target, facts),) = store.query(
        "SELECT target, json_extract(facts, '$.secondary') FROM entries JOIN documents USING (id) WHERE slug = ?",
        (slug,),
    )
    import json

    return read_figure(source_of(rows[0][0]), target, json.loads(facts))


def book(store: Store, slug: str, steps: int = 10) -> Sequence[FlatFrame]:
    """Return the movement of an entry as a flip-book; empty where it has none that can be shown moving."""
    from excli.model.figure.compiled import book_of
    from excli.model.figure.pose import PoseError

    try:
        found = figure(store, slug)
        return book_of(found, steps) if found and found.moves else ()
    except PoseError:
        return ()


def _position(store: Store, slug: str) -> str:
    ((position,),) = store.query("SELECT position FROM entries WHERE slug = ?", (slug,))
    return str(position)
