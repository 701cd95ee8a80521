"""The card for between two sets: set-up, three cues, the worst mistake, the dose. Ten lines on a phone."""

from __future__ import annotations

import re
import textwrap

from excli.present.surface import Surface
from excli.present.view import ExerciseView, Pages

MOST_LINES = 10
_FEW_WORDS = 5
_SENTENCE = re.compile(r"(?<=[.!?])\s")
# Where a sentence can end early and still say what it means.
_BREAK = re.compile(r"[;:,]\s")
_LOOSE_BREAK = re.compile(r"[;:,]\s|\s(?:and|so|until|while|which|then|that)\s")
_DANGLING = re.compile(r"[\s,;:]+(?:and|or|but|so|then|a|an|the|of|to)$")
_BOLD, _GREEN, _RED, _DIM, _RESET = "\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m"


def render_cards(pages: Pages, surface: Surface) -> str:
    """Draw cards one under the other."""
    return "\n".join(render_brief(view, surface) for view in pages.views)


def render_brief(view: ExerciseView, surface: Surface) -> str:
    """Draw six to ten lines at 40 columns, fewer where there is more room; none wider than the surface."""
    room = min(surface.width, 72)
    lines: list[str] = []
    # Ever shorter clauses until the card fits; then fewer cues, rather than half of one.
    for length, cues in (
        (120, 3), (90, 3), (70, 3), (56, 3), (44, 3), (70, 2), (56, 2), (44, 2), (70, 1), (44, 1), (28, 1), (28, 0), (0, 0),
    ):  # fmt: skip
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
    shortened = [shorten(tip, length) for tip in tips[:3]]
    for cue in shortened if cues == len(shortened) else sorted(shortened, key=len)[:cues]:
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
    """Return the first sentence of a text (two, when the first is a mere few words), ended at a comma if it is too long;
    with a length of 0, at the first word that begins another clause.

    >>> shorten("Push the floor away, then stand tall. Breathe.", 30)
    'Push the floor away.'
    """
    sentences = _SENTENCE.split(text)
    sentence = sentences[0]
    if len(sentence.split()) < _FEW_WORDS and len(sentences) > 1:
        sentence = f"{sentence} {sentences[1]}"
    if len(sentence) <= length:
        return sentence
    pattern = _BREAK if length else _LOOSE_BREAK
    ends = [found.start() for found in pattern.finditer(sentence) if found.start() >= 16]
    fitting = [end for end in ends if end <= length]
    if not ends:
        return sentence
    return _ended(sentence[: fitting[-1] if fitting else ends[0]])


def _ended(clause: str) -> str:
    """Return a clause as a sentence: without the small words that would lead on to the next."""
    return _DANGLING.sub("", clause.rstrip(" ,;:")) + "."
