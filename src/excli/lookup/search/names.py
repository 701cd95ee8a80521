"""How well a name answers a query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from excli.catalog.index import Name
from excli.lookup.query import Match
from excli.lookup.search.retrieve import Search

# What an alias counts beside the name; a name that is the query but for words that say nothing.
_ALIAS, _STOPWORDS_DROPPED = 0.94, 0.7
# What a word of a name counts by how it was matched.
_CREDIT = {
    Match.EXACT: 1.0, Match.STOPWORD: 1.0, Match.RELATION: 1.0, Match.PREFIX: 0.85, Match.CORRECTED: 0.8,
    Match.SLIP: 0.8, Match.TEXT: 0.5, Match.UNKNOWN: 0.0,
}  # fmt: skip
# What a name that is not said wholly counts at least.
_LEAST_NAME = 0.55


class NameMatch(NamedTuple):
    """How a name answers a query, each from 0 to 1.

    exact     it is the query
    named     it is in the query, and all other words are true of the entry
    coverage  the share of the query that it has, squared, less where it says more than the query
    in_a_row  its words begin as those of the query do, in their order
    field     "name" or "aliases"
    """

    exact: float = 0.0
    named: float = 0.0
    coverage: float = 0.0
    in_a_row: float = 0.0
    field: str = ""


def best_name(search: Search, names: Iterable[Name], true_places: frozenset[int]) -> NameMatch:
    """Return the match of the name that answers best. `true_places` are those of words that are true of the entry."""
    best = NameMatch()
    for name in names:
        for _, word, _ in search.content_words:
            if word in name.text:  # most names have none of the words, and this is the quickest way to know
                best = max(best, match_name(search, name, true_places))
                break
    return best


def match_name(search: Search, name: Name, true_places: frozenset[int]) -> NameMatch:
    """Return how one name answers the query."""
    halfway, words = search.is_halfway, name.text.split()
    hits: set[str] = set()
    credit, others_true = 0.0, True
    for place, word, match in search.content_words:
        hit = _hit(word, words, begins=halfway or match is Match.PREFIX)
        if hit:
            hits.add(hit)
            # The nearer the beginning is to the whole word, the surer it is meant.
            credit += _CREDIT[match] if hit == word else _CREDIT[Match.PREFIX] * (0.7 + 0.3 * len(word) / len(hit))
        elif place not in true_places:
            others_true = False
    if not hits:
        return NameMatch()
    hits.update(search.silent_words.intersection(words))
    worth = _ALIAS if name.rank else 1.0
    share, said = credit / len(search.content), len(hits) / len(words)
    exact = _exactness(search, name) * worth
    named = worth * (0.5 + 0.5 * share) if others_true and said == 1 and not halfway else 0.0
    coverage = worth * share * share * (_LEAST_NAME + (1 - _LEAST_NAME) * said)
    in_a_row = worth * said if halfway and not exact and _runs(search, words) else 0.0
    return NameMatch(exact, named, coverage, in_a_row, "aliases" if name.rank else "name")


def _exactness(search: Search, name: Name) -> float:
    whole = search.whole_keys.get(name.key)
    if whole is None:
        return 0.0
    return (1.0 if whole else _STOPWORDS_DROPPED) * min(_CREDIT[token.match] for token in search.content)


def _hit(word: str, name: list[str], *, begins: bool) -> str:
    """Return the word of a name that a word of the query is, or begins; empty when there is none."""
    if word in name:
        return word
    return next((other for other in name if other.startswith(word)), "") if begins else ""


def _runs(search: Search, name: list[str]) -> bool:
    """Whether neighbouring words of the name begin with the query's words, in their order, and one goes on."""
    begun = [token.word for token in search.content]
    for start in range(len(name) - len(begun) + 1):
        pairs = list(zip(name[start:], begun, strict=False))
        if all(word.startswith(start_) for word, start_ in pairs) and any(word != start_ for word, start_ in pairs):
            return True
    return False
