"""A drawing as SVG: complete in itself, told in words, for light and dark, without a script.

Paths are styled by class: `f-ROLE` fills, `s-ROLE` strokes, `e` and `ef` are the outlines of near and far things. The
numbers are those of the drawing, ten a centimetre; the view box scales them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from excli.model.figure.flat import UNIT, Drawing, FlatFrame, FlatShape, Loop
from excli.present.figure.colors import DARK, LIGHT

EDGE = 1.3 * UNIT
GAP, MARGIN = 16 * UNIT, 6 * UNIT
_RULES = (
    ".l{fill:none;stroke-linecap:round}path{stroke-linejoin:round;paint-order:stroke}"
    ".e{stroke:var(--fig-edge)}.ef{stroke:var(--fig-far-edge)}.h{stroke:var(--fig-halo)}"
)


class Box(NamedTuple):
    """Part of an SVG: its markup, width and height in its own units."""

    markup: str
    wide: int
    high: int


def path(loop: Loop, smooth: bool, closed: bool) -> str:
    """Return path data, each point relative to the one before; a smooth one runs through its points (Catmull-Rom)."""
    steps = loop.steps
    if not smooth:
        return f"M{loop.x} {loop.y}l{_joined(steps)}{'z' if closed else ''}"
    xs, ys = list(steps[::2]), list(steps[1::2])
    if closed:  # the step home, and the neighbours of both ends
        xs.append(-sum(xs))
        ys.append(-sum(ys))
        before, after = (xs[-1], ys[-1]), (xs[0], ys[0])
    else:
        before = after = (0, 0)
    found = []
    bx, by = before
    last = len(xs) - 1
    for i in range(last + 1):
        x, y = xs[i], ys[i]
        ax, ay = (xs[i + 1], ys[i + 1]) if i < last else after
        found += ((bx + x) // 6, (by + y) // 6, x - (x + ax) // 6, y - (y + ay) // 6, x, y)
        bx, by = x, y
    return f"M{loop.x} {loop.y}c{_joined(found)}{'z' if closed else ''}"


def _joined(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers)).replace(" -", "-")


def shapes(found: Sequence[FlatShape]) -> str:
    """Return the paths of some shapes."""
    parts = []
    for role, smooth, edge, width, loops in found:
        line = "h" if role == "halo" else "ef" if role.startswith("far-") else "e"
        if width:
            d = "".join(path(loop, smooth, False) for loop in loops)
            if edge:
                parts.append(f'<path class="l {line}" stroke-width="{width * UNIT + 2 * EDGE * edge:g}" d="{d}"/>')
            parts.append(f'<path class="l s-{role}" stroke-width="{width * UNIT:g}" d="{d}"/>')
        else:
            d = "".join([path(loop, smooth, True) for loop in loops])
            drawn = f' {line}" stroke-width="{EDGE * 2 * edge:g}' if edge else ""
            parts.append(f'<path class="f-{role}{drawn}" d="{d}"/>')
    return "\n".join(parts)


def row(frames: Sequence[FlatFrame]) -> Box:
    """Return frames side by side, each as wide as it needs."""
    top, bottom = min(frame.box[1] for frame in frames), max(frame.box[3] for frame in frames)
    parts, x = [], MARGIN
    for frame in frames:
        move = f'transform="translate({x} {MARGIN - top})"'
        parts.append(f"<g {move}>{shapes(frame.shapes)}</g>")
        x += frame.box[2] + GAP
    return Box("\n".join(parts), x - GAP + MARGIN, bottom - top + 2 * MARGIN)


def roles_of(frames: Iterable[FlatFrame]) -> set[str]:
    """Return the roles whose colours some frames need."""
    return {shape.role for frame in frames for shape in frame.shapes} | {"edge", "far-edge", "halo"}


def style(roles: Iterable[str], theme: dict[str, str] | None = None) -> str:
    """Return the rules for the classes a drawing uses: one theme, or light and dark by the reader's setting.

    A page that sets `--figure-light` or `--figure-dark` … does so by overriding `--fig-ROLE` on the svg element.
    """
    used = sorted(role for role in roles if role in LIGHT)
    named = "".join(f".f-{r}{{fill:var(--fig-{r})}}.s-{r}{{stroke:var(--fig-{r})}}" for r in used)

    def values(colors: dict[str, str]) -> str:
        return ".fig{" + ";".join(f"--fig-{r}:{colors[r]}" for r in used) + "}"

    if theme:
        return values(theme) + named + _RULES
    return f"{values(LIGHT)}@media screen and (prefers-color-scheme:dark){{{values(DARK)}}}{named}{_RULES}"


def whole(box: Box, css: str, title: str, words: str) -> str:
    """Return a complete SVG element with its title and description."""
    scale = 0.2  # a body of 176 cm is 350 units of a page high
    size = f'width="{box.wide * scale:.0f}" height="{box.high * scale:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {box.wide} {box.high}" {size} role="img">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc><style>{css}</style>\n{box.markup}\n</svg>"
    )


def still(drawing: Drawing, title: str, theme: dict[str, str] | None = None) -> str:
    """Return the frames side by side as one picture."""
    return whole(row(drawing.frames), style(roles_of(drawing.frames), theme), title, drawing.words)
