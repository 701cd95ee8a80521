"""A query → candidates: the union of what several retrievers find. What a candidate is worth is decided in `score`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from heapq import nlargest
from itertools import combinations
from math import log

from excli.catalog import index
from excli.catalog.index import Condition, Term, all_of, any_of, none_of
from excli.catalog.store import Store
from excli.lookup.filters import condition
from excli.lookup.query import Intent, Match, Polarity, Query, Token, Topic
from excli.lookup.search.movement import MOVING, described_patterns
from excli.lookup.search.weights import WEIGHTS

Found = dict[int, float]
"""Entry → how well it was found, from 0 to 1."""

# Criteria that name what is trained, or with what.
_TRAINED = ("body_part", "target", "have")
# How many entries each retriever finds at most; the most popular are found first.
MOST_NAMED, MOST_OF_ONE_WORD, MOST_WITH_INTENTS, MOST_MOVING, MOST_NEARLY = 80, 160, 100, 20, 20
MOST_PHRASES, MOST_BY_PHRASE = 40, 40
# From how many on entries that fulfil all intents or are named are enough.
ENOUGH_WITH_INTENTS, ENOUGH_NAMED, FEW = 5, 12, 5
# Of how many intents one is left out in turn, where few entries fulfil all.
_MOST_LEFT_OUT = 6
# What a text says at least that has every word, and a phrase of which the query says next to nothing.
_WHOLE_TEXT, _LEAST_SHARE = 0.6, 0.2
# What share of a query a phrase must say; and at least where none of its words is from this field.
_LEAST_SAID, _NEARLY_ALL = 0.15, 0.5
# What a word counts in a phrase that no name has: names are made of the words that matter here.
_TEXT_ONLY = 0.5
# Of how many words a query must be to be just what somebody types.
_FEWEST_TYPED = 3
_PAIR = 2


class Search:
    """One query being answered: what retrievers and features share, each part worked out once."""

    def __init__(self, store: Store, query: Query, scope: Condition) -> None:
        self.store, self.query, self.scope = store, query, scope
        self.content = query.content
        self.known = tuple(token for token in self.content if token.match is not Match.UNKNOWN)
        self.found: dict[str, Found] = {}

    @cached_property
    def is_halfway(self) -> bool:
        """Whether names were found by the beginnings of their words."""
        return bool(self.found.get("prefix"))

    @cached_property
    def content_words(self) -> tuple[tuple[int, str, Match], ...]:
        """The words that say something: (place, word, match)."""
        content = set(self.content)
        return tuple((n, token.word, token.match) for n, token in enumerate(self.query.tokens) if token in content)

    @cached_property
    def silent_words(self) -> frozenset[str]:
        """The words that say nothing."""
        return frozenset(token.word for token in self.query.tokens) - {word for _, word, _ in self.content_words}

    @cached_property
    def runs(self) -> dict[range, str]:
        """Every run of words of the query → its key."""
        words = [token.word for token in self.query.tokens]
        return {
            range(start, stop): "".join(words[start:stop]) for stop in range(len(words) + 1) for start in range(stop)
        }

    @cached_property
    def named(self) -> dict[str, list[tuple[int, int]]]:
        """Keys of the query that are names → their entries, and the rank of the name."""
        return index.named(self.store, {*self.runs.values(), *self.whole_keys})

    @cached_property
    def names(self) -> dict[range, list[tuple[int, int]]]:
        """Where names stand in the query → their entries, and the rank of the name."""
        return {run: self.named[key] for run, key in self.runs.items() if key in self.named}

    @cached_property
    def whole_keys(self) -> dict[str, bool]:
        """The keys that a name has which is the whole query → whether with the words that say nothing."""
        tokens = self.query.tokens
        return {
            "".join(token.typed for token in self.content): False,
            "".join(token.word for token in self.content): False,
            "".join(token.word for token in tokens): True,
        }

    @cached_property
    def called(self) -> list[int]:
        """The entries that have the whole query as a name."""
        return list(dict.fromkeys(entry for key in self.whole_keys for entry, _ in self.named.get(key, ())))

    @cached_property
    def strict(self) -> tuple[Condition, ...]:
        return tuple(_wholly(intent, f"strict_{number}") for number, intent in enumerate(self.query.intents))

    @cached_property
    def lenient(self) -> tuple[Condition, ...]:
        return tuple(_in_some_way(intent, f"lenient_{number}") for number, intent in enumerate(self.query.intents))

    @cached_property
    def is_foreign(self) -> bool:
        """Whether no word is of this field: then only what says nearly all of the query is meant."""
        return all(token.match in (Match.TEXT, Match.UNKNOWN) for token in self.content)

    @cached_property
    def is_strange(self) -> bool:
        """Whether more than a third of the words mean nothing: then only names and intents answer."""
        return 3 * self.query.unknown > len(self.content)

    @cached_property
    def is_settled(self) -> bool:
        """Whether it is a name, or the beginning of one, and nothing else."""
        return bool(self.called or self.is_strange or self.is_begun_name)

    @cached_property
    def is_begun_name(self) -> bool:
        """Whether a word is typed half way and names have all the words: then nothing but names is meant."""
        begins = any(token.match is Match.PREFIX for token in self.known)
        return begins and bool(self.found["name"] or self.found["prefix"])

    @cached_property
    def movement(self) -> dict[str, float]:
        """The movement patterns that the words describe, and how likely each is."""
        if self.is_settled or self.is_intents_only or (self.is_foreign and self.query.unknown):
            return {}
        return described_patterns(self.store, self.query, sure=self.is_foreign)

    @cached_property
    def is_intents_only(self) -> bool:
        """Whether every word that says something belongs to an intent."""
        return self.query.is_intents_only

    @cached_property
    def is_corrected(self) -> bool:
        """Whether a word was taken for a mistake."""
        return self.query.corrections > 0

    @cached_property
    def asks_for_training(self) -> bool:
        """Whether intents alone ask for a muscle or for kit, and for no kind of training: mostly strength is meant."""
        wanted = (intent for intent in self.query.intents if intent.polarity is not Polarity.REFUSE)
        asked = {criterion for intent in wanted for criterion, _ in intent.strict}
        return self.is_intents_only and not asked.isdisjoint(_TRAINED) and asked.isdisjoint(("category", "pattern"))

    def numbers(self, *polarities: Polarity) -> tuple[int, ...]:
        """Return which intents have one of the polarities."""
        return tuple(n for n, intent in enumerate(self.query.intents) if intent.polarity in polarities)

    @cached_property
    def refused(self) -> tuple[int, ...]:
        return self.numbers(Polarity.REFUSE)

    @cached_property
    def spared(self) -> tuple[int, ...]:
        return self.numbers(Polarity.SPARE)

    @cached_property
    def all_there_is(self) -> tuple[int, ...]:
        """Which intents say what kit is there: "at home", and "dumbbell only" where no other kit is named."""
        intents = self.query.intents
        kit = [n for n, intent in enumerate(intents) if intent.topic is Topic.KIT]
        alone = kit if len(kit) == 1 and all(dict(filters).get("have") for filters in intents[kit[0]].lenient) else ()
        return tuple(dict.fromkeys((*self.numbers(Polarity.OWN), *alone)))

    @cached_property
    def topics(self) -> tuple[tuple[int, ...], ...]:
        """The intents by topic: of several on one topic, any one will do."""
        found: dict[str, tuple[int, ...]] = {}
        for number, intent in enumerate(self.query.intents):
            topic = f"{number}" if intent.topic is Topic.MIXED else intent.topic
            found[topic] = (*found.get(topic, ()), number)
        return tuple(found.values())

    @cached_property
    def explained(self) -> float:
        """The share of the query's words that intents explain, from 0 to 1.

        Words that are names as well are explained by half: see WEIGHTS["soft"].
        """
        worth = {p: WEIGHTS["soft"].value if one.soft else 1.0 for one in self.query.intents for p in one.span}
        content = [worth.get(place, 0.0) for place, token in enumerate(self.query.tokens) if token.is_content]
        return sum(content) / len(content) if content else 0.0

    @property
    def candidates(self) -> list[int]:
        return list(dict.fromkeys(entry for found in self.found.values() for entry in found))

    def terms(self, *, related: bool) -> list[Term]:
        return [Term(t.word, t.match is Match.PREFIX, t.related if related else ()) for t in dict.fromkeys(self.known)]


def retrieve(search: Search) -> list[int]:
    """Return the entries that may answer a query; `search.found` then says what each retriever found."""
    if not is_understood(search):
        return []
    for name, retriever in RETRIEVERS.items():
        search.found[name] = retriever(search)
    return search.candidates


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


# --- retrievers -------------------------------------------------------------------------------------------------------


def by_name(search: Search) -> Found:
    """Find entries that have the query as a name, and those whose names hold all its words."""
    found = index.within(search.store, search.called, search.scope) if search.called else []
    terms = [_term(token) for token in dict.fromkeys(search.known)]
    in_names = [_term(token) for token in dict.fromkeys(search.known) if token.in_names]
    if len(terms) == len(in_names):
        most = MOST_NAMED if len(search.known) > 1 else MOST_OF_ONE_WORD
        found += index.holding_all(search.store, [terms], search.scope, most)
    return dict.fromkeys(found, 1.0)


def by_contained_name(search: Search) -> Found:
    """Find entries of which a name stands in the query: "barbell rack pull"."""
    named = {entry for entries in search.names.values() for entry, _ in entries}
    return dict.fromkeys(index.within(search.store, sorted(named), search.scope), 1.0) if named else {}


def by_prefix(search: Search) -> Found:
    """Find entries with words in their names that begin with the words of the query, each of them typed half way."""
    if search.called or not all(token.in_names for token in search.known):
        return {}
    if len(search.found["name"]) >= FEW and not any(token.match is Match.PREFIX for token in search.known):
        return {}
    terms = [Term(token.word, begins=True) for token in dict.fromkeys(search.known)]
    return dict.fromkeys(index.holding_all(search.store, [terms], search.scope, MOST_NAMED), 1.0)


def by_part_of_name(search: Search) -> Found:
    """Find entries whose names hold the words beside intents; or where none holds all, all but one or as many as can be."""
    terms = [_term(token) for token in dict.fromkeys(search.known) if token.in_names]
    beside = [_term(token) for token in search.query.beside_intents if token.in_names]
    if search.query.intents and beside and len(beside) == len(search.query.beside_intents):
        return dict.fromkeys(index.holding_all(search.store, [beside], search.scope, MOST_NAMED), 1.0)
    if search.found["name"] or search.found["prefix"] or len(terms) == 1:
        return {}
    for left_out in range(1, len(terms) if len(terms) <= FEW else 2):
        alternatives = list(combinations(terms, len(terms) - left_out))
        found = index.holding_all(search.store, alternatives, search.scope, MOST_NAMED)
        if found or left_out * 3 > len(terms):
            return dict.fromkeys(found, 1.0)
    return {}


def by_intent(search: Search) -> Found:
    """Find entries that fulfil all intents, wholly or in some way; where few do, those that fulfil all but one."""
    intents = search.query.intents
    if not intents or search.is_begun_name:
        return {}
    alternatives = [all_of(search.strict), _together(intents, search.lenient)]
    found = index.entries_with(search.store, alternatives, search.scope, MOST_WITH_INTENTS)
    if len(found) < ENOUGH_WITH_INTENTS and 1 < len(intents) <= _MOST_LEFT_OUT:
        rest = [
            _together(intents[:n] + intents[n + 1 :], search.lenient[:n] + search.lenient[n + 1 :])
            for n, intent in enumerate(intents)
            if intent.polarity is not Polarity.REFUSE
        ]
        found += index.entries_with(search.store, rest, search.scope, MOST_NEARLY) if rest else []
    return dict.fromkeys(found, 1.0)


def by_phrase(search: Search) -> Found:
    """Find entries by what people type for them: how well the best of an entry's phrases says the query.

    A word counts by how rare it is among the phrases (inverse document frequency, as in BM25).
    """
    total = index.phrase_count(search.store)
    if search.is_settled or not total or (search.found["name"] and len(search.query.tokens) == 1):
        return {}
    weighed: Found = {}
    hits: dict[int, int] = {}
    whole = 0.0
    terms = search.terms(related=True)
    for token, phrases in zip(dict.fromkeys(search.known), index.phrases_with(search.store, terms), strict=True):
        rarity = log(1 + (total - len(phrases) + 0.5) / (len(phrases) + 0.5))
        rarity *= _TEXT_ONLY if token.match is Match.TEXT else 1.0
        whole += rarity
        for phrase in phrases:
            weighed[phrase] = weighed.get(phrase, 0.0) + rarity
            hits[phrase] = hits.get(phrase, 0) + 1
    said = {phrase: weight / whole for phrase, weight in weighed.items() if weight >= _LEAST_SAID * whole}
    narrowed = search.scope.sql != "1"
    likely = nlargest(len(said) if narrowed else MOST_PHRASES, said, key=lambda phrase: (said[phrase], -phrase))
    sizes = index.phrase_sizes(search.store, likely)
    worth = {p: said[p] * (_LEAST_SHARE + (1 - _LEAST_SHARE) * min(1.0, hits[p] / sizes[p][0])) for p in likely}
    typed = search.query.said if search.query.said.count(" ") + 1 >= _FEWEST_TYPED else None
    found: Found = {}
    search.found["typed"] = {}
    likely = [phrase for phrase in likely if not search.is_foreign or worth[phrase] >= _NEARLY_ALL]
    for phrase, entry in index.entries_of_phrases(search.store, likely, search.scope):
        found[entry] = max(worth[phrase], found.get(entry, 0.0))
        if sizes[phrase][1] == typed:
            search.found["typed"][entry] = 1.0
    best = nlargest(MOST_BY_PHRASE, found, key=lambda entry: (found[entry], -entry))
    return {entry: found[entry] for entry in best}


def by_text(search: Search) -> Found:
    """Find entries by their text: all the words, or the share of them that it has, with BM25 among equals.

    Only where names and intents do not answer.
    """
    answered = search.is_intents_only and search.found["intent"]
    if search.is_settled or answered or len(search.found["name"]) >= ENOUGH_NAMED:
        return {}
    terms = search.terms(related=True)
    every = index.by_bm25(search.store, terms, search.scope, every=True)
    best = max(every.values(), default=1.0)
    found = {entry: _WHOLE_TEXT + (1 - _WHOLE_TEXT) * rank / best for entry, rank in every.items()}
    if every and len(terms) > _PAIR:
        search.found["close"] = dict.fromkeys(index.close_together(search.store, terms, every), 1.0)
    enough = len(search.found["phrase"]) >= ENOUGH_NAMED and found
    if len(found) < ENOUGH_NAMED and len(terms) > 1 and not enough and not search.is_foreign:
        some = index.by_bm25(search.store, terms, search.scope, every=False)
        best = max(some.values(), default=1.0)
        shares = index.text_coverage(search.store, terms, [entry for entry in some if entry not in found])
        for entry, share in shares.items():
            found[entry] = share**2 * (_WHOLE_TEXT + (1 - _WHOLE_TEXT) * some[entry] / best)
    return found


def by_movement(search: Search) -> Found:
    """Find the most popular entries of the patterns that the words describe.

    They fulfil all intents, or those that are no part of the description: "bring the knees to the chest".
    """
    if not search.movement:
        return {}
    intents = search.query.intents
    moves = condition((("pattern", tuple(search.movement)),), "moves")
    apart = [n for n, intent in enumerate(intents) if intent.topic not in MOVING or intent.polarity is Polarity.REFUSE]
    alternatives = [
        all_of([_together([intents[n] for n in chosen], [search.lenient[n] for n in chosen]), moves])
        for chosen in dict.fromkeys((tuple(range(len(intents))), tuple(apart)))
    ]
    return dict.fromkeys(index.entries_with(search.store, alternatives, search.scope, MOST_MOVING), 1.0)


def by_relation(search: Search) -> Found:
    """Find what is easier or harder than the exercise that the query names, or does its job instead."""
    if not search.query.relation or range(len(search.query.tokens)) in search.names:
        return {}
    longest = max(search.names, key=len, default=None)
    if longest is None:
        return {}
    entry = min(search.names[longest], key=lambda pair: (pair[1], pair[0]))[0]
    return dict.fromkeys(index.linked(search.store, entry, search.query.relation, search.scope), 1.0)


RETRIEVERS: dict[str, Callable[[Search], Found]] = {
    "name": by_name,
    "contained name": by_contained_name,
    "prefix": by_prefix,
    "part of name": by_part_of_name,
    "intent": by_intent,
    "phrase": by_phrase,
    "text": by_text,
    "movement": by_movement,
    "relation": by_relation,
}
"""Tried in this order; some look at what those before them found."""


def _term(token: Token) -> Term:
    return Term(token.word, token.match is Match.PREFIX)


def _wholly(intent: Intent, prefix: str) -> Condition:
    """The condition of what an intent asks for wholly; of what it refuses, that nothing of it is there."""
    if intent.polarity is Polarity.REFUSE:
        return _in_some_way(intent, prefix)
    return condition(intent.strict, prefix)


def _in_some_way(intent: Intent, prefix: str) -> Condition:
    ways = [condition(filters, f"{prefix}_{number}") for number, filters in enumerate(intent.lenient)]
    return none_of(ways) if intent.polarity is Polarity.REFUSE else any_of(ways)


def _together(intents: Iterable[Intent], conditions: Iterable[Condition]) -> Condition:
    """The condition that the intents hold together: of several on one topic any one will do ("chest and triceps")."""
    topics: dict[str, list[Condition]] = {}
    for number, (intent, one) in enumerate(zip(intents, conditions, strict=True)):
        alone = intent.polarity is not Polarity.WANT or intent.topic is Topic.MIXED
        topics.setdefault(f"{number}" if alone else intent.topic, []).append(one)
    return all_of(any_of(group) for group in topics.values())
