"""What a shell offers on Tab. Nothing here may load Rich, or fail: no answer is better than a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def names(incomplete: str) -> list[tuple[str, str]]:
    """Slugs whose entry has a name or alias that begins with what is typed, each with its name."""
    from excli.catalog.store import open_store
    from excli.lookup.names import starting_with
    from excli.model.errors import ExcliError

    try:
        rows = starting_with(open_store(), incomplete)
    except ExcliError:
        return []
    # A shell drops what does not begin with the word under the cursor, so slugs that do come first.
    return sorted(rows, key=lambda row: (not row[0].startswith(incomplete), row[0]))


def values_of(facet: str) -> Callable[[str], list[tuple[str, str]]]:
    """A completer for the values of a facet, the last of several with commas between."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        from excli.catalog.store import open_store
        from excli.lookup.terms import terms_of
        from excli.model.errors import ExcliError

        before, comma, typed = incomplete.rpartition(",")
        try:
            terms = terms_of(open_store(), facet)
        except ExcliError:
            return []
        return [
            (f"{before}{comma}{slug}", term.meaning) for slug, term in terms.items() if slug.startswith(typed.lower())
        ]

    return complete


def words(known: Iterable[str]) -> Callable[[str], list[str]]:
    """A completer for fixed words, the last of several with commas between."""

    def complete(incomplete: str) -> list[str]:
        before, comma, typed = incomplete.rpartition(",")
        return [f"{before}{comma}{word}" for word in known if word.startswith(typed.lower())]

    return complete


def kits(incomplete: str) -> list[str]:
    """The names of a person's kits, and those that come with excli."""
    from excli.catalog.kits import read_kits
    from excli.catalog.store import open_store
    from excli.lookup.coaching import coaching
    from excli.model.errors import ExcliError

    try:
        known = [*read_kits(), *coaching(open_store(), "kits")["presets"], "all"]
        return [name for name in dict.fromkeys(known) if name.startswith(incomplete.lower())]
    except ExcliError:
        return []
