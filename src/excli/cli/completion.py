"""What a shell offers on Tab. Nothing here may load Rich, or fail: no answer is better than a traceback."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator

_ZSH_STYLE = "zstyle ':completion:*' menu select"


def names(incomplete: str) -> list[tuple[str, str]]:
    """Return slugs whose entry has a name or alias that begins with what is typed, each with its name."""
    from excli.catalog.store import open_store
    from excli.lookup.exercises import starting_with
    from excli.model.errors import ExcliError

    try:
        found = starting_with(open_store(), incomplete)
    except ExcliError:
        return []
    # A shell drops what does not begin with the word under the cursor, so slugs that do come first.
    found.sort(key=lambda link: (not link.slug.startswith(incomplete), link.slug))
    return [(link.slug, _harmless(link.name)) for link in found]


def _harmless(text: str) -> str:
    """Return a text without what a shell would run or a terminal obey: zsh evaluates what it is offered."""
    return "".join(character for character in text if character.isprintable() and character not in "\\$`\"'")


def values_of(facet: str) -> Callable[[str], list[tuple[str, str]]]:
    """Return a completer for the values of a facet, the last of several with commas between."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        from excli.catalog.store import open_store
        from excli.lookup.vocabulary import terms_of
        from excli.model.errors import ExcliError

        before, comma, typed = incomplete.rpartition(",")
        try:
            terms = terms_of(open_store(), facet)
        except ExcliError:
            return []
        return [
            (f"{before}{comma}{slug}", _harmless(term.meaning))
            for slug, term in terms.items()
            if slug.startswith(typed.lower())
        ]

    return complete


def words(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a completer for fixed words, the last of several with commas between."""

    def complete(incomplete: str) -> list[str]:
        before, comma, typed = incomplete.rpartition(",")
        return [f"{before}{comma}{word}" for word in known if word.startswith(typed.lower())]

    return complete


def kits(incomplete: str) -> list[str]:
    """Return the names of a person's kits, the last of several with commas between."""
    from excli.catalog.kits import read_kits
    from excli.model.errors import ExcliError

    try:
        known = read_kits()
    except ExcliError:
        return []
    return words(known)(incomplete) if known else ["(no kits yet)", "excli kit set home dumbbell,bench"]


@contextlib.contextmanager
def no_global_style() -> Iterator[None]:
    """Take back the one line of Typer's installation for zsh that changes how the completions of all commands look."""
    file = os.path.expanduser("~/.zshrc")
    before = _text_of(file)
    try:
        yield
    finally:
        after = _text_of(file)
        if _ZSH_STYLE in after and _ZSH_STYLE not in before:
            with open(file, "w", encoding="utf-8") as zshrc:
                zshrc.write(after.replace(f"\n{_ZSH_STYLE}\n", "\n").rstrip() + "\n")


def _text_of(file: str) -> str:
    try:
        with open(file, encoding="utf-8") as opened:
            return opened.read()
    except (OSError, ValueError):
        return ""
