"""Figures of entries in the compiled catalog: their data always, their drawings where the catalog is built to be shipped.

From a checkout a drawing is made when it is asked for: some eight milliseconds, always of the data as it stands.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from excli.catalog.figures import FigureData, source_text
from excli.model.problems import Problem

if TYPE_CHECKING:
    from excli.model.exercise import Exercise
    from excli.model.figure.picture import Source

FIGURE_SCHEMA = "CREATE TABLE figures (entry INTEGER PRIMARY KEY, source TEXT NOT NULL, document BLOB);"
T = TypeVar("T")
R = TypeVar("R")
_WORTH_A_PROCESS = 200
_CHUNK = 40


class _Task(NamedTuple):
    """What one drawing needs, and nothing that another process would have to unpack in vain."""

    slug: str
    source: Source
    target: str
    secondary: tuple[str, ...]
    position: str


def add_figures(
    connection: sqlite3.Connection,
    numbers: Mapping[str, int],
    figures: Mapping[str, FigureData],
    drawings: Mapping[str, bytes],
) -> None:
    """Store the figures of the entries that are there; `numbers` are the entries' by slug."""
    rows = (
        (numbers[slug], source_text(figure.source), drawings.get(slug))
        for slug, figure in figures.items()
        if slug in numbers
    )
    connection.executemany("INSERT INTO figures VALUES (?, ?, ?)", rows)


def compile_figures(figures: Mapping[str, FigureData], exercises: Iterable[Exercise]) -> dict[str, bytes]:
    """Return the drawing of every exercise that has a figure, made by as many processes as there are processors.

    Raises CatalogError for data that cannot be drawn.
    """
    tasks = [
        _Task(one.slug, figures[one.slug].source, one.target, one.secondary, one.position)
        for one in exercises
        if one.slug in figures
    ]
    made = each(_compile, tasks)
    problems = [unread(figures[slug], message, key) for slug, _, message, key in made if message]
    if problems:
        from excli.model.errors import CatalogError

        raise CatalogError("A figure cannot be drawn.", problems)
    return {slug: data for slug, data, _, _ in made}


def each(work: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
    """Return what `work` makes of each task, in several processes where that is worth it."""
    if len(tasks) < _WORTH_A_PROCESS or (os.cpu_count() or 1) == 1:
        return list(map(work, tasks))
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, tasks, chunksize=_CHUNK))


def _compile(task: _Task) -> tuple[str, bytes, str, str]:
    """The slug, the drawing, and what was wrong where."""
    from excli.model.figure.compiled import compiled
    from excli.model.figure.pose import PoseError

    try:
        return task.slug, compiled(task.source, task.target, task.secondary, task.position), "", ""
    except PoseError as error:
        return task.slug, b"", str(error), error.key


def unread(figure: FigureData, message: str, key: str) -> Problem:
    """Return the problem of a figure that cannot be drawn, at the key of its frame where that is known."""
    return figure.said.problem("figure", f"{figure.said.slug}: {message}", key=key)
