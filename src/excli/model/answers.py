"""What lookups answer and renderers show: plain values, no database behind them.

Named tuples rather than dataclasses: they take a sixth of the time to define, which every start pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from excli.model.exercise import Exercise
    from excli.model.vocabulary import Term

Record = dict[str, Any]
"""An entry as `Exercise.document` gives it, whole or with some of its fields."""


class Link(NamedTuple):
    """Another entry, as much of it as a pointer needs."""

    slug: str
    name: str
    equipment: tuple[str, ...] = ()


class Related(NamedTuple):
    """A longer list this entry stands in: what it is a list of, how many others it holds, its filter."""

    title: str
    option: str
    value: str
    others: int


class Page(NamedTuple):
    """An entry with everything its page shows.

    links     "easier", "harder" and "swaps" → the entries they name, in order
    related   more for this body part, this equipment, this muscle
    terms     facet → slug → term, for every value the entry or its links name
    """

    exercise: Exercise
    links: dict[str, tuple[Link, ...]]
    related: tuple[Related, ...]
    terms: dict[str, dict[str, Term]]


class Explained(NamedTuple):
    """How a result came about: the reading of the query, line by line, and the parts of the score."""

    reading: tuple[str, ...]
    parts: dict[str, float]


class Hit(NamedTuple):
    """One search result: the entry, where it matched best (a field, "facts" or "search_phrases"), a score (higher is better), why."""

    record: Record
    matched: str
    score: float
    why: Explained


class FacetCount(NamedTuple):
    """A value of a facet and how many entries have it."""

    term: Term
    entries: int


class Answered(NamedTuple):
    """A question of an entry's FAQ that matched."""

    slug: str
    name: str
    question: str
    answer: str


class CommonThing(NamedTuple):
    """Something any home has: what it is told to be, and how many exercises it would open."""

    slug: str
    told: str
    adds: int


class PatternOpening(NamedTuple):
    """A movement pattern within a kit: how many exercises, how many of them with a load; one of the six core ones or not."""

    slug: str
    label: str
    entries: int
    loaded: int
    core: bool


class Piece(NamedTuple):
    """A thing to add to a kit: how many exercises it opens, which core patterns and which patterns at all it loads first."""

    slug: str
    label: str
    adds: int
    core: tuple[str, ...]
    gaps: tuple[str, ...]


class KitOpening(NamedTuple):
    """What a set of equipment opens; `of` is how many exercises there are in all."""

    equipment: tuple[str, ...]
    entries: int
    of: int
    patterns: tuple[PatternOpening, ...]
    muscles: tuple[tuple[str, int], ...]
    pieces: tuple[Piece, ...]
