"""Typing mistakes: the word of the lexicon that was meant (a fuzzy look-up, as search engines call it)."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from excli.catalog import index
from excli.catalog.store import Store

# Two letters that changed places from three letters on, one edit from four, two from eight: as Lucene's fuzziness "AUTO"
# (https://www.elastic.co/guide/en/elasticsearch/reference/current/common-options.html#fuzziness), stricter by a step.
_SWAPPED, _ONE_EDIT, _TWO_EDITS = 3, 4, 8
_LONGEST = 32
# Edits up to which a word may be meant that sounds the same; letters that sound the same, the longer spellings first.
_HEARD = 2
_SOUNDS = (("qu", "kw"), ("ph", "f"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("z", "s"))


class Correction(NamedTuple):
    """The words that were meant, in how many names the first spelling stands, and how many edits away it is."""

    words: tuple[str, ...]
    uses: int
    edits: int


def correct(store: Store, word: str, raw: str) -> Correction | None:
    """Return what a word that is not known was meant to be: `word` is folded, `raw` has its plural ending.

    An edit is a letter more, less or another, or two neighbours swapped (optimal string alignment).
    """
    if not _SWAPPED <= len(raw) <= _LONGEST:
        return None
    tries = tuple(dict.fromkeys((raw, word, raw.removesuffix("s"))))
    close = _near(store, word, raw, tries)
    if not close:
        return None
    meant = index.lexicon(store, close)
    letters = [sorted(tried) for tried in tries]

    def doubt(found: str) -> tuple[int, bool, bool, bool, int, str]:
        """Fewest edits first; then letters that changed places; the same first letter; one word; the commonest."""
        spelled, uses = meant[found]
        return close[found], sorted(found) not in letters, found[0] != raw[0], " " in spelled, -uses, found

    best = min(close, key=doubt)
    return Correction(tuple(meant[best].spelled.split()), meant[best].uses, close[best])


def consonants(word: str) -> str:
    """Return how a word sounds, without its vowels and doubled letters.

    >>> consonants("skwat") == consonants("squat"), consonants("roap") == consonants("rope")
    (True, True)
    """
    for spelled, heard in _SOUNDS:
        word = word.replace(spelled, heard)
    return "".join(letter for letter, _ in groupby(word) if letter not in "aeiouy")


def _near(store: Store, word: str, raw: str, tries: tuple[str, ...]) -> dict[str, int]:
    """Return the words of the lexicon that are near enough, each with its edits."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    edits = 1 if len(raw) < _TWO_EDITS else 2
    lexicon = index.words_by_size(store)
    known = [other for size in range(len(word) - edits, len(raw) + edits + 1) for other in lexicon.get(size, ())]
    close: dict[str, int] = {}
    for tried in tries:
        for found, distance, _ in process.extract(tried, known, scorer=OSA.distance, score_cutoff=edits, limit=None):
            close[found] = min(distance, close.get(found, distance))
    if not close and edits == 1 and len(raw) >= _ONE_EDIT:  # "skwat": further away, but it sounds the same
        sound = consonants(raw)
        nearby = process.extract(raw, known, scorer=OSA.distance, score_cutoff=_HEARD, limit=None)
        return {found: int(distance) for found, distance, _ in nearby if consonants(found) == sound}
    if len(raw) < _ONE_EDIT:  # "rwo": only two letters that changed places
        return {found: distance for found, distance in close.items() if sorted(found) == sorted(raw)}
    if len(raw) <= _ONE_EDIT + 1:  # so short a word has many neighbours, but fingers rarely miss the first letter
        return {found: distance for found, distance in close.items() if found[0] == raw[0]}
    return close
