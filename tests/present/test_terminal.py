from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from excli.model.answers import FaqHit
from excli.present.safe import width
from excli.present.surface import Surface
from excli.present.terminal import render_answers, render_page, render_pages
from excli.present.view import ExerciseView, Pages

PHONE = 30


@pytest.mark.parametrize("columns", [30, 60, 80, 120])
def test_the_page_at_four_widths(curl: ExerciseView, columns: int, as_file: SnapshotAssertion) -> None:
    assert render_page(curl, Surface(width=columns)) == as_file


def test_the_page_in_colour(curl: ExerciseView, as_file: SnapshotAssertion) -> None:
    assert render_page(curl, Surface(width=80, terminal=True, depth=16)) == as_file


@pytest.mark.parametrize("columns", [70, 100])
def test_the_page_with_its_map(curl: ExerciseView, columns: int, as_file: SnapshotAssertion) -> None:
    text = render_page(curl.only(["quick-answer"]), Surface(width=columns, terminal=True, depth=256), map=True)
    assert text == as_file


def fits(found: ExerciseView, columns: int, *, map: bool = False) -> None:
    text = render_page(found, Surface(width=columns), map=map)
    assert max(map_width for map_width in (width(line) for line in text.splitlines())) <= columns, found.slug
    assert "\x1b" not in text
    assert "…" not in text


@settings(deadline=None, max_examples=80)
@given(number=st.integers(0, 10_000), columns=st.integers(PHONE, 200), drawn=st.booleans())
def test_no_line_of_any_page_is_wider_than_the_screen(
    views: dict[str, ExerciseView], number: int, columns: int, drawn: bool
) -> None:
    fits(list(views.values())[number % len(views)], columns, map=drawn)


def test_pages_fit_a_phone(views: dict[str, ExerciseView]) -> None:
    for found in random.Random(7).sample(list(views.values()), 60):
        fits(found, PHONE)


@pytest.mark.slow
def test_every_page_fits_a_phone(views: dict[str, ExerciseView]) -> None:
    for found in views.values():
        fits(found, PHONE)


def test_several_pages_have_a_rule_between(curl: ExerciseView) -> None:
    text = render_pages(Pages([curl.only(["steps"])] * 2), Surface(width=40))
    assert text.count("Test Curl") == 2
    assert text.count("─" * 40) == 1
    assert "-" * 40 in render_pages(Pages([curl.only(["steps"])] * 2), Surface(width=40, unicode=False))


def test_answers_stand_under_their_exercise() -> None:
    text = render_answers([FaqHit("a", "A Curl", "Why?", "Because."), FaqHit("b", "B Curl", "How?", "So.")], Surface())
    assert text.splitlines() == ["A Curl", "Why?", "Because.", "", "B Curl", "How?", "So."]
