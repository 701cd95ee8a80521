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
    "name":       Weight(66.0, "points", "fitted, 2026-12"),
    "whole":      Weight(20.0, "points", "fitted, 2026-12"),
    "in_a_row":   Weight(100.0, "points", "fitted, 2026-12"),
    "phrase":     Weight(62.0, "points", "fitted, 2026-12"),
    "typed":      Weight(42.0, "points", "fitted, 2026-12"),
    "text":       Weight(19.0, "points", "fitted, 2026-12"),
    "tie":        Weight(0.55, "share", "fitted, 2026-12"),
    "soft":       Weight(0.5, "share", "set: as good as .3 to .7, 2026-12"),
    "aside":      Weight(0.3, "share", "set on staples, 2026-12"),
    "close":      Weight(8.0, "points", "fitted, 2026-12"),
    "damp":       Weight(0.88, "share", "fitted, 2026-12"),
    "intent":     Weight(45.0, "points", "fitted, 2026-12"),
    "all_intents": Weight(15.0, "points", "fitted, 2026-12"),
    "in_part":    Weight(5.0, "points", "fitted, 2026-12"),
    "movement":   Weight(29.0, "points", "fitted, 2026-12"),
    "other_kind": Weight(-10.0, "points", "fitted, 2026-12"),
    "popularity": Weight(9.0, "points", "set: staples first among equals, 2026-12"),
}
# fmt: on
# What binds more than the rest where not all intents can be fulfilled. Unit: share; measured by hand, 2026-11.
BINDING = {"kit": 1.4, "body": 1.3, "pattern": 1.3}
# How little of each category is expected where training is asked for, from 0 to 1; "" is any other.
OTHER_KINDS = {"strength": 0.0, "stretching": 1.0, "mobility": 1.0, "cardio": 1.0, "": 0.25}
VALUES = {name: weight.value for name, weight in WEIGHTS.items()}
