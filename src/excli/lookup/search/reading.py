"""What a query says: its words folded, spelled as names spell them, and the wishes among them."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from itertools import combinations, islice, product
from math import log
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.search.phrasing import LONGEST_PHRASE, Phrases, phrases_in, spans
from excli.lookup.search.spelling import MOST_READINGS, MOST_WORDS, Token, tokens_of
from excli.lookup.search.wishes import OCCASION, Wish, is_name, wishes_in
from excli.model.text import raw_words, singular

_LONGEST_QUERY = 2000
# What a word weighs that no text has whole: the start of one.
_UNSEEN = 3.0


class Reading(NamedTuple):
    """One way to read a query.

    turn  "easier", "harder" or "swaps", where a word asks for what is so linked from what the others name
    said  all the words but those that say nothing, even those of what is refused
    """

    tokens: tuple[Token, ...]
    wishes: tuple[Wish, ...]
    turn: str = ""
    said: str = ""

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
    def mended(self) -> bool:
        """A word is read as a typing mistake."""
        return any(token.how == "mended" for token in self.tokens)

    @property
    def beside_wishes(self) -> tuple[Token, ...]:
        """The words that say something and belong to no wish."""
        wished = set(self._wished_places(soft=False))
        return tuple(token for place, token in enumerate(self.tokens) if token.says_something and place not in wished)

    @property
    def wants_training(self) -> bool:
        """The wishes name a part of the body or what is owned, and no kind of training or movement."""
        asked = {name for wish in self.wishes if not wish.refused for name, _ in wish.wants}
        return bool(asked & {"body_part", "target", "have"}) and not asked & {"category", "pattern"}

    @property
    def wished_share(self) -> float:
        """What share of the meaning of the words that say something belongs to wishes."""
        return self._share(frozenset(self._wished_places(soft=False)))

    @property
    def understood(self) -> float:
        """The same with wishes that are an exercise's name as well."""
        return self._share(frozenset(self._wished_places(soft=True)))

    @property
    def all_wished(self) -> bool:
        """Every word that says something belongs to a wish, if only to one that is an exercise's name as well."""
        places = set(self._wished_places(soft=True))
        return bool(self.wishes) and all(p in places for p, t in enumerate(self.tokens) if t.says_something)

    def _wished_places(self, *, soft: bool) -> Iterator[int]:
        return (place for wish in self.wishes if soft or not wish.soft for place in range(*wish.words))

    def _share(self, places: frozenset[int]) -> float:
        telling = [(place in places, token.weight) for place, token in enumerate(self.tokens) if token.says_something]
        whole = sum(weight for _, weight in telling)
        return sum(weight for wished, weight in telling if wished) / whole if whole else 0.0

    @property
    def only_wishes(self) -> bool:
        """Every word that says something belongs to a wish."""
        return bool(self.wishes) and not self.beside_wishes


def read_query(store: Store, query: str) -> list[Reading]:
    """The readings of a query, the plain one first. None when it holds no letter or digit."""
    as_typed = raw_words(query[:_LONGEST_QUERY])[:MOST_WORDS]
    if not as_typed:
        return []
    typed = [singular(word) for word in as_typed]
    raw = dict(zip(typed, as_typed, strict=True))
    phrases = phrases_in(store, typed)
    shorts = phrases["short"].keys()
    readings: list[Reading] = []
    for spelled in _written_out(store, typed, phrases):
        known = phrases if spelled == typed else phrases_in(store, spelled)
        for tokens in tokens_of(store, spelled, raw, known):
            slipped = any(token.how == "slip" for token in tokens)
            if slipped and not is_name(store, [token.word for token in tokens if token.says_something]):
                continue  # a word of the texts is only taken for a mistake where that makes a name
            turned = any(token.how == "turn" for token in tokens)
            wishes = wishes_in(
                store, [token.word for token in tokens], known, _named(store, tokens) if turned else (0, 0)
            )
            # What is refused is not looked for.
            shunned = {p for wish in wishes if wish.refused or wish.family == OCCASION for p in range(*wish.words)}
            wishes = [wish for wish in wishes if wish.family != OCCASION]
            kept = tuple(t._replace(how="idle") if place in shunned else t for place, t in enumerate(tokens))
            kept = _weighed(store, kept, known)
            turns = [str(known["turns"][token.typed]) for token in kept if token.how == "turn"]
            said = " ".join(
                token.word for token in tokens if token.typed not in known["idle"] or token.typed in known["refuse"]
            )
            reading = Reading(kept, tuple(wishes), turns[0] if turns else "", said)
            if reading not in readings:
                readings.append(reading)
    # An abbreviation that is nothing else is only meant for what it stands for.
    meant = [reading for reading in readings if not _abbreviated(reading, shorts)]
    return (meant or readings)[:MOST_READINGS]


def _named(store: Store, tokens: tuple[Token, ...]) -> tuple[int, int]:
    """Where the longest name stands in the query: first word and one past the last, the same where there is none."""
    words = [token.word for token in tokens]
    runs = {run: "".join(words[slice(*run)]) for run in combinations(range(len(words) + 1), 2)}
    sql = "SELECT key FROM names WHERE key IN (SELECT value FROM json_each(?))"
    names = {str(key) for (key,) in store.query(sql, (json.dumps(list(runs.values())),))}
    return max((run for run, key in runs.items() if key in names), key=lambda run: run[1] - run[0], default=(0, 0))


def _abbreviated(reading: Reading, shorts: Container[str]) -> bool:
    return any(token.how == "unknown" and token.typed in shorts for token in reading.tokens)


def _weighed(store: Store, tokens: tuple[Token, ...], phrases: Phrases) -> tuple[Token, ...]:
    rows = store.query(
        "SELECT word, entries FROM text_words WHERE word IN (SELECT value FROM json_each(?))",
        (json.dumps([token.word for token in tokens]),),
    )
    entries = {str(word): int(count) for word, count in rows}
    total = store.entries
    return tuple(
        token._replace(
            weight=log(1 + total / entries[token.word]) if token.word in entries else _UNSEEN,
            alike=tuple(phrases["alike"].get(token.word, ())),
        )
        for token in tokens
    )


def _written_out(store: Store, parts: list[str], phrases: Phrases) -> list[list[str]]:
    """The words with abbreviations written out and other ways to say a thing replaced, each reading once.

    The words as typed come first, unless a whole phrase of them stands for another and they are no name themselves.
    """
    choices: list[list[list[str]]] = []
    phrased = False
    place = 0
    while place < len(parts):
        for start, end, phrase in spans(parts[place : place + LONGEST_PHRASE]):
            if start:
                continue
            longs = phrases["short"].get(phrase) or ([phrases["same"][phrase]] if phrase in phrases["same"] else [])
            if longs:
                phrased = phrased or (" " in phrase and phrase in phrases["short"])
                choices.append([long.split() for long in longs])
                place += end
                break
        else:
            choices.append([[parts[place]]])
            place += 1
    written = [[word for words_ in choice for word in words_] for choice in islice(product(*choices), MOST_READINGS)]
    if phrased and not is_name(store, parts):
        return written
    return [parts, *(reading for reading in written if reading != parts)]
