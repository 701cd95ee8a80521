"""The card for between two sets: set-up, three cues, the worst mistake, the dose. Ten lines on a phone."""

from __future__ import annotations

import re
import textwrap

from excli.present.surface import Surface
from excli.present.view import ExerciseView

MOST_LINES = 10
_SENTENCE = re.compile(r"(?<=[.!?])\s")
# Where a sentence can end early and still be one.
_BREAK = re.compile(r"[;:,]\s|\s(?:and|so|until|while|because|which|then|with|but)\s")
_BOLD, _GREEN, _RED, _DIM, _RESET = "\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m"


def render_brief(view: ExerciseView, surface: Surface) -> str:
    """Six to ten lines at 40 columns, fewer where there is more room; no line wider than the surface."""
    room = min(surface.width, 72)
    lines: list[str] = []
    for length in (120, 90, 70, 56, 44, 36):  # ever shorter clauses, until the card fits
        lines = _lines(view, surface, room, length)
        if len(lines) <= MOST_LINES:
            break
    return "".join(f"{line}\n" for line in lines)


def _lines(view: ExerciseView, surface: Surface, room: int, length: int) -> list[str]:
    arrow, cross, dot = ("→", "✗", "•") if surface.unicode else ("->", "x", "*")
    steps, tips = view.section("steps").lines, view.section("tips").lines
    mistakes = view.section("mistakes").mistakes
    lines = _block("", view.name, room, surface, _BOLD)
    if steps:
        lines += _block("", shorten(steps[0], length), room, surface)
    for tip in tips[:3]:
        lines += _block(dot, shorten(tip, length), room, surface)
    if mistakes:
        lines += _block(cross, shorten(mistakes[0].fault, length), room, surface, _RED)
        lines += _block(arrow, shorten(mistakes[0].fix, length), room, surface, _GREEN)
    if view.dose:
        lines += _block("", f"{view.dose[0].upper()}{view.dose[1:]}.", room, surface, _DIM)
    return lines


def _block(sign: str, text: str, room: int, surface: Surface, style: str = "") -> list[str]:
    indent = " " * (len(sign) + 1) if sign else ""
    wrapped = textwrap.wrap(text, max(room - len(indent), 10)) or [""]
    lines = [f"{sign} {wrapped[0]}" if sign else wrapped[0], *(f"{indent}{line}" for line in wrapped[1:])]
    return [f"{style}{line}{_RESET}" for line in lines] if style and surface.color else lines


def shorten(text: str, length: int) -> str:
    """The first sentence of a text, ended at a clause if it is longer than `length`; never in mid-clause.

    >>> shorten("Push the floor away, then stand tall. Breathe.", 30)
    'Push the floor away.'
    """
    sentence = _SENTENCE.split(text)[0]
    if len(sentence) <= length:
        return sentence
    ends = [found.start() for found in _BREAK.finditer(sentence) if found.start() >= 12]
    fitting = [end for end in ends if end <= length]
    if fitting:
        return sentence[: fitting[-1]].rstrip(" ,;:") + "."
    return sentence[: ends[0]].rstrip(" ,;:") + "." if ends else sentence
