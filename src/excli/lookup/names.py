"""What people call an exercise → the exercise.

A name opens an entry when every word of one of its names is in what was typed, and every further word goes without
saying: the entry's own equipment, position, sides or target. Otherwise a name that lacks only what goes without
saying, or the beginning of one, opens where search agrees; what is left is answered with what search finds.
"""

from __future__ import annotations

from collections.abc import Sequence

from excli.catalog.store import APART, Store
from excli.lookup.name_matching import (
    MOST_WORDS,
    SHOWN,
    Match,
    Named,
    closest_page,
    listed_meaning,
    matches_of,
    name_rules,
    reading_of,
    readings_of,
    slugs_of,
)
from excli.model.errors import AmbiguousNameError, NotFoundError
from excli.model.suggest import nearest
from excli.model.text import LAST, key, words

__all__ = ["Named", "cut", "find", "has_slug", "is_name", "resolve", "suggest"]

# A word that ends this share of the names that have it says that the name is whole.
_WHOLE = 0.4
# The share of its letters that a name may be misspelled in and still be the only one suggested.
_CLOSE = 0.34
# From how many words on the beginning of a name is taken for it.
_BEGUN_FROM = 2


def resolve(store: Store, name: str) -> str:
    """Return the slug of the entry a name means; see `find`."""
    return find(store, name).slug


def find(store: Store, name: str) -> Named:
    """Return the entry a name means, in any order of its words, spelling, and with what goes without saying.

    Raises NotFoundError with what search finds, or AmbiguousNameError with the candidates.
    """
    parts = words(name)
    if not parts or len(parts) > MOST_WORDS:
        raise NotFoundError(name, [])
    if has_slug(store, name):
        return Named(name.strip().lower())
    exact = _exact(store, name)
    if exact:
        return exact
    rules = name_rules(store)
    readings = readings_of(store, name, rules)
    candidates: list[Match] = []
    for reading in readings:
        found = listed_meaning(store, name, reading, rules)
        if found:
            return found
        matches = matches_of(store, reading, rules)
        said = [match for match in matches if not match.dropped]
        if said:
            return _opened(store, name, said)
        candidates = candidates or matches
    return closest_page(store, readings, rules) or _agreed(store, name, candidates)


def cut(store: Store, parts: Sequence[str]) -> list[str] | None:
    """Return the names that several words typed without quotes are, by longest match; None when they cannot be cut.

    >>> cut(open_store(), ["front", "squat", "back", "squat"])  # doctest: +SKIP
    ['front squat', 'back squat']
    """
    if not parts:
        return []
    for size in range(min(len(parts), MOST_WORDS), 0, -1):
        name = " ".join(parts[:size])
        if is_name(store, name):
            rest = cut(store, parts[size:])
            if rest is not None:
                return [name, *rest]
    return None


def is_name(store: Store, text: str) -> bool:
    """Return whether a text opens an entry as it is typed: not by a beginning, nor by what search finds."""
    if has_slug(store, text) or store.query("SELECT 1 FROM names WHERE key = ?", (key(text),)):
        return True
    rules = name_rules(store)
    reading = reading_of([words(text)], rules)
    if not reading.parts or len(set(reading.parts)) < len(reading.parts):  # "plank planks" is a name twice
        return False
    try:
        if listed_meaning(store, text, reading, rules):
            return True
    except AmbiguousNameError:
        return False
    return any(not match.dropped for match in matches_of(store, reading, rules))


def suggest(store: Store, name: str) -> list[str]:
    """Return slugs of entries that may be meant by a name that opens none, best first."""
    return _suggestions(store, name, _likely(store, name), ())


def has_slug(store: Store, name: str) -> bool:
    """Return whether a text is the slug of an entry."""
    return bool(store.query("SELECT 1 FROM entries WHERE slug = ?", (name.strip().lower(),)))


def _exact(store: Store, name: str) -> Named | None:
    """Return the entry with a name or alias of the very letters.

    Raises AmbiguousNameError where several have it.
    """
    rows = store.query(
        "SELECT slug, min(rank) FROM names JOIN entries ON id = entry WHERE key = ? GROUP BY id ORDER BY 2, id",
        (key(name),),
    )
    slugs = [str(slug) for slug, rank in rows if rank == rows[0][1]]
    if len(slugs) > 1:
        raise AmbiguousNameError(name, slugs[:SHOWN], len(slugs))
    return Named(slugs[0]) if slugs else None


def _opened(store: Store, name: str, matches: Sequence[Match]) -> Named:
    """Return the entry of the best match.

    Raises AmbiguousNameError where several entries have the very name.
    """
    best = matches[0]
    equals = [match.entry for match in matches if match[:5] == best[:5]]
    slugs = slugs_of(store, equals)
    if len(slugs) > 1:
        raise AmbiguousNameError(name, slugs[:SHOWN], len(slugs))
    return Named(slugs[0])


def _agreed(store: Store, name: str, candidates: Sequence[Match]) -> Named:
    """Return the one entry whose name lacks no more than goes without saying, or begins so, where search finds it first.

    Raises AmbiguousNameError or NotFoundError.
    """
    closest = [match for match in candidates if match[:4] == candidates[0][:4]]
    begun = _begun(store, name)
    likely = _likely(store, name)
    for entries in (
        [match.entry for match in closest if match.dropped < APART],
        begun if _is_begun(store, name) else [],
    ):
        slugs = slugs_of(store, entries)
        if len(slugs) == 1 and likely[:1] == slugs:
            return Named(slugs[0])
    possible = slugs_of(store, list(dict.fromkeys([*(match.entry for match in closest), *begun])))
    if len(possible) > 1:
        ordered = sorted(possible, key=lambda slug: likely.index(slug) if slug in likely else len(likely))
        raise AmbiguousNameError(name, ordered[:SHOWN], len(ordered))
    raise NotFoundError(name, _suggestions(store, name, likely, possible))


def _suggestions(store: Store, name: str, likely: Sequence[str], possible: Sequence[str]) -> list[str]:
    """Return what a text that opens nothing may mean: one that is spelled nearly so, or what search finds."""
    spelled = dict(store.query("SELECT key, slug FROM names JOIN entries ON id = entry ORDER BY rank DESC, id DESC"))
    close = [spelled[spelling] for spelling in nearest(key(name), spelled, limit=1, worst=_CLOSE)]
    if close and close == list(likely[:1]):
        return close
    return list(dict.fromkeys([*close, *likely, *possible]))[:SHOWN]


def _is_begun(store: Store, name: str) -> bool:
    """Return whether a text stops before the end of a name: "bulgarian split" does, "trap bar squat" is whole.

    A single word says too little.
    """
    if len(words(name)) < _BEGUN_FROM:
        return False
    rows = store.query("SELECT share FROM name_ends WHERE word = ?", (words(name)[-1],))
    return not rows or float(rows[0][0]) < _WHOLE


def _begun(store: Store, name: str) -> list[int]:
    """Return the entries with a name or alias that goes on after the very words typed."""
    rows = store.query(
        "SELECT DISTINCT entry FROM names WHERE words >= :words AND words < :last ORDER BY entry",
        {"words": f"{' '.join(words(name))} ", "last": f"{' '.join(words(name))} {LAST}"},
    )
    return [int(entry) for (entry,) in rows]


def _likely(store: Store, name: str) -> list[str]:
    """Return the slugs that search finds, best first."""
    from excli.lookup.filters import Filter
    from excli.lookup.search import search

    return [hit.record["slug"] for hit in search(store, name, Filter(), 2 * SHOWN, prose=False)]
