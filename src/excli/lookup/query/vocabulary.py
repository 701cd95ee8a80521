"""The phrases of a query that the vocabulary of search knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from excli.catalog import index
from excli.catalog.store import Store
from excli.model.text import ARTICLES

LONGEST_PHRASE = 5
Known = dict[str, dict[str, Any]]
"""Kind → key → meaning, as catalog/query_words.py compiles them."""


def spans(words: Sequence[str]) -> Iterator[range]:
    """Give every run of up to LONGEST_PHRASE neighbouring words, the longest first."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield range(start, start + length)


def key_of(words: Sequence[str], span: range) -> str:
    return "".join(words[span.start : span.stop])


def spans_without_articles(words: Sequence[str]) -> Iterator[tuple[range, str]]:
    """Give the runs with articles passed over, each with its key: "back of my arm" is "back of arm"."""
    places = [place for place, word in enumerate(words) if word not in ARTICLES]
    bare = [words[place] for place in places]
    for span in spans(bare):
        yield range(places[span.start], places[span.stop - 1] + 1), key_of(bare, span)


def known_phrases(store: Store, words: Sequence[str]) -> Known:
    """Return what the vocabulary says of all phrases in the words."""
    keys = {key_of(words, span) for span in spans(words)} | {key for _, key in spans_without_articles(words)}
    return index.query_words(store, keys)
