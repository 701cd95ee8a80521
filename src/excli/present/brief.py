"""The card for between two sets: what it trains, the movement call by call, the dose, the worst mistake, ways on.

At most twelve lines on a phone of 40 columns.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from excli.present.surface import Surface
from excli.present.view import ExerciseView, Pages

MOST_LINES = 12
_WIDEST = 72
# A page without cues shows this many of its steps, each its first clause.
_STEPS = 4
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_BREAK = re.compile(r"[;:,]\s")
_DANGLING = re.compile(r"[\s,;:]+(?:and|or|but|so|then|a|an|the|of|to)$")
# No clause is shorter than this many characters.
_LEAST = 16
_BOLD, _GREEN, _RED, _DIM, _RESET = "\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m"


def render_cards(pages: Pages, surface: Surface) -> str:
    """Draw cards one under the other."""
    return "\n".join(render_brief(view, surface) for view in pages.views)


def render_brief(view: ExerciseView, surface: Surface) -> str:
    """Draw a card of at most MOST_LINES lines at 40 columns; no line is wider than the surface.

    Name, facts, cues and dose are always there; mistake and ways on as far as there is room.
    """
    room = min(surface.width, _WIDEST)
    needed = [*_head(view, room, surface), *_movement(view, room, surface)]
    dose = _block("", f"{view.dose[0].upper()}{view.dose[1:]}.", room, surface) if view.dose else []
    left = MOST_LINES - len(needed) - len(dose)
    ways = _ways(view, room, surface)
    left -= len(ways) if len(ways) <= left else 0
    mistake = next((lines for lines in _mistake(view, room, surface) if len(lines) <= left), [])
    lines = [
        *needed,
        *mistake,
        *dose,
        *(ways if len(needed) + len(mistake) + len(dose) + len(ways) <= MOST_LINES else []),
    ]
    return "".join(f"{line}\n" for line in lines)


def _head(view: ExerciseView, room: int, surface: Surface) -> list[str]:
    dot = " · " if surface.unicode else " - "
    lines = _block("", view.name, room, surface, _BOLD)
    return lines + (_block("", dot.join(view.card.facts), room, surface, _DIM) if view.card.facts else [])


def _movement(view: ExerciseView, room: int, surface: Surface) -> list[str]:
    cues = view.card.cues or tuple(shorten(step, room - 3) for step in view.section("steps").lines[:_STEPS])
    return [line for number, cue in enumerate(cues, 1) for line in _block(f"{number}.", cue, room, surface)]


def _mistake(view: ExerciseView, room: int, surface: Surface) -> Iterator[list[str]]:
    """Yield the worst mistake and its fix in ever fewer words."""
    arrow, cross = ("→", "✗") if surface.unicode else ("->", "x")
    for mistake in view.section("mistakes").mistakes[:1]:
        for length in (120, 90, 70, 44, 28):
            yield [
                *_block(cross, shorten(mistake.fault, length), room, surface, _RED),
                *_block(arrow, shorten(mistake.fix, length), room, surface, _GREEN),
            ]
        yield _block(cross, shorten(mistake.fault, 44), room, surface, _RED)


def _ways(view: ExerciseView, room: int, surface: Surface) -> list[str]:
    """Return the easier exercise and the one to do instead: on one line, where there is room for both."""
    dot = " · " if surface.unicode else " - "
    said = [f"{lead}: {name}" for lead, name in view.card.ways]
    if len(dot.join(said)) <= room:
        said = [dot.join(said)] if said else []
    return [line for text in said for line in _block("", text, room, surface, _DIM)]


def _block(sign: str, text: str, room: int, surface: Surface, style: str = "") -> list[str]:
    indent = " " * (len(sign) + 1) if sign else ""
    wrapped = textwrap.wrap(text, max(room - len(indent), 10), break_on_hyphens=False) or [""]
    lines = [f"{sign} {wrapped[0]}" if sign else wrapped[0], *(f"{indent}{line}" for line in wrapped[1:])]
    return [f"{style}{line}{_RESET}" for line in lines] if style and surface.color else lines


def shorten(text: str, length: int) -> str:
    """Return the first sentence of a text, ended at a comma if it is longer than `length` characters.

    >>> shorten("Push the floor away, then stand tall. Breathe.", 30)
    'Push the floor away.'
    """
    sentence = _SENTENCE.split(text)[0]
    if len(sentence) <= length:
        return sentence
    ends = [found.start() for found in _BREAK.finditer(sentence) if found.start() >= _LEAST]
    fitting = [end for end in ends if end <= length]
    if not ends:
        return sentence
    return _DANGLING.sub("", sentence[: fitting[-1] if fitting else ends[0]].rstrip(" ,;:")) + "."
