"""Outlines → a grid of labels → character cells that carry roles.

A role is what a piece of the picture is: "line", "seam", "soft", "muscle", "skin", or a grade of `roles.GRADES`,
perhaps with "_seam" where an outline runs through it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from excli.present.canvas import BLANK, PIECES, Canvas, Cell, Cells, dots_to_cells, glyph, mirrored, pieces_of, to_cells
from excli.present.musclemap.body import HEIGHT, SILHOUETTE, SKIN, VIEWS, WIDTH
from excli.present.musclemap.geometry import outline
from excli.present.musclemap.roles import GRADES, Highlight

OUTSIDE, BODY = "", "body"
# From dark to light, for telling two tones of one cell apart.
TONES = ("line", "seam", "skin", "soft", "muscle", *(f"{grade}{end}" for grade in GRADES for end in ("_seam", "")))
_STRENGTH = {f"{grade}{end}": len(GRADES) - place for place, grade in enumerate(GRADES) for end in ("", "_seam")}


@lru_cache(maxsize=8)
def half_grid(view: str, width: int, height: int) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """Return the right half of a view as `height` rows of `width` samples, each the number of a name, and the names."""
    across, down = 2 * width / WIDTH, height / HEIGHT
    names = [OUTSIDE, BODY]
    canvas = Canvas(width, height)
    for name, shape in ((BODY, SILHOUETTE), *VIEWS[view]):
        if name not in names:
            names.append(name)
        canvas.fill([(x * across, y * down) for x, y in outline(shape)], names.index(name))
    return tuple(map(bytes, canvas.rows)), tuple(names)


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


def _cells(
    mode: str, view: str, columns: int, rows: int, lit: Highlight, make: Callable[[list[str | None]], Cell]
) -> Cells:
    """The right half from what `make` makes of the roles of each cell's pieces, and its mirror image to the left."""
    px, py = PIECES[mode]
    across, down = 4, 4 * py // px
    grid, names = half_grid(view, columns // 2 * across, rows * down)
    roles = roles_of(names, lit)
    blended: dict[bytes, str | None] = {}

    def cell(block: bytes) -> Cell:
        found = []
        for samples in pieces_of(block, across, down, mode):
            if samples not in blended:
                blended[samples] = _blend(samples, roles)
            found.append(blended[samples])
        return make(found)

    return [[*map(mirrored, right[::-1]), *right] for right in to_cells(grid, across, down, cell)]


def quadrant_cells(view: str, columns: int, rows: int, lit: Highlight) -> Cells:
    """Quarter blocks: two by two pieces a cell. Needs colour."""

    def make(quarters: list[str | None]) -> Cell:
        mask, ink, ground = _two_tones(tuple(quarters))
        return Cell(glyph(mask, "quadrants"), ink, ground)

    return _cells("quadrants", view, columns, rows, lit, make)


def half_cells(view: str, columns: int, rows: int, lit: Highlight) -> Cells:
    """Half blocks, for consoles whose font lacks quarters."""

    def make(halves: list[str | None]) -> Cell:
        top, bottom = halves
        if top and bottom:
            return Cell("█" if top == bottom else "▀", top, bottom)
        return Cell("▀" if top else "▄", top or bottom) if top or bottom else BLANK

    return _cells("halves", view, columns, rows, lit, make)


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

    def dotted(column: int, row: int) -> bool:
        x, y = column + 1, row + 1
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

    return dots_to_cells(rows, columns, dotted)


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
