"""A drawing as lines for a terminal: blocks with colour, braille without, letters where there is nothing else.

A piece of a cell takes the mean colour of its samples, a cell the two colours that tell its pieces apart best. A piece
more than half empty stays the terminal's own, so the picture stands on light and on dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from excli.model.figure.flat import UNIT, Drawing, FlatFrame, FlatShape
from excli.present.canvas import (
    BLANK,
    PIECES,
    Canvas,
    Cell,
    Cells,
    Color,
    dots_to_cells,
    glyph,
    line_of,
    pieces_of,
    to_cells,
)
from excli.present.figure.colors import SIXTEEN, TERMINAL
from excli.present.surface import Surface

RGB = tuple[int, int, int]
_GAP = 10 * UNIT  # between two frames
_UNSEEN = ("halo", "floor", "glass")
_OUTLINED = ("skin", "shoe")
_SAMPLES = 2  # samples of a piece across and down
_APART = 400  # squared distance of two colours below which a cell takes their mean
_THIN = 0.75  # of a piece: no line is thinner
_ARROW_HEAD = 3.6 * UNIT
_STEPS = (0, 95, 135, 175, 215, 255)  # of the colour cube of 256 colours
_GREYISH = 26


class Size(NamedTuple):
    """Columns and rows."""

    columns: int
    rows: int


def mode_for(surface: Surface) -> str:
    """Return which characters a surface can show."""
    if not surface.unicode:
        return "ascii"
    if not surface.color:
        return "braille"
    return "halves" if surface.legacy else "quadrants"


def ends(drawing: Drawing) -> Drawing:
    """Return the drawing with its first and last position alone, and the last arrow."""
    return drawing if len(drawing.frames) < 3 else drawing._replace(frames=(drawing.frames[0], drawing.frames[-1]))


def size_of(drawing: Drawing, columns: int, rows: int) -> Size:
    """Return how many columns and rows a drawing takes of so many."""
    wide, high = _extent(drawing.frames)
    scale = min((columns - 0.2) / wide, 2 * (rows - 0.1) / high)
    return Size(min(columns, int(wide * scale + 1.2)), max(1, min(rows, int(high * scale / 2 + 1.0))))


def draw(drawing: Drawing, surface: Surface, columns: int, rows: int) -> list[str]:
    """Return the frames side by side, as large as fits. Every line is as wide as `size_of` says."""
    size = size_of(drawing, columns, rows)
    return lines_of(paint(drawing.frames, size, surface), surface)


def lines_of(cells: Cells, surface: Surface) -> list[str]:
    """Return cells as text with the escape sequences of a surface."""

    def styled(text: str, ink: Color, ground: Color) -> str:
        codes = [code for code in (_code(ink, surface.depth, 38), _code(ground, surface.depth, 48)) if code]
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes and surface.color else text

    return [line_of(line, styled) for line in cells]


def _extent(frames: Sequence[FlatFrame]) -> tuple[int, int]:
    wide = sum(frame.box[2] - frame.box[0] for frame in frames) + _GAP * (len(frames) - 1)
    return wide, max(frame.box[3] for frame in frames) - min(frame.box[1] for frame in frames)


def paint(frames: Sequence[FlatFrame], size: Size, surface: Surface, apart: bool = True) -> Cells:
    """Return the frames as cells; pages of a flip-book (not `apart`) lie over each other, one at a time."""
    mode = mode_for(surface)
    mode = "quadrants" if mode == "ascii" else mode
    px, py = PIECES[mode]
    canvas = Canvas(size.columns * px * _SAMPLES, size.rows * py * _SAMPLES)
    roles = ["", *dict.fromkeys(shape.role for frame in frames for shape in frame.shapes), "edge", "far-edge"]
    numbers = {role: number for number, role in enumerate(roles)}
    wide, high = _extent(frames)
    scale = min((size.columns - 0.2) / wide, 2 * (size.rows - 0.1) / high)
    bottom = max(frame.box[3] for frame in frames)
    brush = _Brush(canvas, numbers, scale * px * _SAMPLES, scale * py * _SAMPLES / 2, mode != "halves")
    x = (size.columns / scale - wide) / 2
    for frame in frames:
        brush.left, brush.top = x - frame.box[0], size.rows * 2 / scale - bottom - 0.05 / scale
        for shape in frame.shapes:
            if shape.role not in _UNSEEN:
                brush.shape(shape)
        x += frame.box[2] - frame.box[0] + _GAP
    if not surface.unicode:
        return _letters(canvas, roles)
    return _dots(canvas, roles, size) if mode == "braille" else _blocks(canvas, roles, mode, surface.depth)


class _Brush:
    """Paints the shapes of a frame: where it begins, and samples for each unit."""

    def __init__(self, canvas: Canvas, numbers: dict[str, int], sx: float, sy: float, outlined: bool) -> None:
        self.canvas, self.numbers, self.sx, self.sy, self.outlined = canvas, numbers, sx, sy, outlined
        self.left = self.top = 0.0
        self.thin = _THIN * _SAMPLES

    def shape(self, shape: FlatShape) -> None:
        """Paint one shape."""
        sx, sy, left, top = self.sx, self.sy, self.left, self.top
        label = self.numbers[shape.role]
        edge = 0
        if self.outlined and shape.edge and shape.role.removeprefix("far-") in _OUTLINED:
            edge = self.numbers["far-edge" if shape.role.startswith("far-") else "edge"]
        for loop in shape.loops:
            points = [((x + left) * sx, (y + top) * sy) for x, y in loop.points()]
            if shape.width:
                self.canvas.stroke(points, max(shape.width * UNIT * sx, self.thin), label)
                continue
            if shape.role == "arrow":
                points = self._grown(points)
            self.canvas.fill(points, label, edge)

    def _grown(self, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """An arrow's head that is still one at this size."""
        grow = max(1.0, self.thin / (_ARROW_HEAD * self.sx) * 1.4)
        cx, cy = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
        return [(cx + (x - cx) * grow, cy + (y - cy) * grow) for x, y in points]


