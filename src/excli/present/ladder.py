"""A ladder for a person: a rail from the easiest step to the hardest, branches beside it, the asked one marked."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from excli.present.safe import clean
from excli.present.surface import Surface
from excli.present.table import bold, dim, first

_MEASURE = 100
# What marks a step, the asked one, a branch, and what joins them; and the same for a poor encoding.
_SIGNS = ("○", "●", "├─ or ", "│", "┌─ or ")
_POOR = ("o", ">", "+- or ", "|", "+- or ")


class Step(NamedTuple):
    """One entry of a ladder.

    name    of the entry
    beside  its kit, in a few words
    below   lines under it: when to move on, what else it leads to
    spine   it is a step of the spine; otherwise a branch, another way to the step of the spine that follows it
    asked   it is the one asked for
    """

    name: str
    beside: str
    below: tuple[str, ...]
    spine: bool
    asked: bool


def render_ladder(title: str, steps: Sequence[Step], notes: Sequence[str], surface: Surface) -> str:
    """Return the ladder under its title, no line wider than the surface."""
    room = min(surface.width, _MEASURE)
    step, asked, branch, rail, start = _SIGNS if surface.unicode else _POOR
    lines = [bold(line, surface) for line in textwrap.wrap(clean(title), room)]
    last = max((place for place, item in enumerate(steps) if item.spine), default=0)
    for place, item in enumerate(steps):
        sign = (asked if item.asked else step) + " " if item.spine else branch if place else start
        lines += _named(item, sign, rail, room, surface)
        side = f"{rail}   " if place < last else "    "
        for text in item.below:
            lines += [
                dim(line, surface)
                for line in textwrap.wrap(clean(text), room, initial_indent=side, subsequent_indent=side)
            ]
    for note in notes:
        lines += ["", *(dim(line, surface) for line in textwrap.wrap(clean(note), room))]
    return "".join(f"{line}\n" for line in lines)


def _named(item: Step, sign: str, rail: str, room: int, surface: Surface) -> list[str]:
    name = clean(item.name)
    beside = f"  {clean(item.beside)}" if item.beside else ""
    if len(sign) + len(name) + len(beside) > room:
        beside = ""
    colored = bold(name, surface) if item.asked else first(name, surface) if item.spine else name
    return [f"{sign}{colored}{dim(beside, surface)}".rstrip()]
