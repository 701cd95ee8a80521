"""The wishes in a query: words that ask for a filter."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import covered
from excli.lookup.search.phrasing import Phrases, bare_spans, wished_phrases
from excli.lookup.vocabulary import terms_of
from excli.model.facets import BODY_WEIGHT

if TYPE_CHECKING:
    from excli.model.vocabulary import Term

# The family of words that only say when: they ask for nothing.
OCCASION = "occasion"
_OCCASIONS = ("before", "after")
# What a sore part of the body is mostly to have where nobody says what.
_GENTLY = ("category", ("stretching", "mobility"))
# Between two wishes they say that both are meant.
_LISTING = frozenset(("and", "or", "plus", "n"))
# From how many names on a word asks for what is called so.
_MANY_NAMES = 30
# How many words before a joint say what is done to it: "bother my right knee".
_HARM_REACHES = 3
Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""(criterion name, values) pairs; all of them must hold, and any one value of each."""


class Wish(NamedTuple):
    """Words of the query that ask for a filter.

    words    where they stand in the query: first and one past the last
    said     the words
    family   what they speak of: "place" (of the body), "kit", OCCASION, or the criteria themselves
    wants    what fulfils the wish wholly
    accepts  what fulfils it in some way: any one of these
    refused  "no" or "without" stands before them: what they accept is not wanted
    soft     the words are an exercise's own name as well: they are looked for in names, too
    sore     it asks to leave a sore joint alone, or to work on it
    """

    words: tuple[int, int]
    said: str
    family: str
    wants: Filters
    accepts: tuple[Filters, ...]
    refused: bool = False
    soft: bool = False
    sore: bool = False


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

# Criteria of which one is narrowed by another: a bar in the park is no barbell.
_NARROWING = {(name, name) for name in (*_WISHED.values(), "target")} | {("equipment", "have")}


def wishes_in(store: Store, parts: list[str], phrases: Phrases, named: tuple[int, int]) -> list[Wish]:
    """The wishes in a query: the longest phrases first, no word in two of them.

    In what is `named`, from one place up to another, nothing is wished: "leg press alternative" wants no leg press.
    """
    runs = [run for run in bare_spans(parts) if run[1] <= named[0] or named[1] <= run[0]]
    values, joints = _values(store, [phrase for _, _, phrase in runs])
    found, taken = _spotted(store, runs, values, phrases)
    wishes: list[Wish] = []
    for wish in found:
        before = parts[max(0, wish.words[0] - _HARM_REACHES) : wish.words[0]]
        harmed = any(part in phrases["harm"] for part in before)
        if wish.said in joints and (
            harmed or wish.family != "place" or any(other.family == "place" for other in wishes)
        ):
            spared = _refused(store, _joint(wish, joints[wish.said]), parts, taken, phrases, again=False)
            if _avoids(spared):
                wishes.append(spared)
                continue
        again = bool(wishes) and wishes[-1].refused and set(parts[wishes[-1].words[1] : wish.words[0]]) & {"or", "nor"}
        wishes.append(_refused(store, wish, parts, taken, phrases, again=bool(again)))
    occasions = [wish for wish in wishes if not _avoids(wish) and _is_occasion(wish, parts, phrases)]
    if len(occasions) < len(wishes):
        wishes = [wish._replace(family=OCCASION) if wish in occasions else wish for wish in wishes]
    # A joint alone is no wish to spare it; "no knees" and "sore knee", which is among the phrases, are.
    wishes = [wish for wish in wishes if wish.wants[0][0] != "joint"]
    wishes = _spared(wishes, parts, phrases, alone=len(wishes) == 1 and named[0] == named[1])
    wishes = [wish._replace(soft=_is_soft(store, wish)) for wish in wishes]
    return _with_what_is_owned(store, _agreed(wishes, parts), parts, phrases)


