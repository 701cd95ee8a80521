"""The words of a query as names spell them: known, begun, mistyped or unknown."""

from __future__ import annotations

import json
from itertools import islice, pairwise, product
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.search.phrasing import Phrases
from excli.model.text import LAST

MOST_WORDS = 16
MOST_READINGS = 4
# How many times commoner another word must be before the start of one is taken for a mistyped other.
_LIKELIER = 4
# In so short a query a word of the texts may be a typing mistake.
_FEW = 4
_SHORTEST_PREFIX, _SHORTEST_LAST = 3, 2
# Two letters that changed places from three letters on, one edit from four, two from eight: https://lucene.apache.org has the same steps for its "auto" fuzziness.
_SWAPPED, _ONE_EDIT, _TWO_EDITS = 3, 4, 8


class Token(NamedTuple):
    """One word of the query.

    typed  as folded from what was typed
    word   as names spell it; the same as `typed` unless it was mended or written out
    how    "known", "start" (names have longer words that begin so), "mended" (a typing mistake),
           "text" (only texts have it), "slip" (a word of the texts taken for a typing mistake), "idle" (says nothing), "turn" (see Reading) or "unknown"
    alike  words that say about the same where people put it in their own words
    weight how much it tells: the inverse document frequency of the word in what is short and says most of an entry
    """

    typed: str
    word: str
    how: str
    weight: float = 1.0
    alike: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        return self.how not in ("idle", "turn")


def tokens_of(store: Store, parts: list[str], raw: dict[str, str], phrases: Phrases) -> list[tuple[Token, ...]]:
    """The tokens of the words; where a word may be the start of one and a mistyped other, once for each."""
    known = _lexicon(store, [*parts, *(first + second for first, second in pairwise(parts))])
    found: list[list[list[Token]]] = []
    place = 0
    while place < len(parts):
        word = parts[place]
        joined = word + parts[place + 1] if place + 1 < len(parts) else ""
        if (
            joined
            and joined in known
            and known[joined][0] == joined
            and not (word in known and parts[place + 1] in known)
        ):
            found.append([[Token(joined, joined, "known")]])  # "kettle bell"
            place += 2
            continue
        if word in phrases["idle"] or word in phrases["refuse"]:
            found.append([[Token(word, word, "idle")]])
        elif word in phrases["turns"]:
            found.append([[Token(word, word, "turn")]])
        elif word in known:
            found.append([[Token(word, part, "known") for part in known[word][0].split()]])  # "pullup" is pull, up
        elif word in phrases["short"]:
            # The reading that writes it out is the one that counts, unless it is the start of a word.
            least = _SHORTEST_LAST if place + 1 == len(parts) else _SHORTEST_PREFIX
            start = len(word) >= least and _starts(store, word)
            found.append([[Token(word, word, "start" if start else "unknown")]])
        else:
            strange = _strange(store, word, raw.get(word, word), last=place + 1 == len(parts), few=len(parts) <= _FEW)
            found.append(strange)
        place += 1
    ways = islice(product(*found), MOST_READINGS)
    return [tuple(token for tokens in way for token in tokens) for way in ways]


def _lexicon(store: Store, parts: list[str]) -> dict[str, tuple[str, int]]:
    """Those of the words that names know: how names spell each, and in how many names it is."""
    rows = store.query(
        "SELECT word, spelled, uses FROM lexicon WHERE word IN (SELECT value FROM json_each(?))", (json.dumps(parts),)
    )
    return {str(word): (str(spelled), int(uses)) for word, spelled, uses in rows}


