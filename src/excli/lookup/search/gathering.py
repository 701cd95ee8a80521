"""Which entries can answer a reading: by name, by wish, by text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, combinations
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import CRITERION_BY_NAME, Filter
from excli.lookup.search.describing import ABOUT_MOVING, described
from excli.lookup.search.reading import Reading
from excli.lookup.search.spelling import Token
from excli.lookup.search.texts import ENOUGH, WHOLE_TEXT, by_search_phrases, by_text, narrowed, text_term
from excli.lookup.search.wishes import Wish
from excli.model.facets import BODY_WEIGHT

# Entries are numbered from the best known to the least, so stopping early keeps the best known.
MOST_NAMED, MOST_WISHED, MOST_MOVING, MOST_NEARLY = 80, 120, 20, 20
# From how many on entries that fulfil some wishes only are not looked for.
ENOUGH_WISHED = 5
_FEW, _PAIR = 5, 2
# Of how many wishes one is left out in turn, where few entries fulfil them all; it takes as many look-ups.
_MOST_TO_LEAVE_OUT = 6
# Of how many words a query must be to be just what somebody types.
_FEWEST_TYPED = 3
# One word alone asks for all that is called so.
_MOST_OF_ONE = 200
# What a wish counts that is fulfilled in some way, but not wholly.
_PARTLY = 0.4
# What what people type must tell at least where none of the words is from this field.
_NEARLY_ALL = 0.5


class Candidates(NamedTuple):
    """The entries that may answer a reading, and how they were come by.

    named    a name is the words, or holds them
    started  words of a name begin with the words
    linked   it is easier or harder than a named one, or does its job instead
    typed    people type just this for it
    wished   it fulfils the wishes
    nearly   it fulfils all of them but one, looked for where few fulfil them all
    moving   its movement pattern is one that the words describe
    leaning  pattern → how likely the words describe it
    search_phrases   entry → how well what people type for it says the query, 0 to 1
    texts    entry → how well its text does
    """

    named: list[int] = []  # noqa: RUF012 - nobody changes it
    started: list[int] = []  # noqa: RUF012
    linked: list[int] = []  # noqa: RUF012
    typed: list[int] = []  # noqa: RUF012
    wished: list[int] = []  # noqa: RUF012
    nearly: list[int] = []  # noqa: RUF012
    moving: list[int] = []  # noqa: RUF012
    search_phrases: dict[int, float] = {}  # noqa: RUF012
    texts: dict[int, float] = {}  # noqa: RUF012
    leaning: dict[str, float] = {}  # noqa: RUF012

    @property
    def entries(self) -> list[int]:
        """All of them, each once."""
        ways = (self.named, self.started, self.linked, self.typed, self.wished, self.nearly, self.moving)
        return list(dict.fromkeys(chain(*ways, self.search_phrases, self.texts)))


def gather(store: Store, reading: Reading, filter: Filter) -> Candidates:
    """The entries that may answer a reading; none for one whose words mean nothing here."""
    content = reading.content
    known = tuple(token for token in content if token.how != "unknown")
    strange = 3 * reading.unknown > len(content)
    # Nothing rather than nonsense: where words are strange, half at least must not be, and only names and wishes answer.
    if not known or 2 * reading.unknown > len(content) or (strange and not _in_names(known)):
        return Candidates()
    if reading.unknown and reading.wishes and all(wish.wants[0][0] == "have" for wish in reading.wishes):
        return Candidates()  # "kitchen sink plumber" names a place and no more
    if len(content) == _PAIR and {token.how for token in content} == {"text", "mended"}:
        return Candidates()  # "cook rice": a mistake is only taken for one beside a word of this field
    called = by_key(store, content, filter)
    if not (called or reading.wishes or any(token.says_something for token in content)):
        return Candidates()
    named = by_name(store, known, filter) if _in_names(known) else []
    begins = any(token.how == "start" for token in known)
    started = by_start(store, known, filter) if not called and (begins or len(named) < _FEW) else []
    settled = bool(called or strange or (begins and (named or started)))
    wished = by_wishes(store, reading.wishes, filter) if reading.wishes else []
    nearly: list[int] = []
    if 1 < len(reading.wishes) <= _MOST_TO_LEAVE_OUT and len(wished) < ENOUGH_WISHED:
        nearly = _by_most_wishes(store, reading, filter)
    elif not wished and not called and not named and len(known) > 1:
        named = _partly_named(store, known, filter)
    beside = reading.beside_wishes
    if reading.wishes and beside and len(named) < ENOUGH and _in_names(beside):
        named += by_name(store, beside, filter)
    # One word alone that names have asks for what is called so.
    search_phrases = {} if settled or (named and len(reading.tokens) == 1) else by_search_phrases(store, known, filter)
    typed = [] if called else _typed_so(store, reading, filter)
    texts: dict[int, float] = {}
    if not (settled or (reading.only_wishes and (wished or nearly))) and len(named) < ENOUGH:
        texts = by_text(store, known, filter, enough=len(search_phrases) >= ENOUGH)
    strangers = all(token.how in ("text", "unknown") for token in content)
    if strangers:
        # None of the words is from this field: only what says them nearly all is meant.
        search_phrases = {entry: share for entry, share in search_phrases.items() if share >= _NEARLY_ALL}
        texts = {entry: share for entry, share in texts.items() if share >= WHOLE_TEXT}
    if reading.only_wishes and (wished or nearly):
        kept = {*wished, *nearly}
        search_phrases = {entry: share for entry, share in search_phrases.items() if entry in kept}
    linked = _linked(store, reading, filter) if reading.turn else []
    undescribed = settled or reading.only_wishes or (strangers and reading.unknown)
    leaning = {} if undescribed else described(store, reading, sure=strangers)
    moving = by_movement(store, reading.wishes, leaning, filter) if leaning else []
    return Candidates([*called, *named], started, linked, typed, wished, nearly, moving, search_phrases, texts, leaning)


def by_movement(store: Store, wishes: tuple[Wish, ...], patterns: Iterable[str], filter: Filter) -> list[int]:
    """The best known entries of the patterns that fulfil all wishes, then those that fulfil what is no description.

    A part of the body may be named only to describe the movement: "bring the knees to the chest".
    """
    pattern = (("pattern", tuple(patterns)),)
    moves = Wish((0, 0), "", "movement", pattern, (pattern,))
    others = tuple(wish for wish in wishes if wish.refused or wish.family not in ABOUT_MOVING)
    found: dict[int, None] = {}
    for asked in (wishes, others) if others != wishes else (wishes,):
        found.update(dict.fromkeys(by_wishes(store, (*asked, moves), filter)[:MOST_MOVING]))
    return list(found)


def _typed_so(store: Store, reading: Reading, filter: Filter) -> list[int]:
    """Entries for which people type the very words of the query, but for those that say nothing.

    Few words are left of many a phrase once those are gone; they mean it no more than they mean others.
    """
    if len(reading.said.split()) < _FEWEST_TYPED:
        return []
    sql = f"""SELECT entry FROM search_phrases JOIN phrase_texts USING (phrase) JOIN entries ON id = entry
        WHERE phrase_texts.words = :said AND {filter.where}"""
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "said": reading.said})]


def _in_names(tokens: tuple[Token, ...]) -> bool:
    return all(token.how in ("known", "start", "mended", "slip", "idle") for token in tokens)


def _linked(store: Store, reading: Reading, filter: Filter) -> list[int]:
    """What is easier or harder than the one entry the other words name, or does its job instead."""
    said = [token.word for token in reading.content]
    spans = ["".join(said[start:end]) for start in range(len(said)) for end in range(start + 1, len(said) + 1)]
    sql = """SELECT entry FROM names WHERE key IN (SELECT value FROM json_each(?))
        ORDER BY length(key) DESC, rank LIMIT 1"""
    rows = store.query(sql, (json.dumps(spans),))
    sql = f"""SELECT id FROM entry_values JOIN entries ON slug = value
        WHERE entry = :named AND field = :turn AND {filter.where}"""
    asked = {**filter.parameters, "turn": reading.turn}
    return [int(entry) for (named,) in rows for (entry,) in store.query(sql, {**asked, "named": named})]


def _partly_named(store: Store, known: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which the names hold all but one of the words, or all but some of a few."""
    for left_out in range(1, len(known) if len(known) <= _FEW else 2):
        found: dict[int, None] = {}
        for fewer in combinations(known, len(known) - left_out):
            if _in_names(fewer):
                found.update(dict.fromkeys(by_name(store, fewer, filter)))
        if found or left_out * 3 > len(known):
            return list(found)[:MOST_NAMED]
    return []


