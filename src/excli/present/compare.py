"""Exercises side by side, for a person: what differs in columns, their muscle maps, and which one when."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from excli.present.musclemap import of_exercise, picture
from excli.present.safe import clean
from excli.present.surface import Surface
from excli.present.table import bold, dim, first

_MEASURE = 120
_GAP = 2
# A column thinner than this is no column: the exercises are shown one under the other.
_LEAST_COLUMN = 20


class Side(NamedTuple):
    """One exercise.

    name       of the entry
    values     label of a fact that differs → its parts, each with whether it is this exercise's alone
    target, secondary   for the map
    pick       when to take this one
    about      a sentence about it
    """

    name: str
    values: dict[str, list[tuple[str, bool]]]
    target: str
    secondary: tuple[str, ...]
    pick: str
    about: str


def render_comparison(
    shared: str, sides: Sequence[Side], notes: Sequence[str], labels: dict[str, str], surface: Surface
) -> str:
    """Return the comparison, no line wider than the surface. `labels` names the muscles."""
    room = min(surface.width, _MEASURE)
    lines = _columns(sides, room, surface)
    if shared:
        lines += ["", *(dim(line, surface) for line in textwrap.wrap(clean(shared), room))]
    lines += ["", *_maps(sides, labels, room, surface)]
    for side in sides:
        lines += ["", *_pick(side, room, surface)]
    for note in notes:
        lines += ["", *textwrap.wrap(clean(note), room)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _columns(sides: Sequence[Side], room: int, surface: Surface) -> list[str]:
    facts = list(sides[0].values)
    margin = max(map(len, facts), default=0)
    wide = (room - margin - _GAP * len(sides)) // len(sides)
    if wide < _LEAST_COLUMN:
        return _stacked(sides, room, surface)
    names = [[bold(line, surface) for line in textwrap.wrap(clean(side.name), wide)] for side in sides]
    lines = _beside(["", *[""] * len(names)], names, [margin, *[wide] * len(sides)])
    for label in facts:
        cells = [_lit(side.values[label], wide, surface) for side in sides]
        lines += _beside([dim(label, surface)], cells, [margin, *[wide] * len(sides)])
    return lines


def _beside(head: list[str], cells: list[list[str]], widths: Sequence[int]) -> list[str]:
    """Cells side by side after the head of the row, each filled up to its width."""
    found = []
    for parts in zip_longest(head[:1], *cells, fillvalue=""):
        row = [part + " " * (wide - _shown(part)) for part, wide in zip(parts, widths, strict=True)]
        found.append((" " * _GAP).join(row))
    return found


def _stacked(sides: Sequence[Side], room: int, surface: Surface) -> list[str]:
    lines: list[str] = []
    for side in sides:
        lines += ["", bold(clean(side.name), surface)] if lines else [bold(clean(side.name), surface)]
        for label, parts in side.values.items():
            told = _lit([(f"{label}: {parts[0][0]}", parts[0][1]), *parts[1:]], room - 2, surface)
            lines += [f"  {line}" for line in told]
    return lines


def _lit(parts: Sequence[tuple[str, bool]], room: int, surface: Surface) -> list[str]:
    """Parts with commas between, wrapped, those of this exercise alone lit."""
    lines, line, used = [], "", 0
    for place, (text, own) in enumerate(parts):
        said = clean(text) + ("," if place + 1 < len(parts) else "")
        for word in textwrap.wrap(said, room) or [""]:
            if used and used + 1 + len(word) > room:
                lines.append(line)
                line, used = "", 0
            shown = first(word, surface) if own else word
            line, used = (f"{line} {shown}", used + 1 + len(word)) if used else (shown, len(word))
    return [*lines, line]


def _maps(sides: Sequence[Side], labels: dict[str, str], room: int, surface: Surface) -> list[str]:
    sizes = (picture.GOOD, picture.COMPACT, picture.LEAST)
    beside = next((size for size in sizes if len(sides) * size.width + (len(sides) - 1) * 4 <= room), None)
    size = beside or next((size for size in sizes if size.width <= room), None)
    if size is None:
        return []
    blocks = []
    for side in sides:
        lit = of_exercise(side.target, side.secondary)
        told = picture.legend_lines(lit, surface, labels, size.width)
        blocks.append([bold(clean(side.name)[: size.width], surface), *picture.draw(lit, surface, size), *told])
    if beside is None:
        return [line for block in blocks for line in (*block, "")][:-1]
    widths = [size.width] * len(blocks)
    rows = zip_longest(*blocks, fillvalue="")
    return [
        "    ".join(part + " " * max(wide - _shown(part), 0) for part, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _pick(side: Side, room: int, surface: Surface) -> list[str]:
    name = bold(clean(side.name), surface)
    lines = [f"{name}, when you want" if side.pick else name]
    for text in filter(None, (side.pick, side.about)):
        lines += textwrap.wrap(clean(text), room, initial_indent="  ", subsequent_indent="  ")
    return lines


def _shown(text: str) -> int:
    """The columns a text takes without its escape sequences."""
    from excli.present.safe import width

    while "\x1b[" in text:
        head, _, rest = text.partition("\x1b[")
        text = head + rest.partition("m")[2]
    return width(text)
