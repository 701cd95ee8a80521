"""The numbers of a training plan around an exercise's name: "3x10 lunge", "push-up 20 kg", "1. plank"."""

from __future__ import annotations

import re
from functools import cache

_COUNT = r"\d+(?:[.,/]\d+)?"
_RANGE = rf"{_COUNT}(?:\s*(?:[-–—]|to)\s*{_COUNT})?"
_UNIT = (
    r"(?:kgs?|kilos?|kilograms?|lbs?|pounds?|%|secs?|seconds?|s|mins?|minutes?|hrs?|hours?|reps?|sets?|rounds?"
    r"|m|metres?|meters?|yds?|yards?|km|miles?|cals?|calories?)"
)
_TIMES = r"\s*[x×*]\s*"
_PATTERNS = (
    r"^\s*(?:[-*•]\s+|\(?\d{1,2}[.):]\s+|[a-h]\d[.):]?\s+)",  # the mark of a list: "1. plank", "- plank", "a1) plank"
    rf"{_RANGE}{_TIMES}(?:{_RANGE}|amrap|max|failure)(?:\s*{_UNIT}\b)?(?:{_TIMES}{_RANGE})?(?:\s*{_UNIT}\b)?",  # "3x10"
    rf"(?<![\w-]){_RANGE}\s*sets?\s+(?:of|x|×)\s+{_RANGE}(?:\s*{_UNIT}\b)?",  # "3 sets of 8-12 reps"
    rf"@\s*(?:rpe\s*)?{_RANGE}(?:\s*{_UNIT}(?!\w))?",  # "@ 60 kg", "@8"
    rf"\b(?:rpe|rir)\s*{_RANGE}",
    rf"(?<![\w/-]){_RANGE}\s*{_UNIT}(?!\w)",  # "20kg", "5 min"
    rf"(?<![\w/-]){_RANGE}{_TIMES}(?=\s|$)",  # "3x lunge"
    r"(?:^|(?<=\s))x\s*\d+\b",  # "lunge x10"
    r"(?:^|(?<=\s))\d+\s*[-–—]\s*\d+(?=\s*$)",  # "lunge 8-12"
)


@cache
def _plan() -> re.Pattern[str]:
    """Compiled when a query has a digit, which few have: it takes as long as ten queries."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the numbers of a plan, and those numbers; all of the text where nothing else is in it.

    >>> set_aside("4 x 8-12 lat pulldown")
    ('lat pulldown', ('4 x 8-12',))
    """
    if not any(character.isdigit() for character in text) and not text.lstrip().startswith(("-", "*", "•")):
        return text, ()
    rest = " ".join(_plan().sub(" ", text).split())
    if not any(character.isalpha() for character in rest):
        return text, ()
    return rest, tuple(found.strip() for found in _plan().findall(text) if found.strip())
