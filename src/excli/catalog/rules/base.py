"""What every rule is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from excli.catalog.reader import Entry
from excli.model.problems import Problem
from excli.model.vocabulary import Vocabulary

Grade = Literal["loadable", "complete"]


@dataclass(frozen=True, slots=True)
class CheckedCatalog:
    """The entries being checked together.

    known  every slug a link may name, the entries' own among them
    """

    entries: list[Entry]
    vocabularies: dict[str, Vocabulary]
    known: frozenset[str]
    by_slug: dict[str, Entry] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_slug", {entry.exercise.slug: entry for entry in self.entries})


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
