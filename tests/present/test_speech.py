"""Sentences derived from facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from excli.model.answers import Link, Page
from excli.model.exercise import Dose, Question
from excli.present import speech

BARE = Link("door-curl", "Door Curl", ("body-weight",))


def answers(page: Page) -> dict[str, str]:
    return {item.question: item.answer for item in speech.derived_faq(page)}


def with_facts(page: Page, **facts: object) -> Page:
    return page._replace(exercise=replace(page.exercise, **facts))


def test_the_facts_line(curl_page: Page) -> None:
    assert (
        speech.facts_line(curl_page)
        == "Beginner arm exercise with dumbbells. Targets the biceps; the forearms work hard too."
    )
    stretch = with_facts(curl_page, category="stretching", equipment=("body-weight",), secondary=())
    assert speech.facts_line(stretch) == "Beginner arm stretch with body weight alone. Stretches the biceps."


def test_a_double_exercise_takes_two(curl_page: Page) -> None:
    double = with_facts(curl_page, name="Double Kettlebell Curl", equipment=("kettlebell",))
    assert "with two kettlebells." in speech.facts_line(double)


@pytest.mark.parametrize(
    ("name", "said"), [("Goblet Squat", "the Goblet Squat"), ("Running", "Running"), ("Kettlebell Swing", "the Kettlebell Swing"), ("The Hundred", "The Hundred")],
)  # fmt: skip
def test_a_name_takes_its_article(name: str, said: str) -> None:
    assert speech.spoken_name(name) == said


@pytest.mark.parametrize(
    ("difficulty", "links", "answer"),
    [
        (
            "beginner",
            "easier",
            "Yes. It can be learnt in a session; if it is too much at first, start with the Door Curl.",
        ),
        ("beginner", "harder", "Yes. It can be learnt in a session, and it leads on to the Door Curl."),
        ("beginner", "", "Yes. It can be learnt in a session."),
        ("intermediate", "easier", "With some practice behind you, yes: come to it from the Door Curl."),
        ("intermediate", "", "With some practice behind you, yes; go light and short at first."),
        ("advanced", "easier", "Not yet. It is an advanced exercise: build up with the Door Curl."),
        ("advanced", "", "Not yet. It is an advanced exercise that wants strength and practice first."),
    ],
)
def test_whether_it_is_for_beginners(curl_page: Page, difficulty: str, links: str, answer: str) -> None:
    none: dict[str, tuple[Link, ...]] = {"easier": (), "harder": (), "swaps": ()}
    page = with_facts(curl_page, difficulty=difficulty)._replace(links={**none, **({links: (BARE,)} if links else {})})
    assert answers(page)["Is the Test Curl good for beginners?"] == answer


def test_what_it_needs(curl_page: Page) -> None:
    question = "What equipment does the Test Curl need?"
    assert answers(curl_page)[question] == "Dumbbells. With nothing at all, do the Door Curl instead."
    bare = with_facts(curl_page, equipment=("body-weight",))
    assert answers(bare)[question] == "Nothing: a floor and some room are enough."


@pytest.mark.parametrize(
    ("dose", "question", "answer"),
    [
        (Dose(sets="3", reps="8-12"), "How many sets and reps should I do?", "3 sets of 8 to 12 reps."),
        (Dose(sets="3", seconds="20"), "How long should each set last?", "3 sets of 20 seconds."),
        (Dose(sets="1", metres="40"), "How far should I go?", "1 set of 40 metres."),
        (Dose(minutes="10-30"), "How long should a session be?", "10 to 30 minutes in one go."),
    ],
)
def test_how_much_of_it(curl_page: Page, dose: Dose, question: str, answer: str) -> None:
    assert answers(with_facts(curl_page, dose=dose))[question] == answer


def test_what_to_do_instead(curl_page: Page) -> None:
    said = answers(curl_page)["What can I do instead of the Test Curl?"]
    assert said == "The Towel Curl or the Door Curl do the same job. The Towel Curl needs a towel."
    alone = curl_page._replace(links={**curl_page.links, "swaps": (BARE,)})
    assert answers(alone)["What can I do instead of the Test Curl?"] == "The Door Curl does the same job."
    none = curl_page._replace(links={**curl_page.links, "swaps": ()})
    assert "What can I do instead of the Test Curl?" not in answers(none)


def test_a_question_of_its_own_is_not_asked_again(curl_page: Page) -> None:
    question = "what muscles does the test curl work?"
    own = with_facts(curl_page, faq=(Question(question, "All."),))
    assert question not in [asked.lower() for asked in answers(own)]
