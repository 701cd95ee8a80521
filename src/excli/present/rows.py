"""Lists of records, in every format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excli.model.answers import Row
from excli.model.fields import COLUMNS
from excli.present import data
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


class Rows(NamedTuple):
    """Records to be printed.

    asked    the fields a person asked for; empty: the format's own choice
    columns  what a table shows when nothing is asked for
    keys     every key of a record, in order
    labels   field → value → what a table on a screen shows for it
    key      the key that identifies a record
    single   one record, which JSON and YAML print as an object rather than a list
    """

    records: Sequence[Row]
    asked: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    keys: tuple[str, ...] = COLUMNS
    labels: Mapping[str, Mapping[str, str]] = {}
    key: str = "slug"
    single: bool = False

    @property
    def picked(self) -> list[Row]:
        """The records with the fields asked for."""
        return [data.pick(record, self.asked) for record in self.records] if self.asked else list(self.records)


def as_table(rows: Rows, surface: Surface) -> str:
    """Return aligned columns on a screen; in a pipe tab-separated lines without a header."""
    fields = rows.asked or rows.columns
    if not (surface.terminal or surface.color):
        return data.as_tsv(rows.records, fields, header=False)
    from excli.present.table import Column, render_table

    columns = []
    for name in fields:
        heading, rank = _HEADINGS.get(name, (name.replace("_", " ").capitalize(), 5))
        columns.append(Column(heading, 0 if rows.asked else rank))

    def shown(record: Row, name: str) -> str:
        value = record.get(name)
        if name not in rows.labels:
            return data.cell(value)
        slugs = [value] if isinstance(value, str) else value or []
        return ", ".join(rows.labels[name].get(slug, slug) for slug in slugs)

    return render_table(columns, [[shown(record, name) for name in fields] for record in rows.records], surface)


def as_json(rows: Rows, surface: Surface) -> str:
    """Return a list; a single record as an object."""
    return data.as_json(rows.picked[0] if rows.single else rows.picked)


def as_ndjson(rows: Rows, surface: Surface) -> str:
    """Return one object a line."""
    return data.as_ndjson(rows.picked)


def as_yaml(rows: Rows, surface: Surface) -> str:
    """Return a list; a single record as a mapping."""
    return data.as_yaml(rows.picked[0] if rows.single else rows.picked)


def as_csv(rows: Rows, surface: Surface) -> str:
    """Return one record a line under a header."""
    return data.as_csv(rows.records, rows.asked or rows.keys)


def as_tsv(rows: Rows, surface: Surface) -> str:
    """Return one record a line under a header."""
    return data.as_tsv(rows.records, rows.asked or rows.keys)


def as_markdown(rows: Rows, surface: Surface) -> str:
    """Return a table."""
    from excli.present.markdown import render_table

    return render_table(rows.records, rows.asked or rows.columns)


def as_slugs(rows: Rows, surface: Surface) -> str:
    """Return what identifies each record, once each, one a line."""
    return "".join(f"{slug}\n" for slug in dict.fromkeys(record[rows.key] for record in rows.records))
