"""Learns which words point to which movement pattern, from how people describe movements."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from math import log

from excli.catalog.index import STEMMED
from excli.model.text import features

# A description says what a phrase that people type for an entry of the pattern only hints at.
_DESCRIBED = 12
# Two words that stand together in one description alone are chance.
_FEWEST = 2
# The words of a pair are counted by themselves as well.
_PAIR = 0.6
# What speaks for a pattern less than this says nothing.
_LEAST = 0.05
Texts = Mapping[str, Collection[list[str]]]
"""Movement pattern → the words of each text about it."""
Counts = Mapping[str, Mapping[str, int]]
"""Movement pattern → word → how often."""
Leanings = dict[str, dict[str, float]]
"""A word, or two with a space between → pattern → how much it speaks for it, from 0."""


def leanings(described: Texts, search_phrases: Counts) -> Leanings:
    """How much each word, and each two that stand near each other in descriptions, speak for each pattern.

    Takes pattern → the stems of each description, and how often each stem is typed for its entries. A word counts
    log(1 + lift), where the lift is how much commoner it is in a pattern than in all of them: the log-likelihood ratio
    of a unigram model mixed half and half with that of the whole (Manning, Raghavan and Schütze, Introduction to
    Information Retrieval, 2008, chapter 12).
    """
    told = {pattern: Counter(chain.from_iterable(map(features, texts))) for pattern, texts in described.items()}
    together: Counter[str] = Counter()
    for counts in told.values():
        together.update(counts)
    shares: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pattern, counts in told.items():
        typed = dict(search_phrases.get(pattern, {}))
        weighed = {
            feature: times * _DESCRIBED + typed.pop(feature, 0)
            for feature, times in counts.items()
            if " " not in feature or together[feature] >= _FEWEST
        }
        weighed.update(typed)
        size = sum(weighed.values())
        for feature, weight in weighed.items():
            shares[feature][pattern] = weight / size
    found: Leanings = {}
    for feature, by_pattern in shares.items():
        lift = len(told) / sum(by_pattern.values())
        worth = _PAIR if " " in feature else 1.0
        leans = {pattern: round(worth * log(1 + share * lift), 2) for pattern, share in by_pattern.items()}
        found[feature] = {pattern: weight for pattern, weight in leans.items() if weight >= _LEAST}
    return found


def add_movements(connection: sqlite3.Connection, described: Texts, search_phrases: Counts) -> None:
    """Fills the table of movements with what each word, or two of them, speaks for.

    Takes pattern → the folded words of each description, and how often each folded word is typed for its entries.
    """
    known = set(chain.from_iterable(chain.from_iterable(described.values()))).union(*search_phrases.values())
    stems = _stems(connection, known)
    spelled = {stem: word for word, stem in stems.items()}
    told = {
        pattern: [[stems[word] for word in parts if word in stems] for parts in texts]
        for pattern, texts in described.items()
    }
    typed: dict[str, dict[str, int]] = {}
    for pattern, counts in search_phrases.items():
        stemmed = typed[pattern] = {}
        for word, times in counts.items():
            if word in stems:
                stemmed[stems[word]] = stemmed.get(stems[word], 0) + times
    rows = []
    for feature, leans in leanings(told, typed).items():
        words_ = " ".join([spelled[stem] for stem in feature.split()])
        one, two = ("", words_) if " " in words_ else (words_, "")
        rows.append((one, two, json.dumps(leans)))
    connection.executemany("INSERT INTO movements (one, two, leans) VALUES (?, ?, ?)", rows)


def _stems(connection: sqlite3.Connection, known: Iterable[str]) -> dict[str, str]:
    """Word → its stem, as SQLite's own Porter stemmer has it: what is typed later is stemmed by it as well."""
    numbered = list(known)
    connection.execute(f"CREATE VIRTUAL TABLE temp.stemming USING fts5(word, tokenize = '{STEMMED}')")
    connection.executemany("INSERT INTO temp.stemming (rowid, word) VALUES (?, ?)", enumerate(numbered))
    connection.execute("CREATE VIRTUAL TABLE temp.stems USING fts5vocab(temp, stemming, instance)")
    found = {numbered[number]: str(stem) for stem, number in connection.execute("SELECT term, doc FROM temp.stems")}
    connection.execute("DROP TABLE temp.stems")
    connection.execute("DROP TABLE temp.stemming")
    return found
