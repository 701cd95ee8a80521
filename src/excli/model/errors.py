"""What can go wrong for a person, as facts. The command line writes the sentences and knows the exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excli.model.problems import Problem


class ExcliError(Exception):
    """A mistake a person can fix. `str()` says what it is; `exit_code` is the contract's."""

    exit_code = 2


class NotFoundError(ExcliError):
    """No entry answers to a name. `suggestions` are slugs, closest first."""

    exit_code = 1

    def __init__(self, name: str, suggestions: list[str]) -> None:
        self.name = name
        self.suggestions = suggestions
        super().__init__(f"No exercise is called {name!r}.{_close(suggestions)}")


class AmbiguousNameError(ExcliError):
    """Several entries may be meant by a name. `candidates` are slugs, best known first; `total` is how many there are."""

    exit_code = 1

    def __init__(self, name: str, candidates: list[str], total: int) -> None:
        self.name = name
        self.candidates = candidates
        self.total = total
        super().__init__(f"{name!r} could be {total} exercises.{_close(candidates)}")


class UnknownValueError(ExcliError):
    """An option or argument was given a value that the vocabulary of a facet does not hold."""

    def __init__(self, option: str, value: str, suggestions: list[str], facet: str) -> None:
        self.option = option
        self.value = value
        self.suggestions = suggestions
        self.facet = facet
        super().__init__(f"{value!r} is not a value of {option}.{_close(suggestions)}")


class NoValueError(ExcliError):
    """An option was given no value of its facet."""

    def __init__(self, option: str, facet: str) -> None:
        self.option = option
        self.facet = facet
        super().__init__(f"{option} was given no value.")


class UsageError(ExcliError):
    """The words of a command do not fit together."""


class CatalogError(ExcliError):
    """A catalog given by the person cannot be used."""

    exit_code = 3

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        self.problems = problems or []
        super().__init__("\n".join([message, *map(str, self.problems)]))


class BrokenStoreError(Exception):
    """A compiled catalog that is damaged, foreign or of another version: rebuild it."""


def _close(slugs: Sequence[str]) -> str:
    return f" Did you mean {' or '.join(slugs)}?" if slugs else ""
