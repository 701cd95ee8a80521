from __future__ import annotations

import json

from excli.model.problems import Problem
from excli.present.problems import as_json, as_text
from excli.present.surface import Surface

FOUND = [Problem("a\x1b[31m.yaml", 3, 7, "slug", "'A' is not a slug", "write a")]


def test_a_problem_is_a_line_without_what_harms_a_terminal() -> None:
    assert as_text(FOUND, Surface()) == "a.yaml:3:7: [slug] 'A' is not a slug; write a\n"


def test_a_problem_is_an_object() -> None:
    assert json.loads(as_json(FOUND, Surface())) == [
        {
            "path": "a\x1b[31m.yaml",
            "line": 3,
            "column": 7,
            "rule": "slug",
            "message": "'A' is not a slug",
            "hint": "write a",
        }
    ]
