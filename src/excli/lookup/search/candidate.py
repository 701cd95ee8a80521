"""A candidate: an entry that may answer a query, with what features and rules look at."""

from __future__ import annotations

from typing import NamedTuple

from excli.catalog import index
from excli.catalog.index import Facts, Name, Term
from excli.lookup.query import Match, Polarity, Query
from excli.lookup.search.names import NameMatch, best_name
from excli.lookup.search.retrieve import Search


class Candidate(NamedTuple):
    """An entry, its names that have a word of the query, the best of them, and what it fulfils."""

    entry: int
    facts: Facts
    names: tuple[Name, ...]
    name: NameMatch

    def wholly(self, intent: int) -> bool:
        """Return whether it answers an intent wholly."""
        return self.facts.fulfils[2 * intent]

    def in_some_way(self, intent: int) -> bool:
        """Return whether it answers an intent at all."""
        return self.facts.fulfils[2 * intent] or self.facts.fulfils[2 * intent + 1]


def candidates_of(search: Search, entries: list[int]) -> list[Candidate]:
    """Return the candidates for entries that were retrieved."""
    conditions = [one for pair in zip(search.strict, search.lenient, strict=True) for one in pair]
    facts = index.facts_of(search.store, entries, conditions)
    names = index.names_of(search.store, entries, _terms(search))
    found = []
    for entry in entries:
        own = tuple(names.get(entry, ()))
        true = true_places(search.query, facts[entry]) if own else frozenset()
        found.append(Candidate(entry, facts[entry], own, best_name(search, own, true)))
    return found


def true_places(query: Query, facts: Facts) -> frozenset[int]:
    """Return where words stand that are true of an entry: those of the intents it fulfils."""
    return frozenset(
        place
        for number, intent in enumerate(query.intents)
        if intent.polarity is not Polarity.REFUSE and any(facts.fulfils[2 * number : 2 * number + 2])
        for place in intent.span
    )


def _terms(search: Search) -> list[Term]:
    """The words by which names are told apart: those that say something, and those of what is refused."""
    halfway = bool(search.found.get("prefix"))
    refused = {p for intent in search.query.intents if intent.polarity is Polarity.REFUSE for p in intent.span}
    tokens = [*search.content, *(search.query.tokens[place] for place in sorted(refused))]
    return [Term(token.word, halfway or token.match is Match.PREFIX) for token in dict.fromkeys(tokens)]
