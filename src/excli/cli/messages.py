"""Messages for when something does not work, each with the command that leads on."""

from __future__ import annotations

from collections.abc import Iterable

from excli.model.errors import AmbiguousNameError, ExcliError, NotFoundError, NoValueError, UnknownValueError


def explain(error: ExcliError) -> str:
    """Write the whole message of a mistake."""
    if isinstance(error, NotFoundError):
        text = f"No exercise is called {error.name!r}."
        if error.suggestions:
            return f"{text} Did you mean:{commands(error.suggestions)}"
        return f"{text} Try: excli search {quote(error.name)}"
    if isinstance(error, AmbiguousNameError):
        text = f"{error.name!r} could be {error.total} exercises:{commands(error.candidates)}"
        more = error.total - len(error.candidates)
        return f"{text}\n  and {more} more: excli search {quote(error.name)}" if more > 0 else text
    if isinstance(error, UnknownValueError | NoValueError):
        return f"{error} All values: excli facets {error.facet}"
    return str(error)


def commands(slugs: Iterable[str]) -> str:
    """Write a line for each exercise that can be copied to look it up."""
    return "".join(f"\n  excli show {slug}" for slug in slugs)


def count(number: int, one: str, several: str = "") -> str:
    """Write a number with its noun: "1 entry", "3 entries"."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def quote(text: str) -> str:
    """Write a text as one word of a POSIX shell."""
    import shlex

    return shlex.quote(text)
