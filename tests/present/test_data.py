from __future__ import annotations

import csv
import io
import json

import pytest
import yaml

from excli.catalog.store import Store
from excli.model.fields import COLUMNS
from excli.present import data

SLUGS = ("band-pull-through", "couch-stretch", "rowing-machine")


@pytest.fixture
def some(store: Store) -> list[dict[str, object]]:
    return [store.documents("slug = ?", (slug,))[0] for slug in SLUGS]


def test_every_format_holds_the_same_records(some: list[dict[str, object]]) -> None:
    assert json.loads(data.as_json(some)) == some
    assert [json.loads(line) for line in data.as_ndjson(some).splitlines()] == some
    assert yaml.safe_load(data.as_yaml(some)) == some
    rows = list(csv.DictReader(io.StringIO(data.as_csv(some, COLUMNS))))
    assert [tuple(row) for row in rows] == [COLUMNS] * len(some)
    assert [row["name"] for row in rows] == [record["name"] for record in some]
    lines = data.as_tsv(some, COLUMNS).splitlines()
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in lines)
    assert len(lines) == len(some) + 1


def test_a_cell_is_one_line_of_plain_text() -> None:
    assert data.cell(["a\tb", {"fault": "x", "fix": "y\nz"}]) == "a b; fault: x, fix: y z"


def test_json_keeps_the_order_of_the_fields(some: list[dict[str, object]]) -> None:
    assert tuple(json.loads(data.as_json(some))[0]) == COLUMNS
