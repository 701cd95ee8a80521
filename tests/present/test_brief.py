from __future__ import annotations

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from excli.model.exercise import Mistake
from excli.present.brief import MOST_LINES, render_brief, render_cards, shorten
from excli.present.surface import Surface
from excli.present.view import ExerciseView, Pages, Section

PHONE = Surface(width=40)


def card(view: ExerciseView, surface: Surface = PHONE) -> list[str]:
    return render_brief(view, surface).splitlines()


def made(
    *, steps: tuple[str, ...] = (), tips: tuple[str, ...] = (), mistakes: tuple[Mistake, ...] = (), dose: str = ""
) -> ExerciseView:
    """A page of just these parts."""
    sections = (
        Section("steps", "", lines=steps), Section("tips", "", lines=tips), Section("mistakes", "", mistakes=mistakes),
    )  # fmt: skip
    return ExerciseView("x", "Name", "abs", (), {}, dose, sections)


def test_the_card(curl: ExerciseView, as_file: SnapshotAssertion) -> None:
    assert render_brief(curl, PHONE) == as_file


def test_every_card_has_six_to_ten_lines_on_a_phone(views: dict[str, ExerciseView]) -> None:
    for slug, found in views.items():
        lines = card(found)
        assert 6 <= len(lines) <= MOST_LINES, (slug, lines)
        assert max(map(len, lines)) <= 40, slug


def test_it_says_the_first_step_three_cues_the_first_mistake_and_the_dose() -> None:
    found = made(
        steps=("Stand.", "Sit."), tips=("One.", "Two.", "Three.", "Four."), dose="3 sets of 5 reps",
        mistakes=(Mistake("Too fast.", "Count."), Mistake("Too slow.", "Hurry.")),
    )  # fmt: skip
    assert card(found) == [
        "Name",
        "Stand.",
        "• One.",
        "• Two.",
        "• Three.",
        "✗ Too fast.",
        "→ Count.",
        "3 sets of 5 reps.",
    ]
    assert card(found, Surface(width=40, unicode=False))[2:6] == ["* One.", "* Two.", "* Three.", "x Too fast."]


def test_what_is_missing_leaves_no_line() -> None:
    assert card(made()) == ["Name"]
    assert card(made(tips=("One.",))) == ["Name", "• One."]


def test_texts_are_cut_before_cues_are_dropped() -> None:
    long = "Keep the elbows tucked in, the wrists as straight as arrows in flight, and breathe out on the way up."
    short = "Look straight ahead."
    lines = card(made(steps=(long,), tips=(long, long, short), mistakes=(Mistake(long, long),), dose="3 sets"))
    assert len(lines) <= MOST_LINES
    assert sum(line.startswith("•") for line in lines) == 3
    assert "• Look straight ahead." in lines
    assert lines[1] == "Keep the elbows tucked in."


def test_of_too_many_words_the_shortest_cues_stay() -> None:
    endless = " ".join(["endless"] * 16) + "."
    tips = (endless, "Two words.", endless)
    lines = card(made(steps=(endless,), tips=tips, mistakes=(Mistake("Fault.", "Fix."),), dose="3 sets"))
    assert len(lines) <= MOST_LINES
    assert [line for line in lines if line.startswith("•")] == ["• Two words."]


def test_colour_marks_the_name_the_fault_and_the_fix() -> None:
    found = made(steps=("Stand.",), mistakes=(Mistake("Too fast.", "Count."),), dose="3 sets")
    assert card(found, Surface(width=40, depth=16)) == [
        "\x1b[1mName\x1b[0m", "Stand.", "\x1b[31m✗ Too fast.\x1b[0m", "\x1b[32m→ Count.\x1b[0m", "\x1b[2m3 sets.\x1b[0m",
    ]  # fmt: skip


def test_lines_are_wrapped_under_their_sign(curl: ExerciseView) -> None:
    lines = card(made(tips=("Stand with both feet flat on the floor now.",)))
    assert lines[1:] == ["• Stand with both feet flat on the floor", "  now."]
    assert max(map(len, card(replace(curl, name="N" * 300), Surface(width=200)))) <= 72


def test_several_cards_have_an_empty_line_between() -> None:
    assert render_cards(Pages([made(), made()]), PHONE) == "Name\n\nName\n"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Short.", 30, "Short."),
        ("This is the first one. Second one.", 30, "This is the first one."),
        ("Push the hips back, and keep the shins upright until it stops.", 40, "Push the hips back."),
        (
            "Push the hips back, keep the shins upright, and then stop.",
            45,
            "Push the hips back, keep the shins upright.",
        ),
        ("Touch lightly. The chest meets the bell, no more.", 60, "Touch lightly. The chest meets the bell, no more."),
        ("Onewordthatislongerthanthelengthallows", 10, "Onewordthatislongerthanthelengthallows"),
        ("Push the hips far back and keep the shins upright.", 0, "Push the hips far back."),
        (
            "Down, and then keep the shins upright until it stops.",
            30,
            "Down, and then keep the shins upright until it stops.",
        ),
    ],
)
def test_texts_are_shortened_at_a_clause(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short
