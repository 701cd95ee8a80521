"""Every filter of every command that lists, as rows of one table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from excli.catalog.store import Store
from excli.lookup.vocabulary import resolve_term, terms_of
from excli.model.errors import NoValueError, UsageError
from excli.model.facets import BODY_WEIGHT, FACETS, Facet
from excli.model.fields import AVOIDED_FROM, FIELD_BY_NAME
from excli.model.text import split_commas

if TYPE_CHECKING:
    from excli.model.vocabulary import Term

_ANY = "IN (SELECT value FROM json_each(:{name}))"
# What few entries have is found by its index; what most lack is looked up entry by entry, so that a query that stops
# early looks at few.
_HAS = "entries.id IN (SELECT entry FROM entry_values WHERE field = '{field}' AND value " + _ANY + ")"
_LACKS = "NOT EXISTS (SELECT 1 FROM entry_values WHERE entry = entries.id AND field = '{field}' AND value {any})"


class Criterion(NamedTuple):
    """One filter.

    option   without its dashes
    facet    whose vocabulary and synonyms its values come from
    sql      true for the entries it keeps; `:name` is bound to a JSON array of slugs
    meaning  its help
    """

    option: str
    facet: str
    sql: str
    meaning: str

    @property
    def name(self) -> str:
        return self.option.replace("-", "_")


def _column(option: str, facet: str, column: str, meaning: str) -> Criterion:
    return Criterion(option, facet, f"{column} {_ANY.format(name=option.replace('-', '_'))}", meaning)


_ROWS: tuple[Criterion, ...] = (
    _column("body-part", "body-part", "body_part", "Filed under this part of the body."),
    Criterion("equipment", "equipment", _HAS.format(field="equipment", name="equipment"), "Uses this equipment."),
    Criterion(
        "have",
        "equipment",
        _LACKS.format(field="equipment", any="NOT " + _ANY.format(name="have")),
        "Needs nothing beyond this equipment. Body weight is always owned.",
    ),
    _column("target", "muscle", "target", "Trains this muscle first of all."),
    Criterion(
        "muscle",
        "muscle",
        f"(target {_ANY.format(name='muscle')} OR {_HAS.format(field='secondary', name='muscle')})",
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
        _LACKS.format(field="avoid", any=_ANY.format(name="avoid")),
        "Leaves out what loads this joint or region heavily; knees:mild only what loads it to the extreme,"
        " knees:strict all that loads it.",
    ),
)


def _of_facet(facet: Facet) -> Criterion:
    """Return the filter of a facet that has no row of its own."""
    field = FIELD_BY_NAME[facet.field]
    if field.kind.column:
        return _column(facet.name, facet.name, field.name, field.meaning)
    name = facet.name.replace("-", "_")
    return Criterion(facet.name, facet.name, _HAS.format(field=field.name, name=name), field.meaning)


_WITH_ROWS = {criterion.facet for criterion in _ROWS}
CRITERIA = (*_ROWS, *(_of_facet(facet) for facet in FACETS if facet.name not in _WITH_ROWS))
CRITERION_BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


class Filter(NamedTuple):
    """What to keep: (criterion name, slugs) pairs. Slugs of one are OR, criteria are AND."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def where(self) -> str:
        """A WHERE clause over `entries`."""
        return " AND ".join(CRITERION_BY_NAME[name].sql for name, _ in self.wanted) or "1"

    @property
    def parameters(self) -> dict[str, str]:
        """The values `where` binds."""
        return {name: json.dumps(slugs) for name, slugs in self.wanted}

    def __bool__(self) -> bool:
        return bool(self.wanted)


def parse_filter(store: Store, typed: Mapping[str, Iterable[str]]) -> Filter:
    """Make a filter from what was typed: criterion name → values, each perhaps several with commas between.

    Groups of muscles become their members; owning a thing gives what it covers.

    Raises UnknownValueError for a value no vocabulary knows.
    """
    wanted = []
    for name, texts in typed.items():
        criterion = CRITERION_BY_NAME[name]
        parts = split_commas(texts)
        if not parts:
            raise NoValueError(f"--{criterion.option}", criterion.facet)
        if name == "avoid":
            slugs = [_spared(store, part) for part in parts]
        else:
            slugs = [resolve_term(store, criterion.facet, part, f"--{criterion.option}") for part in parts]
        if criterion.facet == "muscle":
            slugs = _members(terms_of(store, "muscle", slugs))
        elif name == "have":
            slugs = [BODY_WEIGHT, *covered(terms_of(store, "equipment"), slugs)]
        wanted.append((name, tuple(dict.fromkeys(slugs))))
    return Filter(tuple(wanted))


def _spared(store: Store, typed: str) -> str:
    """Return the slug of a joint, with how strictly it is to be spared where that was typed: "knees:mild"."""
    joint, colon, word = typed.partition(":")
    slug = resolve_term(store, "joint", joint, "--avoid")
    if not colon:
        return slug
    if not word.strip() or word.strip().lower() not in AVOIDED_FROM:
        raise UsageError(
            f"{typed!r}: after the colon --avoid takes {' or '.join(filter(None, AVOIDED_FROM))}. For example: {slug}:mild"
        )
    return f"{slug}:{word.strip().lower()}"


def _members(terms: dict[str, Term]) -> list[str]:
    return [member for term in terms.values() for member in term.members or (term.slug,)]


def covered(terms: dict[str, Term], owned: list[str]) -> list[str]:
    """Return equipment that is owned and what it covers: who has a rack has an anchor."""
    found = list(owned)
    for slug in found:  # grows while it is walked: what a thing covers may cover more
        found += (other for other in terms[slug].covers if other not in found)
    return found
