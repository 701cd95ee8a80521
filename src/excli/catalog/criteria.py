"""Every filter, as rows of one table: an option, the vocabulary its values come from, and its SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from excli.catalog.index import Condition, all_of
from excli.model.facets import BODY_WEIGHT, FACETS, Facet
from excli.model.fields import FIELD_BY_NAME

_ANY = "IN (SELECT value FROM json_each(:{bound}))"


class Criterion(NamedTuple):
    """One filter.

    option   without its dashes
    facet    whose vocabulary and synonyms its values come from
    sql      true for the entries it keeps, with {bound} for the name of a bound JSON array of slugs
    meaning  its help
    """

    option: str
    facet: str
    sql: str
    meaning: str

    @property
    def name(self) -> str:
        return self.option.replace("-", "_")

    def where(self, bound: str, values: Iterable[str]) -> Condition:
        """Return the condition that keeps entries with one of the values, bound under a name of its own."""
        return Condition(self.sql.format(bound=bound), {bound: json.dumps(list(values))})


def _column(option: str, facet: str, column: str, meaning: str) -> Criterion:
    return Criterion(option, facet, f"{column} {_ANY}", meaning)


# What few entries have is found by its index; what most lack is looked up entry by entry, so that a query that stops
# early looks at few.
def _has(field: str) -> str:
    return f"entries.id IN (SELECT entry FROM entry_values WHERE field = '{field}' AND value {_ANY})"


def _lacks(field: str, values: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM entry_values WHERE entry = entries.id AND field = '{field}' AND value {values})"


_ROWS: tuple[Criterion, ...] = (
    _column("body-part", "body-part", "body_part", "Filed under this part of the body."),
    Criterion("equipment", "equipment", _has("equipment"), "Uses this equipment."),
    Criterion(
        "have",
        "equipment",
        _lacks("equipment", f"NOT {_ANY}"),
        "Needs nothing beyond this equipment. Body weight is always owned.",
    ),
    _column("target", "muscle", "target", "Trains this muscle first of all."),
    Criterion(
        "muscle",
        "muscle",
        f"(target {_ANY} OR {_has('secondary')})",
        "Trains this muscle, as target or secondary.",
    ),
    _column("difficulty", "difficulty", "difficulty", "How much it asks."),
    _column("category", "category", "category", "What kind of training it is."),
    _column("pattern", "pattern", "pattern", "Movement pattern."),
    _column("mechanic", "mechanic", "mechanic", "One joint or several."),
    _column("force", "force", "force", "Push, pull or static."),
    _column("position", "position", "position", "How the body is placed."),
    _column("laterality", "laterality", "laterality", "Both sides, one side, or alternating."),
    Criterion(
        "avoid",
        "joint",
        _lacks("avoid", _ANY),
        "Leaves out what loads this joint or region heavily; knees:mild only what loads it to the extreme,"
        " knees:strict all that loads it.",
    ),
)


def _of_facet(facet: Facet) -> Criterion:
    """Return the filter of a facet that has no row of its own."""
    field = FIELD_BY_NAME[facet.field]
    if field.kind.column:
        return _column(facet.name, facet.name, field.name, field.meaning)
    return Criterion(facet.name, facet.name, _has(field.name), field.meaning)


_WITH_ROWS = {criterion.facet for criterion in _ROWS}
CRITERIA = (*_ROWS, *(_of_facet(facet) for facet in FACETS if facet.name not in _WITH_ROWS))
CRITERION_BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


def condition(filters: Iterable[tuple[str, Iterable[str]]], prefix: str) -> Condition:
    """Return the condition that all of some (criterion name, slugs) pairs hold.

    `prefix` keeps the names it binds apart from those of other conditions. Body weight is always owned.
    """
    found = []
    for place, (name, slugs) in enumerate(filters):
        values = [BODY_WEIGHT, *slugs] if name == "have" else slugs
        found.append(CRITERION_BY_NAME[name].where(f"{prefix}_{place}", values))
    return all_of(found)
