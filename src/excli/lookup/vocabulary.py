"""Vocabulary values: what a typed word means, and how a value is spoken of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from excli.catalog.store import Store
from excli.model.answers import FacetCount
from excli.model.errors import UnknownValueError
from excli.model.facets import FACET_BY_NAME
from excli.model.fields import FIELD_BY_NAME
from excli.model.suggest import nearest
from excli.model.text import key

if TYPE_CHECKING:
    from excli.model.vocabulary import Term


def resolve_term(store: Store, facet: str, text: str, option: str) -> str:
    """Return the slug of the value `text` names, by slug, label or synonym in any spelling.

    Raises UnknownValueError, with the closest values, when there is none.
    """
    folded = key(text)
    rows = store.query("SELECT slug FROM term_keys WHERE facet = ? AND key = ?", (facet, folded))
    if rows:
        return str(rows[0][0])
    spellings = dict(store.query("SELECT key, slug FROM term_keys WHERE facet = ?", (facet,)))
    started = [slug for spelling, slug in spellings.items() if len(folded) > 2 and spelling.startswith(folded)]
    close = [spellings[spelling] for spelling in nearest(folded, spellings, limit=6)]
    raise UnknownValueError(option, text, list(dict.fromkeys([*close, *started]))[:3], facet)


def terms_of(store: Store, facet: str, slugs: Iterable[str] | None = None) -> dict[str, Term]:
    """Return the terms of a facet by slug, in their order; all of them, or those named."""
    from excli.model.vocabulary import Term

    if slugs is None:
        rows = store.query("SELECT document FROM terms WHERE facet = ? ORDER BY place", (facet,))
    else:
        sql = "SELECT document FROM terms WHERE facet = ? AND slug IN (SELECT value FROM json_each(?)) ORDER BY place"
        rows = store.query(sql, (facet, json.dumps(list(slugs))))
    terms = (Term(**_tuples(json.loads(document))) for (document,) in rows)
    return {term.slug: term for term in terms}


def count_facet(store: Store, facet: str) -> list[FacetCount]:
    """Return every value of a facet with the number of entries that have it, in the vocabulary's order.

    A muscle counts where it is the target; a group counts where any of its members is.
    """
    field = FIELD_BY_NAME[FACET_BY_NAME[facet].field]
    if field.kind.column:
        rows = store.query(f"SELECT {field.name}, count(*) FROM entries GROUP BY 1")  # a name of FIELDS, not typed
    else:
        rows = store.query("SELECT value, count(*) FROM entry_values WHERE field = ? GROUP BY value", (field.name,))
    counts = {str(value): int(count) for value, count in rows}
    return [
        FacetCount(term, sum(counts.get(member, 0) for member in term.members or (term.slug,)))
        for term in terms_of(store, facet).values()
    ]


def _tuples(document: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in document.items()}
