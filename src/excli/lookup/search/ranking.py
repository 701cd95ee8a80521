"""How well an entry answers a reading, in parts that can be shown."""

from __future__ import annotations

from typing import NamedTuple

from excli.lookup.search.reading import Reading
from excli.lookup.search.spelling import Token

# The most each part can give, but for what is said at the others below. An exact name outweighs all; of the rest, one
# phrase that says the whole query outweighs names that say part of it, and both outweigh text.
EXACT, NAME, SOUGHT, WISHES, TEXT, FAME = 100.0, 60.0, 80.0, 10.0, 18.0, 1.5
FAME_AMONG_MANY = 4.5
_ALIAS = 0.94
_LEAST_NAME = 0.55
# A word the name lacks but the facts grant: "dumbbell" for a goblet squat.
_GRANTED = 0.7
_ASIDE = 2.5
# What name, text and what people type add where another of them says the query better.
AGAIN = 0.5
# The most that what people type for an entry adds where wishes say it all; and what share of it, and of the text, is
# lost where no wish is fulfilled.
SOUGHT_ASIDE, SPURNED = 4.0, 0.6
# A name that is the query but for words that say nothing.
_IDLE_DROPPED = 0.7
# An exact name or alias, typed without a mistake.
SURE = EXACT * _ALIAS
# Who asks for something easier than a named exercise wants what is linked from it before the exercise itself.
LINK = 200.0
# Who asks for a muscle or for kit mostly wants to train: taken off what is no strength work and was not asked for.
UNASKED = {"stretching": 8.0, "mobility": 8.0, "cardio": 8.0}
UNASKED_OTHER = 2.0
# Wishes that are at least this share of the query's meaning filter, and then give this much; a phrase that says nearly
# the whole query passes all the same.
MOSTLY, GATED, WHOLE_NEED = 0.5, 38.0, 0.4
# What an entry gets besides that fulfils every one of them in some way, before those that only have the name asked for.
# It takes that so much of the query's meaning belongs to wishes, even to such as are names as well.
ALL_GRANTED, UNDERSTOOD = 24.0, 0.6
# Where not all wishes can be fulfilled, what is owned and what is trained bind more than the rest.
BINDING = {"kit": 1.4, "place": 1.3, "pattern": 1.3}
# What a name gives at least when it holds every word of the query.
WHOLE_NAME = NAME * _ALIAS * _LEAST_NAME
# What a name gives at least when every word of the query is the beginning of one of its words.
BEGUN = 20.0
# What it gives besides when they stand there in the same order, and nothing else does.
IN_A_ROW = 30.0
_HOW = {"known": 1.0, "start": 0.85, "mended": 0.8, "slip": 0.8, "text": 0.5, "idle": 1.0, "turn": 1.0, "unknown": 0.0}


# The most that a movement gives which the words describe.
MOVEMENT = 65.0
# What share of it is lost where what people type for an entry says all of the query.
OUTSAID = 0.3


class Name(NamedTuple):
    """One of an entry's names: 0 for the name itself, 1 for an alias; its folded words with spaces between."""

    rank: int
    key: str
    words: str


class Parts(NamedTuple):
    """The parts of a score. `field` is that of the name that answers best, or the link that leads here."""

    exact: float = 0.0
    name: float = 0.0
    search_phrases: float = 0.0
    wishes: float = 0.0
    movement: float = 0.0
    text: float = 0.0
    kind: float = 0.0
    link: float = 0.0
    fame: float = 0.0
    field: str = ""

    @property
    def matched(self) -> str:
        """What gave most: a field, "facts" for wishes and movements, "text" for any prose."""
        if self.link:
            return self.field
        worth = {
            self.field: self.exact + self.name,
            "search_phrases": self.search_phrases,
            "facts": self.wishes + self.movement,
            "text": self.text,
        }
        return max(worth, key=worth.__getitem__)

    @property
    def total(self) -> float:
        return (
            self.exact
            + self.name
            + self.search_phrases
            + self.wishes
            + self.movement
            + self.text
            + self.kind
            + self.link
            + self.fame
        )


