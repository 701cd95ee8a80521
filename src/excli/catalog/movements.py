"""Learns which words point to which movement pattern, from how people describe movements."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import log
from pathlib import Path

import yaml

from excli.catalog.nodes import Loader
from excli.model.errors import CatalogError
from excli.model.text import features

# A description says what a phrase that people type for an entry of the pattern only hints at.
_DESCRIBED, _SOUGHT = 12, 1
# Two words that stand together in one description alone are chance.
_FEWEST = 2 * _DESCRIBED
# The words of a pair are counted by themselves as well.
_PAIR = 0.6
STEMMED = "porter unicode61 remove_diacritics 2"
Leanings = dict[str, dict[str, float]]
"""A word, or two with a space between → pattern → how much it speaks for it, from 0."""


def read_movements(folder: Path) -> dict[str, list[str]]:
    """Pattern → its descriptions, from `movements.yaml`.

    Raises CatalogError when the file is missing or not of this shape.
    """
    path = folder / "movements.yaml"
    try:
        document = yaml.load(path.read_bytes(), Loader)  # noqa: S506 - a safe loader by either name
        return {str(pattern): [str(text) for text in texts] for pattern, texts in document.items()}
    except (OSError, yaml.YAMLError, TypeError, AttributeError) as error:
        raise CatalogError(f"{path} cannot be read: {error}") from error


def leanings(described: Iterable[tuple[str, list[str]]], sought: Iterable[tuple[str, list[str]]]) -> Leanings:
    """How much each word, and each two that stand near each other, speak for each pattern.

    Takes (pattern, stems) of each description and of each phrase that people type. A word counts log(1 + lift), where
    the lift is how much commoner it is in a pattern than in all of them: the log-likelihood ratio of a unigram model
    mixed half and half with that of the whole (Manning, Raghavan and Schütze, Introduction to Information Retrieval,
    2008, chapter 12).
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for weight, texts in ((_DESCRIBED, described), (_SOUGHT, sought)):
        for pattern, parts in texts:
            for feature in set(features(parts)):
                counts[pattern][feature] += weight
    whole: Counter[str] = Counter()
    for told in counts.values():
        whole.update(told)
    kept = {feature for feature, times in whole.items() if " " not in feature or times >= _FEWEST}
    sizes = {pattern: sum(n for feature, n in told.items() if feature in kept) for pattern, told in counts.items()}
    shares: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pattern, told in counts.items():
        for feature in told.keys() & kept:
            shares[feature][pattern] = told[feature] / sizes[pattern]
    return {
        feature: {
            pattern: (_PAIR if " " in feature else 1.0) * log(1 + share * len(sizes) / sum(found.values()))
            for pattern, share in found.items()
        }
        for feature, found in shares.items()
    }


def add_movements(
    connection: sqlite3.Connection,
    described: Mapping[str, list[list[str]]],
    sought: Iterable[tuple[str, list[str]]],
) -> None:
    """Fills the table of movements with what each word, or two of them, speaks for.

    Takes pattern → the folded words of each description, and (pattern, folded words) of what people type.
    """
    typed = [(pattern, parts) for pattern, parts in sought if pattern in described]
    told = [(pattern, parts) for pattern, texts in described.items() for parts in texts]
    stems = _stems(connection, {word for _, parts in chain(told, typed) for word in parts})
    spelled = {stem: word for word, stem in stems.items()}

    def stemmed(texts: list[tuple[str, list[str]]]) -> Iterator[tuple[str, list[str]]]:
        return ((pattern, [stems[word] for word in parts if word in stems]) for pattern, parts in texts)

    rows = []
    for feature, leans in leanings(stemmed(told), stemmed(typed)).items():
        words_ = " ".join(spelled[stem] for stem in feature.split())
        one, two = ("", words_) if " " in words_ else (words_, "")
        rows.append((one, two, json.dumps({pattern: round(weight, 2) for pattern, weight in leans.items()})))
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
