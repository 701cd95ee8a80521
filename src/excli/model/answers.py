"""What lookups answer and renderers show: plain values, no database behind them.

Named tuples rather than dataclasses: they take a sixth of the time to define, which every start pays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

Document = dict[str, Any]
"""An entry as JSON holds it, to be read or changed by the names of its fields."""
Row = Mapping[str, Any]
"""A line of a list: fields of an entry, and keys of the command's own such as "why"."""

if TYPE_CHECKING:  # to define it would cost every start as much as two named tuples
    from typing import TypedDict

    from excli.model.exercise import Exercise
    from excli.model.vocabulary import Term

    class Record(TypedDict):
        """An entry as `Exercise.document` gives it; without the prose where that was not asked for."""

        slug: str
        name: str
        aliases: list[str]
        search_phrases: list[str]
        summary: str
        body_part: str
        target: str
        secondary: list[str]
        equipment: list[str]
        difficulty: str
        category: str
        pattern: str
        mechanic: str
        force: str
        laterality: str
        position: str
        joints: dict[str, int]
        stresses: list[str]
        impact: str
        space: str
        dose: dict[str, int | str]
        start: str
        move_on: str
        cues: list[str]
        steps: list[str]
        tips: list[str]
        mistakes: list[dict[str, str]]
        faq: list[dict[str, str]]
        easier: list[str]
        harder: list[str]
        swaps: list[str]
else:
    Record = dict


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


class FaqHit(NamedTuple):
    """A question of an entry's FAQ that matched."""

    slug: str
    name: str
    question: str
    answer: str
