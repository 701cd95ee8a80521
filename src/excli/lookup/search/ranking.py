"""How well an entry answers a reading, in parts that can be shown."""

from __future__ import annotations

from typing import NamedTuple

from excli.lookup.search.reading import Reading, Token

# The most each part can give. Names outweigh wishes, wishes outweigh text; fame decides what is otherwise equal.
EXACT, NAME, WISHES, TEXT, FAME = 100.0, 60.0, 30.0, 36.0, 2.0
_ALIAS = 0.94
_LEAST_NAME = 0.55
# A word the name lacks but the facts grant: "dumbbell" for a goblet squat.
_GRANTED = 0.7
_ASIDE = 0.3
# A name that is the query but for words that say nothing.
_IDLE_DROPPED = 0.7
# An exact name or alias, typed without a mistake.
SURE = EXACT * _ALIAS
# Who asks for something easier than a named exercise wants what is linked from it before the exercise itself.
LINK = 200.0
# Who asks for a muscle or for kit mostly wants to train: taken off what is no strength work and was not asked for.
UNASKED = {"stretching": 4.0, "mobility": 4.0}
UNASKED_OTHER = 2.5
# What a name gives at least when it holds every word of the query.
WHOLE_NAME = NAME * _ALIAS * _LEAST_NAME
_HOW = {"known": 1.0, "start": 0.85, "mended": 0.8, "text": 0.5, "idle": 1.0, "turn": 1.0, "unknown": 0.0}


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
    kind: float = 0.0
    link: float = 0.0
    fame: float = 0.0
    matched: str = ""

    @property
    def total(self) -> float:
        return self.exact + self.name + self.wishes + self.text + self.kind + self.link + self.fame


def fame(entry: int, entries: int) -> float:
    """From FAME for the best known entry, which is number 1, to 0 for the least."""
    return FAME * (1 - (entry - 1) / max(entries, 1))


class Asked(NamedTuple):
    """What a reading asks of a name, worked out once.

    content  the words that say something, each with its place in the query
    keys     the folded names that would be exactly this, and how exactly
    surest   how sure its least sure word is
    others   the words outside wishes
    only_wishes  there are none
    """

    content: tuple[tuple[int, Token], ...]
    keys: dict[str, float]
    surest: float
    others: tuple[tuple[int, Token], ...]
    only_wishes: bool


def asked_of(reading: Reading) -> Asked:
    content = reading.content
    return Asked(
        tuple((place, token) for place, token in enumerate(reading.tokens) if token in content),
        {
            "".join(token.word for token in content): _IDLE_DROPPED,
            "".join(token.word for token in reading.tokens): 1.0,
        },
        min(_HOW[token.how] for token in content),
        tuple((-1, token) for token in reading.beside_wishes),
        reading.only_wishes,
    )


def name_part(asked: Asked, names: list[Name], granted: set[int]) -> tuple[float, float, float, str]:
    """(exact, name, said, field) of the entry's name that answers best.

    `granted` are the places of the words whose wish the entry fulfils: a name need not say them again.
    `said` is the share of the words outside wishes that any of its names has.
    """
    best = (0.0, 0.0, "")
    beside = 0.0 if asked.others else 1.0
    for name in names:
        worth = _ALIAS if name.rank else 1.0
        exact = EXACT * worth * asked.surest * asked.keys.get(name.key, 0.0)
        share, said = _coverage(asked.content, name.words, granted)
        if asked.only_wishes and not exact and said < 1:
            share *= _ASIDE  # the wishes say it already; half a name adds little
        covered = NAME * worth * share * share * (_LEAST_NAME + (1 - _LEAST_NAME) * said)
        if exact + covered > best[0] + best[1]:
            best = (exact, covered, "aliases" if name.rank else "name")
        if asked.others:
            beside = max(beside, _coverage(asked.others, name.words, _NONE)[0])
    return best[0], best[1], beside, best[2]


_NONE: set[int] = set()


def _coverage(tokens: tuple[tuple[int, Token], ...], name: tuple[str, ...], granted: set[int]) -> tuple[float, float]:
    """What share of the query's words the name has, and what share of the name's words the query says."""
    hit: set[str] = set()
    share = 0.0
    for place, (_, word, how) in tokens:
        if word in name:
            hit.add(word)
            share += _HOW[how]
            continue
        longer = next((other for other in name if other.startswith(word)), "") if how == "start" else ""
        if longer:
            # The nearer the start is to the whole word, the surer it is meant.
            hit.add(longer)
            share += _HOW[how] * (0.7 + 0.3 * len(word) / len(longer))
        elif place in granted:
            share += _GRANTED
    return share / len(tokens), len(hit) / len(name)
