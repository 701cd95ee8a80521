"""JSON Schemas made from the field table, so that they cannot disagree with the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from excli.model.fields import DOSE_UNITS, EXTREME, FIELDS, HEAVY, LIGHT, Field

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SLUG = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^[1-9][0-9]*-[1-9][0-9]*$"}]}

Values = Mapping[str, Sequence[str]]


def entry_schema(values: Values) -> dict[str, Any]:
    """The schema of one YAML file: what a loadable entry must hold, and what any field may.

    `values` maps a facet to the slugs of its vocabulary.
    """
    return {
        "$schema": DIALECT,
        "title": "excli catalog entry",
        "type": "object",
        "properties": {field.name: _property(field, values) for field in FIELDS},
        "required": [field.name for field in FIELDS if field.loadable],
        "additionalProperties": False,
    }


def output_schema(values: Values) -> dict[str, Any]:
    """The schema of what --json prints. Keys may be added later, so unknown ones are allowed."""
    properties: dict[str, Any] = {"slug": {**_SLUG, "description": "What the entry is filed under."}}
    for field in FIELDS:
        made: dict[str, Any] = _property(field, values)
        if field.kind in ("term", "text") and not field.loadable:  # a person's own entry may leave it empty
            made = {"anyOf": [made, {"const": ""}], "description": field.meaning}
        properties[field.name] = made
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


def _property(field: Field, values: Values) -> dict[str, Any]:
    bounds: dict[str, Any] = {"description": field.meaning}
    if field.kind == "text":
        return {**_TEXT, **bounds}
    if field.kind == "term":
        return {"enum": list(values[field.facet]), **bounds}
    if field.kind == "degrees":
        degrees = {joint: {"enum": [LIGHT, HEAVY, EXTREME]} for joint in values[field.facet]}
        return {"type": "object", "properties": degrees, "additionalProperties": False, **bounds}
    if field.kind == "dose":
        properties = dict.fromkeys(("sets", *DOSE_UNITS), _COUNT)
        return {"type": "object", "properties": properties, "additionalProperties": False, **bounds}
    shapes: dict[str, dict[str, Any]] = {
        "terms": {"enum": list(values.get(field.facet, ()))},
        "texts": _TEXT,
        "slugs": _SLUG,
        "mistakes": _record("fault", "fix"),
        "questions": _record("question", "answer"),
    }
    found = {"type": "array", "items": shapes[field.kind], **bounds}
    if field.kind in ("terms", "slugs"):
        found["uniqueItems"] = True
    if field.loadable and field.at_least:
        found["minItems"] = field.at_least
    return found


def _record(*keys: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict.fromkeys(keys, _TEXT),
        "required": list(keys),
        "additionalProperties": False,
    }
