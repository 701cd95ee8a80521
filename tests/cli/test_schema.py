"""What `excli schema` prints is true of what the other commands print, and of the catalog."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ROOT, Run, clean_environment


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """What `excli schema` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "excli", "schema"],
        capture_output=True,
        encoding="utf-8",
        env=clean_environment(),
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def validator(schema: dict[str, Any], name: str) -> Draft202012Validator:
    """One validator for many values: making one takes as long as a hundred checks."""
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_every_entry_is_what_the_schema_says(schema: dict[str, Any], run: Run) -> None:
    found = validator(schema, "exercise")
    entries = json.loads(run("list", "--json").stdout)
    assert len(entries) > 1000
    assert [entry["slug"] for entry in entries if not found.is_valid(entry)] == []


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("search", "hip hinge"), "hit"),
        (("facets", "muscle"), "value"),
        (("facets",), "value"),
        (("faq", "--search", "anchor"), "answer"),
        (("show", "plank", "band-pull-through"), "exercise"),
        (("list", "--fields", "slug,target"), "selected"),
    ],
)
def test_what_a_command_prints_is_what_the_schema_says(
    schema: dict[str, Any], run: Run, arguments: tuple[str, ...], name: str
) -> None:
    found = validator(schema, name)
    printed = json.loads(run(*arguments, "--json").stdout)
    assert printed
    for value in printed:
        found.validate(value)


def test_every_file_of_the_catalog_is_what_the_entry_schema_says(run: Run) -> None:
    import yaml

    validator = Draft202012Validator(json.loads(run("schema", "entry").stdout))
    for path in (ROOT / "data/exercises").rglob("*.yaml"):
        document = yaml.load(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        assert list(validator.iter_errors(document)) == [], path
