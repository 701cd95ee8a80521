"""What is wrong with a catalog, as lines or as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from excli.model.problems import Problem
from excli.present import data
from excli.present.safe import clean
from excli.present.surface import Surface


def as_text(problems: Sequence[Problem], surface: Surface) -> str:
    """Return one problem a line, after its path, line and column."""
    return "".join(f"{clean(str(problem))}\n" for problem in problems)


def as_json(problems: Sequence[Problem], surface: Surface) -> str:
    """Return a list of objects."""
    return data.as_json([asdict(problem) for problem in problems])
