"""What people call an exercise → the exercise.

A name opens an entry when every word of one of its names is in what was typed, and every further word goes without
saying: the entry's own equipment, position, sides or target. Otherwise a name that lacks only what goes without
saying, or the beginning of one, opens where search agrees; what is left is answered with what search finds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from excli.catalog.store import APART, Store
from excli.model.errors import AmbiguousNameError, NotFoundError
from excli.model.names import NameRules, bag_key
from excli.model.suggest import nearest
from excli.model.text import LAST, key, words

# How many candidates are listed.
SHOWN = 5
# More words than this are no name; the names of the catalog have at most nine.
_MOST_WORDS = 12
# A word that ends this share of the names that have it says that the name is whole.
_WHOLE = 0.4
# The share of its letters that a name may be misspelled in and still be the only one suggested.
_CLOSE = 0.34
# From how many words on the beginning of a name is taken for it.
_BEGUN_FROM = 2
# What parts an exercise from its kit or kind: "Bench Press (Barbell)", "Squat - Front", "Dead Lifts: Barbell".
_PARTED = re.compile(r"[()\[\],:;/–—]| - ")
# Sorts a name that stands in no piece of the text behind those that do.
_NOWHERE = 99
_ASK = "ask"


class Named(NamedTuple):
    """The entry a name opens.

    slug     the entry
    others   other entries the name may mean, best known first
    nearest  the entry only comes closest: what was asked for has no page
    """

    slug: str
    others: tuple[str, ...] = ()
    nearest: bool = False


class _Match(NamedTuple):
    """An entry one of whose names was typed. Less is better, in this order: words of the name that were not said,
    whether more was said than the name, which piece of the text the name stands in as it is written, words of the text
    that the name lacks, name (0) or alias (1), place among the best known.
    """

    dropped: int
    more: bool
    piece: int
    beside: int
    rank: int
    entry: int


def resolve(store: Store, name: str) -> str:
    """Return the slug of the entry a name means; see `find`."""
    return find(store, name).slug


def find(store: Store, name: str) -> Named:
    """Return the entry a name means, in any order of its words, spelling, and with what goes without saying.

    Raises NotFoundError with what search finds, or AmbiguousNameError with the candidates.
    """
    parts = words(name)
    if not parts or len(parts) > _MOST_WORDS:
        raise NotFoundError(name, [])
    if has_slug(store, name):
        return Named(name.strip().lower())
    exact = _exact(store, name)
    if exact:
        return exact
    rules = _rules(store)
    readings = _readings(store, name, rules)
    candidates: list[_Match] = []
    for reading in readings:
        found = _meant(store, name, reading, rules)
        if found:
            return found
        matches = _matches(store, reading, rules)
        said = [match for match in matches if not match.dropped]
        if said:
            return _opened(store, name, said)
        candidates = candidates or matches
    return _agreed(store, name, candidates)


def cut(store: Store, parts: Sequence[str]) -> list[str] | None:
    """Return the names that several words typed without quotes are, by longest match; None when they cannot be cut.

    >>> cut(open_store(), ["front", "squat", "back", "squat"])  # doctest: +SKIP
    ['front squat', 'back squat']
    """
    if not parts:
        return []
    for size in range(min(len(parts), _MOST_WORDS), 0, -1):
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
    rules = _rules(store)
    reading = _reading([words(text)], rules)
    if not reading.parts or len(set(reading.parts)) < len(reading.parts):  # "plank planks" is a name twice
        return False
    try:
        if _meant(store, text, reading, rules):
            return True
    except AmbiguousNameError:
        return False
    return any(not match.dropped for match in _matches(store, reading, rules))


def suggest(store: Store, name: str) -> list[str]:
    """Return slugs of entries that may be meant by a name that opens none, best first."""
    return _suggestions(store, name, _likely(store, name), ())


def has_slug(store: Store, name: str) -> bool:
    """Return whether a text is the slug of an entry."""
    return bool(store.query("SELECT 1 FROM entries WHERE slug = ?", (name.strip().lower(),)))


def _rules(store: Store) -> NameRules:
    def read() -> NameRules:
        document = json.loads(store.query("SELECT document FROM name_rules")[0][0])
        return NameRules(same=document["same"], heard=document["heard"], silent=frozenset(document["silent"]))

    rules: NameRules = store.kept("name rules", read)
    return rules


class _Reading(NamedTuple):
    """The words of a name as it may be meant, and the same as text, with a bar where a bracket or a comma parts them."""

    parts: tuple[str, ...]
    text: str


def _readings(store: Store, name: str, rules: NameRules) -> list[_Reading]:
    """Return the words as they may be meant, likeliest first: as typed, as heard, then as the reader of queries has them."""
    from excli.lookup.search.reading import read_query

    pieces = [words(piece) for piece in _PARTED.split(name)]
    heard = [[rules.heard.get(part, part) for part in piece] for piece in pieces]
    spelled = [
        [[part for token in reading.tokens for part in token.word.split()]]
        for reading in read_query(store, name)
        if all(token.how in ("known", "idle") for token in reading.tokens)
    ]
    return list(dict.fromkeys(_reading(found, rules) for found in (pieces, heard, *spelled)))


def _reading(pieces: Iterable[list[str]], rules: NameRules) -> _Reading:
    compared = [rules.compared(piece) for piece in pieces]
    return _Reading(tuple(chain.from_iterable(compared)), " | ".join(" ".join(piece) for piece in compared if piece))


def _meant(store: Store, name: str, reading: _Reading, rules: NameRules) -> Named | None:
    """Return what a name that several entries share, or that has no page, is listed to mean."""
    rows = store.query("SELECT slugs, nearest FROM meant WHERE bag = ?", (bag_key(rules.bag(reading.parts)),))
    if not rows:
        return None
    slugs = json.loads(rows[0][0])
    if slugs[0] == _ASK:
        raise AmbiguousNameError(name, slugs[1:][:SHOWN], len(slugs) - 1)
    return Named(slugs[0], tuple(slugs[1:]), nearest=bool(rows[0][1]))


def _matches(store: Store, reading: _Reading, rules: NameRules) -> list[_Match]:
    """Return the entries one of whose names is in the words, where all else goes without saying; best first."""
    typed = rules.bag(reading.parts)
    if len(typed) > _MOST_WORDS:
        return []
    bags = [bag_key(some) for size in range(1, len(typed) + 1) for some in combinations(sorted(typed), size)]
    rows = store.query(
        "SELECT bag, entry, rank, dropped, phrases FROM name_bags JOIN implied USING (entry)"
        " WHERE bag IN (SELECT value FROM json_each(?))",
        (json.dumps(bags),),
    )
    found = []
    for bag, entry, rank, dropped, phrases in rows:
        rest = typed.difference(bag.split())
        if not rest or _goes_without_saying(rest, typed, phrases):
            found.append((bag, _Match(dropped, bool(rest), 0, len(rest), rank, entry)))
    if len({match.entry for _, match in found}) > 1:
        written = _written(store, reading, {match.entry for _, match in found}, rules)
        found = [(bag, match._replace(piece=written.get((match.entry, bag), _NOWHERE))) for bag, match in found]
    best: dict[int, _Match] = {}
    for _, match in found:
        best[match.entry] = min(best.get(match.entry, match), match)
    return sorted(best.values())


def _written(store: Store, reading: _Reading, entries: Iterable[int], rules: NameRules) -> dict[tuple[int, str], int]:
    """Return entry and bag of the names that stand in the text word by word → in which piece of it, from 0.

    "band squat" stands in "Band Squat (Band)", "squat with band" does not.
    """
    text = f" {reading.text} "
    rows = store.query(
        "SELECT entry, words FROM names WHERE entry IN (SELECT value FROM json_each(?))", (json.dumps(list(entries)),)
    )
    found: dict[tuple[int, str], int] = {}
    for entry, name in rows:
        parts = rules.compared(name.split())
        before, said, _ = text.partition(f" {' '.join(parts)} ")
        if said:
            found[entry, bag_key(rules.bag(parts))] = before.count("|")
    return found


def _goes_without_saying(rest: frozenset[str], typed: frozenset[str], phrases: str) -> bool:
    """Return whether phrases that are true of an entry anyway, said in whole, cover the rest of the words."""
    covered: set[str] = set()
    for phrase in json.loads(phrases):
        said = phrase.split()
        if typed.issuperset(said):
            covered.update(said)
    return rest <= covered


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


def _opened(store: Store, name: str, matches: Sequence[_Match]) -> Named:
    """Return the entry of the best match.

    Raises AmbiguousNameError where several entries have the very name.
    """
    best = matches[0]
    equals = [match.entry for match in matches if match[:5] == best[:5]]
    slugs = _slugs(store, equals)
    if len(slugs) > 1:
        raise AmbiguousNameError(name, slugs[:SHOWN], len(slugs))
    return Named(slugs[0])


def _agreed(store: Store, name: str, candidates: Sequence[_Match]) -> Named:
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
        slugs = _slugs(store, entries)
        if len(slugs) == 1 and likely[:1] == slugs:
            return Named(slugs[0])
    possible = _slugs(store, list(dict.fromkeys([*(match.entry for match in closest), *begun])))
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


def _slugs(store: Store, entries: Sequence[int]) -> list[str]:
    rows = store.query(
        "SELECT slug FROM entries WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(entries)),),
    )
    return [str(slug) for (slug,) in rows]
