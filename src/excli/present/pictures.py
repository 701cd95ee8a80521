"""The pictures of a page: the figure and the muscle map, side by side or one over the other as there is room."""

from __future__ import annotations

import re
from itertools import zip_longest

from excli.present.figure import text
from excli.present.musclemap import of_exercise, picture
from excli.present.safe import width
from excli.present.surface import Surface
from excli.present.view import ExerciseView

GUTTER = 4
SIDE_BY_SIDE = 100  # columns from which pictures stand beside the facts
# Columns from which figure and map stand beside each other there, at each size: the text keeps 56.
_THREE_COLUMNS = ((148, picture.GOOD), (140, picture.COMPACT), (132, picture.LEAST))
_FIGURE_ROWS, _FIGURE_ROWS_BESIDE = 15, 13
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
CHEQUERED = "In the figure the target is chequered."


def column(view: ExerciseView, surface: Surface, *, map: bool) -> tuple[list[str], int]:
    """Return the pictures that stand beside the facts, and how many columns they take."""
    three = next((size for least, size in _THREE_COLUMNS if surface.width >= least), None) if view.drawing else None
    size = three or (picture.GOOD if view.drawing is None else picture.COMPACT)
    drawn = figure(view, surface, size.width, three.rows if three else _FIGURE_ROWS_BESIDE)
    charted = muscle_map(view, surface, size) if map else []
    if not drawn or not charted:
        return drawn or charted, size.width
    if three:
        return beside(drawn, charted, size.width), 2 * size.width + GUTTER
    return [*drawn, "", *charted], size.width


def block(view: ExerciseView, surface: Surface, room: int, *, map: bool) -> list[str]:
    """Return the pictures that stand by themselves in `room` columns."""
    size = picture.COMPACT if room >= picture.COMPACT.width else picture.LEAST
    charted = muscle_map(view, surface, size) if map and room >= size.width else []
    left = room - size.width - GUTTER
    if charted and left >= size.width:
        drawn = figure(view, surface, left, size.rows)
        return beside(drawn, charted, left) if drawn else charted
    drawn = figure(view, surface, room, _FIGURE_ROWS)
    return [*drawn, *([""] if drawn and charted else []), *charted]


def figure(view: ExerciseView, surface: Surface, columns: int, rows: int) -> list[str]:
    """Return start and end of the movement, in the middle of `columns`; nothing where there is no figure."""
    if view.drawing is None:
        return []
    ends = text.ends(view.drawing)
    size = text.size_of(ends, columns, rows)
    indent = " " * ((columns - size.columns) // 2)
    lines = [f"{indent}{line}" for line in text.draw(ends, surface, columns, rows)]
    if text.mode_for(surface) == "braille" and columns >= len(CHEQUERED):
        lines.append(CHEQUERED)
    return lines


def muscle_map(view: ExerciseView, surface: Surface, size: picture.Size) -> list[str]:
    """Return the muscle map with its legend."""
    lit = of_exercise(view.target, view.secondary)
    return [*picture.draw(lit, surface, size), *picture.legend_lines(lit, surface, view.muscles, size.width)]


def beside(left: list[str], right: list[str], room: int) -> list[str]:
    """Return two blocks side by side, the left one filled up to `room` columns."""
    lines = []
    for one, other in zip_longest(left, right, fillvalue=""):
        gap = " " * (room - width(_ESCAPE.sub("", one)) + GUTTER)
        lines.append(f"{one}{gap}{other}".rstrip() if other else one)
    return lines
