"""How well an entry answers a reading, in parts that can be shown."""

from __future__ import annotations

from typing import NamedTuple

from excli.lookup.search.reading import Reading, Token

# The most each part can give. Names outweigh wishes, wishes outweigh text; fame decides what is otherwise equal.
EXACT, NAME, WISHES, TEXT, FAME = 100.0, 60.0, 30.0, 20.0, 2.0
_ALIAS = 0.94
_LEAST_NAME = 0.55
# A word the name lacks but the facts grant: "dumbbell" for a goblet squat.
_GRANTED = 0.7
# What a name gives at least when it holds every word of the query.
WHOLE_NAME = NAME * _ALIAS * _LEAST_NAME
_HOW = {"known": 1.0, "start": 0.85, "mended": 0.8, "text": 0.5, "idle": 1.0, "unknown": 0.0}


class Name(NamedTuple):
    """One of an entry's names: 0 for the name itself, 1 for an alias; its folded words."""

    rank: int
    key: str
    words: tuple[str, ...]


class Parts(NamedTuple):
    """The parts of a score. `matched` is the field that gave most."""

    exact: float = 0.0
    name: float = 0.0
    wishes: float = 0.0
    text: float = 0.0
    fame: float = 0.0
    matched: str = ""

    @property
    def total(self) -> float:
        return self.exact + self.name + self.wishes + self.text + self.fame


def fame(entry: int, entries: int) -> float:
    """From FAME for the best known entry, which is number 1, to 0 for the least."""
    return FAME * (1 - (entry - 1) / max(entries, 1))


def name_part(reading: Reading, names: list[Name], granted: set[int]) -> tuple[float, float, float, str]:
    """(exact, name, said, field) of the entry's name that answers best.

    `granted` are the places of the words whose wish the entry fulfils: a name need not say them again.
    `said` is the share of the words outside wishes that any of its names has.
    """
    content = [(place, token) for place, token in enumerate(reading.tokens) if token in reading.content]
    keys = {"".join(token.word for token in tokens) for tokens in (reading.tokens, reading.content)}
    surest = min(_HOW[token.how] for _, token in content)
    best = (0.0, 0.0, "")
    for name in names:
        worth = _ALIAS if name.rank else 1.0
        exact = EXACT * worth * surest if name.key in keys else 0.0
        asked, said = _coverage(content, name.words, granted)
        covered = NAME * worth * asked * asked * (_LEAST_NAME + (1 - _LEAST_NAME) * said)
        if exact + covered > best[0] + best[1]:
            best = (exact, covered, "aliases" if name.rank else "name")
    others = [(-1, token) for token in reading.beside_wishes]
    beside = max((_coverage(others, name.words, set())[0] for name in names), default=0.0) if others else 1.0
    return best[0], best[1], beside, best[2]


def _coverage(tokens: list[tuple[int, Token]], name: tuple[str, ...], granted: set[int]) -> tuple[float, float]:
    """What share of the query's words the name has, and what share of the name's words the query says."""
    hit: set[int] = set()
    asked = 0.0
    for place, token in tokens:
        found = next((i for i, word in enumerate(name) if word == token.word), -1)
        worth = _HOW[token.how]
        if found < 0 and token.how == "start":
            found = next((i for i, word in enumerate(name) if word.startswith(token.word)), -1)
            # The nearer the start is to the whole word, the surer it is meant.
            worth *= 0.7 + 0.3 * len(token.word) / len(name[found]) if found >= 0 else 0
        if found >= 0:
            hit.add(found)
            asked += worth
        elif place in granted:
            asked += _GRANTED
    return asked / len(tokens), len(hit) / len(name)
