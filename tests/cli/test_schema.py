"""What `excli schema` prints is true of what the other commands print, and of the catalog."""

from __future__ import annotations

import json

import jsonschema

from tests.conftest import ROOT, Run


def test_what_json_prints_is_what_the_schema_says(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    exercise = {"$ref": "#/$defs/exercise", "$defs": schema["$defs"]}
    for entry in json.loads(run("list", "--json").stdout):
        if "summary" in entry:
            jsonschema.validate(entry, exercise)
    jsonschema.validate(json.loads(run("show", "plank", "band-pull-through", "--json").stdout)[-1], exercise)
    hits = json.loads(run("search", "hip hinge", "--json").stdout)
    jsonschema.validate(hits, {"type": "array", "items": {"$ref": "#/$defs/hit"}, "$defs": schema["$defs"]})
    values = json.loads(run("facets", "muscle", "--json").stdout)
    jsonschema.validate(values, {"type": "array", "items": {"$ref": "#/$defs/value"}, "$defs": schema["$defs"]})
    answers = json.loads(run("faq", "--search", "anchor", "--json").stdout)
    jsonschema.validate(answers, {"type": "array", "items": {"$ref": "#/$defs/answer"}, "$defs": schema["$defs"]})


def test_every_file_of_the_catalog_is_what_the_entry_schema_says(run: Run) -> None:
    import yaml

    validator = jsonschema.Draft202012Validator(json.loads(run("schema", "entry").stdout))
    for path in (ROOT / "data/exercises").rglob("*.yaml"):
        document = yaml.load(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        assert list(validator.iter_errors(document)) == [], path
