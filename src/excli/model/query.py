"""What was understood of a query: tokens, intents, and the query itself."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""(criterion name, values) pairs; all of them must hold, and any one value of each."""


class Match(StrEnum):
    """What a word of a query is to the catalog."""

    EXACT = "exact"  # names have it
    PREFIX = "prefix"  # names have longer words that begin so
    CORRECTED = "corrected"  # a typing mistake, replaced by a word that names have
    TEXT = "text"  # only texts have it
    SLIP = "slip"  # a word of the texts, taken for a mistake that hides a name: "hip trust"
    STOPWORD = "stopword"  # it says nothing about which exercise is meant
    RELATION = "relation"  # it asks for what an exercise is linked to
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """What an intent does with what its words ask for."""

    WANT = "want"
    REFUSE = "refuse"  # "no bench": entries that have it are left out
    SPARE = "spare"  # "bad knees": entries that load the joint are left out
    OWN = "own"  # "at home": entries that need more than what is there are left out
    IGNORE = "ignore"  # "after bench": it says when, and asks for nothing


class Topic(StrEnum):
    """What an intent speaks of. Of several intents on one topic, any one will do; MIXED ones stand alone."""

    BODY = "body"
    KIT = "kit"
    LEVEL = "level"
    JOINT = "joint"
    CATEGORY = "category"
    PATTERN = "pattern"
    FORCE = "force"
    POSITION = "position"
    LATERALITY = "laterality"
    MECHANIC = "mechanic"
    MIXED = "mixed"


_TOPICS = {
    "body_part": Topic.BODY, "muscle": Topic.BODY, "target": Topic.BODY,
    "equipment": Topic.KIT, "have": Topic.KIT, "difficulty": Topic.LEVEL, "avoid": Topic.JOINT,
}  # fmt: skip


def topic_of(filters: Filters) -> Topic:
    """Return what some filters speak of; MIXED when it is several things."""
    topics = {_TOPICS.get(criterion) or Topic(criterion) for criterion, _ in filters}
    return topics.pop() if len(topics) == 1 else Topic.MIXED


class Token(NamedTuple):
    """One word of a query.

    typed    folded, as it was typed
    word     as names spell it; the same as `typed` unless it was corrected or written out
    related  words that say about the same where people use their own words; no name is found by them
    """

    typed: str
    word: str
    match: Match
    related: tuple[str, ...] = ()

    @property
    def is_content(self) -> bool:
        """Whether the word says something about which exercise is meant."""
        return self.match not in (Match.STOPWORD, Match.RELATION)

    @property
    def in_names(self) -> bool:
        """Whether names can be found by it."""
        return self.match not in (Match.TEXT, Match.UNKNOWN)


class Intent(NamedTuple):
    """Words of a query that ask for entries of a kind.

    span       where its words stand among the tokens
    said       the words
    strict     what answers it wholly
    lenient    what answers it in some way: any one of these
    soft       names have the words, too: they are looked for there as well
    ambiguous  a sore joint, either to spare or to work on
    joint      the joint that the words name, if they do
    kinds      all equipment that is refused with it
    owned      what comes along with equipment, where it is all there is
    """

    span: range
    said: str
    topic: Topic
    strict: Filters
    lenient: tuple[Filters, ...]
    polarity: Polarity = Polarity.WANT
    soft: bool = False
    ambiguous: bool = False
    joint: str = ""
    kinds: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()


class Query(NamedTuple):
    """One way to understand what was typed.

    text      as it was typed
    tokens    its words, in their order
    intents   what some of them ask for, in their order
    relation  "easier", "harder" or "swaps", where what is so linked from a named exercise is meant; or empty
    said      all the words but stopwords, as search phrases are stored
    plan      the numbers of a plan that were set aside: "3x10", "20kg"
    """

    text: str
    tokens: tuple[Token, ...]
    intents: tuple[Intent, ...] = ()
    relation: str = ""
    said: str = ""
    plan: tuple[str, ...] = ()

    @property
    def content(self) -> tuple[Token, ...]:
        """The words that say something; all of them, when none does."""
        return tuple(token for token in self.tokens if token.is_content) or self.tokens

    @property
    def corrections(self) -> int:
        """How many words were taken for typing mistakes."""
        return sum(token.match in (Match.CORRECTED, Match.SLIP) for token in self.tokens)

    @property
    def unknown(self) -> int:
        """How many words mean nothing here; beside such a word a corrected one is only a guess and counts as well."""
        unknown = sum(token.match is Match.UNKNOWN for token in self.content)
        return unknown + self.corrections if unknown else 0

    def unexplained(self, *, soft: bool) -> tuple[Token, ...]:
        """Return the content that belongs to no intent; with `soft`, intents that are names as well explain, too."""
        asked = {place for intent in self.intents if soft or not intent.soft for place in intent.span}
        return tuple(token for place, token in enumerate(self.tokens) if token.is_content and place not in asked)
