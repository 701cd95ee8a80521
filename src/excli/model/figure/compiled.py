"""Data of a figure → its drawing: the one way from numbers to shapes, at build time or on demand."""

from __future__ import annotations

from collections.abc import Sequence

from excli.model.figure.flat import Drawing, FlatFrame, encode, flatten
from excli.model.figure.picture import Figure, Source, frames, pages, read_figure
from excli.model.figure.scene import bounds
from excli.model.figure.words import describe


def drawing_of(figure: Figure, position: str = "") -> Drawing:
    """Return the still frames of a figure and what they show in words; `position` is the entry's word for it."""
    return Drawing(describe(figure, position), [flatten(frame) for frame in frames(figure)])


def compiled(source: Source, target: str, secondary: Sequence[str], position: str = "") -> bytes:
    """Return the drawing of an exercise as it is stored.

    Raises PoseError for data that cannot be drawn.
    """
    return encode(drawing_of(read_figure(source, target, secondary), position))


def book_of(figure: Figure, steps: int = 10) -> list[FlatFrame]:
    """Return the movement as a flip-book; all its pages share one place."""
    book = pages(figure, steps)
    left = min(bounds(page)[0] for page in book)
    return [flatten(page, left) for page in book]
