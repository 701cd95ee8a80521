"""Checks catalogs against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from excli.catalog.exceptions import Excepted, read_exceptions
from excli.catalog.figure_check import check_figures, read_looked_at
from excli.catalog.figures import read_figures
from excli.catalog.loading import read_paths
from excli.catalog.reader import EntryReader
from excli.catalog.rules import RULES, CheckedCatalog
from excli.catalog.rules.prose import twin_pairs
from excli.catalog.sources import (
    BUNDLED_ENTRIES,
    EXCEPTIONS,
    FIGURES,
    LOOKED_AT,
    VOCABULARY,
    entry_files,
    sources,
)
from excli.catalog.vocabularies import read_vocabularies
from excli.model.exercise import Exercise
from excli.model.problems import Problem, ProblemList


@dataclass(frozen=True, slots=True)
class Report:
    """How many entries could be read, every problem, ordered by file and place, and advice that fails nothing."""

    entry_count: int
    problems: list[Problem]
    advice: list[str]


def _needless(exceptions: Sequence[Excepted], checked: CheckedCatalog) -> Iterator[Problem]:
    """Yield the exceptions that no rule made use of."""
    for case in exceptions:
        if case not in checked.needed:
            both = f"{case.slug} and {case.other}" if case.other else case.slug
            message = f"no rule {case.rule!r} finds anything to except in {both}"
            yield Problem(str(EXCEPTIONS), *case.place, "needless-exception", message, "delete it")


def check_catalog(paths: Sequence[Path] | None = None, *, complete: bool = False) -> Report:
    """Read the entries of `paths` (none given: every catalog in use) and hold them to the rules.

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
    exceptions = read_exceptions(EXCEPTIONS, problems)
    slugs = frozenset(bundled | {entry.exercise.slug for entry in entries})
    checked = CheckedCatalog(entries, vocabularies, slugs, exceptions)
    for rule in RULES:
        if complete or rule.grade == "loadable":
            problems.found += rule.check(checked)
    if not paths:
        problems.found += _figure_problems({entry.exercise.slug: entry.exercise for entry in entries}, complete)
    if complete and not paths:
        problems.found += _needless(exceptions, checked)
    advice = (
        [f"{a} and {b} share {share:.0%} of their five-word runs" for a, b, share in twin_pairs(checked)]
        if complete
        else []
    )
    return Report(len(entries), sorted(set(problems.found)), advice)


def _figure_problems(exercises: dict[str, Exercise], complete: bool) -> list[Problem]:
    problems = ProblemList()
    figures = read_figures(FIGURES, problems)
    looked_at = read_looked_at(FIGURES / LOOKED_AT) if complete else None
    return [*problems.found, *check_figures(figures, exercises, looked_at)]
