"""Checks catalogs against the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from excli.catalog.figure_check import check_figures, read_looked_at
from excli.catalog.figures import read_figures
from excli.catalog.loading import read_paths
from excli.catalog.reader import EntryReader
from excli.catalog.rules import RULES, Subject
from excli.catalog.rules.prose import twin_pairs
from excli.catalog.sources import BUNDLED_ENTRIES, FIGURES, LOOKED_AT, VOCABULARY, entry_files, sources
from excli.catalog.vocabularies import read_vocabularies
from excli.model.exercise import Exercise
from excli.model.problems import Problem, ProblemList


@dataclass(frozen=True, slots=True)
class Report:
    """How many entries could be read, every problem, ordered by file and place, and advice that fails nothing."""

    entries: int
    problems: list[Problem]
    advice: list[str]


def check_catalog(paths: Sequence[Path] | None = None, *, complete: bool = False) -> Report:
    """Reads the entries of `paths` (none given: every catalog in use) and holds them to the rules.

    Links may lead to the bundled catalog as well as to the entries being checked.

    Raises CatalogError when a path is not there.
    """
    vocabularies = read_vocabularies(VOCABULARY)
    folders = list(paths) if paths else [source.folder for source in sources()]
    problems = ProblemList()
    entries = read_paths(folders, EntryReader(vocabularies), problems)
    bundled = {item.name.rpartition(".")[0] for item in entry_files(BUNDLED_ENTRIES)} if paths else set()
    if not paths:  # an entry of a person's own takes the place of the bundled one with its slug
        entries = list({entry.exercise.slug: entry for entry in entries}.values()) if len(folders) > 1 else entries
    subject = Subject(entries, vocabularies, frozenset(bundled | {entry.exercise.slug for entry in entries}))
    for rule in RULES:
        if complete or rule.grade == "loadable":
            problems.found += rule.check(subject)
    if not paths:
        problems.found += _figure_problems({entry.exercise.slug: entry.exercise for entry in entries}, complete)
    advice = (
        [f"{a} and {b} share {share:.0%} of their five-word runs" for a, b, share in twin_pairs(subject)]
        if complete
        else []
    )
    return Report(len(entries), sorted(set(problems.found)), advice)


def _figure_problems(exercises: dict[str, Exercise], complete: bool) -> list[Problem]:
    problems = ProblemList()
    figures = read_figures(FIGURES, problems)
    looked_at = read_looked_at(FIGURES / LOOKED_AT) if complete else None
    return [*problems.found, *check_figures(figures, exercises, looked_at)]
