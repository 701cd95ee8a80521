"""What a kit opens, as text for a person."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from excli.model.answers import CommonThing, KitOpening, PatternOpening, Piece
from excli.model.text import join
from excli.present.safe import clean
from excli.present.surface import Surface
from excli.present.table import Column, bar, render_table

_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_MOST_PIECES = 3
_BAR = 20
_MEASURE = 80


def render_kit(name: str, meaning: str, opened: KitOpening, common: Sequence[CommonThing], labels: dict[str, str],
               surface: Surface) -> str:  # fmt: skip
    """Return the whole page of a kit: what is in it, what it opens, what is missing, what to get next."""
    room = min(surface.width, _MEASURE)
    things = join([labels.get(slug, slug) for slug in opened.equipment]) or "Nothing but a floor"
    lines = [_bold(clean(name), surface), *_wrapped(meaning, room), *_wrapped(things, room), ""]
    lines += _wrapped(f"Opens {opened.entries} of {opened.of} exercises.", room)
    lines += ["", _bold("Movement patterns", surface), *_patterns(opened.patterns, room)]
    text = "".join(f"{line}\n" for line in lines) + "\n" + _muscles(opened, surface)
    advice = _advice(opened.pieces, common, room)
    if advice:
        text += "".join(f"{line}\n" for line in ["", _bold("What to add", surface), *advice])
    return text


def missing_in_words(patterns: Sequence[PatternOpening]) -> list[str]:
    """Return what the six core patterns lack, in plain terms."""
    none = [pattern.label.lower() for pattern in patterns if pattern.core and not pattern.entries]
    bare = [pattern.label.lower() for pattern in patterns if pattern.core and pattern.entries and not pattern.loaded]
    told = []
    if none:
        told.append(f"no {join(none, 'or')} at all")
    if bare:
        told.append(f"no loaded {join(bare, 'or')}")
    return told


def _patterns(patterns: Sequence[PatternOpening], room: int) -> list[str]:
    loaded = [f"{pattern.label} {pattern.loaded}" for pattern in patterns if pattern.loaded]
    bare = [f"{pattern.label} {pattern.entries}" for pattern in patterns if pattern.entries and not pattern.loaded]
    none = [pattern.label for pattern in patterns if not pattern.entries]
    lines = []
    for title, found in (("With a load", loaded), ("With body weight only", bare), ("With none", none)):
        if found:
            lines += _wrapped(f"{title}: {', '.join(found)}", room, "  ")
    missing = missing_in_words(patterns)
    return [*lines, *_wrapped(f"Missing: {'; '.join(missing) or 'none of the six core patterns'}.", room, "  ")]


def _muscles(opened: KitOpening, surface: Surface) -> str:
    most = max((count for _, count in opened.muscles), default=0)
    room = max(min(_BAR, surface.width - 28), 0)
    rows = [[label, str(count), bar(count, most, room, surface)] for label, count in opened.muscles]
    columns = (Column("Trained first"), Column("Exercises", 0, True), Column("", 1))
    return render_table(columns, rows, surface)


def _advice(pieces: Sequence[Piece], common: Sequence[CommonThing], room: int) -> list[str]:
    lines: list[str] = []
    if pieces and (pieces[0].gaps or pieces[0].core):
        first = pieces[0]
        closed = join([gap.lower() for gap in first.core or first.gaps[:_MOST_PIECES]])
        lines += _wrapped(
            f"Closes most gaps: {first.label} (a load for {closed}; {first.adds} more exercises)", room, "  "
        )
    if pieces:
        most = max(pieces, key=lambda piece: piece.adds)
        lines += _wrapped(f"Adds most exercises: {most.label} ({most.adds} more)", room, "  ")
    if common:
        told = ", ".join(f"{thing.slug} ({thing.told}) {thing.adds}" for thing in common[:_MOST_PIECES])
        lines += _wrapped(f"You may have already: {told}", room, "  ")
    return lines


def _wrapped(text: str, room: int, indent: str = "") -> list[str]:
    return textwrap.wrap(clean(text), max(room, 20), subsequent_indent=indent) if text else []


def _bold(text: str, surface: Surface) -> str:
    return f"{_BOLD}{text}{_RESET}" if surface.color else text
