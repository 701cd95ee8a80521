"""A drawing as lines for a terminal: blocks with colour, braille without, letters where there is nothing else.

A piece of a cell takes the role that most of its samples have, a cell the two roles that tell its pieces apart best;
colours are looked up by role and never computed. A piece more than half empty stays the terminal's own, so the picture
stands on light and on dark.
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
from excli.present.figure.colors import INK_256, SIXTEEN, TERMINAL
from excli.present.surface import Surface

RGB = tuple[int, int, int]
_GAP = 10 * UNIT  # between two frames
_UNSEEN = ("halo", "floor", "glass")
_OUTLINED = ("skin", "shoe")
_SAMPLES = 2  # samples of a piece across and down
_THIN = 0.75  # of a piece: no line is thinner
_ARROW_HEAD = 3.6 * UNIT
# Which role wins a piece or a cell that others share.
_STRENGTH = {"primary": 5, "secondary": 4, "arrow": 3, "far-primary": 3, "far-secondary": 2, "skin": 2, "far-skin": 1}
_LIMB = 100  # units: a limb is so thick, and is outlined where that is enough samples
_OUTLINE_FROM = 6.0


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
    brush = _Brush(canvas, numbers, scale * px * _SAMPLES, scale * py * _SAMPLES / 2)
    x = (size.columns / scale - wide) / 2
    for frame in frames:
        brush.left, brush.top = x - frame.box[0], size.rows * 2 / scale - bottom - 0.05 / scale
        for shape in frame.shapes:
            if shape.role not in _UNSEEN:
                brush.shape(shape)
        x += frame.box[2] - frame.box[0] + _GAP
    if not surface.unicode:
        return _letters(canvas, roles)
    return _dots(canvas, roles, size) if mode == "braille" else _blocks(canvas, roles, mode)


class _Brush:
    """Paints the shapes of a frame: where it begins, and samples for each unit."""

    def __init__(self, canvas: Canvas, numbers: dict[str, int], sx: float, sy: float) -> None:
        self.canvas, self.numbers, self.sx, self.sy = canvas, numbers, sx, sy
        self.outlined = _LIMB * sx >= _OUTLINE_FROM
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


def _blocks(canvas: Canvas, roles: Sequence[str], mode: str) -> Cells:
    px, py = PIECES[mode]
    across, down = px * _SAMPLES, py * _SAMPLES
    seen: dict[bytes, str] = {}

    def role_of(piece: bytes) -> str:
        if piece not in seen:
            seen[piece] = _most(piece, roles)
        return seen[piece]

    def cell(block: bytes) -> Cell:
        if not any(block):
            return BLANK
        return _two_tones([role_of(piece) for piece in pieces_of(block, across, down, mode)], mode)

    return to_cells(canvas.rows, across, down, cell)


def _two_tones(pieces: Sequence[str], mode: str) -> Cell:
    """A cell of two roles: what is lit first, then what there is most of; others go to the nearer tone."""
    shown = [role for role in pieces if role]
    if not shown:
        return BLANK
    kinds = sorted(set(shown), key=lambda role: (_STRENGTH.get(role, 0), shown.count(role), role), reverse=True)
    whole = len(shown) == len(pieces)
    if not whole or len(kinds) == 1:
        mask = sum(1 << i for i, role in enumerate(pieces) if role)
        ink = max(kinds, key=lambda role: (shown.count(role), _STRENGTH.get(role, 0)))
        return Cell("█" if whole else glyph(mask, mode), ink, ink if whole else None)
    ink, ground = kinds[:2]
    one, other = TERMINAL[ink], TERMINAL[ground]
    mask = sum(
        1 << i
        for i, role in enumerate(pieces)
        if role == ink or (role != ground and _far(TERMINAL[role], one) < _far(TERMINAL[role], other))
    )
    return Cell(glyph(mask, mode), ink, ground)


def _most(piece: bytes | bytearray, roles: Sequence[str]) -> str:
    """The role of most of a piece; none when most of it is empty."""
    there = [roles[sample] for sample in piece if sample]
    if 2 * len(there) < len(piece):
        return ""
    return max(there, key=lambda role: (there.count(role), _STRENGTH.get(role, 0)))


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
    """The parameters of a role's colour in an escape sequence: base 38 for ink, 48 for ground."""
    if color is None:
        return None
    role = str(color)
    if depth >= 1 << 24:
        return f"{base};2;" + ";".join(map(str, TERMINAL[role]))
    if depth >= 256:
        return f"{base};5;{INK_256.get(role, 242)}"
    return str(SIXTEEN.get(role, 90) + base - 38)
