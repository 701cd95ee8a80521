from __future__ import annotations

import pytest

from excli.catalog.reader import Entry, EntryReader
from excli.model.exercise import Dose
from excli.model.fields import FIELD_BY_NAME
from excli.model.problems import Problem, ProblemList
from excli.model.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def reader(vocabularies: dict[str, Vocabulary]) -> EntryReader:
    return EntryReader(vocabularies)


def read(reader: EntryReader, text: str | bytes, slug: str = "test-curl") -> tuple[Entry | None, list[Problem]]:
    problems = ProblemList()
    data = text if isinstance(text, bytes) else text.encode()
    return reader.read(data, "arms/test-curl.yaml", slug, problems), problems.found


def test_a_complete_entry_has_no_problem_and_all_fields(reader: EntryReader, entry_text: str) -> None:
    entry, problems = read(reader, entry_text)
    assert not problems
    assert entry is not None
    assert entry.written == set(FIELD_BY_NAME)
    assert entry.exercise.dose == Dose(sets="3", reps="8-12")
    assert entry.exercise.faq[0].answer == "For the tests."
    assert entry.mark("steps", 1) == (21, 5)


@pytest.mark.parametrize(
    ("old", "new", "rule", "place", "hint"),
    [
        ("secondary: [forearms]", "secondary:\n\t- forearms", "tab", (9, 1), "two spaces"),
        ("target: biceps", "target: biceps\ntarget: triceps", "duplicate-key", (8, 1), "line 7"),
        ("target: biceps", "target: biceps\ntraget: abs", "unknown-key", (8, 1), "target"),
        ("category: strength", "category: no", "yaml-type", (11, 11), '"no"'),
        ("reps: 8-12", "reps: 1:30", "dose", (18, 23), "8-12"),
        ("reps: 8-12", "reps: 012", "dose", (18, 23), "8-12"),
        ("reps: 8-12", "reps: 12-8", "dose", (18, 23), "8-12"),
        ("{sets: 3, reps: 8-12}", "{reps: 8-12}", "dose", (18, 7), "sets: 3"),
        ("name: Test Curl", "name: 2024-01-02", "yaml-type", (1, 7), '"2024-01-02"'),
        ("target: biceps", "target: bicep", "unknown-muscle", (7, 9), "biceps"),
        ("target: biceps", "target: arms", "unknown-muscle", (7, 9), "group"),
        ("[dumbbell]", "[dumbell]", "unknown-equipment", (9, 13), "dumbbell"),
        ("[dumbbell]", "[body-weight, dumbbell]", "equipment", (9, 1), "body-weight"),
        ("[dumbbell]", "[dumbbell, dumbbell]", "repeated", (9, 23), "delete"),
        ("[dumbbell]", "dumbbell", "type", (9, 12), "[a, b]"),
        ("    fix: Stand against a wall.\n", "", "missing", (31, 5), "fix"),
        ("swaps: []", "swaps: [Goblet Squat]", "slug", (44, 9), "goblet-squat"),
        ("name: Test Curl", "name: [a", "syntax", (2, 8), ""),
    ],
)  # fmt: skip
def test_a_problem_is_located_and_hinted(
    reader: EntryReader, entry_text: str, old: str, new: str, rule: str, place: tuple[int, int], hint: str
) -> None:
    assert old in entry_text
    _, problems = read(reader, entry_text.replace(old, new, 1))
    assert rule in [problem.rule for problem in problems]
    problem = next(problem for problem in problems if problem.rule == rule)
    assert hint in problem.hint
    assert (problem.line, problem.column) == place, str(problem)
    assert str(problem).startswith(f"arms/test-curl.yaml:{place[0]}:{place[1]}: [{rule}] ")


def test_bytes_that_are_not_utf_8_are_located(reader: EntryReader, entry_text: str) -> None:
    entry, problems = read(reader, entry_text.encode().replace(b"Curl of", b"C\xfcrl of"))
    assert entry is None
    assert [(p.rule, p.line, p.column) for p in problems] == [("encoding", 2, 12)]


def test_characters_yaml_forbids_are_located(reader: EntryReader, entry_text: str) -> None:
    _, problems = read(reader, entry_text.replace("Curl of", "C\x07url of"))
    assert [(p.rule, p.line, p.column) for p in problems] == [("encoding", 2, 12)]


def test_all_problems_of_a_file_are_told_at_once(reader: EntryReader, entry_text: str) -> None:
    text = entry_text.replace("biceps", "bicep").replace("[dumbbell]", "[dumbell]").replace("force:", "farce:")
    _, problems = read(reader, text)
    assert {problem.rule for problem in problems} == {"unknown-muscle", "unknown-equipment", "unknown-key"}


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "- a\n- b\n", "text\n", "a: &x [*x]\n", "? [a]\n: b\n", "---\na: b\n---\nc: d\n"]
)
def test_what_is_no_entry_is_refused_without_a_trace(reader: EntryReader, text: str) -> None:
    entry, problems = read(reader, text)
    assert entry is None
    assert problems


def test_a_missing_field_that_must_be_there(reader: EntryReader, entry_text: str) -> None:
    entry, problems = read(reader, entry_text.replace("target: biceps\n", ""))
    assert entry is None
    assert [problem.rule for problem in problems] == ["missing"]
    assert "target" in problems[0].message


def test_a_file_name_must_be_a_slug(reader: EntryReader, entry_text: str) -> None:
    _, problems = read(reader, entry_text, slug="Test Curl")
    assert [problem.rule for problem in problems] == ["file-name"]
