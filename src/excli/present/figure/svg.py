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
_PIXELS = 0.2  # of the page for one unit: a body is 350 pixels high where nothing else says so
GAP, MARGIN = 16 * UNIT, 6 * UNIT
# Every rule begins with .fig: inside an HTML page a style element speaks to all of it.
_RULES = (
    ".fig .l{fill:none;stroke-linecap:round}.fig path{stroke-linejoin:round;paint-order:stroke}"
    ".fig .e{stroke:var(--fig-edge)}.fig .ef{stroke:var(--fig-far-edge)}.fig .h{stroke:var(--fig-halo)}"
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
    found: list[int] = []
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
    """Return the rules for the classes a drawing uses: one theme, or light and dark by the reader's setting."""
    used = sorted(role for role in roles if role in LIGHT)
    named = "".join(f".fig .f-{r}{{fill:var(--fig-{r})}}.fig .s-{r}{{stroke:var(--fig-{r})}}" for r in used)

    def values(colors: dict[str, str]) -> str:
        return ".fig{" + ";".join(f"--fig-{r}:{colors[r]}" for r in used) + "}"

    if theme:
        return values(theme) + named + _RULES
    return f"{values(LIGHT)}@media screen and (prefers-color-scheme:dark){{{values(DARK)}}}{named}{_RULES}"


def whole(box: Box, css: str, title: str, words: str, id: str = "") -> str:
    """Return a complete SVG element with its title and description; `id` where a rule needs to find it."""
    size = f'width="{box.wide * _PIXELS:.0f}" height="{box.high * _PIXELS:.0f}"'
    named = f' id="{id}"' if id else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{named} class="fig" viewBox="0 0 {box.wide} {box.high}" {size} role="img">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc><style>{css}</style>\n{box.markup}\n</svg>"
    )


def still(drawing: Drawing, title: str, theme: dict[str, str] | None = None) -> str:
    """Return the frames side by side as one picture."""
    return whole(row(drawing.frames), style(roles_of(drawing.frames), theme), title, drawing.words)


def literal(svg: str) -> str:
    """Return a drawing of one theme with its colours put in, for readers that know no custom properties."""
    import re

    values = dict(re.findall(r"(--fig-[a-z-]+):(#[0-9a-f]+)", svg))
    return re.sub(r"var\((--fig-[a-z-]+)\)", lambda found: values.get(found[1], "#000"), svg)