def _strange(store: Store, word: str, raw: str, *, last: bool, few: bool) -> list[list[Token]]:
    """What a word no name has may be: the start of one, a typing mistake, a word of the texts; else it is unknown.

    Of `few` words a word of the texts may be a slip that hides a name: "hip trust".
    The word is looked at folded and as typed: what looks like a plural ending may be the mistake ("prses").
    """
    found = []
    start = raw if _starts(store, raw) else word
    if len(start) >= (_SHORTEST_LAST if last else _SHORTEST_PREFIX) and _starts(store, start):
        found.append([Token(raw, start, "start")])
    elif store.query("SELECT 1 FROM text_words WHERE word = ?", (word,)):
        found.append([Token(raw, word, "text")])
        if few:
            mended, _, edits = _mended(store, word, raw)
            found += [[Token(raw, mended, "slip")]] if edits == 1 and " " not in mended else []
        return found
    mended, uses, edits = _mended(store, word, raw)
    if not found and edits > 1 and _describes(store, raw):
        return [[Token(raw, word, "text")]]  # "kneading" is not "kneeling"
    if mended and (not found or uses > _LIKELIER * _uses_of(store, start)):
        found.append([Token(raw, part, "mended") for part in mended.split()])
    elif not found and store.query("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (f'"{word}"',)):
        found.append([Token(raw, word, "text")])  # another form of a word of the texts
    return found or [[Token(raw, word, "unknown")]]


def _uses_of(store: Store, start: str) -> int:
    """In how many names a word stands that begins so."""
    rows = store.query("SELECT sum(uses) FROM lexicon WHERE word > ? AND word < ?", (start, start + LAST))
    return int(rows[0][0] or 0)


def _starts(store: Store, start: str) -> bool:
    rows = store.query("SELECT 1 FROM lexicon WHERE word > ? AND word < ? AND uses > 0 LIMIT 1", (start, start + LAST))
    return bool(rows)


def _describes(store: Store, word: str) -> bool:
    """Whether people describe movements with the word, in whatever form."""
    return bool(store.query("SELECT 1 FROM movements WHERE movements MATCH ? LIMIT 1", (f'one : "{word}"',)))


def _mended(store: Store, word: str, raw: str) -> tuple[str, int, int]:
    """The word of the lexicon that is one or two edits away, as names spell it; in how many names it is; the edits.

    Empty when there is none.
    """
    if not _SWAPPED <= len(raw) <= 2 * MOST_WORDS:
        return "", 0, 0
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    edits = 1 if len(raw) < _TWO_EDITS else 2
    lexicon = _by_size(store)
    known = [other for size in range(len(word) - edits, len(raw) + edits + 1) for other in lexicon.get(size, ())]
    close: dict[str, int] = {}
    tries = dict.fromkeys((raw, word, raw.removesuffix("s")))
    for tried in tries:
        for found, distance, _ in process.extract(tried, known, scorer=OSA.distance, score_cutoff=edits, limit=None):
            close[found] = min(distance, close.get(found, distance))
    if len(raw) < _ONE_EDIT:  # "rwo": only two letters that changed places
        close = {found: distance for found, distance in close.items() if sorted(found) == sorted(raw)}
    elif len(raw) <= _ONE_EDIT + 1:  # so short a word has many neighbours, but fingers rarely miss the first letter
        close = {found: distance for found, distance in close.items() if found[0] == raw[0]}
    if not close:
        return "", 0, 0

    meant = _lexicon(store, list(close))
    letters = [sorted(tried) for tried in tries]

    def doubt(found: str) -> tuple[int, bool, bool, bool, int, str]:
        """Fewest edits first; then letters that changed places; the same first letter; one word; the commonest."""
        spelled, uses = meant[found]
        return close[found], sorted(found) not in letters, found[0] != raw[0], " " in spelled, -uses, found

    best = min(close, key=doubt)
    return *meant[best], close[best]


def _by_size(store: Store) -> dict[int, list[str]]:
    """The words of the lexicon by their number of letters."""

    def read() -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word, size in store.query("SELECT word, size FROM lexicon"):
            found.setdefault(size, []).append(word)
        return found

    kept: dict[int, list[str]] = store.kept("lexicon", read)
    return kept
