"""Cells → lines for a terminal, with the legend. No Rich: the lines go into a page or stand alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from excli.present.canvas import BLANK, Color, line_of
from excli.present.musclemap.raster import MODES, SIGNS
from excli.present.musclemap.roles import GRADES, Highlight
from excli.present.surface import Surface

GAP = 2


class Size(NamedTuple):
    """Columns and rows of one view."""

    columns: int
    rows: int

    @property
    def width(self) -> int:
        """Columns of both views with the gap between."""
        return 2 * self.columns + GAP


LARGE, GOOD, COMPACT, LEAST = Size(28, 34), Size(20, 24), Size(18, 21), Size(16, 19)

# Role → SGR parameters of its colour as ink; a ground adds ten. Exact entries for each depth, none blended.
_INK_256 = {"line": 240, "seam": 243, "soft": 245, "muscle": 247, "skin": 244, "primary": 160, "primary_seam": 88,
            "secondary": 215, "secondary_seam": 137, "tertiary": 223, "tertiary_seam": 144}  # fmt: skip
_INK_TRUE = {"line": "545a64", "seam": "747a84", "soft": "8a909a", "muscle": "9ca2ac", "skin": "838993",
             "primary": "e63237", "primary_seam": "a81f28", "secondary": "f7a668", "secondary_seam": "c07a45",
             "tertiary": "f6dcc0", "tertiary_seam": "c9b093"}  # fmt: skip
_INK_16 = {"primary": 31, "secondary": 33, "tertiary": 37}


def mode_for(surface: Surface) -> str:
    """Return which characters a surface can show: colour wants blocks, no colour dots, a poor encoding letters."""
    if not surface.unicode:
        return "ascii"
    if not surface.color:
        return "braille"
    return "halves" if surface.legacy else "quadrants"


def draw(lit: Highlight, surface: Surface, size: Size = GOOD) -> list[str]:
    """Draw front and back side by side, and a line that names them. Every line is `size.width` columns wide."""
    mode = mode_for(surface)
    views = [MODES[mode](view, size.columns, size.rows, lit) for view in ("front", "back")]

    def styled(text: str, ink: Color, ground: Color) -> str:
        return _styled(text, ink, ground, surface)

    lines = [line_of([*front, *[BLANK] * GAP, *back], styled) for front, back in zip(*views, strict=True)]
    caption = f"{'front':^{size.columns}}{' ' * GAP}{'back':^{size.columns}}"
    return [*lines, f"\x1b[2m{caption}\x1b[0m" if surface.color else caption]


def legend(lit: Highlight, surface: Surface, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (sign, text) for each grade that is there: colour is never the only sign."""
    found = []
    for grade in GRADES:
        muscles = lit.of(grade)
        if muscles:
            sign = _styled(SIGNS[mode_for(surface)][grade], grade, None, surface)
            found.append((sign, f"{lit.titles[grade]}: {', '.join(labels.get(muscle, muscle) for muscle in muscles)}"))
    return found


def legend_lines(lit: Highlight, surface: Surface, labels: Mapping[str, str], room: int) -> list[str]:
    """Return the legend, wrapped to `room` columns."""
    import textwrap

    lines = []
    for sign, text in legend(lit, surface, labels):
        first, *rest = textwrap.wrap(text, max(room - 3, 10))
        lines += [f"{sign} {first}", *(f"   {line}" for line in rest)]
    return lines


def _styled(text: str, ink: Color, ground: Color, surface: Surface) -> str:
    if not surface.color or ink is None:
        return text
    codes = [_code(ink, surface.depth, 0), *([_code(ground, surface.depth, 10)] if ground else [])]
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"


def _code(color: Color, depth: int, shift: int) -> str:
    role = str(color)
    if depth >= 1 << 24:
        value = _INK_TRUE[role]
        return f"{38 + shift};2;" + ";".join(str(int(value[i : i + 2], 16)) for i in (0, 2, 4))
    if depth >= 256:
        return f"{38 + shift};5;{_INK_256[role]}"
    return str(_INK_16.get(role.removesuffix("_seam"), 90) + shift)
