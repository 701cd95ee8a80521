"""YAML as raw values with places."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from excli.catalog.nodes import Document, content_of, read_document
from excli.model.checker import Odd, Path
from excli.model.errors import CatalogError
from excli.model.problems import Problem, ProblemList


def read(text: str) -> tuple[Document | None, list[Problem]]:
    problems = ProblemList()
    return read_document(text.encode(), "x.yaml", problems), problems.found


def value_of(text: str) -> Any:
    document, problems = read(text)
    assert document is not None
    assert problems == []
    return document.value


def test_what_is_no_text_is_kept_as_it_is_written() -> None:
    assert value_of("a: [b, 1, no, 1:30, 012, 2024-01-02, ~, 1.5, '1']") == {
        "a": ["b", Odd("1", "int"), Odd("no", "bool"), Odd("1:30", "int"), Odd("012", "int"),
              Odd("2024-01-02", "timestamp"), Odd("~", "null"), Odd("1.5", "float"), "1"]
    }  # fmt: skip
    assert value_of("a: !odd b") == {"a": Odd("b", "!odd")}
    assert value_of("{no: a, 1: b, [c]: d}") == {"no": "a", "1": "b", "a list": "d"}


TEXT = """\
name: A
steps:
  - one
  - {fault: x, fix: y}
joints: {knees: 1,
  elbows: 2}
last: z"""


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, (1, 1)),
        (("name",), False, (1, 7)),
        (("name",), True, (1, 1)),
        (("steps",), True, (2, 1)),
        (("steps", 0), False, (3, 5)),
        (("steps", 1, "fix"), False, (4, 21)),
        (("steps", 1, "fix"), True, (4, 16)),
        (("steps", 9), False, (3, 3)),
        (("joints", "elbows"), True, (6, 3)),
        (("joints", 1), False, (6, 3)),
        (("joints", 7), False, (5, 9)),
        (("last",), False, (7, 7)),
        (("gone", "deeper"), False, (1, 1)),
    ],
)
def test_every_part_has_a_place_also_when_the_nodes_were_forgotten(
    path: Path, key: bool, place: tuple[int, int]
) -> None:
    document, _ = read(TEXT)
    assert document is not None
    assert document.mark(path, key=key) == place
    document.forget()
    assert document.mark(path, key=key) == place


def test_keys_after_one_that_stands_twice_are_read() -> None:
    document, problems = read("a: 1\nb: x\na: 2\nc: y\nb: z\n")
    assert document is not None
    assert document.value == {"a": Odd("1", "int"), "b": "x", "c": "y"}
    assert [(p.rule, p.line, p.hint) for p in problems] == [
        ("duplicate-key", 3, "the first is on line 1; keep one"),
        ("duplicate-key", 5, "the first is on line 2; keep one"),
    ]


@pytest.mark.parametrize("text", ["a: " + "[" * 2001, "a: " + "[" * 1001 + "{" * 1000, "{" * 50_000])
def test_a_bomb_of_brackets_is_refused_before_it_is_parsed(text: str) -> None:
    document, problems = read(text)
    assert document is None
    assert [(p.rule, p.message) for p in problems] == [("syntax", "more than 2000 brackets")]


def test_as_many_brackets_as_are_allowed_are_parsed() -> None:
    document, problems = read("a: [" + "[], " * 1999 + "]")
    assert document is not None
    assert problems == []


def test_a_bomb_of_aliases_is_refused() -> None:
    long = "a: &x " + "y" * 2000 + "\nb:\n" + "- *x\n" * 1000
    levels = "\n".join(f"k{n}: &k{n}\n" + f"- *k{n - 1}\n" * 60 for n in range(1, 6))
    for text in (long, "k0: &k0 [a]\n" + levels):
        document, problems = read(text)
        assert document is None
        assert [p.rule for p in problems] == ["size"]


def test_what_lies_deeper_than_any_entry_is_not_looked_at() -> None:
    assert value_of("a: &x [*x]") == {"a": [[[[[]]]]]}
    document, problems = read("a:\n" + "".join("  " * n + "- \n" for n in range(1, 200)) + "  " * 200 + "- x\n")
    assert document is not None
    assert problems == []


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("", "empty", (1, 1)),
        ("a: 'b", "syntax", (1, 6)),
        ("a: b\nc: [d", "syntax", (3, 1)),
        ("a:\n\tb: c\n", "tab", (2, 1)),
        ("a:\n  \tb: [c\n", "tab", (2, 3)),
        ("a: b\nc: \x07", "encoding", (2, 4)),
        ("a: b\n\nc: d: e", "syntax", (3, 5)),
    ],
)
def test_what_cannot_be_read_has_a_place(text: str, rule: str, place: tuple[int, int]) -> None:
    document, problems = read(text)
    assert document is None
    assert [(p.rule, p.line, p.column) for p in problems] == [(rule, *place)]
    assert problems[0].hint


def test_bytes_that_are_not_utf_8_have_a_place_in_characters() -> None:
    problems = ProblemList()
    assert read_document("ä: b\nä: ".encode() + b"\xff", "x.yaml", problems) is None
    assert [(p.rule, p.line, p.column, p.message) for p in problems.found] == [
        ("encoding", 2, 4, "byte 0xff is not UTF-8")
    ]


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "jobs.yaml"
    with pytest.raises(CatalogError, match=r"jobs\.yaml cannot be read: No such file"):
        content_of(path)
