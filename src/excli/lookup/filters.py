"""The filters of every command that lists: what was typed → conditions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from excli.catalog.criteria import CRITERIA, CRITERION_BY_NAME, condition
from excli.catalog.index import Condition
from excli.catalog.store import Store
from excli.lookup.vocabulary import resolve_term, terms_of
from excli.model.errors import NoValueError, UsageError
from excli.model.facets import BODY_WEIGHT
from excli.model.fields import AVOIDED_FROM
from excli.model.text import split_commas

if TYPE_CHECKING:
    from excli.model.vocabulary import Term

__all__ = ["CRITERIA", "CRITERION_BY_NAME", "Filter", "covered", "parse_filter"]


class Filter(NamedTuple):
    """What to keep: (criterion name, slugs) pairs. Slugs of one are OR, criteria are AND."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def condition(self) -> Condition:
        """What it keeps, as a condition over `entries`."""
        return condition(self.wanted, "filter")

    def bound(self, name: str) -> str:
        """Return under which name the values of a criterion are bound."""
        return f"filter_{[criterion for criterion, _ in self.wanted].index(name)}"

    @property
    def where(self) -> str:
        """A WHERE clause over `entries`."""
        return self.condition.sql

    @property
    def parameters(self) -> Mapping[str, str]:
        """The values `where` binds."""
        return self.condition.parameters

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
            slugs = [BODY_WEIGHT, *with_covers(store, slugs)]
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


def with_covers(store: Store, owned: Iterable[str]) -> list[str]:
    """Return equipment that is owned and what it covers, straight from the store: `covered` without the vocabulary."""
    sql = (
        "WITH RECURSIVE owned (slug) AS (SELECT value FROM json_each(?) UNION SELECT also.value FROM owned JOIN terms"
        " ON facet = 'equipment' AND terms.slug = owned.slug, json_each(document, '$.covers') AS also) SELECT slug FROM owned"
    )
    return [str(slug) for (slug,) in store.query(sql, (json.dumps(list(owned)),))]


def covered(terms: dict[str, Term], owned: list[str]) -> list[str]:
    """Return equipment that is owned and what it covers: who has a rack has an anchor."""
    found = list(owned)
    for slug in found:  # grows while it is walked: what a thing covers may cover more
        found += (other for other in terms[slug].covers if other not in found)
    return found
