"""What can go wrong for a person, as values the command line turns into messages and exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excli.model.problems import Problem


class ExcliError(Exception):
    """A mistake a person can mend. `str()` is the whole message; `exit_code` is the contract's."""

    exit_code = 2


class NotFoundError(ExcliError):
    """No entry answers to a name."""

    exit_code = 1

    def __init__(self, name: str, suggestions: list[str]) -> None:
        self.name = name
        self.suggestions = suggestions
        text = f"No exercise is called {name!r}."
        if suggestions:
            text += " Did you mean:\n" + "\n".join(f"  excli show {slug}" for slug in suggestions)
        else:
            text += f" Try: excli search {quote(name)}"
        super().__init__(text)


class AmbiguousNameError(ExcliError):
    """Several entries begin with a name. `candidates` are their slugs, best known first."""

    exit_code = 1

    def __init__(self, name: str, candidates: list[str], total: int) -> None:
        self.name = name
        self.candidates = candidates
        text = f"{name!r} could be {total} exercises:\n" + "\n".join(f"  excli show {slug}" for slug in candidates)
        if total > len(candidates):
            text += f"\n  and {total - len(candidates)} more: excli search {quote(name)}"
        super().__init__(text)


class UnknownValueError(ExcliError):
    """A filter or facet was given a value its vocabulary does not hold."""

    def __init__(self, option: str, value: str, suggestions: list[str], facet: str) -> None:
        self.value = value
        self.suggestions = suggestions
        text = f"{value!r} is not a value of {option}."
        if suggestions:
            text += f" Did you mean {' or '.join(suggestions)}?"
        super().__init__(f"{text} All values: excli facets {facet}")


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


def quote(text: str) -> str:
    """`text` as one word of a POSIX shell."""
    import shlex

    return shlex.quote(text)
