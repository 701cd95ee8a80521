"""A candidate: an entry that may answer a query, with what features and rules look at."""

from __future__ import annotations

from typing import NamedTuple

from excli.catalog import index
from excli.catalog.index import Facts, Name
from excli.lookup.query import Match
from excli.lookup.search.state import Search

# What an alias counts beside the name: one that is the query, and any; a name that is the query but for stopwords.
EXACT_ALIAS, _ALIAS, _STOPWORDS_DROPPED = 0.97, 0.88, 0.7
_ARTICLES = frozenset({"a", "an", "the", "my"})  # a name is the same name with one of them before it
# What a word of a name counts by how it was matched.
_CREDIT = {
    Match.EXACT: 1.0, Match.STOPWORD: 1.0, Match.RELATION: 1.0, Match.PREFIX: 0.85, Match.CORRECTED: 0.8,
    Match.SLIP: 0.8, Match.TEXT: 0.5, Match.UNKNOWN: 0.0,
}  # fmt: skip
# What a name that is not said wholly counts at least, and the beginning of a word.
_LEAST_NAME, _LEAST_BEGINNING = 0.55, 0.7


class NameMatch(NamedTuple):
    """How a name answers a query, each from 0 to 1.

    exact     it is the query
    named     it is in the query, and all other words are true of the entry
    coverage  the share of the query that it has, squared, less where it says more than the query
    whole     it has every word of the query
    in_a_row  its words begin as those of the query do, in their order
    field     "name" or "aliases"
    """

    exact: float = 0.0
    named: float = 0.0
    coverage: float = 0.0
    whole: float = 0.0
    in_a_row: float = 0.0
    field: str = ""


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
    if not entries:
        return []
    conditions = [one for pair in zip(search.strict, search.lenient, strict=True) for one in pair]
    facts = index.facts_of(search.store, entries, conditions)
    refused = (search.query.tokens[place] for number in search.refused for place in search.query.intents[number].span)
    tokens = dict.fromkeys((*search.content, *refused))
    names = index.names_of(search.store, entries, [token.word for token in tokens])
    found = []
    for entry in entries:
        own = tuple(names.get(entry, ()))
        candidate = Candidate(entry, facts[entry], own, NameMatch())
        found.append(candidate._replace(name=best_name(search, candidate)) if own else candidate)
    return found


def best_name(search: Search, candidate: Candidate) -> NameMatch:
    """Return the match of the candidate's name that answers best."""
    true = true_places(search, candidate)
    best = NameMatch()
    for name in candidate.names:
        best = max(best, match_name(search, name, true))
        if best.exact >= EXACT_ALIAS:
            break
    return best


def true_places(search: Search, candidate: Candidate) -> frozenset[int]:
    """Return where words stand that are true of an entry: those of the intents it fulfils."""
    intents = enumerate(search.query.intents)
    fulfilled = (one for number, one in intents if number not in search.refused and candidate.in_some_way(number))
    return frozenset(place for intent in fulfilled for place in intent.span)


def match_name(search: Search, name: Name, true: frozenset[int]) -> NameMatch:
    """Return how one name answers the query. `true` are the places of words that are true of the entry."""
    words = name.text.split()
    hits: set[str] = set()
    credit, others_true = 0.0, True  # what the name does not say is true of the entry
    for place, word, match in search.content_words:
        if word in words:
            hits.add(word)
            credit += _CREDIT[match]
            continue
        longer = _longer(word, words) if search.is_halfway or match is Match.PREFIX else ""
        if longer:  # the nearer the beginning is to the whole word, the surer it is meant
            hits.add(longer)
            credit += _CREDIT[Match.PREFIX] * (_LEAST_BEGINNING + (1 - _LEAST_BEGINNING) * len(word) / len(longer))
        others_true = others_true and not longer and place in true
    if not hits:
        return NameMatch()
    hits.update(search.silent_words.intersection(words))
    worth = _ALIAS if name.rank else 1.0
    share, said = credit / len(search.content), len(hits) / len(words)
    exact = _exactness(search, name) if name.key in search.whole_keys else 0.0
    return NameMatch(
        exact,
        worth * (0.5 + 0.5 * share) if others_true and said == 1 else 0.0,
        worth * share * share * (_LEAST_NAME + (1 - _LEAST_NAME) * said),
        float(share == 1),
        worth * said if search.is_halfway and not exact and _goes_on(search, words) else 0.0,
        "aliases" if name.rank else "name",
    )


def _exactness(search: Search, name: Name) -> float:
    surest = min(_CREDIT[token.match] for token in search.content)
    surest *= EXACT_ALIAS if name.rank else 1.0
    return surest if search.whole_keys[name.key] or search.silent_words <= _ARTICLES else surest * _STOPWORDS_DROPPED


def _longer(word: str, name: list[str]) -> str:
    """Return the word of a name that begins with a word of the query; empty when there is none."""
    return next((other for other in name if other.startswith(word)), "")


def _goes_on(search: Search, name: list[str]) -> bool:
    """Whether neighbouring words of the name begin with the query's words, in their order, and one goes on."""
    begun = [token.word for token in search.content]
    for start in range(len(name) - len(begun) + 1):
        pairs = list(zip(name[start:], begun, strict=False))
        if all(word.startswith(beginning) for word, beginning in pairs) and any(one != other for one, other in pairs):
            return True
    return False
