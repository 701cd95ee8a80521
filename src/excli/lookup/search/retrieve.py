"""A query → the entries that may answer it: the union of what several retrievers find. Their worth is for `score`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from excli.catalog import fulltext, index
from excli.catalog.criteria import condition
from excli.catalog.index import Condition, Term, all_of, any_of
from excli.lookup.query import Match, Polarity, Token
from excli.lookup.search.movement import MOVING
from excli.lookup.search.state import Found, Search

# How many entries each retriever finds at most; the most popular are found first.
_NAMED, _WITH_ONE_WORD, _WITH_INTENTS, _MOVING, _NEARLY, _BY_PHRASE = 60, 100, 80, 20, 20, 40
# From how many entries on found by names, or fulfilling all intents, others are not looked for.
_FEW, _ENOUGH, _PLENTY = 5, 12, 40
# Of how many intents one is left out in turn, where few entries fulfil all.
_MOST_LEFT_OUT = 6
# What a text says at least that has every word; what a phrase must say where no word is from this field.
_WHOLE_TEXT, _NEARLY_ALL = 0.6, 0.5
# What a word counts in a phrase that no name has: names are made of the words that matter here.
_TEXT_ONLY = 0.5
# How many times as many phrases are looked at where a filter leaves out the entries of most.
_NARROWED = 25
# Of how many words a query must be to be just what somebody types; and more of them stand close together by chance.
_FEWEST_TYPED, _PAIR = 3, 2


def retrieve(search: Search) -> list[int]:
    """Return the entries that may answer a query; `search.found` then says what each retriever found."""
    if not is_understood(search):
        return []
    for name, retriever in RETRIEVERS.items():
        search.found[name] = retriever(search)
    return list(dict.fromkeys(entry for found in search.found.values() for entry in found))


def is_understood(search: Search) -> bool:
    """Return whether enough of the words mean something: nothing is better than nonsense."""
    query, content = search.query, search.content
    if not search.known or 2 * query.unknown > len(content):
        return False
    if search.is_strange and not all(token.in_names for token in search.known):
        return False
    if query.unknown and query.intents and all(intent.polarity is Polarity.OWN for intent in query.intents):
        return False  # "kitchen sink plumber" names a place and no more
    if len(content) == _PAIR and {token.match for token in content} == {Match.TEXT, Match.CORRECTED}:
        return False  # "cook rice": a mistake is only taken for one beside a word of this field
    return bool(query.intents or search.called or any(token.is_content for token in content))


def by_name(search: Search) -> Found:
    """Find entries that have the query as a name, and those whose names hold all its words."""
    found = index.within(search.store, search.called, search.scope) if search.called else []
    if all(token.in_names for token in search.known):
        most = _NAMED if len(search.known) > 1 else _WITH_ONE_WORD
        found += index.holding_all(search.store, [_terms(search.known)], search.scope, most)
    return dict.fromkeys(found, 1.0)


def by_contained_name(search: Search) -> Found:
    """Find entries of which a name stands in the query: "barbell rack pull"."""
    named = {entry for entries in search.names.values() for entry, _ in entries}
    return dict.fromkeys(index.within(search.store, sorted(named), search.scope), 1.0) if named else {}


def by_prefix(search: Search) -> Found:
    """Find entries with words in their names that begin with the words of the query, each of them typed half way."""
    begins = any(token.match is Match.PREFIX for token in search.known)
    enough = len(search.found["name"]) >= _FEW and not begins
    if search.called or enough or not all(token.in_names for token in search.known):
        return {}
    terms = [Term(token.word, begins=True) for token in search.known]
    return dict.fromkeys(index.holding_all(search.store, [terms], search.scope, _NAMED), 1.0)


def by_relation(search: Search) -> Found:
    """Find what is easier or harder than the exercise that the query names, or does its job instead."""
    longest = max(search.names, key=len, default=range(0))
    if not search.query.relation or not longest or len(longest) == len(search.query.tokens):
        return {}
    entry = min(search.names[longest], key=lambda pair: (pair[1], pair[0]))[0]
    return dict.fromkeys(index.linked(search.store, entry, search.query.relation, search.scope), 1.0)


def by_intent(search: Search) -> Found:
    """Find entries that fulfil all intents, wholly or in some way; where few do, those that fulfil all but one."""
    intents = search.query.intents
    if not intents or search.is_begun_name:
        return {}
    every = range(len(intents))
    found = index.entries_with(search.store, [all_of(search.strict)], search.scope, _WITH_INTENTS)
    if len(found) < _PLENTY:
        found += index.entries_with(search.store, [_together(search, every)], search.scope, _WITH_INTENTS)
    if len(found) < _FEW and 1 < len(intents) <= _MOST_LEFT_OUT:
        rest = [_together(search, set(every) - {n}) for n in every if n not in search.refused]
        found += index.entries_with(search.store, rest, search.scope, _NEARLY) if rest else []
    return dict.fromkeys(found, 1.0)


def by_movement(search: Search) -> Found:
    """Find the most popular entries of the patterns that the words describe.

    They fulfil all intents, or those that are no part of the description: "bring the knees to the chest".
    """
    if not search.movement:
        return {}
    moves = condition((("pattern", tuple(search.movement)),), "moves")
    every = range(len(search.query.intents))
    apart = [n for n in every if search.query.intents[n].topic not in MOVING or n in search.refused]
    alternatives = [
        all_of([_together(search, chosen), moves]) for chosen in dict.fromkeys((tuple(every), tuple(apart)))
    ]
    return dict.fromkeys(index.entries_with(search.store, alternatives, search.scope, _MOVING), 1.0)


def _together(search: Search, chosen: Iterable[int]) -> Condition:
    """The condition that the chosen intents hold together in some way, one of each topic."""
    numbers = set(chosen)
    topics = ([search.lenient[n] for n in topic if n in numbers] for topic in search.topics)
    return all_of(any_of(conditions) for conditions in topics if conditions)


def by_phrase(search: Search) -> Found:
    """Find entries by what people type for them: how well the best of an entry's phrases says the query."""
    if search.is_settled or (search.found["name"] and len(search.query.tokens) == 1):
        return {}
    factors = [_TEXT_ONLY if token.match is Match.TEXT else 1.0 for token in search.known]
    most = _BY_PHRASE if search.scope == Condition() else _BY_PHRASE * _NARROWED
    phrases = fulltext.phrases_like(search.store, _terms(search.known, related=True), factors, most)
    likely = [number for number, one in phrases.items() if not search.is_foreign or one.worth >= _NEARLY_ALL]
    typed = search.query.said if search.query.said.count(" ") + 1 >= _FEWEST_TYPED else None
    found: Found = {}
    for phrase, entry in fulltext.entries_of_phrases(search.store, likely, search.scope):
        found[entry] = max(phrases[phrase].worth, found.get(entry, 0.0))
        if phrases[phrase].words == typed:
            search.found.setdefault("typed", {})[entry] = 1.0
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_BY_PHRASE])


