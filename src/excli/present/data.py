"""Values and records as JSON, NDJSON, CSV, TSV and YAML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from excli.model.answers import Row
from excli.present.safe import clean


def pick(record: Row, fields: Sequence[str]) -> Row:
    """Return the record with just these fields, in this order."""
    return {field: record[field] for field in fields if field in record}


def as_json(value: Any) -> str:
    """Return JSON in UTF-8, indented, keys in their order. Control characters are escaped by JSON itself."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_ndjson(records: Sequence[Row]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def as_yaml(value: Any) -> str:
    """Return YAML that a reader of YAML 1.1 or 1.2 reads back to the same value."""
    import yaml

    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def as_csv(records: Sequence[Row], fields: Sequence[str]) -> str:
    """Return CSV by RFC 4180 with a header row and line feeds; lists are joined with "; "."""
    import csv
    import io

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([cell(record.get(field)) for field in fields] for record in records)
    return file.getvalue()


def as_tsv(records: Sequence[Row], fields: Sequence[str], *, header: bool = True) -> str:
    """Return tab-separated text, one record a line; no value holds a tab or a line break."""
    rows = [list(fields)] if header else []
    rows += [[cell(record.get(field)) for field in fields] for record in records]
    return "".join("\t".join(row) + "\n" for row in rows)


def cell(value: Any) -> str:
    """Return a value as one line of text: lists joined with "; ", pairs as "key: value"."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return clean(", ".join(f"{name}: {part}" for name, part in value.items()))
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(part) for part in value)
    return clean(str(value))
