"""The card for between two sets: set-up, three cues, the worst mistake, the dose. Ten lines on a phone."""

from __future__ import annotations

import re
import textwrap

from excli.present.surface import Surface
from excli.present.view import ExerciseView

MOST_LINES = 10
_SENTENCE = re.compile(r"(?<=[.!?])\s")
# Where a sentence can end early and still be one.
_BREAK = re.compile(r"[;:,]\s|\s(?:and|so|until|while|because|which|then|with|but|when|before|after|where)\s")
_DANGLING = re.compile(r"[\s,;:]+(?:and|or|but|so|then|a|an|the|of|to|in|on|at|for|with)$")
_BOLD, _GREEN, _RED, _DIM, _RESET = "\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m"


def render_brief(view: ExerciseView, surface: Surface) -> str:
    """Six to ten lines at 40 columns, fewer where there is more room; no line wider than the surface."""
    room = min(surface.width, 72)
    lines: list[str] = []
    # Ever shorter clauses until the card fits; a cue is left out only when even the shortest do not.
    for length, cues in ((120, 3), (90, 3), (70, 3), (56, 3), (44, 3), (36, 3), (28, 3), (28, 2), (28, 1)):
        lines = _lines(view, surface, room, length, cues)
        if len(lines) <= MOST_LINES:
            break
    return "".join(f"{line}\n" for line in lines)


def _lines(view: ExerciseView, surface: Surface, room: int, length: int, cues: int) -> list[str]:
    arrow, cross, dot = ("→", "✗", "•") if surface.unicode else ("->", "x", "*")
    steps, tips = view.section("steps").lines, view.section("tips").lines
    mistakes = view.section("mistakes").mistakes
    lines = _block("", view.name, room, surface, _BOLD)
    if steps:
        lines += _block("", shorten(steps[0], length), room, surface)
    said = [shorten(tip, length) for tip in tips[:3]]
    for cue in said if cues == len(said) else sorted(said, key=len)[:cues]:
        lines += _block(dot, cue, room, surface)
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
        return _ended(sentence[: fitting[-1]])
    return _ended(sentence[: ends[0]]) if ends else sentence


def _ended(clause: str) -> str:
    """A clause as a sentence: without the small words that would lead on to the next."""
    return _DANGLING.sub("", clause.rstrip(" ,;:")) + "."