def _blocks(canvas: Canvas, roles: Sequence[str], mode: str, depth: int) -> Cells:
    px, py = PIECES[mode]
    across, down = px * _SAMPLES, py * _SAMPLES
    make = _by_role if depth <= 16 else _by_color

    def cell(block: bytes) -> Cell:
        return make(pieces_of(block, across, down, mode), roles, mode) if any(block) else BLANK

    return to_cells(canvas.rows, across, down, cell)


def _by_color(pieces: Sequence[bytes], roles: Sequence[str], mode: str) -> Cell:
    """A cell of two mean colours."""
    found = [_mean_of(piece, roles) for piece in pieces]
    shown = [color for color in found if color]
    if not shown:
        return BLANK
    middle = _mean(shown)
    if len(shown) < len(found):
        return Cell(glyph(sum(1 << i for i, color in enumerate(found) if color), mode), middle)
    first = max(shown, key=lambda color: _far(color, middle))
    second = max(shown, key=lambda color: _far(color, first))
    if _far(first, second) < _APART:
        return Cell("█", middle, middle)
    ink = [_far(color, first) <= _far(color, second) for color in shown]
    mask = sum(1 << i for i, on in enumerate(ink) if on)
    ground = _mean([color for color, on in zip(shown, ink, strict=True) if not on])
    return Cell(glyph(mask, mode), _mean([color for color, on in zip(shown, ink, strict=True) if on]), ground)


