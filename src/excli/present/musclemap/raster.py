"""Outlines → a grid of labels → character cells that carry roles.

A role is what a piece of the picture is: "line", "seam", "soft", "muscle", "skin", or a grade of `roles.GRADES`,
perhaps with "_seam" where an outline runs through it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from excli.present.musclemap.body import HEIGHT, SILHOUETTE, SKIN, VIEWS, WIDTH
from excli.present.musclemap.geometry import outline
from excli.present.musclemap.roles import GRADES, Highlight

OUTSIDE, BODY = "", "body"
# From dark to light, for telling two tones of one cell apart.
TONES = ("line", "seam", "skin", "soft", "muscle", *(f"{grade}{end}" for grade in GRADES for end in ("_seam", "")))
_STRENGTH = {f"{grade}{end}": len(GRADES) - place for place, grade in enumerate(GRADES) for end in ("", "_seam")}


class Cell(NamedTuple):
    """One character: the character, the role of its ink, and the role of its ground (None: the terminal's own)."""

    character: str
    ink: str | None = None
    ground: str | None = None


BLANK = Cell(" ")
Cells = list[list[Cell]]


@lru_cache(maxsize=8)
def half_grid(view: str, width: int, height: int) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """Return the right half of a view as `height` rows of `width` samples, each the number of a name, and the names."""
    across, down = 2 * width / WIDTH, height / HEIGHT
    names = [OUTSIDE, BODY]
    grid = [bytearray(width) for _ in range(height)]
    for name, shape in ((BODY, SILHOUETTE), *VIEWS[view]):
        if name not in names:
            names.append(name)
        label = bytes((names.index(name),))
        for row, crossings in _crossings(outline(shape), across, down, height).items():
            crossings.sort()
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                start, stop = max(int(left + 0.5), 0), min(int(right + 0.5), width)
                if stop > start:
                    grid[row][start:stop] = label * (stop - start)
    return tuple(map(bytes, grid)), tuple(names)


def _crossings(
    polygon: tuple[tuple[float, float], ...], across: float, down: float, height: int
) -> dict[int, list[float]]:
    """Return where a polygon's edges cross the middle of each row of samples (even-odd rule)."""
    found: dict[int, list[float]] = {}
    x1, y1 = polygon[-1]
    for x2, y2 in polygon:
        (xa, ya), (xb, yb) = ((x1, y1), (x2, y2)) if y1 < y2 else ((x2, y2), (x1, y1))
        first, last = int(ya * down + 0.5), min(int(yb * down + 0.5), height)
        if first < last:
            slope = (xb - xa) / (yb - ya)
            x = (xa + ((first + 0.5) / down - ya) * slope) * across
            for row in range(first, last):
                found.setdefault(row, []).append(x)
                x += slope * across / down
        x1, y1 = x2, y2
    return found


def roles_of(names: tuple[str, ...], lit: Highlight) -> list[str]:
    """Return the role of each name of a grid."""
    plain = {OUTSIDE: OUTSIDE, BODY: "line", SKIN: "skin"}
    return [lit.grades.get(name, plain.get(name, "muscle")) for name in names]


def _blend(samples: bytes, roles: list[str]) -> str | None:
    """Return the role of a piece from its samples; None when most of it is outside the body."""
    inside = [roles[sample] for sample in samples if sample]
    count = len(inside)
    if 2 * count < len(samples):
        return None
    dark = inside.count("line")
    for grade in GRADES:
        if 2 * inside.count(grade) >= count:
            return f"{grade}_seam" if 4 * dark > count else grade
    if 2 * inside.count("skin") >= count:
        return "skin"
    return ("muscle", "soft", "seam", "line", "line")[4 * dark // count]


_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"  # bit 0 upper left, 1 upper right, 2 lower left, 3 lower right
_MIRRORED = [(mask & 5) << 1 | (mask & 10) >> 1 for mask in range(16)]


def _two_tones(quarters: tuple[str | None, ...]) -> tuple[int, str | None, str | None]:
    """Turn four quarters into (mask, ink, ground): a cell can show two colours only."""
    shown = [role for role in quarters if role]
    if not shown:
        return 0, None, None
    # Ties go to the lighter tone: sets have no order of their own.
    by_count = sorted(
        set(shown), key=lambda role: (shown.count(role), _STRENGTH.get(role, 0), TONES.index(role)), reverse=True
    )
    if len(shown) < 4:  # the edge of the body: one colour on the terminal's own ground
        return sum(1 << i for i in range(4) if quarters[i]), by_count[0], None
    if len(by_count) == 1:
        return 15, by_count[0], by_count[0]
    strengths = sorted({_STRENGTH.get(role, 0) for role in shown}, reverse=True)
    if len(strengths) > 1:  # keep the border between lit and unlit exact
        top = strengths[0]
        ink = next(role for role in by_count if _STRENGTH.get(role, 0) == top)
        ground = next(role for role in by_count if _STRENGTH.get(role, 0) != top)
        return sum(1 << i for i in range(4) if _STRENGTH.get(quarters[i] or "", 0) == top), ink, ground
    ink, ground = sorted(by_count[:2], key=TONES.index)
    cut = TONES.index(ground)
    return sum(1 << i for i in range(4) if quarters[i] == ink or TONES.index(quarters[i] or "line") < cut), ink, ground


def quadrant_cells(view: str, columns: int, rows: int, lit: Highlight) -> Cells:
    """Draw quarter blocks: two by two pieces a cell. Needs colour."""
    half = columns // 2
    grid, names = half_grid(view, half * 4, rows * 4)
    roles = roles_of(names, lit)
    blended: dict[bytes, str | None] = {}
    seen: dict[bytes, tuple[int, str | None, str | None]] = {}

    def quarter(samples: bytes) -> str | None:
        if samples not in blended:
            blended[samples] = _blend(samples, roles)
        return blended[samples]

    found = []
    for top in range(0, rows * 4, 4):
        right, left = [], []
        for x in range(0, half * 4, 4):
            a, b, c, d = (grid[top + i][x : x + 4] for i in range(4))
            key = a + b + c + d
            if key not in seen:
                seen[key] = _two_tones(
                    (quarter(a[:2] + b[:2]), quarter(a[2:] + b[2:]), quarter(c[:2] + d[:2]), quarter(c[2:] + d[2:]))
                )
            mask, ink, ground = seen[key]
            right.append(Cell(_QUADRANTS[mask], ink, ground))
            left.append(Cell(_QUADRANTS[_MIRRORED[mask]], ink, ground))
        found.append(left[::-1] + right)
    return found


def half_cells(view: str, columns: int, rows: int, lit: Highlight) -> Cells:
    """Draw half blocks, for consoles whose font lacks quarters."""
    half = columns // 2
    grid, names = half_grid(view, half * 4, rows * 8)
    roles = roles_of(names, lit)

    def piece(x: int, y: int) -> str | None:
        return _blend(b"".join(grid[y + i][x : x + 4] for i in range(4)), roles)

    found = []
    for row in range(rows):
        right = []
        for column in range(half):
            top, bottom = piece(column * 4, row * 8), piece(column * 4, row * 8 + 4)
            if top and bottom:
                right.append(Cell("█" if top == bottom else "▀", top, bottom))
            elif top or bottom:
                right.append(Cell("▀" if top else "▄", top or bottom))
            else:
                right.append(BLANK)
        found.append(right[::-1] + right)
    return found


_DOTS = ((0, 0, 1), (1, 0, 8), (0, 1, 2), (1, 1, 16), (0, 2, 4), (1, 2, 32), (0, 3, 64), (1, 3, 128))
# Which dots a grade lights, by column and row: all, every other, one in four.
_DOTTED: dict[str, Callable[[int, int], bool]] = {
    "primary": lambda x, y: True,
    "secondary": lambda x, y: (x + y) % 2 == 0,
    "tertiary": lambda x, y: x % 2 == 0 and y % 2 == 0,
}


def braille_cells(view: str, columns: int, rows: int, lit: Highlight) -> Cells:
    """Draw an outline in dots, lit muscles filled: works without any colour."""
    width, height = columns, rows * 4
    grid, names = half_grid(view, width, height)
    roles = roles_of(names, lit)
    empty = bytes(2 * width + 2)
    full = [empty, *(b"\0" + row[::-1] + row + b"\0" for row in grid), empty]

    def dotted(x: int, y: int) -> bool:
        label = full[y][x]
        if not label:
            return False
        around = (full[y][x - 1], full[y][x + 1], full[y - 1][x], full[y + 1][x])
        if not all(around):
            return True
        role = roles[label]
        if role == "line":  # close seams of one dot inside a lit muscle
            for one, other in (around[:2], around[2:]):
                if roles[one] == roles[other] and roles[one] in _DOTTED:
                    role = roles[one]
        return role in _DOTTED and _DOTTED[role](x, y)

    found = []
    for row in range(rows):
        line = []
        for column in range(columns):
            bits = sum(bit for dx, dy, bit in _DOTS if dotted(2 * column + dx + 1, 4 * row + dy + 1))
            line.append(Cell(chr(0x2800 + bits)) if bits else BLANK)
        found.append(line)
    return found


_LETTERS = {"primary": "#", "secondary": "+", "tertiary": "-"}


def ascii_cells(view: str, columns: int, rows: int, lit: Highlight) -> Cells:
    """Draw letters, for encodings that have nothing else."""
    half = columns // 2
    grid, names = half_grid(view, half * 2, rows * 4)
    roles = roles_of(names, lit)
    found = []
    for row in range(rows):
        right = []
        for column in range(half):
            role = _blend(b"".join(grid[row * 4 + i][column * 2 : column * 2 + 2] for i in range(4)), roles)
            right.append(Cell(_LETTERS.get(role.removesuffix("_seam"), ".")) if role else BLANK)
        found.append(right[::-1] + right)
    return found


MODES: dict[str, Callable[[str, int, int, Highlight], Cells]] = {
    "quadrants": quadrant_cells,
    "halves": half_cells,
    "braille": braille_cells,
    "ascii": ascii_cells,
}
SIGNS = {
    "quadrants": dict.fromkeys(GRADES, "██"),
    "halves": dict.fromkeys(GRADES, "██"),
    "braille": {"primary": "⣿⣿", "secondary": "⡪⡪", "tertiary": "⠅⠅"},
    "ascii": {grade: letter * 2 for grade, letter in _LETTERS.items()},
}