def by_key(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which a name is the words, however they are joined."""
    keys = json.dumps(["".join(token.word for token in tokens), "".join(token.typed for token in tokens)])
    sql = f"""SELECT DISTINCT entry FROM names JOIN entries ON id = entry
        WHERE key IN (SELECT value FROM json_each(:keys)) AND {filter.where}"""
    return [int(entry) for (entry,) in store.query(sql, {**filter.parameters, "keys": keys})]


def by_name(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries of which the names hold all the words."""
    most = MOST_NAMED if len(tokens) > 1 else _MOST_OF_ONE
    return _in_name_words(store, [text_term(token, alike=False) for token in tokens], filter, most)


def by_start(store: Store, tokens: tuple[Token, ...], filter: Filter) -> list[int]:
    """Entries with words in their names that begin with the words, each of them typed half way."""
    return _in_name_words(store, [f'"{token.word}"*' for token in tokens], filter, MOST_NAMED)


def with_any_word(store: Store, reading: Reading, *, halfway: bool) -> set[int]:
    """Entries of which a name has any of the words that say something or are refused; if `halfway`, any that begins so."""
    refused = [reading.tokens[place] for wish in reading.wishes if wish.refused for place in range(*wish.words)]
    terms = (
        f'"{token.word}"{"*" if halfway or token.how == "start" else ""}' for token in (*reading.content, *refused)
    )
    rows = store.query("SELECT rowid FROM name_search WHERE name_search MATCH ?", (" OR ".join(terms),))
    return {int(entry) for (entry,) in rows}


def _in_name_words(store: Store, terms: list[str], filter: Filter, most: int) -> list[int]:
    sql = f"SELECT rowid FROM name_search WHERE name_search MATCH :match {narrowed('rowid', filter)} LIMIT {most}"
    rows = store.query(sql, {**filter.parameters, "match": " AND ".join(terms)})
    return [int(entry) for (entry,) in rows]


def by_wishes(store: Store, wishes: tuple[Wish, ...], filter: Filter) -> list[int]:
    """Entries that fulfil the wishes, those that do so wholly before the others.

    Of several wishes of one family any will do: who asks for "chest and triceps" wants either, and both at best.
    """
    found: dict[int, None] = {}
    asked = [_conditions(wishes, wholly=wholly) for wholly in (True, False)]
    for where, parameters in asked if asked[0] != asked[1] else asked[:1]:
        sql = f"SELECT id FROM entries WHERE {where} AND {filter.where} ORDER BY id LIMIT {MOST_WISHED}"
        found.update((int(entry), None) for (entry,) in store.query(sql, {**filter.parameters, **parameters}))
        if len(found) >= MOST_WISHED:
            break
    return list(found)[:MOST_WISHED]


def _by_most_wishes(store: Store, reading: Reading, filter: Filter) -> list[int]:
    """Entries that fulfil all wishes but one; what is refused stays refused."""
    found: dict[int, None] = {}
    for left_out in (wish for wish in reading.wishes if not wish.refused):
        others = tuple(wish for wish in reading.wishes if wish != left_out)
        found.update(dict.fromkeys(by_wishes(store, others, filter)[:MOST_NEARLY]))
    return list(found)


def fulfilled(store: Store, wishes: tuple[Wish, ...], entries: list[int]) -> list[dict[int, float]]:
    """For each wish how far each entry fulfils it: 1 where wholly, _PARTLY where in some way; the others are left out."""
    if not wishes:
        return []
    columns, parameters = [], {"ids": json.dumps(entries)}
    for number, wish in enumerate(wishes):
        for wholly in (True, False):
            condition, bound = _conditions((wish,), wholly=wholly, prefix=f"{number}_{wholly:d}")
            columns.append(condition)
            parameters.update(bound)
    sql = f"SELECT id, {', '.join(columns)} FROM entries WHERE id IN (SELECT value FROM json_each(:ids))"
    found: list[dict[int, float]] = [{} for _ in wishes]
    for entry, *met in store.query(sql, parameters):
        for number, (wholly, partly) in enumerate(zip(met[::2], met[1::2], strict=True)):
            if wholly or partly:
                found[number][entry] = 1.0 if wholly else _PARTLY
    return found


def _conditions(wishes: tuple[Wish, ...], *, wholly: bool, prefix: str = "") -> tuple[str, dict[str, str]]:
    """A WHERE clause that holds where the wishes are fulfilled, and what it binds."""
    families: dict[str, list[str]] = {}
    parameters: dict[str, str] = {}
    for number, wish in enumerate(wishes):
        ways = []
        for way, filters in enumerate((wish.wants,) if wholly and not wish.refused else wish.accepts):
            parts = []
            for part, (name, values) in enumerate(filters):
                bound = f"wish{prefix}_{number}_{way}_{part}"
                criterion = CRITERION_BY_NAME[name]
                parts.append(criterion.sql.replace(f":{criterion.name})", f":{bound})"))
                parameters[bound] = json.dumps([BODY_WEIGHT, *values] if name == "have" else values)
            ways.append(" AND ".join(parts))
        # What is wanted wholly, what is refused and what is owned holds for each wish; otherwise one of a family is enough.
        own = wholly or wish.refused or all(name == "have" for name, _ in wish.wants)
        family = f"{wish.family} {number}" if own else wish.family
        families.setdefault(family, []).append(f"{'NOT ' * wish.refused}({' OR '.join(ways)})")
    return " AND ".join(f"({' OR '.join(told)})" for told in families.values()) or "1", parameters


def patterns_of(store: Store, entries: list[int]) -> dict[int, str]:
    """The movement pattern of each of the entries."""
    sql = "SELECT id, pattern FROM entries WHERE id IN (SELECT value FROM json_each(?))"
    return {int(entry): str(pattern) for entry, pattern in store.query(sql, (json.dumps(entries),))}


def not_strength(store: Store, entries: list[int]) -> dict[int, str]:
    """The category of those of the entries that are no strength training."""
    sql = "SELECT id, category FROM entries WHERE id IN (SELECT value FROM json_each(?)) AND category != 'strength'"
    return {int(entry): str(category) for entry, category in store.query(sql, (json.dumps(entries),))}
