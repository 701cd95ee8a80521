"""Answers of swap, ladder and compare as a person sees them."""

from __future__ import annotations

import re

import pytest

from excli.present.compare import Side, render_comparison
from excli.present.ladder import Step, render_ladder
from excli.present.surface import Surface
from excli.present.swaps import Card, render_cards

WIDTHS = (40, 60, 80, 120)
CARDS = [
    Card("Goblet Squat", "3 × 8-15", "the same movement; lighter; easier to learn"),
    Card("Dumbbell Bulgarian Split Squat", "3 × 8-12 each side", "lunge in place of squat; one leg at a time, so half the weight is enough"),
]  # fmt: skip
STEPS = [
    Step("Incline Push-Up", "bench", (), False, False),
    Step("Knee Push-Up", "body weight", ("When 3 sets of 15 touch the floor, add negative push-ups.",), True, False),
    Step("Push-Up", "body weight", ("When 3 sets of 20 touch the floor, raise the feet.", "also leads to: Pike Push-Up"), True, True),
    Step("Decline Push-Up", "chair", (), False, False),
    Step("Diamond Push-Up", "body weight", (), True, False),
]  # fmt: skip


def surface(width: int, *, depth: int = 0, unicode: bool = True) -> Surface:
    return Surface(width=width, terminal=True, depth=depth, unicode=unicode, legacy=False)


def bare(text: str) -> list[str]:
    return re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("depth", [0, 256])
def test_cards_fit_and_are_whole(width: int, depth: int) -> None:
    text = render_cards("Instead of the Barbell Back Squat, with dumbbells", "All keep: quads", CARDS, ["3 more: -n 5."], surface(width, depth=depth))  # fmt: skip
    assert all(len(line) <= width for line in bare(text))
    told = " ".join(" ".join(bare(text)).split())
    for card in CARDS:
        assert card.name in told
        assert card.dose in told
        assert card.why in told
    assert "3 more: -n 5." in told


@pytest.mark.parametrize("width", WIDTHS)
def test_a_ladder_marks_the_one_asked_for(width: int) -> None:
    lines = bare(render_ladder("Push-Up: its ladder", STEPS, ["2 more"], surface(width, depth=256)))
    assert all(len(line) <= width for line in lines)
    assert [line[0] for line in lines if line.endswith(("weight", "-Up", "bench", "chair")) and line[0] in "○●├┌"] == ["┌", "○", "●", "├", "○"]  # fmt: skip
    assert sum(line.startswith("●") for line in lines) == 1


def test_a_poor_terminal_gets_letters() -> None:
    assert render_ladder("Push-Up", STEPS, [], surface(80, unicode=False)).isascii()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_differs_is_lit(width: int) -> None:
    sides = [
        Side("Front Squat", {"Also": [("glutes", False), ("upper back", True)]}, "quads", ("glutes",), "more upper back", "The bar in front."),
        Side("Back Squat", {"Also": [("glutes", False), ("lower back", True)]}, "quads", ("glutes",), "", "The bar behind."),
    ]  # fmt: skip
    labels = {"quads": "Quads", "glutes": "Glutes"}
    text = render_comparison("Both: trains quads", sides, ["One note."], labels, surface(width, depth=16))
    assert all(len(line) <= width for line in bare(text))
    assert "\x1b[35mupper back\x1b[0m" in text
    assert "\x1b[35mglutes" not in text
    told = " ".join(" ".join(bare(text)).split())
    assert "Front Squat, when you want more upper back" in told
    assert "One note." in told
