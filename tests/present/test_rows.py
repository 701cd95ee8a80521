"""Records in every format of the registry."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
import yaml

from excli.present import registry, rows
from excli.present.rows import Rows
from excli.present.surface import Surface

RECORDS: list[dict[str, Any]] = [
    {"slug": "a", "target": "abs", "equipment": ["x", "y"], "why": "so"},
    {"slug": "b", "target": "quads", "equipment": [], "why": "as"},
    {"slug": "a", "target": "abs", "equipment": ["x", "y"], "why": "so"},
]
KEYS = ("slug", "target", "equipment", "why")
PIPE, SCREEN = Surface(), Surface(width=100, terminal=True)


def made(name: str, found: Rows, surface: Surface = PIPE) -> str:
    known = registry.find("rows", name)
    assert known is not None
    return known.load()(found, surface)


def test_whole_records_are_printed_by_the_data_formats() -> None:
    found = Rows(RECORDS, columns=("slug",), keys=KEYS)
    assert json.loads(made("json", found)) == RECORDS
    assert [json.loads(line) for line in made("ndjson", found).splitlines()] == RECORDS
    assert yaml.safe_load(made("yaml", found)) == RECORDS
    assert list(csv.DictReader(io.StringIO(made("csv", found))))[1] == {**RECORDS[1], "equipment": ""}
    assert made("tsv", found).splitlines()[:2] == ["slug\ttarget\tequipment\twhy", "a\tabs\tx; y\tso"]


def test_only_the_fields_asked_for_are_printed_in_their_order() -> None:
    found = Rows(RECORDS[:1], asked=("why", "slug"), columns=("slug",), keys=KEYS)
    assert json.loads(made("json", found)) == [{"why": "so", "slug": "a"}]
    assert list(json.loads(made("ndjson", found))) == ["why", "slug"]
    assert made("csv", found) == "why,slug\nso,a\n"
    assert made("table", found) == "so\ta\n"
    assert made("markdown", found).splitlines()[0] == "| why | slug |"


def test_a_single_record_is_an_object() -> None:
    found = Rows(RECORDS[:1], single=True)
    assert json.loads(made("json", found)) == RECORDS[0]
    assert yaml.safe_load(made("yaml", found)) == RECORDS[0]
    assert made("ndjson", found).count("\n") == 1


def test_slugs_come_once_each_whatever_fields_are_asked_for() -> None:
    assert made("slug", Rows(RECORDS, asked=("why",))) == "a\nb\n"
    assert made("slug", Rows(RECORDS, key="why")) == "so\nas\n"


def test_a_table_on_a_screen_has_headings_and_labels() -> None:
    found = Rows(RECORDS[:2], columns=("slug", "target", "equipment"), labels={"equipment": {"x": "An X"}})
    assert made("table", found, SCREEN).splitlines() == [
        "Exercise  Target  Needs",
        "a         abs     An X, y",
        "b         quads",
    ]
    narrow = made("table", found, Surface(width=20, terminal=True)).splitlines()
    assert narrow[0].split() == ["Exercise", "Target"]
    kept = found._replace(asked=("slug", "target", "equipment"))
    assert "Needs" in made("table", kept, Surface(width=24, terminal=True))


def test_every_row_of_the_registry_leads_to_a_function() -> None:
    for kind in ("rows", "page", "card", "answers", "facets", "map", "problems"):
        assert registry.names(kind)
        for name in registry.names(kind):
            found = registry.find(kind, name)
            assert found is not None
            assert callable(found.load())
    assert registry.find("page", "csv") is None
    assert registry.names("rows", "page") == (*registry.names("rows"), "html")


@pytest.mark.parametrize("name", ["as_json", "as_csv", "as_slugs", "as_table", "as_markdown"])
def test_no_records_are_no_trouble(name: str) -> None:
    assert isinstance(getattr(rows, name)(Rows([], columns=("slug",)), PIPE), str)
