"""Typed words against the names of the catalog: which entries are named, and how closely."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from excli.catalog.store import Store
from excli.model.errors import AmbiguousNameError
from excli.model.names import NameRules, bag_key
from excli.model.text import words

# How many candidates are listed.
SHOWN = 5
# More words than this are no name; the names of the catalog have at most nine.
MOST_WORDS = 12
# What parts an exercise from its kit or kind: "Bench Press (Barbell)", "Squat - Front", "Dead Lifts: Barbell".
_PARTED = re.compile(r"[()\[\],:;/–—]| - ")
# Sorts a name that stands in no piece of the text behind those that do.
_NOWHERE = 99
_ASK = "ask"
# So many phrases that change little may be left out of one name at a time.
_MOST_ASIDE = 3


class Named(NamedTuple):
    """The entry a name opens.

    slug     the entry
    others   other entries the name may mean, best known first
    nearest  the entry only comes closest: what was asked for has no page
    """

    slug: str
    others: tuple[str, ...] = ()
    nearest: bool = False


class Match(NamedTuple):
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


def name_rules(store: Store) -> NameRules:
    def read() -> NameRules:
        document = json.loads(store.query("SELECT document FROM name_rules")[0][0])
        return NameRules(
            same=document["same"],
            heard=document["heard"],
            silent=frozenset(document["silent"]),
            hung=frozenset(document["hung"]),
            loads=frozenset(document["loads"]),
            aside={phrase: tuple(beside) for phrase, beside in document["aside"].items()},
        )

    rules: NameRules = store.kept("name rules", read)
    return rules


class Reading(NamedTuple):
    """The words of a name as it may be meant, and the same as text, with a bar where a bracket or a comma parts them."""

    parts: tuple[str, ...]
    text: str


def readings_of(store: Store, name: str, rules: NameRules) -> list[Reading]:
    """Return the words as they may be meant, likeliest first: as typed, as heard, then as the reader of queries has them."""
    from excli.lookup.query import Match, read

    pieces = [words(piece) for piece in _PARTED.split(name)]
    heard = [[rules.heard.get(part, part) for part in piece] for piece in pieces]
    spelled = [
        [[part for token in query.tokens for part in token.word.split()]]
        for query in read(store, name)
        if all(token.match in (Match.EXACT, Match.STOPWORD) for token in query.tokens)
    ]
    found = [reading_of(parts, rules) for parts in (pieces, heard, *spelled)]
    loose = rules.compared_loosely([part for piece in heard for part in piece])
    return list(dict.fromkeys([*found, Reading(tuple(loose), "")]))


def reading_of(pieces: Iterable[list[str]], rules: NameRules) -> Reading:
    compared = [rules.compared(piece) for piece in pieces]
    return Reading(tuple(chain.from_iterable(compared)), " | ".join(" ".join(piece) for piece in compared if piece))


def listed_meaning(store: Store, name: str, reading: Reading, rules: NameRules) -> Named | None:
    """Return what a name that several entries share, or that has no page, is listed to mean."""
    rows = store.query("SELECT slugs, nearest FROM meant WHERE bag = ?", (bag_key(rules.bag(reading.parts)),))
    if not rows:
        return None
    slugs = json.loads(rows[0][0])
    if slugs[0] == _ASK:
        raise AmbiguousNameError(name, slugs[1:][:SHOWN], len(slugs) - 1)
    return Named(slugs[0], tuple(slugs[1:]), nearest=bool(rows[0][1]))


def _listed(store: Store, reading: Reading, rules: NameRules) -> list[str]:
    """Return what the words are listed to mean, first what opens, or `ask`."""
    rows = store.query("SELECT slugs FROM meant WHERE bag = ?", (bag_key(rules.bag(reading.parts)),))
    found: list[str] = json.loads(rows[0][0]) if rows else []
    return found


def matches_of(store: Store, reading: Reading, rules: NameRules) -> list[Match]:
    """Return the entries one of whose names is in the words, where all else goes without saying; best first."""
    typed = rules.bag(reading.parts)
    if len(typed) > MOST_WORDS:
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
            found.append((bag, Match(dropped, bool(rest), 0, len(rest), rank, entry)))
    whole = [frozenset(bag.split()) for bag, match in found if not match.dropped]
    found = [(bag, match) for bag, match in found if not _lacks_handle(frozenset(bag.split()), whole, rules)]
    if len({match.entry for _, match in found}) > 1:
        written = _written(store, reading, {match.entry for _, match in found}, rules)
        found = [(bag, match._replace(piece=written.get((match.entry, bag), _NOWHERE))) for bag, match in found]
    best: dict[int, Match] = {}
    for _, match in found:
        best[match.entry] = min(best.get(match.entry, match), match)
    return sorted(best.values())


def closest_page(store: Store, readings: Sequence[Reading], rules: NameRules) -> Named | None:
    """Return the entry a name opens when what changes little is left out: "hammer curl on a stability ball"."""
    for reading in readings:
        typed = rules.bag(reading.parts)
        said = [
            frozenset(phrase.split())
            for phrase, beside in rules.aside.items()
            if typed.issuperset(phrase.split()) and (not beside or typed.intersection(beside))
        ]
        for load in sorted(typed & rules.loads):  # "curtsy lunge with dumbbells": what is done without a load
            matches = matches_of(store, _without(reading, frozenset((load,))), rules)
            best = [match.entry for match in matches if not match.dropped and match[:5] == matches[0][:5]]
            if len(best) == 1 and _needs_no_load(store, best[0]):
                return Named(slugs_of(store, best)[0], nearest=True)
        for size in range(1, min(len(said), _MOST_ASIDE) + 1):
            for some in combinations(said, size):
                left = _without(reading, frozenset().union(*some))
                listed = _listed(store, left, rules)
                if listed:
                    return Named(listed[0], nearest=True) if len(listed) == 1 else None
                matches = matches_of(store, left, rules)
                best = [match.entry for match in matches if not match.dropped and match[:5] == matches[0][:5]]
                if len(best) == 1:
                    return Named(slugs_of(store, best)[0], nearest=True)
    return None


def _needs_no_load(store: Store, entry: int) -> bool:
    (row,) = store.query("SELECT phrases FROM implied WHERE entry = ?", (entry,))
    return "body weight" in json.loads(row[0])


def _lacks_handle(bag: frozenset[str], others: Iterable[frozenset[str]], rules: NameRules) -> bool:
    """Return whether another name is the same but for the handle it says, as of two pushdowns the one with a rope."""
    return any(bag < other and other - bag <= rules.hung for other in others)


def _without(reading: Reading, left_out: frozenset[str]) -> Reading:
    parts = tuple(part for part in reading.parts if part not in left_out)
    return Reading(parts, " ".join(part for part in reading.text.split() if part not in left_out))


def _written(store: Store, reading: Reading, entries: Iterable[int], rules: NameRules) -> dict[tuple[int, str], int]:
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


def slugs_of(store: Store, entries: Sequence[int]) -> list[str]:
    rows = store.query(
        "SELECT slug FROM entries WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(entries)),),
    )
    return [str(slug) for (slug,) in rows]
