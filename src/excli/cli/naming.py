"""From the words of a command line to the entries they name."""

from __future__ import annotations

import sys

from excli.catalog.store import Store
from excli.cli.output import note
from excli.lookup.names import resolve
from excli.model.errors import AmbiguousNameError, NotFoundError, UsageError


def asked_names(names: list[str]) -> tuple[list[str], bool]:
    """The names typed, "-" replaced by the lines of standard input, and whether a list was asked for."""
    if "-" not in names:
        return names, len(names) > 1
    found: list[str] = []
    for name in names:
        lines = _standard_input() if name == "-" else [name]
        found += [line.strip() for line in lines if line.strip()]
    return found, True


def _standard_input() -> list[str]:
    return sys.stdin.buffer.read().decode("utf-8", "replace").splitlines() if sys.stdin else []


def resolve_all(store: Store, names: list[str]) -> tuple[list[str], int, bool]:
    """The slugs of the names, the exit code of what could not be found, and whether the words were one name.

    Each name that cannot be found is told of.

    Several words of which none is a name by itself ("band pull through", typed without quotes) are one name.
    """
    slugs: list[str] = []
    failed: list[NotFoundError | AmbiguousNameError] = []
    for name in names:
        try:
            slugs.append(resolve(store, name))
        except (NotFoundError, AmbiguousNameError) as error:
            failed.append(error)
    if failed and len(names) > 1:
        try:
            return [resolve(store, " ".join(names))], 0, True
        except (NotFoundError, AmbiguousNameError) as whole:
            if not slugs and (isinstance(whole, AmbiguousNameError) or whole.suggestions):
                failed = [whole]
    for problem in failed:
        from excli.cli.messages import explain

        note(f"excli: {explain(problem)}")
    return list(dict.fromkeys(slugs)), failed[0].exit_code if failed else 0, False


def one_slug(store: Store, words: list[str]) -> str:
    """The slug of one name, perhaps typed as several words without quotes.

    Raises NotFoundError or AmbiguousNameError.
    """
    if words == ["-"]:
        raise UsageError("This takes one exercise. Names from standard input go to show, tips, faq or map.")
    return resolve(store, " ".join(words))
