"""The wishes in a query: words that ask for a filter."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import covered
from excli.lookup.search.phrasing import Phrases, spans, wished_phrases
from excli.lookup.terms import terms_of
from excli.model.facets import BODY_WEIGHT

_REFUSALS = ("no", "not", "without")

Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""(criterion name, values) pairs; all of them must hold, and any one value of each."""


class Wish(NamedTuple):
    """Words of the query that ask for a filter.

    words    where they stand in the query: first and one past the last
    said     the words
    family   what they speak of: "place" (of the body), "kit", or the criteria themselves
    wants    what fulfils the wish wholly
    accepts  what fulfils it in some way: any one of these
    refused  "no" or "without" stands before them: what they accept is not wanted
    """

    words: tuple[int, int]
    said: str
    family: str
    wants: Filters
    accepts: tuple[Filters, ...]
    refused: bool = False


_FAMILIES = {
    "place": {"body_part", "muscle", "target"},
    "kit": {"equipment", "have"},
    "kind": {"category"},
    "level": {"difficulty"},
}
# Facets whose words are wishes → the criterion they ask for.
_WISHED = {
    "muscle": "muscle",
    "body-part": "body_part",
    "equipment": "equipment",
    "difficulty": "difficulty",
    "category": "category",
    "pattern": "pattern",
    "mechanic": "mechanic",
    "force": "force",
    "position": "position",
    "laterality": "laterality",
}


def wishes_in(store: Store, parts: list[str], phrases: Phrases) -> list[Wish]:
    """The wishes in a query: the longest phrases first, no word in two of them."""
    runs = list(spans(parts))
    keys = {phrase.replace(" ", ""): phrase for _, _, phrase in runs}
    rows = store.query(
        "SELECT key, facet, slug FROM term_keys WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    named: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for spelling, facet, slug in rows:
        if facet not in _WISHED:
            continue  # a joint alone is no wish to spare it; "sore knee" is, among the phrases
        name = "have" if slug == BODY_WEIGHT else _WISHED[facet]
        named.setdefault(keys[spelling], []).append((name, _single(store, facet, slug)))
    phrased = wished_phrases(store, parts)
    taken: set[int] = set()
    found = []
    for start, end, phrase in runs:
        if taken & set(range(start, end)) or not (phrase in named or phrase in phrased):
            continue
        taken |= set(range(start, end))
        if phrase in phrased and not phrased[phrase]:
            continue  # "sitting all day" asks for no position
        if phrase in phrased:  # one meaning, of which every part must hold
            pairs = [(name, tuple(values)) for name, values in phrased[phrase].items()]
            wish = _wish((start, end), phrase, pairs, (tuple(pairs),))
        else:  # one word may be a value of several facets: a muscle and a part of the body
            pairs = named[phrase]
            wish = _wish((start, end), phrase, pairs, tuple((pair,) for pair in pairs))
        found.append(wish)
    wishes = [_refused(wish, parts, taken, phrases) for wish in sorted(found)]
    wishes = [wish for wish in wishes if wish.refused or wish.family != "pattern" or not _is_name(store, wish)]
    firm = any(part in phrases["firm"] for part in parts)
    spare = (firm or not any(part in phrases["heal"] for part in parts)) and not all(map(_avoids, wishes))
    wishes = [wish for wish in wishes if spare or not _avoids(wish)]
    return _with_what_is_owned(store, wishes, parts, phrases)


def _wish(
    words: tuple[int, int], said: str, pairs: list[tuple[str, tuple[str, ...]]], accepts: tuple[Filters, ...]
) -> Wish:
    criteria = {name for name, _ in pairs}
    family = next((family for family, names in _FAMILIES.items() if criteria <= names), " ".join(sorted(criteria)))
    wants = tuple(("target" if name == "muscle" else name, values) for name, values in pairs)
    return Wish(words, said, family, wants, accepts)


def _is_name(store: Store, wish: Wish) -> bool:
    """Whether the words are an exercise's own name: "push up" asks for push-ups, not for all that press."""
    return bool(store.query("SELECT 1 FROM names WHERE key = ? LIMIT 1", (wish.said.replace(" ", ""),)))


def _avoids(wish: Wish) -> bool:
    """Whether it asks to spare a joint; that is all a sore joint asks where something else is wished for as well."""
    return wish.wants[0][0] == "avoid"


def _refused(wish: Wish, parts: list[str], taken: set[int], phrases: Phrases) -> Wish:
    """The wish turned round, if the words around refuse it: "no bench", "without a rack", "bench is taken"."""

    def beside(place: int, step: int, words_: Container[str]) -> bool:
        while 0 <= place < len(parts) and place not in taken:
            if parts[place] in words_:
                return True
            if parts[place] not in phrases["idle"]:
                return False
            place += step
        return False

    if wish.wants[0][0] in ("have", "avoid"):
        return wish
    kit = tuple(filters for filters in wish.accepts if filters[0][0] == "equipment")
    if beside(wish.words[0] - 1, -1, _REFUSALS) or (kit and beside(wish.words[1], 1, phrases["taken"])):
        return wish._replace(accepts=kit or wish.accepts, refused=True)
    return wish


def _with_what_is_owned(store: Store, wishes: list[Wish], parts: list[str], phrases: Phrases) -> list[Wish]:
    """Wishes for kit once it is known what else was named.

    Who names two things, or says that one is all there is, needs no third.
    """
    kit = [wish for wish in wishes if wish.family == "kit" and not wish.refused]
    only = any(part in phrases["only"] for part in parts)
    if not kit or (len(kit) == 1 and not (only and kit[0].wants[0][0] == "equipment")):
        return wishes
    owned = [value for wish in kit for _, values in wish.wants for value in values]
    rows = store.query(
        "SELECT meaning FROM phrases WHERE part = 'along' AND phrase IN (SELECT value FROM json_each(?))",
        (json.dumps(owned),),
    )
    owned += [other for (meaning,) in rows for other in json.loads(meaning)]
    terms = store.kept("equipment", lambda: terms_of(store, "equipment"))
    have = ("have", tuple(dict.fromkeys(covered(terms, owned))))

    def owning(filters: Filters) -> Filters:
        return (*(pair for pair in filters if pair[0] != "have"), have)

    return [
        wish._replace(
            wants=owning(wish.wants),
            accepts=tuple(owning(filters) if only or filters[0][0] == "have" else filters for filters in wish.accepts),
        )
        if wish in kit
        else wish
        for wish in wishes
    ]


def _single(store: Store, facet: str, slug: str) -> tuple[str, ...]:
    """A value, or the members of a group."""
    if facet != "muscle":
        return (slug,)
    rows = store.query(
        "SELECT json_extract(document, '$.members') FROM terms WHERE facet = 'muscle' AND slug = ?", (slug,)
    )
    members = json.loads(rows[0][0]) if rows else []
    return tuple(members) or (slug,)
