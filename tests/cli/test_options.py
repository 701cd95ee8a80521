"""Options that many commands share."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Run


def test_an_unknown_filter_value(run: Run) -> None:
    done = run("list", "--equipment", "dumbell-s")
    assert (done.returncode, done.stdout) == (2, "")
    assert "dumbbell" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("list", "--format", "jsn"), "json"),
        (("list", "--fields", "slug,nmae"), "name"),
        (("list", "--sort", "dificulty"), "difficulty"),
        (("list", "--limit", "-3"), "--limit"),
        (("show", "plank", "--section", "step"), "steps"),
        (("facets", "musle"), "muscle"),
        (("shwo", "plank"), "show"),
        (("pull", "ups"), "excli show 'pull ups'"),
        (("show",), "NAME"),
        (("list", "--json", "--format", "csv"), "--json"),
        (("schema", "entri"), "entry"),
        (("faq",), "--search"),
    ],
)
def test_a_wrong_word_is_answered_with_a_right_one(run: Run, arguments: tuple[str, ...], hint: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_search_sorts_like_a_list(run: Run) -> None:
    by_name = run("search", "squat", "--fields", "slug", "--sort", "name").stdout.splitlines()
    assert (
        run("search", "squat", "--fields", "slug", "--sort", "name", "--limit", "3").stdout.splitlines() == by_name[:3]
    )
    scores = [hit["score"] for hit in json.loads(run("search", "squat", "--json", "--sort", "-score").stdout)]
    assert scores == sorted(scores, reverse=True)
    levels = [hit["difficulty"] for hit in json.loads(run("search", "squat", "--json", "--sort", "difficulty").stdout)]
    assert levels == sorted(levels, key=["beginner", "intermediate", "advanced"].index)


def test_fields_make_rows_of_a_page(run: Run) -> None:
    assert run("show", "plank", "--fields", "slug,target").stdout == "plank\tabs\n"


@pytest.mark.parametrize("arguments", [("list", "--have", ""), ("list", "--target", ","), ("list", "--kit", "")])
def test_a_filter_without_a_value_is_a_mistake(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
