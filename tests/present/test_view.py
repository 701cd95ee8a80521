from __future__ import annotations

import pytest

from excli.catalog.store import Store
from excli.lookup.exercises import page
from excli.model.answers import Page
from excli.model.exercise import Dose
from excli.present import speech
from excli.present.markdown import render_page
from excli.present.view import ExerciseView, view


def test_markdown_has_the_headings_of_the_reference_page_in_its_order(store: Store) -> None:
    text = render_page(view(page(store, "band-pull-through")))
    headings = [line for line in text.splitlines() if line.startswith(("# ", "## "))]
    assert headings == [
        "# Band Pull Through",
        "## Quick answer",
        "## How to perform",
        "## Pro tips",
        "## Common mistakes",
        "## FAQ",
        "## Related exercises",
    ]
    bullets = [line.split(":**")[0] for line in text.splitlines() if line.startswith("- **")]
    assert bullets[:6] == [
        "- **Body Part",
        "- **Equipment",
        "- **Target Muscle",
        "- **Secondary Muscles",
        "- **Difficulty",
        "- **Category",
    ]
    assert text.count("\n### ") >= 5
    assert "### What muscles does the Band Pull Through work?" in text
    assert "### Is the Band Pull Through good for beginners?" in text
    for option in ("--body-part legs", "--equipment resistance-band", "--target glutes"):
        assert f"`excli list {option}`" in text


def test_every_page_has_every_section_and_no_hole(views: dict[str, ExerciseView]) -> None:
    for found in views.values():
        assert [section.id for section in found.sections] == [
            "quick-answer", "steps", "tips", "mistakes", "faq", "related",
        ]  # fmt: skip


def test_no_derived_sentence_has_a_hole(pages: dict[str, Page]) -> None:
    for slug, found in pages.items():
        derived = [
            speech.facts_line(found),
            *(text for item in speech.derived_faq(found) for text in (item.question, item.answer)),
        ]
        for text in derived:
            for hole in ("None", "  ", " .", " ,", "..", "{", "()", "the the"):
                assert hole not in text, (slug, text)
            assert text[0].isupper() or text[0].isdigit()


def test_derived_text_reads_as_written_by_a_person(store: Store) -> None:
    found = page(store, "band-pull-through")
    assert speech.facts_line(found) == (
        "Beginner leg exercise with a resistance band and something solid to anchor it to."
        " Targets the glutes; the hamstrings and the lower back work hard too."
    )
    answers = {item.question: item.answer for item in speech.derived_faq(found)}
    assert answers["What equipment does the Band Pull Through need?"].startswith(
        "A resistance band and something solid to anchor it to."
    )
    assert answers["How many sets and reps should I do?"] == "3 sets of 12 to 20 reps."


@pytest.mark.parametrize(
    ("dose", "laterality", "said"),
    [
        (Dose(sets="3", reps="8-12"), "bilateral", "3 sets of 8 to 12 reps"),
        (Dose(sets="1", reps="1"), "bilateral", "1 set of 1 rep"),
        (Dose(sets="2", seconds="45-90"), "unilateral", "2 sets of 45 to 90 seconds on each side"),
        (Dose(sets="4", metres="20"), "unilateral", "4 sets of 20 metres"),
        (Dose(minutes="10-30"), "bilateral", "10 to 30 minutes"),
    ],
)
def test_a_dose_is_spoken(dose: Dose, laterality: str, said: str) -> None:
    assert speech.dose(dose, laterality) == said


def test_an_advanced_exercise_names_what_to_build_up_with(pages: dict[str, Page]) -> None:
    advanced = [found for found in pages.values() if found.exercise.difficulty == "advanced"]
    assert advanced
    for found in advanced:
        answer = speech.derived_faq(found)[1].answer
        assert answer.startswith("Not yet. It is an advanced exercise")
        assert all(link.name in answer for link in found.links["easier"][:3])


def test_no_two_questions_of_a_page_are_the_same(views: dict[str, ExerciseView]) -> None:
    for found in views.values():
        questions = [item.question for section in found.sections for item in section.questions]
        assert len(questions) == len(set(questions)), found.slug
