"""What every feature of a score is worth: the one table of weights. `bench/fit.py` rewrites the fitted rows."""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    """A number of the formula in score.py: its value, its unit, and where and when the value comes from."""

    value: float
    unit: str
    source: str


# fmt: off
WEIGHTS: dict[str, Weight] = {
    "exact":      Weight(100.0, "points", "set: an exact name comes first, 2026-12"),
    "related":    Weight(200.0, "points", "set: a link asked for comes before the exercise itself, 2026-12"),
    "named":      Weight(80.0, "points", "set: a name and only true words, 2026-12"),
    "name":       Weight(70.56, "points", "fitted, 2026-12"),
    "in_a_row":   Weight(58.8, "points", "fitted, 2026-12"),
    "phrase":     Weight(40.0, "points", "fitted, 2026-12"),
    "typed":      Weight(56.0, "points", "fitted, 2026-12"),
    "text":       Weight(16.364, "points", "fitted, 2026-12"),
    "tie":        Weight(0.878, "share", "fitted, 2026-12"),
    "damp":       Weight(0.85, "share", "fitted, 2026-12"),
    "intent":     Weight(34.0, "points", "fitted, 2026-12"),
    "all_intents": Weight(10.621, "points", "fitted, 2026-12"),
    "in_part":    Weight(13.6, "points", "fitted, 2026-12"),
    "movement":   Weight(26.0, "points", "fitted, 2026-12"),
    "other_kind": Weight(-11.76, "points", "fitted, 2026-12"),
    "corrected":  Weight(-29.4, "points", "fitted, 2026-12"),
    "popularity": Weight(4.0, "points", "set: staples first among equals, 2026-12"),
}
# fmt: on
