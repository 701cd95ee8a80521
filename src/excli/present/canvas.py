"""One canvas for all pictures in a terminal: flat shapes → samples → character cells.

Shapes are painted, later over earlier, on a grid of samples, several for each piece of a cell. A cell is then one
character with an ink and a ground: half, quarter or sixth blocks, or braille dots.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import cache
from math import hypot
from typing import NamedTuple

Color = str | int | tuple[int, int, int] | None
Points = Sequence[tuple[float, float]]
Grid = Sequence[bytes | bytearray]

# Mode → pieces of a cell across and down.
PIECES = {"halves": (1, 2), "quadrants": (2, 2), "sextants": (2, 3), "braille": (2, 4)}
_HALVES, _QUADRANTS = " ▀▄█", " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"  # bit 0 upper left, 1 upper right, 2 lower left, 3 lower right
_SEXTANTS = {0: " ", 21: "▌", 42: "▐", 63: "█"}
_MIRRORED = {_QUADRANTS[mask]: _QUADRANTS[(mask & 5) << 1 | (mask & 10) >> 1] for mask in range(16)}
BRAILLE = 0x2800
DOTS = ((0, 0, 1), (1, 0, 8), (0, 1, 2), (1, 1, 16), (0, 2, 4), (1, 2, 32), (0, 3, 64), (1, 3, 128))


class Cell(NamedTuple):
    """One character: the character, the colour of its ink, and that of its ground (None: the terminal's own)."""

    character: str
    ink: Color = None
    ground: Color = None


BLANK = Cell(" ")
Cells = list[list[Cell]]


def glyph(mask: int, mode: str) -> str:
    """Return the character that shows the pieces of a mask, bit 0 at the upper left, then along the rows."""
    if mode == "halves":
        return _HALVES[mask]
    if mode == "quadrants":
        return _QUADRANTS[mask]
    return _SEXTANTS.get(mask) or chr(0x1FB00 + mask - 1 - (mask > 21) - (mask > 42))


@cache
def mirrored(cell: Cell) -> Cell:
    """Return a cell of half or quarter blocks as a mirror shows it."""
    other = _MIRRORED.get(cell.character)
    return cell._replace(character=other) if other else cell


class Canvas:
    """A grid of samples, each the number of what was painted there last; 0 is nothing."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [bytearray(width) for _ in range(height)]

    def fill(self, polygon: Points, label: int, edge: int = 0) -> None:
        """Paint a polygon given in samples; with `edge`, one sample more all round in that."""
        spans = self._spans(polygon)
        rows = self.rows
        if edge:
            ink = bytes((edge,))
            for row, start, stop in spans:
                for near in (row - 1, row + 1):
                    if 0 <= near < self.height:
                        rows[near][start:stop] = ink * (stop - start)
                left, right = max(start - 1, 0), min(stop + 1, self.width)
                rows[row][left:right] = ink * (right - left)
        ink = bytes((label,))
        for row, start, stop in spans:
            rows[row][start:stop] = ink * (stop - start)

    def _spans(self, polygon: Points) -> list[tuple[int, int, int]]:
        """Where a polygon covers the middle of samples: row, start, stop (even-odd rule)."""
        found: dict[int, list[float]] = {}
        x1, y1 = polygon[-1]
        for x2, y2 in polygon:
            xa, ya, xb, yb = (x1, y1, x2, y2) if y1 < y2 else (x2, y2, x1, y1)
            first, last = max(int(ya + 0.5), 0), min(int(yb + 0.5), self.height)
            if first < last:
                slope = (xb - xa) / (yb - ya)
                x = xa + (first + 0.5 - ya) * slope
                for row in range(first, last):
                    found.setdefault(row, []).append(x)
                    x += slope
            x1, y1 = x2, y2
        spans = []
        for row, crossings in found.items():
            crossings.sort()
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                start, stop = max(int(left + 0.5), 0), min(int(right + 0.5), self.width)
                if stop > start:
                    spans.append((row, start, stop))
        return spans

    def stroke(self, way: Points, width: float, label: int, edge: int = 0) -> None:
        """Paint a line through points, `width` samples wide."""
        for (x1, y1), (x2, y2) in itertools.pairwise(way):
            far = hypot(x2 - x1, y2 - y1) or 1.0
            dx, dy = (x2 - x1) / far * width / 2, (y2 - y1) / far * width / 2
            ax, ay, bx, by = x1 - dx / 2, y1 - dy / 2, x2 + dx / 2, y2 + dy / 2
            self.fill(((ax - dy, ay + dx), (bx - dy, by + dx), (bx + dy, by - dx), (ax + dy, ay - dx)), label, edge)


def to_cells(grid: Grid, across: int, down: int, make: Callable[[bytes], Cell]) -> Cells:
    """Return each block of `across` × `down` samples as what `make` makes of it; alike blocks are made once."""
    made: dict[bytes, Cell] = {}
    found = []
    for top in range(0, len(grid), down):
        rows = grid[top : top + down]
        line = []
        for left in range(0, len(grid[0]), across):
            key = b"".join([row[left : left + across] for row in rows])
            cell = made.get(key)
            if cell is None:
                cell = made[key] = make(key)
            line.append(cell)
        found.append(line)
    return found


@cache
def _cuts(across: int, down: int, mode: str) -> tuple[tuple[slice, ...], ...]:
    """For each piece of a cell, where its rows of samples are in the cell's."""
    px, py = PIECES[mode]
    wide, high = across // px, down // py
    return tuple(
        tuple(
            slice(start, start + wide) for start in range(y * high * across + x * wide, (y + 1) * high * across, across)
        )
        for y in range(py)
        for x in range(px)
    )


def pieces_of(block: bytes, across: int, down: int, mode: str) -> list[bytes]:
    """Return the samples of each piece of a cell, along the rows."""
    return [b"".join([block[cut] for cut in cuts]) for cuts in _cuts(across, down, mode)]


def dots_to_cells(rows: int, columns: int, dotted: Callable[[int, int], bool]) -> Cells:
    """Return braille cells from whether there is a dot at x, y."""
    found = []
    for row in range(rows):
        line = []
        for column in range(columns):
            bits = sum(bit for dx, dy, bit in DOTS if dotted(2 * column + dx, 4 * row + dy))
            line.append(Cell(chr(BRAILLE + bits)) if bits else BLANK)
        found.append(line)
    return found


def line_of(cells: Sequence[Cell], style: Callable[[str, Color, Color], str]) -> str:
    """Return cells as text; `style` gets each run of one ink and ground."""
    found, run = [], ""
    now: tuple[Color, Color] = (None, None)
    for character, ink, ground in cells:
        if (ink, ground) != now and run:
            found.append(style(run, *now))
            run = ""
        now = (ink, ground)
        run += character
    return "".join([*found, style(run, *now)])