def fame(entry: int, entries: int, *, among_many: bool) -> float:
    """From FAME for the best known entry, which is number 1, to 0 for the least.

    It counts for more `among_many` that fulfil the same wishes, with nothing else to choose them by.
    """
    return (FAME_AMONG_MANY if among_many else FAME) * (1 - (entry - 1) / max(entries, 1))


class Asked(NamedTuple):
    """What a reading asks of a name, worked out once.

    content  the words that say something, each with its place in the query
    keys     the folded names that would be exactly this, and how exactly
    surest   how sure its least sure word is
    others   the words outside wishes
    only_wishes  there are none
    words    the words of the content, as names spell them
    halfway  any word may be the start of one
    """

    content: tuple[tuple[int, Token], ...]
    keys: dict[str, float]
    surest: float
    others: tuple[tuple[int, Token], ...]
    only_wishes: bool
    words: tuple[str, ...] = ()
    halfway: bool = False


def asked_of(reading: Reading, *, halfway: bool = False) -> Asked:
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
        tuple(token.word for token in content),
        halfway,
    )


def name_part(asked: Asked, names: list[Name], granted: frozenset[int]) -> tuple[float, float, float, str]:
    """(exact, name, said, field) of the entry's name that answers best.

    `granted` are the places of the words whose wish the entry fulfils: a name need not say them again.
    `said` is the share of the words outside wishes that any of its names has.
    """
    best = (0.0, 0.0, "")
    beside = 0.0 if asked.others else 1.0
    for rank, key, text in names:
        for word in asked.words:
            if word in text:
                break
        else:
            continue  # most names have none of the words, and this is the quickest way to know
        words = tuple(text.split())
        worth = _ALIAS if rank else 1.0
        exact = EXACT * worth * asked.surest * asked.keys.get(key, 0.0)
        aside = asked.only_wishes and not exact
        share, said = _coverage(asked.content, words, _NONE if aside else granted, halfway=asked.halfway)
        # Where the wishes say it already, half a name adds little.
        most = _ASIDE if aside and said < 1 else NAME
        covered = most * worth * share * share * (_LEAST_NAME + (1 - _LEAST_NAME) * said)
        if asked.halfway and not exact and _runs(asked.content, words):
            covered += IN_A_ROW * worth * said
        if exact + covered > best[0] + best[1]:
            best = (exact, covered, "aliases" if rank else "name")
        if asked.others:
            beside = max(beside, _coverage(asked.others, words, _NONE)[0])
    return best[0], best[1], beside, best[2]


_NONE: frozenset[int] = frozenset()


def _runs(tokens: tuple[tuple[int, Token], ...], name: tuple[str, ...]) -> bool:
    """Whether neighbouring words of the name begin with the query's words, in their order, and one goes on."""
    for start in range(len(name) - len(tokens) + 1):
        pairs = [(word, token.word) for word, (_, token) in zip(name[start:], tokens, strict=False)]
        if all(word.startswith(begun) for word, begun in pairs) and any(word != begun for word, begun in pairs):
            return True
    return False


def _coverage(
    tokens: tuple[tuple[int, Token], ...], name: tuple[str, ...], granted: frozenset[int], *, halfway: bool = False
) -> tuple[float, float]:
    """What share of the query's words the name has, and what share of the name's words the query says."""
    hit: set[str] = set()
    share = 0.0
    whole = 0.0
    for place, (_, word, how, weight, _) in tokens:
        whole += weight
        if word in name:
            hit.add(word)
            share += weight * _HOW[how]
            continue
        longer = next((other for other in name if other.startswith(word)), "") if halfway or how == "start" else ""
        if longer:
            # The nearer the start is to the whole word, the surer it is meant.
            hit.add(longer)
            share += weight * _HOW["start"] * (0.7 + 0.3 * len(word) / len(longer))
        elif place in granted:
            share += weight * _GRANTED
    return share / whole, len(hit) / len(name)