def _by_role(pieces: Sequence[bytes], roles: Sequence[str], mode: str) -> Cell:
    """A cell of two exact colours: what is lit first, then what there is most of."""
    found = [_most(piece, roles) for piece in pieces]
    shown = [role for role in found if role]
    if not shown:
        return BLANK
    kinds = sorted(set(shown), key=lambda role: (role.endswith("ary"), shown.count(role), role), reverse=True)
    ink = SIXTEEN.get(kinds[0], 90)
    if len(shown) < len(found) or len(kinds) == 1:
        mask = sum(1 << i for i, role in enumerate(found) if role)
        return Cell("█" if len(shown) == len(found) else glyph(mask, mode), ink)
    mask = sum(1 << i for i, role in enumerate(found) if role == kinds[0])
    return Cell(glyph(mask, mode), ink, SIXTEEN.get(kinds[1], 90))


def _most(piece: bytes | bytearray, roles: Sequence[str]) -> str:
    """The role of most of a piece; none when most of it is empty."""
    there = [sample for sample in piece if sample]
    if 2 * len(there) < len(piece):
        return ""
    return max((roles[sample] for sample in there), key=lambda role: (sum(roles[s] == role for s in there), role))


def _mean_of(piece: bytes, roles: Sequence[str]) -> RGB | None:
    there = [TERMINAL[roles[sample]] for sample in piece if sample]
    return _mean(there) if 2 * len(there) >= len(piece) else None


def _mean(colors: Sequence[RGB]) -> RGB:
    n = len(colors)
    if n == 1:
        return colors[0]
    return (sum(c[0] for c in colors) // n, sum(c[1] for c in colors) // n, sum(c[2] for c in colors) // n)


def _far(a: RGB, b: RGB) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


_SOLID = ("skin", "shoe", "hair", "secondary", "arrow", "band", "rope", "cable", "strap", "steel")


def _dots(canvas: Canvas, roles: Sequence[str], size: Size) -> Cells:
    """Braille: the near body solid with its seams left out, far limbs thin, the target a chequer, equipment as outlines."""
    width, height = size.columns * 2, size.rows * 4
    pieces = [
        [
            _most(canvas.rows[2 * y][2 * x : 2 * x + 2] + canvas.rows[2 * y + 1][2 * x : 2 * x + 2], roles)
            for x in range(width)
        ]
        for y in range(height)
    ]

    def dotted(x: int, y: int) -> bool:
        role = pieces[y][x]
        if not role or role.endswith("edge"):
            return False
        if role in _SOLID:
            return True
        if role == "primary" or role.startswith("far-"):
            return (x + y) % 2 == 1
        if not (0 < x < width - 1 and 0 < y < height - 1):
            return True
        stem = role.split("-")[0]
        around = (pieces[y][x - 1], pieces[y][x + 1], pieces[y - 1][x], pieces[y + 1][x])
        return any(other.split("-")[0] != stem for other in around)

    return dots_to_cells(size.rows, size.columns, dotted)


_LETTERS = {"primary": "#", "secondary": "+", "arrow": "*", "skin": ":", "shoe": ":", "hair": ":", "edge": ":"}


def _letters(canvas: Canvas, roles: Sequence[str]) -> Cells:
    def cell(block: bytes) -> Cell:
        role = _most(block, roles)
        stem = role.removeprefix("far-")
        return Cell(_LETTERS.get(stem, "o") if role == stem else "." if stem in _LETTERS else "o") if role else BLANK

    return to_cells(canvas.rows, 2 * _SAMPLES, 2 * _SAMPLES, cell)


def _code(color: Color, depth: int, base: int) -> str | None:
    """The parameters of a colour in an escape sequence: base 38 for ink, 48 for ground."""
    if color is None:
        return None
    if isinstance(color, int):
        return str(color + base - 38)
    assert isinstance(color, tuple)
    r, g, b = color
    if depth > 256:
        return f"{base};2;{r};{g};{b}"
    if max(color) - min(color) < _GREYISH:
        return f"{base};5;{232 + max(0, min(23, round((r + g + b) / 3 / 10.2 - 0.8)))}"
    return f"{base};5;{16 + 36 * _step(r) + 6 * _step(g) + _step(b)}"


def _step(value: int) -> int:
    return min(range(6), key=lambda i: abs(_STEPS[i] - value))
