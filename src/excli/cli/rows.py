"""Prints a list of records in whatever format was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from excli.catalog.store import Store
from excli.cli.output import Output, write_data
from excli.model.answers import Record
from excli.present.surface import Surface

# Field → (heading, how early it is dropped when the screen is narrow). A field asked for is never dropped.
_HEADINGS = {
    "slug": ("Exercise", 0),
    "matched": ("Found in", 1),
    "why": ("Why", 0),
    "step": ("Step", 0),
    "target": ("Target", 2),
    "equipment": ("Needs", 3),
    "difficulty": ("Level", 4),
}


def print_records(
    store: Store, records: Sequence[Record], output: Output, default: Sequence[str], extra: Sequence[str] = ()
) -> None:
    """Records to standard output.

    `default` are the columns of a table when none are asked for; `extra` are keys the records hold beside
    the fields of an entry, which the data formats put after them.
    """
    from excli.present import data

    fields = output.fields
    if output.format == "table":
        surface = output.surface
        if surface.terminal or surface.color:
            output.write(_table(store, records, fields or default, bool(fields), surface))
        else:
            write_data(data.as_tsv(records, fields or default, header=False))
        return
    if output.format == "markdown":
        from excli.present.markdown import render_table

        write_data(render_table(records, fields or default))
        return
    if fields:
        records = [data.pick(record, (*fields, *extra)) for record in records]
    from excli.model.fields import COLUMNS

    write_data(data.LIST_FORMATS[output.format](records, (*(fields or COLUMNS), *extra)))


def _table(store: Store, records: Sequence[Record], fields: Sequence[str], asked: bool, surface: Surface) -> str:
    from excli.lookup.terms import terms_of
    from excli.model.fields import FIELD_BY_NAME
    from excli.present.data import cell
    from excli.present.table import Column, render_table

    labels: dict[str, dict[str, str]] = {}
    for name in fields:
        field = FIELD_BY_NAME.get(name)
        if field and field.facet:
            labels[name] = {slug: term.label for slug, term in terms_of(store, field.facet).items()}
    columns = []
    for name in fields:
        heading, rank = _HEADINGS.get(name, (name.replace("_", " ").capitalize(), 5))
        columns.append(Column(heading, 0 if asked else rank))

    def shown(record: Record, name: str) -> str:
        value = record.get(name)
        if name in labels:
            values = [value] if isinstance(value, str) else value or []
            return ", ".join(labels[name].get(slug, slug) for slug in values)
        return cell(value)

    return render_table(columns, [[shown(record, name) for name in fields] for record in records], surface)
