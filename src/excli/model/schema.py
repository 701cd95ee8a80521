"""The JSON Schemas of an entry and of what --json prints, made from the field table."""

from __future__ import annotations

from typing import Any

from excli.model.fields import FIELDS
from excli.model.kinds import SLUG_PATTERN, Values

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SLUG = {"type": "string", "pattern": SLUG_PATTERN}
_TEXT = {"type": "string", "pattern": "\\S"}


def entry_schema(values: Values) -> dict[str, Any]:
    """Return the schema of one YAML file: what a loadable entry must hold, and what any field may.

    `values` maps a facet to the slugs of its vocabulary.
    """
    return {
        "$schema": DIALECT,
        "title": "an entry of an excli catalog",
        "type": "object",
        "properties": {
            field.name: {**field.kind.schema(field, values), "description": field.meaning} for field in FIELDS
        },
        "required": [field.name for field in FIELDS if field.loadable],
        "additionalProperties": False,
    }


def output_schema(values: Values) -> dict[str, Any]:
    """Return the schema of what --json prints. Keys may be added later, so unknown ones are allowed."""
    properties: dict[str, Any] = {"slug": {**_SLUG, "description": "What the entry is filed under."}}
    for field in FIELDS:
        made = field.kind.schema(field, values)
        if field.kind.empty is not None and not field.loadable:  # a person's own entry may leave it out
            made = {"anyOf": [made, {"const": field.kind.empty}]}
        properties[field.name] = {**made, "description": field.meaning}
    properties["stresses"] = {
        "type": "array",
        "items": {"enum": list(values.get("joint", ()))},
        "description": "The joints it loads heavily or to the extreme.",
    }
    exercise = {"type": "object", "properties": properties}
    whole = {**exercise, "required": list(properties)}
    hit = {
        "allOf": [{"$ref": "#/$defs/selected"}],
        "properties": {
            "matched": {**_TEXT, "description": "The field the query was found in."},
            "score": {"type": "number", "description": "Higher is better; comparable within one answer only."},
        },
        "required": ["matched", "score"],
    }
    facet = {
        "type": "object",
        "properties": {
            "facet": {"enum": list(values)},
            "value": _SLUG,
            "label": _TEXT,
            "count": {"type": "integer", "minimum": 0},
            "meaning": _TEXT,
            "synonyms": {"type": "array", "items": _TEXT},
        },
        "required": ["facet", "value", "label", "count", "meaning", "synonyms"],
    }
    answer = {
        "type": "object",
        "properties": {"slug": _SLUG, "name": _TEXT, "question": _TEXT, "answer": _TEXT},
        "required": ["slug", "name", "question", "answer"],
    }
    return {
        "$schema": DIALECT,
        "title": "excli --json",
        "description": "show ONE and random: an exercise. show A B and list: exercises. search: hits. facets: "
        "values. faq --search: answers. With --fields or --section, selected exercises.",
        "anyOf": [
            {"$ref": "#/$defs/selected"},
            {"type": "array", "items": {"$ref": "#/$defs/selected"}},
            {"type": "array", "items": {"$ref": "#/$defs/hit"}},
            {"type": "array", "items": {"$ref": "#/$defs/value"}},
            {"type": "array", "items": {"$ref": "#/$defs/answer"}},
        ],
        "$defs": {"exercise": whole, "selected": exercise, "hit": hit, "value": facet, "answer": answer},
    }
