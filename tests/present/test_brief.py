from __future__ import annotations

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from excli.model.answers import Page
from excli.model.exercise import Mistake
from excli.present.brief import MOST_LINES, render_brief, render_cards, shorten
from excli.present.surface import Surface
from excli.present.view import Card, ExerciseView, Pages, Section

PHONE = Surface(width=40)


def card(view: ExerciseView, surface: Surface = PHONE) -> list[str]:
    return render_brief(view, surface).splitlines()


def made(
    *,
    facts: tuple[str, ...] = (),
    cues: tuple[str, ...] = (),
    ways: tuple[tuple[str, str], ...] = (),
    steps: tuple[str, ...] = (),
    mistakes: tuple[Mistake, ...] = (),
    dose: str = "",
) -> ExerciseView:
    """A page of just these parts."""
    sections = (Section("steps", "", lines=steps), Section("mistakes", "", mistakes=mistakes))
    return ExerciseView("x", "Name", "abs", (), {}, dose, sections, Card(facts=facts, cues=cues, ways=ways))


def test_the_card(curl: ExerciseView, as_file: SnapshotAssertion) -> None:
    assert render_brief(curl, PHONE) == as_file


def test_every_card_fits_a_phone_and_holds_the_whole_movement(
    pages: dict[str, Page], views: dict[str, ExerciseView]
) -> None:
    for slug, found in views.items():
        lines = card(found)
        assert 6 <= len(lines) <= MOST_LINES, (slug, lines)
        assert max(map(len, lines)) <= 40, slug
        text = " ".join(" ".join(lines).split())
        assert all(f"{number}. {cue}" in text for number, cue in enumerate(pages[slug].exercise.cues, 1)), slug


FAULT = (Mistake("Too fast.", "Count."), Mistake("Too slow.", "Hurry."))


def test_it_says_facts_cues_the_first_mistake_the_dose_and_ways_on() -> None:
    found = made(
        facts=("abs", "chair"), cues=("Sit.", "Stand."), mistakes=FAULT, dose="3 sets", ways=(("Easier", "A"), ("Instead", "B")),
    )  # fmt: skip
    whole = [
        "Name",
        "abs · chair",
        "1. Sit.",
        "2. Stand.",
        "✗ Too fast.",
        "→ Count.",
        "3 sets.",
        "Easier: A · Instead: B",
    ]
    assert card(found) == whole
    plain = card(found, Surface(width=40, unicode=False))
    assert plain[1] == "abs - chair"
    assert plain[4:6] == ["x Too fast.", "-> Count."]


def test_ways_that_do_not_fit_on_one_line_get_one_each() -> None:
    ways = (("Easier", "A Rather Long Name"), ("Instead", "Another Long Name"))
    assert card(made(ways=ways)) == ["Name", "Easier: A Rather Long Name", "Instead: Another Long Name"]
    assert card(made(ways=ways), Surface(width=60))[1] == "Easier: A Rather Long Name · Instead: Another Long Name"


def test_what_is_missing_leaves_no_line() -> None:
    assert card(made()) == ["Name"]
    assert card(made(cues=("Sit.",))) == ["Name", "1. Sit."]


def test_without_cues_the_first_steps_are_shown_each_by_its_first_clause() -> None:
    steps = ("Lie face down on the floor, and set the elbows.", "Two.", "Three.", "Four.", "Five.")
    assert card(made(steps=steps)) == ["Name", "1. Lie face down on the floor.", "2. Two.", "3. Three.", "4. Four."]


def test_the_mistake_is_cut_and_then_left_out_but_never_the_movement_or_the_dose() -> None:
    long = "Keep the elbows tucked in, the wrists as straight as arrows in flight, and breathe out on the way up."
    ways = (("Easier", "A"),)
    few = card(made(cues=("One.",) * 4, mistakes=(Mistake(long, long),), dose="3 sets", ways=ways))
    assert few[5:] == [
        "✗ Keep the elbows tucked in, the wrists", "  as straight as arrows in flight.",
        "→ Keep the elbows tucked in, the wrists", "  as straight as arrows in flight.", "3 sets.", "Easier: A",
    ]  # fmt: skip
    more = card(made(cues=("One.",) * 7, mistakes=(Mistake(long, long),), dose="3 sets", ways=ways))
    assert more[8:] == ["✗ Keep the elbows tucked in.", "→ Keep the elbows tucked in.", "3 sets.", "Easier: A"]
    most = card(made(cues=("One.",) * 8, mistakes=(Mistake(long, long),), dose="3 sets", ways=ways))
    assert most[9:] == ["✗ Keep the elbows tucked in.", "3 sets.", "Easier: A"]
    full = card(made(cues=("One.",) * 10, mistakes=(Mistake(long, long),), dose="3 sets", ways=ways))
    assert full == ["Name", *(f"{n}. One." for n in range(1, 11)), "3 sets."]


def test_colour_marks_the_name_the_fault_and_the_fix() -> None:
    found = made(facts=("abs",), cues=("Sit.",), mistakes=FAULT)
    assert card(found, Surface(width=40, depth=16)) == [
        "\x1b[1mName\x1b[0m", "\x1b[2mabs\x1b[0m", "1. Sit.", "\x1b[31m✗ Too fast.\x1b[0m", "\x1b[32m→ Count.\x1b[0m",
    ]  # fmt: skip


def test_lines_are_wrapped_under_their_sign_and_never_too_wide(curl: ExerciseView) -> None:
    lines = card(made(cues=("Stand with both feet flat on the floor now.",)))
    assert lines[1:] == ["1. Stand with both feet flat on the", "   floor now."]
    assert max(map(len, lines)) <= 40
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
        ("Touch lightly. The chest meets the bell, no more.", 60, "Touch lightly."),
        ("Onewordthatislongerthanthelengthallows", 10, "Onewordthatislongerthanthelengthallows"),
    ],
)
def test_texts_are_shortened_at_a_clause(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short
