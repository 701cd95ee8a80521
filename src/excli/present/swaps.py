"""What to do instead, for a person: a few answers, each with what is kept, what changes and how to begin."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from excli.present.safe import clean, width
from excli.present.surface import Surface
from excli.present.table import bold, dim, first

_MEASURE = 100


class Card(NamedTuple):
    """One answer: its name, how much to begin with, and the words about it."""

    name: str
    dose: str
    why: str


def render_cards(title: str, kept: str, cards: Sequence[Card], notes: Sequence[str], surface: Surface) -> str:
    """Return a headline, the numbered cards and notes below, no line wider than the surface."""
    room = min(surface.width, _MEASURE)
    lines = [bold(line, surface) for line in textwrap.wrap(clean(title), room)]
    lines += [dim(line, surface) for line in textwrap.wrap(clean(kept), room)]
    lines.append("")
    mark = len(str(len(cards)))
    for number, card in enumerate(cards, start=1):
        lines += _card(f"{number:>{mark}}", card, room, surface)
    lines.append("")
    for note in notes:
        lines += [dim(line, surface) for line in textwrap.wrap(clean(note), room)]
    return "".join(f"{line}\n" for line in lines)


def _card(mark: str, card: Card, room: int, surface: Surface) -> list[str]:
    """Return the name with the dose beside it, or below where there is no room, and the words under them."""
    name, dose = clean(card.name), clean(card.dose)
    indent = " " * (len(mark) + 2)
    first_line = f"{mark}  {first(name, surface)}"
    lines = [first_line]
    if dose and width(f"{mark}  {name}   {dose}") <= room:
        lines = [f"{first_line}   {dose}"]
    elif dose:
        lines += textwrap.wrap(dose, room, initial_indent=indent, subsequent_indent=indent)
    lines += textwrap.wrap(clean(card.why), room, initial_indent=indent, subsequent_indent=indent)
    return lines
