"""The figures of the bundled catalog, read once."""

from __future__ import annotations

from typing import Any

import pytest

from excli.catalog.figures import FigureData, read_figures
from excli.catalog.loading import read_paths
from excli.catalog.reader import EntryReader
from excli.catalog.sources import BUNDLED_ENTRIES, FIGURES
from excli.model.exercise import Exercise
from excli.model.figure.picture import Figure, read_figure
from excli.model.figure.skeleton import solve
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary

SIX = ("barbell-back-squat", "push-up", "pull-up", "romanian-deadlift", "glute-bridge", "walking-lunge")
POINTS = ("hip", "crown", "handR", "handL", "soleR", "soleL", "kneeR", "elbowR")


@pytest.fixture(scope="session")
def figures() -> dict[str, FigureData]:
    problems = ProblemList()
    found = read_figures(FIGURES, problems)
    assert not problems.found
    return found


@pytest.fixture(scope="session")
def exercises(figures: dict[str, FigureData], vocabularies: dict[str, Vocabulary]) -> dict[str, Exercise]:
    reader = EntryReader(vocabularies)
    paths = [path for path in BUNDLED_ENTRIES.rglob("*.yaml") if path.stem in figures]
    return {entry.exercise.slug: entry.exercise for entry in read_paths(paths, reader, ProblemList())}


@pytest.fixture(scope="session")
def six(figures: dict[str, FigureData], exercises: dict[str, Exercise]) -> dict[str, Figure]:
    return {slug: read_figure(figures[slug].source, exercises[slug].target, exercises[slug].secondary) for slug in SIX}


@pytest.fixture
def positions(six: dict[str, Figure]) -> dict[str, Any]:
    return {
        slug: [[tuple(round(x) for x in solve(pose).spot(name)) for name in POINTS] for pose in figure.poses]
        for slug, figure in six.items()
    }
