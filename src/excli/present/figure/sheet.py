"""A contact sheet: many drawings in one SVG, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from excli.model.figure.flat import Drawing
from excli.present.figure.colors import LIGHT
from excli.present.figure.svg import Box, roles_of, row, style, whole

_CELL = (3300, 2100)  # tenths of a centimetre of the drawn world
_LABEL = 240
_LARGEST = 1.15
_NAMES = {False: "#444c58", True: "#c0c8d4"}


def sheet(
    drawings: Sequence[tuple[str, Drawing]], title: str, columns: int = 0, theme: dict[str, str] | None = None
) -> str:
    """Return a sheet of (name, drawing) in `columns` columns; without, as many as make it about square."""
    columns = columns or max(1, min(len(drawings), round((len(drawings) * 0.75) ** 0.5)))
    rows = (len(drawings) + columns - 1) // columns
    parts = []
    for i, (name, drawing) in enumerate(drawings):
        left, top = i % columns * _CELL[0], i // columns * _CELL[1]
        parts.append(_cell(name, drawing, left, top))
    words = ", ".join(name for name, _ in drawings)
    css = style({role for _, drawing in drawings for role in roles_of(drawing.frames)}, theme)
    css += ".fig .name{font:120px sans-serif;text-anchor:middle;fill:var(--fig-name)}"
    dark = theme is not None and theme["ground"] != LIGHT["ground"]
    css += f".fig{{--fig-name:{_NAMES[dark]}}}"
    if theme is None:
        css += f"@media screen and (prefers-color-scheme:dark){{.fig{{--fig-name:{_NAMES[True]}}}}}"
    return whole(Box("\n".join(parts), columns * _CELL[0], rows * _CELL[1]), css, title, words)


def _cell(name: str, drawing: Drawing, left: int, top: int) -> str:
    """One drawing in its cell, standing on the line above its name."""
    box = row(drawing.frames)
    wide, high = _CELL
    scale = min((wide - 160) / box.wide, (high - 300) / box.high, _LARGEST)
    x, y = left + (wide - box.wide * scale) / 2, top + high - _LABEL - box.high * scale
    return (
        f'<g transform="translate({x:.0f} {y:.0f}) scale({scale:.3f})">{box.markup}</g>'
        f'<text class="name" x="{left + wide // 2}" y="{top + high - 70}">{escape(name)}</text>'
    )
