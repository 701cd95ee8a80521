"""Prints lists of records, for every command that lists."""

from __future__ import annotations

from collections.abc import Sequence

from excli.catalog.store import Store
from excli.cli.output import Output
from excli.model.answers import Row
from excli.model.fields import COLUMNS
from excli.present.rows import Rows


def print_rows(
    store: Store, records: Sequence[Row], output: Output, columns: tuple[str, ...], extra: tuple[str, ...] = ()
) -> None:
    """Print records.

    `columns` are those of a table when none are asked for; `extra` are keys that the records hold beside the fields of
    an entry.
    """
    fields = output.fields
    surface = output.surface
    labels = (
        _labels(store, fields or columns) if output.format == "table" and (surface.terminal or surface.color) else {}
    )
    output.print("rows", Rows(records, fields, columns, (*COLUMNS, *extra), labels))


def _labels(store: Store, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return what a table shows for the values of each field that has a vocabulary."""
    from excli.lookup.vocabulary import terms_of
    from excli.model.fields import FIELD_BY_NAME

    fields = [FIELD_BY_NAME[name] for name in names if name in FIELD_BY_NAME and FIELD_BY_NAME[name].facet]
    return {field.name: {slug: term.label for slug, term in terms_of(store, field.facet).items()} for field in fields}
