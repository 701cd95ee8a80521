"""The exercises named on the command line or on standard input."""

from __future__ import annotations

import sys
from itertools import groupby

from excli.catalog.store import Store
from excli.cli.output import note
from excli.lookup.names import Named, cut, find, has_slug
from excli.model.errors import AmbiguousNameError, NotFoundError, UsageError


def asked_names(names: list[str]) -> tuple[list[str], bool]:
    """Return the names typed, "-" replaced by the lines of standard input, and whether a list was asked for."""
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
    """Return the slugs of the names, the exit code of what could not be found, and whether the words were one name.

    Words typed without quotes are one name, or are cut into names by longest match, or are refused as a whole: no word
    of a phrase is looked up by itself. A note on standard error says what could not be found, and what else a name
    may mean.
    """
    cut_up, joined = _cut(store, names)
    slugs: list[str] = []
    code = 0
    for name in cut_up:
        try:
            named = find(store, name)
        except (NotFoundError, AmbiguousNameError) as error:
            from excli.cli.messages import explain

            note(f"excli: {explain(error)}")
            code = error.exit_code
        else:
            _say_what_is_meant(name, named)
            slugs.append(named.slug)
    return list(dict.fromkeys(slugs)), code, joined


def _cut(store: Store, names: list[str]) -> tuple[list[str], bool]:
    """Return the names that the arguments are, and whether they are a single one."""
    if len(names) < 2 or all(has_slug(store, name) for name in names):
        return names, False
    found: list[str] = []
    for apart, run in groupby(names, lambda name: len(name.split()) > 1 or ("-" in name and has_slug(store, name))):
        words = list(run)  # what is quoted or filed so is a name by itself
        found += words if apart else cut(store, words) or [" ".join(words)]
    return found, len(found) == 1


def one_slug(store: Store, words: list[str]) -> str:
    """Return the slug of one name, perhaps typed as several words without quotes.

    Raises NotFoundError or AmbiguousNameError.
    """
    if words == ["-"]:
        raise UsageError("This takes one exercise. Names from standard input go to show, tips, faq or map.")
    name = " ".join(words)
    named = find(store, name)
    _say_what_is_meant(name, named)
    return named.slug


def _say_what_is_meant(name: str, named: Named) -> None:
    """Say on standard error which of several exercises is shown, or that it only comes closest."""
    if named.nearest:
        note(f"excli: {name!r} has no page of its own. The closest is {named.slug}.")
    elif named.others:
        note(f"excli: {name!r} is taken for {named.slug}. It may also mean {', '.join(named.others)}.")
