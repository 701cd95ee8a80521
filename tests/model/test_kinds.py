"""Every kind of field: what the schema accepts the reader accepts, and the other way round."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError, validators

from excli.catalog.reader import EntryReader
from excli.catalog.sources import VOCABULARY
from excli.catalog.vocabularies import read_vocabularies
from excli.model.checker import Checker, Odd
from excli.model.fields import FIELDS
from excli.model.kinds import COUNT_PATTERN
from excli.model.problems import Problem, ProblemList
from excli.model.schema import entry_schema
from tests.conftest import ENTRY

READER = EntryReader(read_vocabularies(VOCABULARY))
SCHEMA = entry_schema({name: sorted(words.singles) for name, words in READER.vocabularies.items()})
GOOD: dict[str, Any] = yaml.safe_load(ENTRY)


def pattern(validator: Any, wanted: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """A "$" of JSON Schema stands for the very end; Python's also allows one line break after it."""
    if isinstance(instance, str) and not re.search(wanted.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} is not {wanted!r}")


VALIDATOR = validators.extend(Draft202012Validator, {"pattern": pattern})(SCHEMA)


def problems_of(document: Any) -> list[Problem]:
    """What the reader says of a document written as YAML."""
    problems = ProblemList()
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    READER.read(text.encode(), "entry.yaml", "test-curl", problems)
    return problems.found


def agree(document: Any) -> bool:
    """Whether schema and reader both accept it; an AssertionError where they disagree."""
    errors, problems = list(VALIDATOR.iter_errors(document)), problems_of(document)
    assert bool(errors) == bool(problems), (document, [error.message for error in errors[:3]], list(map(str, problems)))
    return not errors


SLUGS = sorted({slug for words in READER.vocabularies.values() for slug in words.terms} | {"goblet-squat", "a", "a-"})
counts = st.one_of(
    st.integers(-1, 10**8),
    st.sampled_from(
        ["8-12", "12-8", "8-8", "9-10", "99-100", "100-99", "08-12", "8-", "3", "0", "1-1000000", "", " 3"]
    ),
    st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda ends: f"{ends[0]}-{ends[1]}"),
)
units = st.sampled_from(["sets", "reps", "seconds", "minutes", "metres", "miles"])
texts = st.one_of(
    st.text(max_size=6), st.sampled_from([*SLUGS, " ", "\n", "\xa0", "Goblet Squat", "yes", "1", "no", "012", "~"])
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(-2, 5), texts, st.dates())
records = st.dictionaries(st.sampled_from(["fault", "fix", "question", "answer", "also"]), scalars, max_size=3)
raw = st.one_of(
    scalars,
    st.lists(st.one_of(st.sampled_from(SLUGS), scalars, records), max_size=4),
    st.dictionaries(
        st.one_of(units, st.sampled_from(["knees", "elbows", "knee"])), st.one_of(counts, scalars), max_size=3
    ),
)
keys = st.one_of(st.sampled_from([field.name for field in FIELDS]), st.sampled_from(["traget", "slug", "stresses"]))


@settings(deadline=None, max_examples=400)
@given(changes=st.dictionaries(keys, raw, min_size=1, max_size=2))
def test_schema_and_reader_agree(changes: dict[str, Any]) -> None:
    agree({**GOOD, **changes})


@settings(deadline=None, max_examples=200)
@given(dose=st.dictionaries(units, counts, max_size=4))
def test_schema_and_reader_agree_on_doses(dose: dict[str, Any]) -> None:
    agree({**GOOD, "dose": dose})


@settings(deadline=None, max_examples=200)
@given(low=st.integers(1, 10**6), high=st.integers(1, 10**6))
def test_a_range_rises(low: int, high: int) -> None:
    fits = low < high and high < 10**6
    assert (re.fullmatch(COUNT_PATTERN, f"{low}-{high}") is not None) == fits


@pytest.mark.parametrize(
    ("field", "value", "accepted"),
    [
        ("dose", {"sets": 3, "reps": "12-8"}, False),
        ("dose", {"sets": 3, "reps": 8, "seconds": 20}, False),
        ("dose", {}, False),
        ("dose", {"reps": 5}, False),
        ("dose", {"sets": 3, "reps": 12345678}, False),
        ("dose", {"sets": "3-5", "reps": "8-12"}, True),
        ("dose", {"minutes": "10-30"}, True),
        ("equipment", ["body-weight", "dumbbell"], False),
        ("equipment", ["body-weight"], True),
        ("equipment", [], False),
        ("equipment", ["dumbbell", "dumbbell"], False),
        ("summary", " ", False),
        ("secondary", [], True),
        ("joints", {"knees": 4}, False),
        ("joints", {"knees": 2.0}, True),
        ("joints", {}, True),
        ("faq", [{"question": "Why?"}], False),
        ("swaps", ["Goblet Squat"], False),
        ("target", "arms", False),
    ],
)
def test_both_say_the_same_of(field: str, value: Any, accepted: bool) -> None:
    assert agree({**GOOD, field: value}) is accepted


@pytest.mark.parametrize("field", [field.name for field in FIELDS])
def test_every_field_may_be_left_out_unless_it_must_be_there(field: str) -> None:
    document = copy.deepcopy(GOOD)
    del document[field]
    assert agree(document) is not next(found.loadable for found in FIELDS if found.name == field)


def test_what_the_reader_loads_is_what_json_holds() -> None:
    problems = ProblemList()
    entry = READER.read(ENTRY.encode(), "entry.yaml", "test-curl", problems)
    assert entry is not None
    for field in FIELDS:
        value = getattr(entry.exercise, field.name)
        assert field.kind.value(field.kind.plain(value)) == value
        if isinstance(GOOD[field.name], str):
            assert field.kind.plain(value) == " ".join(GOOD[field.name].split())
        else:
            assert field.kind.plain(value) == GOOD[field.name]


@pytest.mark.parametrize(
    ("text", "tag", "whole"),
    [("3", "int", 3), ("0", "int", 0), ("3.0", "float", 3), ("3.5", "float", None), ("012", "int", None),
     ("0x1F", "int", None), ("1:30", "int", None), ("yes", "bool", None), ("1234567", "int", None)],
)  # fmt: skip
def test_numbers_are_those_that_people_write(text: str, tag: str, whole: int | None) -> None:
    assert Odd(text, tag).whole == whole


def test_a_checker_goes_on_after_a_fault() -> None:
    checker = Checker({})
    assert dict(checker.pairs({"a": 1, "b": 2, "c": 3}, (), ("a", "c"))) == {"a": 1, "c": 3}
    assert [(fault.rule, fault.path, fault.key) for fault in checker.faults] == [("unknown-key", ("b",), True)]
    assert checker.text([], ("x",)) is None
    assert checker.items("x", ("y",)) == []
    assert [fault.rule for fault in checker.faults[1:]] == ["type", "type"]
