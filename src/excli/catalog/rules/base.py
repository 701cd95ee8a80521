"""What every rule is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from excli.catalog.exceptions import Excepted
from excli.catalog.reader import Entry
from excli.model.problems import Problem
from excli.model.vocabulary import Vocabulary

Grade = Literal["loadable", "complete"]


@dataclass(frozen=True, slots=True)
class CheckedCatalog:
    """The entries being checked together.

    known       every slug a link may name, the entries' own among them
    exceptions  where a rule is wrong for a case
    above       entry → the steps above it, filled in by the rules that walk ladders
    needed      the exceptions that a rule made use of
    """

    entries: list[Entry]
    vocabularies: dict[str, Vocabulary]
    known: frozenset[str]
    exceptions: Sequence[Excepted] = ()
    by_slug: dict[str, Entry] = field(init=False)
    above: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    needed: set[Excepted] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_slug", {entry.exercise.slug: entry for entry in self.entries})

    def excepted(self, rule: str, slug: str, other: str = "") -> bool:
        """Return whether an exception stands in data for an entry, or for a pair of them in either order."""
        pair = {(slug, other), (other, slug)}
        found = [case for case in self.exceptions if case.rule == rule and (case.slug, case.other) in pair]
        self.needed.update(found)
        return bool(found)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    id     stands in brackets in every message
    grade  "loadable" rules hold for every catalog, "complete" ones for the bundled catalog
    summary  what it holds, in one line
    """

    id: str
    grade: Grade
    summary: str
    find: Callable[[CheckedCatalog], Iterator[Problem]]

    def check(self, checked: CheckedCatalog) -> list[Problem]:
        """Return what breaks the rule."""
        return list(self.find(checked))


def problem_at(
    entry: Entry, rule: str, message: str, hint: str = "", *, field: str = "name", index: int | None = None
) -> Problem:
    """Return a problem at a field of an entry, or at an item of one."""
    line, column = entry.mark(field, index)
    return Problem(entry.path, line, column, rule, message, hint)