def by_text(search: Search) -> Found:
    """Find entries by their text: all the words, or the share of them that it has, with BM25 among equals.

    Only where names and intents do not answer.
    """
    answered = search.is_intents_only and search.found["intent"]
    if search.is_settled or answered or len(search.found["name"]) >= _ENOUGH:
        return {}
    terms = _terms(search.known, related=True)
    every = fulltext.by_bm25(search.store, terms, search.scope, every=True)
    best = max(every.values(), default=1.0)
    found = {entry: _WHOLE_TEXT + (1 - _WHOLE_TEXT) * rank / best for entry, rank in every.items()}
    if every and len(terms) > _PAIR:
        search.found["close"] = dict.fromkeys(fulltext.close_together(search.store, terms, every), 1.0)
    enough = len(search.found["phrase"]) >= _ENOUGH and found
    if len(found) < _ENOUGH and len(terms) > 1 and not enough and not search.is_foreign:
        some = fulltext.by_bm25(search.store, terms, search.scope, every=False)
        best = max(some.values(), default=1.0)
        shares = fulltext.text_coverage(search.store, terms, [entry for entry in some if entry not in found])
        for entry, share in shares.items():
            found[entry] = share**2 * (_WHOLE_TEXT + (1 - _WHOLE_TEXT) * some[entry] / best)
    return found


RETRIEVERS: dict[str, Callable[[Search], Found]] = {
    "name": by_name,
    "contained name": by_contained_name,
    "prefix": by_prefix,
    "intent": by_intent,
    "phrase": by_phrase,
    "text": by_text,
    "movement": by_movement,
    "relation": by_relation,
}
"""Tried in this order; some look at what those before them found."""


def _terms(tokens: Iterable[Token], *, related: bool = False) -> list[Term]:
    return [Term(token.word, token.match is Match.PREFIX, token.related if related else ()) for token in tokens]