def _values(store: Store, said: list[str]) -> tuple[dict[str, list[tuple[str, tuple[str, ...]]]], dict[str, str]]:
    """What the phrases are values of: phrase → (criterion name, values) pairs; and the joints: phrase → slug."""
    keys = {phrase.replace(" ", ""): phrase for phrase in said}
    rows = store.query(
        "SELECT key, facet, slug FROM term_keys WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    values: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    joints: dict[str, str] = {}
    for spelling, facet, slug in rows:
        if facet == "joint":
            joints[keys[spelling]] = slug
        elif facet in _WISHED:
            name = "have" if slug == BODY_WEIGHT else _WISHED[facet]
            values.setdefault(keys[spelling], []).append((name, _single(store, facet, slug)))
    for joint, slug in joints.items():
        values.setdefault(joint, [("joint", (slug,))])
    return values, joints


def _spotted(
    store: Store,
    runs: list[tuple[int, int, str]],
    values: dict[str, list[tuple[str, tuple[str, ...]]]],
    phrases: Phrases,
) -> tuple[list[Wish], set[int]]:
    """The wishes as they stand, in their order, and the places of all words that were understood."""
    phrased = wished_phrases(store, [phrase for _, _, phrase in runs])
    taken: set[int] = set()
    found = []
    for start, end, phrase in runs:
        if taken & set(range(start, end)) or not (phrase in values or phrase in phrased):
            continue
        if phrase in values and phrase not in phrases["short"] and _is_exercise(store, phrase, values[phrase]):
            continue
        taken |= set(range(start, end))
        if phrase not in phrased:  # one word may be a value of several facets: a muscle and a part of the body
            pairs = tuple(values[phrase])
            found.append(_wish((start, end), phrase, pairs, tuple((pair,) for pair in pairs)))
            continue
        asks, other = (_filters(phrased[phrase][part]) for part in ("asks", "or"))
        if asks:  # one meaning, of which every part must hold; "sitting all day" has none
            sore = phrased[phrase].get("sore", False)
            found.append(
                _wish((start, end), phrase, asks, (asks, other) if other else (asks,))._replace(sore=bool(sore))
            )
    return sorted(found), taken


def _filters(meaning: dict[str, list[str]]) -> Filters:
    return tuple((name, tuple(values)) for name, values in meaning.items())


def _spared(wishes: list[Wish], parts: list[str], phrases: Phrases, *, alone: bool) -> list[Wish]:
    """The wishes with a sore joint to be worked on rather than spared, where it is `alone` or the rest may heal it.

    Of one that is no part of the body in this catalog the texts must speak.
    """
    others = [wish for wish in wishes if not (wish.sore or wish.family == OCCASION)]
    training = [wish for wish in others if not _avoids(wish) and wish.family != "level" and wish.wants[0][0] != "have"]
    somewhere = any(wish.wants[0][0] == "have" for wish in others)  # "at my desk" is no training
    heals = any(part in phrases["heal"] for part in parts) or (all(map(_may_heal, training)) if training else somewhere)
    found = []
    for wish in wishes:
        if not wish.sore:
            found.append(wish)
        elif not (heals or alone):
            found.append(wish._replace(accepts=wish.accepts[:1]))
        elif len(wish.accepts) > 1:
            place = wish.accepts[1]
            wants = place if training else (_GENTLY, *place)
            found.append(_wish(wish.words, wish.said, wants, (wants,) if training else (wants, place)))
    return found


def _agreed(wishes: list[Wish], parts: list[str]) -> list[Wish]:
    """The wishes, those that ask for values of the same facet narrowed to what they share: "lying face down".

    What shares nothing, "chest and triceps", stays as it is, and so does what is listed: "hips and glutes".
    """

    def listed(first: Wish, second: Wish) -> bool:
        between = range(min(first.words[1], second.words[1]), max(first.words[0], second.words[0]))
        return any(parts[place] in _LISTING for place in between)

    narrowed = list(wishes)
    for place, wish in enumerate(wishes):
        for other in wishes:
            if other != wish and not (wish.refused or other.refused or listed(wish, other)):
                narrowed[place] = _narrowed(narrowed[place], other)
    return narrowed


def _narrowed(wish: Wish, by: Wish) -> Wish:
    if len(wish.wants) != 1 or len(by.wants) != 1 or (wish.wants[0][0], by.wants[0][0]) not in _NARROWING:
        return wish
    name, values = wish.wants[0]
    shared = tuple(value for value in values if value in by.wants[0][1])
    if not shared or shared == values:
        return wish
    accepts = tuple(
        tuple(
            (asked, shared if asked == name or {asked, name} == {"muscle", "target"} else values_)
            for asked, values_ in filters
        )
        for filters in wish.accepts
    )
    return wish._replace(wants=((name, shared),), accepts=accepts)


def _is_soft(store: Store, wish: Wish) -> bool:
    return not wish.refused and wish.family in ("pattern", "force") and _is_of_names(store, wish.said)


def _wish(words: tuple[int, int], said: str, pairs: Filters, accepts: tuple[Filters, ...]) -> Wish:
    criteria = {name for name, _ in pairs}
    family = next((family for family, names in _FAMILIES.items() if criteria <= names), " ".join(sorted(criteria)))
    wants = tuple(("target" if name == "muscle" else name, values) for name, values in pairs)
    return Wish(words, said, family, wants, accepts)


def _is_of_names(store: Store, said: str) -> bool:
    """Whether the words are an exercise's own name, or one that many names have: "press" asks for presses."""
    rows = store.query("SELECT uses FROM lexicon WHERE word = ?", (said,))
    return bool(rows and rows[0][0] >= _MANY_NAMES) or is_name(store, said.split())


def is_name(store: Store, parts: list[str]) -> bool:
    """Whether the words are an exercise's own name: "push up" asks for push-ups, not for all that press."""
    return bool(store.query("SELECT 1 FROM names WHERE key = ? LIMIT 1", ("".join(parts),)))


def _is_exercise(store: Store, said: str, pairs: list[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether the words name a machine only by the exercise it is for: "chest press"."""
    machines = [slug for name, values in pairs if name == "equipment" for slug in values]
    return bool(machines) and said.replace(" ", "-") not in machines and is_name(store, said.split())


def _is_occasion(wish: Wish, parts: list[str], phrases: Phrases) -> bool:
    """Whether the words only say when: "stretch after bench", "warm up before squats"."""
    place = wish.words[0] - 1
    while place >= 0 and parts[place] not in _OCCASIONS and parts[place] in phrases["idle"]:
        place -= 1
    return place >= 0 and parts[place] in _OCCASIONS


def _joint(wish: Wish, slug: str) -> Wish:
    """The same words as a joint alone."""
    return wish._replace(family="joint", wants=(("joint", (slug,)),), accepts=())


def _may_heal(wish: Wish) -> bool:
    """Whether it asks for a kind of training that a sore joint may be wanted for."""
    kinds = {value for name, values in wish.wants for value in values if name == "category"}
    return bool(kinds & {"strength", "stretching", "mobility"})


def _avoids(wish: Wish) -> bool:
    """Whether it asks to spare a joint; that is all a sore joint asks where something else is wished for as well."""
    return wish.wants[0][0] == "avoid"


def _refused(store: Store, wish: Wish, parts: list[str], taken: set[int], phrases: Phrases, *, again: bool) -> Wish:
    """The wish turned round, if the words around refuse it: "no bench", "without a rack", "bench is taken"."""
    joint = wish.wants[0][0] == "joint"

    def beside(place: int, step: int, words_: Container[str]) -> int | None:
        while 0 <= place < len(parts):
            if parts[place] in words_:
                return place
            harm = joint and parts[place] in phrases["harm"]
            if not harm and (place in taken or parts[place] not in phrases["idle"]):
                break
            place += step
        return None

    if wish.wants[0][0] == "avoid":
        firmly = wish.sore and beside(wish.words[0] - 1, -1, phrases["refuse"]) is not None
        return wish._replace(sore=False, accepts=wish.accepts[:1]) if firmly else wish  # "without hurting my back"
    if wish.wants[0][0] == "have":
        refused = beside(wish.words[0] - 1, -1, phrases["refuse"]) is not None
        return wish._replace(family=OCCASION) if refused else wish  # "not at home" leaves everywhere else
    kit = tuple(filters for filters in wish.accepts if filters[0][0] == "equipment")
    no = again or beside(wish.words[0] - 1, -1, phrases["refuse"]) is not None
    gone = beside(wish.words[1], 1, phrases["taken"]) if kit else None
    if joint:
        spared: Filters = (("avoid", wish.wants[0][1]),)
        return wish._replace(wants=spared, accepts=(spared,), family="avoid") if no else wish
    if no or gone is not None:
        words = wish.words if gone is None else (wish.words[0], gone + 1)
        return wish._replace(words=words, accepts=_kinds_of(store, kit) if kit else wish.accepts, refused=True)
    return wish


def _kinds_of(store: Store, kit: tuple[Filters, ...]) -> tuple[Filters, ...]:
    """Filters for equipment with all that is a kind of it: who has no bench has no incline bench either."""
    terms = _equipment(store)

    def wider(values: tuple[str, ...]) -> tuple[str, ...]:
        labels = tuple(f" {terms[value].label}" for value in values)
        return tuple(
            dict.fromkeys([*values, *(slug for slug, term in terms.items() if f" {term.label}".endswith(labels))])
        )

    return tuple(
        tuple((name, wider(values) if name == "equipment" else values) for name, values in filters) for filters in kit
    )


def _equipment(store: Store) -> dict[str, Term]:
    terms: dict[str, Term] = store.kept("equipment", lambda: terms_of(store, "equipment"))
    return terms


def _with_what_is_owned(store: Store, wishes: list[Wish], parts: list[str], phrases: Phrases) -> list[Wish]:
    """Wishes for kit once it is known what else was named.

    Who names two things, or says that one is all there is, needs no third.
    """
    kit = [wish for wish in wishes if wish.family == "kit" and not wish.refused]
    only = any(part in phrases["only"] for part in parts)
    named = [wish for wish in kit if wish.wants[0][0] == "equipment"]
    if not named or not (only or len(kit) > 1):
        return wishes  # of two places, "at home" and "no weights", each has its say
    owned = [
        value for wish in kit for filters in (wish.wants, *wish.accepts) for _, values in filters for value in values
    ]
    rows = store.query(
        "SELECT meaning FROM phrases WHERE part = 'along' AND phrase IN (SELECT value FROM json_each(?))",
        (json.dumps(owned),),
    )
    owned += [other for (meaning,) in rows for other in json.loads(meaning)]
    have = ("have", tuple(dict.fromkeys(covered(_equipment(store), owned))))

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
