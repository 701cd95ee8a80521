"""What is lit, and how strongly. Colours are looked up by role and never computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Strongest first. For one exercise: target, secondary. For several: much, some, little.
GRADES = ("primary", "secondary", "tertiary")


class Highlight(NamedTuple):
    """Which muscles are lit: muscle → grade; and what each grade is called in the legend."""

    grades: Mapping[str, str]
    titles: Mapping[str, str]

    def of(self, grade: str) -> list[str]:
        return [muscle for muscle, found in self.grades.items() if found == grade]


def of_exercise(target: str, secondary: Sequence[str]) -> Highlight:
    """Light the target strongly, the secondary muscles lightly."""
    grades = dict.fromkeys(secondary, "secondary")
    grades[target] = "primary"
    return Highlight(
        dict(sorted(grades.items(), key=lambda pair: pair[1] != "primary")),
        {"primary": "target", "secondary": "secondary"},
    )


def coverage(load: Mapping[str, float]) -> Highlight:
    """Light what several exercises train together: muscle → load, graded by its share of the heaviest load.

    Two thirds and more is much, one third and more is some, anything less is little.
    """
    most = max(load.values(), default=0.0)
    grades = {}
    for muscle, amount in sorted(load.items(), key=lambda pair: -pair[1]):
        if amount > 0:
            share = amount / most
            grades[muscle] = "primary" if share >= 2 / 3 else "secondary" if share >= 1 / 3 else "tertiary"
    return Highlight(grades, {"primary": "much", "secondary": "some", "tertiary": "little"})
