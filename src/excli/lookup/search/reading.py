"""What a query says: its words folded, spelled as names spell them, and the wishes among them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice, pairwise, product
from typing import NamedTuple

from excli.catalog.store import Store
from excli.model.text import LAST, raw_words, words

_MOST_WORDS = 16
_LONGEST_QUERY = 2000
_MOST_READINGS = 4
_LONGEST_PHRASE = 5
_REFUSALS = ("no", "not", "without")
# How many times commoner another word must be before the start of one is taken for a mistyped other.
_LIKELIER = 4
_SHORTEST_PREFIX, _SHORTEST_LAST = 3, 2
# Two letters that changed places from three letters on, one edit from four, two from eight: https://lucene.apache.org has the same steps for its "auto" fuzziness.
_SWAPPED, _ONE_EDIT, _TWO_EDITS = 3, 4, 8


class Wish(NamedTuple):
    """Words of the query that ask for a filter.

    words    where they stand in the query: first and one past the last
    said     the words
    filters  criterion → values; any one of them fulfils the wish
    refused  "no" or "without" stands before them: what has it is not wanted
    """

    words: tuple[int, int]
    said: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    refused: bool = False


class Token(NamedTuple):
    """One word of the query.

    typed  as folded from what was typed
    word   as names spell it; the same as `typed` unless it was mended or written out
    how    "known", "start" (names have longer words that begin so), "mended" (a typing mistake),
           "text" (only texts have it), "idle" (says nothing), "turn" (see Reading) or "unknown"
    """

    typed: str
    word: str
    how: str

    @property
    def says_something(self) -> bool:
        return self.how not in ("idle", "turn")


class Reading(NamedTuple):
    """One way to read a query.

    turn  "easier", "harder" or "swaps", where a word asks for what is so linked from what the others name
    """

    tokens: tuple[Token, ...]
    wishes: tuple[Wish, ...]
    turn: str = ""

    @property
    def content(self) -> tuple[Token, ...]:
        """The words that say something; all of them, when none does."""
        return tuple(token for token in self.tokens if token.says_something) or self.tokens

    @property
    def unknown(self) -> int:
        """How many words mean nothing here; beside such a word a mended one is only a guess and counts as well."""
        strange = sum(token.how == "unknown" for token in self.content)
        return strange + sum(token.how == "mended" for token in self.content) if strange else 0

    @property
    def beside_wishes(self) -> tuple[Token, ...]:
        """The words that say something and belong to no wish."""
        wished = {place for wish in self.wishes for place in range(*wish.words)}
        return tuple(token for place, token in enumerate(self.tokens) if token.says_something and place not in wished)

    @property
    def wishes_kind(self) -> bool:
        """A wish names the kind of training or the movement."""
        return any(name in ("category", "pattern") for wish in self.wishes for name, _ in wish.filters)

    @property
    def only_wishes(self) -> bool:
        """Every word that says something belongs to a wish."""
        return bool(self.wishes) and not self.beside_wishes


def read_query(store: Store, query: str) -> list[Reading]:
    """The readings of a query, the plain one first. None when it holds no letter or digit."""
    typed = words(query[:_LONGEST_QUERY])[:_MOST_WORDS]
    if not typed:
        return []
    raw = dict(zip(typed, raw_words(query[:_LONGEST_QUERY]), strict=False))
    phrases = _phrases(store, typed)
    readings: list[Reading] = []
    for spelled in _written_out(typed, phrases):
        for tokens in _tokens(store, spelled, raw, phrases):
            wishes = _wishes(store, [token.word for token in tokens])
            # What is refused is not looked for.
            shunned = {place for wish in wishes if wish.refused for place in range(*wish.words)}
            sought = tuple(t._replace(how="idle") if place in shunned else t for place, t in enumerate(tokens))
            turns = [str(phrases["turns"][token.typed]) for token in sought if token.how == "turn"]
            reading = Reading(sought, tuple(wishes), turns[0] if turns else "")
            if reading not in readings:
                readings.append(reading)
    return readings[:_MOST_READINGS]


def _spans(parts: list[str]) -> Iterable[tuple[int, int, str]]:
    """Every run of up to five neighbouring words, longest first: (first, past the last, phrase)."""
    for length in range(min(_LONGEST_PHRASE, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            yield start, start + length, " ".join(parts[start : start + length])


def _phrases(store: Store, parts: list[str]) -> dict[str, dict[str, object]]:
    """The phrases of the catalog that stand in the query: part → phrase → meaning."""
    asked = json.dumps(list({phrase for _, _, phrase in _spans(parts)}))
    rows = store.query(
        "SELECT part, phrase, meaning FROM phrases WHERE phrase IN (SELECT value FROM json_each(?))", (asked,)
    )
    found: dict[str, dict[str, object]] = {"short": {}, "same": {}, "wishes": {}, "idle": {}, "turns": {}}
    for part, phrase, meaning in rows:
        found[part][phrase] = json.loads(meaning)
    return found


def _written_out(parts: list[str], phrases: dict[str, dict[str, object]]) -> list[list[str]]:
    """The words with abbreviations written out and other ways to say a thing replaced, each reading once.

    The words as typed come first: they may be a name themselves.
    """
    choices: list[list[list[str]]] = []
    place = 0
    while place < len(parts):
        for start, end, phrase in _spans(parts[place : place + _LONGEST_PHRASE]):
            if start:
                continue
            longs = phrases["short"].get(phrase) or ([phrases["same"][phrase]] if phrase in phrases["same"] else [])
            if isinstance(longs, list) and longs:
                choices.append([str(long).split() for long in longs])
                place += end
                break
        else:
            choices.append([[parts[place]]])
            place += 1
    written = [[word for words_ in choice for word in words_] for choice in product(*choices)]
    return [parts, *(reading for reading in written[:_MOST_READINGS] if reading != parts)]


def _tokens(
    store: Store, parts: list[str], raw: dict[str, str], phrases: dict[str, dict[str, object]]
) -> list[tuple[Token, ...]]:
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
        if word in phrases["idle"]:
            found.append([[Token(word, word, "idle")]])
        elif word in phrases["turns"]:
            found.append([[Token(word, word, "turn")]])
        elif word in known:
            found.append([[Token(word, part, "known") for part in known[word][0].split()]])  # "pullup" is pull, up
        elif word in phrases["short"]:
            found.append([[Token(word, word, "unknown")]])  # the reading that writes it out is the one that counts
        else:
            found.append(_strange(store, word, raw.get(word, word), last=place + 1 == len(parts)))
        place += 1
    ways = islice(product(*found), _MOST_READINGS)
    return [tuple(token for tokens in way for token in tokens) for way in ways]


def _lexicon(store: Store, parts: list[str]) -> dict[str, tuple[str, int]]:
    """Those of the words that names know: how names spell each, and in how many names it is."""
    rows = store.query(
        "SELECT word, spelled, uses FROM lexicon WHERE word IN (SELECT value FROM json_each(?))", (json.dumps(parts),)
    )
    return {str(word): (str(spelled), int(uses)) for word, spelled, uses in rows}


def _strange(store: Store, word: str, raw: str, *, last: bool) -> list[list[Token]]:
    """What a word no name has may be: the start of one, a typing mistake, a word of the texts; else it is unknown.

    The word is looked at folded and as typed: what looks like a plural ending may be the mistake ("prses").
    """
    found = []
    start = raw if _starts(store, raw) else word
    if len(start) >= (_SHORTEST_LAST if last else _SHORTEST_PREFIX) and _starts(store, start):
        found.append([Token(raw, start, "start")])
    elif store.query("SELECT 1 FROM text_words WHERE word = ?", (word,)):
        return [[Token(raw, word, "text")]]
    mended, uses = _mended(store, word, raw)
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


def _mended(store: Store, word: str, raw: str) -> tuple[str, int]:
    """The word of the lexicon that is at most one or two edits away, as names spell it, and in how many names it is.

    Empty when there is none.
    """
    if not _SWAPPED <= len(raw) <= 2 * _MOST_WORDS:
        return "", 0
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    edits = 1 if len(raw) < _TWO_EDITS else 2
    lexicon = _by_size(store)
    known = [other for size in range(len(word) - edits, len(raw) + edits + 1) for other in lexicon.get(size, ())]
    close: dict[str, int] = {}
    for tried in dict.fromkeys((raw, word)):
        for found, distance, _ in process.extract(tried, known, scorer=OSA.distance, score_cutoff=edits, limit=None):
            close[found] = min(distance, close.get(found, distance))
    if len(raw) < _ONE_EDIT:  # "rwo": only two letters that changed places
        close = {found: distance for found, distance in close.items() if sorted(found) == sorted(raw)}
    elif len(raw) <= _ONE_EDIT + 1:  # so short a word has many neighbours, but fingers rarely miss the first letter
        close = {found: distance for found, distance in close.items() if found[0] == raw[0]}
    if not close:
        return "", 0

    meant = _lexicon(store, list(close))

    def doubt(found: str) -> tuple[int, bool, bool, bool, int, str]:
        """Fewest edits first; then letters that changed places; the same first letter; one word; the commonest."""
        spelled, uses = meant[found]
        return close[found], sorted(found) != sorted(raw), found[0] != raw[0], " " in spelled, -uses, found

    return meant[min(close, key=doubt)]


def _by_size(store: Store) -> dict[int, list[str]]:
    """The words of the lexicon by their number of letters."""

    def read() -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word, size in store.query("SELECT word, size FROM lexicon"):
            found.setdefault(size, []).append(word)
        return found

    kept: dict[int, list[str]] = store.kept("lexicon", read)
    return kept


# Facets whose words are wishes → the criterion they ask for.
_WISHED = {
    "muscle": "muscle",
    "body-part": "body_part",
    "equipment": "equipment",
    "difficulty": "difficulty",
    "category": "category",
    "pattern": "pattern",
    "mechanic": "mechanic",
    "force": "force",
    "position": "position",
    "laterality": "laterality",
}


def _wishes(store: Store, parts: list[str]) -> list[Wish]:
    """The wishes in a query: the longest phrases first, no word in two of them."""
    spans = list(_spans(parts))
    keys = {phrase.replace(" ", ""): phrase for _, _, phrase in spans}
    rows = store.query(
        "SELECT key, facet, slug FROM term_keys WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    asked: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for spelling, facet, slug in rows:
        phrase = keys[spelling]
        if facet not in _WISHED:
            continue  # a joint alone is no wish to spare it; "sore knee" is, among the phrases
        if slug == "body-weight":
            asked.setdefault(phrase, []).append(("have", (slug,)))
        else:
            asked.setdefault(phrase, []).append((_WISHED[facet], _single(store, facet, slug)))
    for phrase, meaning in _wished_phrases(store, parts).items():
        asked[phrase] = [(name, tuple(values)) for name, values in meaning.items()]
    taken: set[int] = set()
    found = []
    for start, end, phrase in spans:
        if phrase in asked and not taken & set(range(start, end)):
            taken |= set(range(start, end))
            kit = tuple(pair for pair in asked[phrase] if pair[0] == "equipment")
            refused = bool(kit) and start > 0 and parts[start - 1] in _REFUSALS
            found.append(Wish((start, end), phrase, kit if refused else tuple(asked[phrase]), refused))
    return sorted(found)


def _wished_phrases(store: Store, parts: list[str]) -> dict[str, dict[str, list[str]]]:
    asked = json.dumps([phrase for _, _, phrase in _spans(parts)])
    rows = store.query(
        "SELECT phrase, meaning FROM phrases WHERE part = 'wishes' AND phrase IN (SELECT value FROM json_each(?))",
        (asked,),
    )
    return {phrase: json.loads(meaning) for phrase, meaning in rows}


def _single(store: Store, facet: str, slug: str) -> tuple[str, ...]:
    """A value, or the members of a group."""
    if facet != "muscle":
        return (slug,)
    rows = store.query(
        "SELECT json_extract(document, '$.members') FROM terms WHERE facet = 'muscle' AND slug = ?", (slug,)
    )
    members = json.loads(rows[0][0]) if rows else []
    return tuple(members) or (slug,)
