"""Rules on links and joints, each with an example that fails and one that passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from excli.catalog.exceptions import Excepted, read_exceptions
from excli.catalog.nodes import Document, read_document
from excli.catalog.reader import Entry, EntryReader
from excli.catalog.rules import RULES, CheckedCatalog
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary
from tests.conftest import ENTRY

Make = Callable[..., CheckedCatalog]


@pytest.fixture
def make(vocabularies: dict[str, Vocabulary]) -> Make:
    """Build a catalog: slug → fields that differ from the plain test entry."""
    problems = ProblemList()
    entry = EntryReader(vocabularies).read(ENTRY.encode(), "test-curl.yaml", "test-curl", problems)
    document = read_document(ENTRY.encode(), "test-curl.yaml", problems)
    assert entry
    assert isinstance(document, Document)

    def build(exceptions: tuple[Excepted, ...] = (), **entries: dict[str, Any]) -> CheckedCatalog:
        made = [
            Entry(replace(entry.exercise, slug=slug.replace("_", "-"), **fields), document)
            for slug, fields in entries.items()
        ]
        return CheckedCatalog(made, vocabularies, frozenset(item.exercise.slug for item in made), exceptions)

    return build


def found(subject: CheckedCatalog, rule: str) -> list[str]:
    """Return what a rule says of a catalog."""
    (wanted,) = [item for item in RULES if item.id == rule]
    return [problem.message for problem in wanted.check(subject)]


ADVANCED, MIDDLE = {"difficulty": "advanced"}, {"difficulty": "intermediate"}


@pytest.mark.parametrize(
    ("rule", "failing", "passing"),
    [
        ("step-level", {"a": {"harder": ("b",)}, "b": ADVANCED}, {"a": {"harder": ("b",)}, "b": MIDDLE}),
        ("step-category", {"a": {"harder": ("b",)}, "b": {"category": "balance"}}, {"a": {"harder": ("b",)}, "b": {}}),
        ("step-pattern", {"a": {"harder": ("b",)}, "b": {"pattern": "wrist"}}, {"a": {"harder": ("b",)}, "b": {}}),
        (
            "shortcut",
            {"a": {"harder": ("b", "d")}, "b": {"harder": ("c",)}, "c": {"harder": ("d",)}, "d": {}},
            {"a": {"harder": ("b", "d")}, "b": {"harder": ("c",)}, "c": {}, "d": {}},
        ),
        ("swap-level", {"a": {"swaps": ("b",)}, "b": ADVANCED}, {"a": {"swaps": ("b",)}, "b": MIDDLE}),
        ("swap-category", {"a": {"swaps": ("b",)}, "b": {"category": "cardio"}}, {"a": {"swaps": ("b",)}, "b": {}}),
        (
            "swap-job",
            {"a": {"swaps": ("b",)}, "b": {"pattern": "wrist", "target": "forearms"}},
            {"a": {"swaps": ("b",)}, "b": {"pattern": "wrist"}},
        ),
        (
            "swap-ladder",
            {"a": {"swaps": ("c",), "harder": ("b",)}, "b": {"harder": ("c",)}, "c": {}},
            {"a": {"swaps": ("c",), "harder": ("b",)}, "b": {}, "c": {}},
        ),
        (
            "swap-risk",
            {"a": {"swaps": ("guillotine_press",)}, "guillotine_press": {}},
            {"kipping_dip": {"swaps": ("guillotine_press",)}, "guillotine_press": {}},
        ),
        ("plain-form", {"cable_curl": {}, "curl": {}}, {"cable_curl": {"swaps": ("curl",)}, "curl": {}}),
        ("alone", {"a": {"swaps": ()}}, {"a": {"swaps": ("b",)}, "b": {"swaps": ("a",)}}),
        (
            "joint-twins",
            {"cable_curl": {"joints": {}}, "dumbbell_curl": {"joints": {"elbows": 2}}},
            {"cable_curl": {"joints": {"elbows": 1}}, "dumbbell_curl": {"joints": {"elbows": 2}}},
        ),
        (
            "joint-told",
            {"a": {"pattern": "trunk-flexion", "equipment": ("cable-machine",), "joints": {}}},
            {"a": {"pattern": "trunk-flexion", "equipment": ("body-weight",), "joints": {}}},
        ),
    ],
)
def test_a_rule_finds_what_it_is_for_and_no_more(make: Make, rule: str, failing: Any, passing: Any) -> None:
    def slugs(entries: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        links = ("harder", "easier", "swaps")
        return {
            slug: {
                name: tuple(item.replace("_", "-") for item in value) if name in links else value
                for name, value in fields.items()
            }
            for slug, fields in entries.items()
        }

    assert found(make(**slugs(failing)), rule)
    assert found(make(**slugs(passing)), rule) == []


def test_an_exception_lifts_a_rule_for_a_pair_in_either_order(make: Make) -> None:
    entries: dict[str, Any] = {"a": {"swaps": ("b",)}, "b": {"swaps": ("a",), "category": "cardio"}}
    case = Excepted("swap-category", "b", "a", "a reason", (1, 1))
    subject = make((case,), **entries)
    assert found(subject, "swap-category") == []
    assert subject.needed == {case}
    assert found(make((case._replace(rule="swap-job"),), **entries), "swap-category")


def test_exceptions_are_read_with_their_place_and_refused_with_one(tmp_path: Any) -> None:
    path = tmp_path / "exceptions.yaml"
    path.write_text("- rule: alone\n  slug: a\n  reason: It stands alone.\n- rule: alone\n  slug: b\n")
    problems = ProblemList()
    (case,) = read_exceptions(path, problems)
    assert (case.rule, case.slug, case.other, case.place) == ("alone", "a", "", (1, 3))
    (problem,) = problems.found
    assert "reason missing" in problem.message
    assert problem.line == 4
