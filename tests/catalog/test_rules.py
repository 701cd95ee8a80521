"""Each rule with an example it passes and one it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from excli.catalog.check import check_catalog
from excli.catalog.rules import RULES
from excli.model.problems import Problem

OTHER = """\
name: Other Curl
aliases: [Curl of Others, Elsewhere Curl]
search_phrases: [bending the other arm, arms in another room, elbow drill over there, lifting what others lift, curl for a second file]
summary: >
  Another curl made for these tests, held by nobody and owned by everybody, whose words have been picked
  so that none of its sentences could be mistaken for those of the first.
body_part: arms
target: biceps
secondary: []
equipment: [barbell]
difficulty: intermediate
category: strength
pattern: elbow-flexion
mechanic: isolation
force: pull
laterality: bilateral
position: standing
joints: {elbows: 2}
impact: none
space: mat
dose: {sets: 3, reps: 5}
start: Begin with the empty bar.
move_on: Add 2.5 kg after three sets of five.
cues: [Grip the bar, Curl it up, Lower it]
steps:
  - Grip the barbell a little wider than the hips.
  - Curl it to the collarbones.
  - Wait there.
  - Lower it to the thighs.
tips: [Stand tall., Grip hard., Look ahead.]
mistakes:
  - {fault: The hips swing., fix: Squeeze the seat.}
  - {fault: The wrists bend., fix: Make a fist.}
  - {fault: The bar drops., fix: Count to three.}
faq:
  - {question: May I?, answer: You may.}
  - {question: Must I?, answer: You need not.}
  - {question: When?, answer: On arm day.}
easier: [test-curl]
harder: []
swaps: []
"""


def check(folder: Path, files: dict[str, str], *, complete: bool = True) -> list[Problem]:
    for name, text in files.items():
        path = folder / "arms" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return check_catalog([folder], complete=complete).problems


def rules_of(problems: list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


@pytest.fixture
def good(entry_text: str) -> dict[str, str]:
    text = entry_text.replace("harder: []", "harder: [other-curl]")
    text = text.replace("Keep the elbows under the shoulders.", "Keep the elbows under the shoulders while you curl.")
    return {"test-curl": text, "other-curl": OTHER}


# rule → (file, what to replace, with what)
FAILING = {
    "name-taken": ("other-curl", "Elsewhere Curl", "Testing Curls"),
    "alias-repeats": ("other-curl", "Elsewhere Curl", "other-curl"),
    "search-phrases-repeats": ("other-curl", "elbow drill over there", "elsewhere curls"),
    "few-aliases": ("other-curl", ", Elsewhere Curl", ""),
    "file-place": ("other-curl", "name: Other Curl", "name: Third Curl"),
    "link": ("other-curl", "swaps: []", "swaps: [test-crul]"),
    "circle": ("test-curl", "easier: []", "easier: [other-curl]"),
    "difficulty-falls": ("test-curl", "difficulty: beginner", "difficulty: advanced"),
    "one-way": ("test-curl", "harder: [other-curl]", "harder: []"),
    "step-and-swap": ("other-curl", "swaps: []", "swaps: [test-curl]"),
    "no-way-down": ("other-curl", "easier: [test-curl]", "easier: []"),
    "alone": ("other-curl", "easier: [test-curl]", "easier: []"),
    "step-level": ("other-curl", "difficulty: intermediate", "difficulty: advanced"),
    "step-category": ("other-curl", "category: strength", "category: mobility"),
    "step-pattern": ("other-curl", "pattern: elbow-flexion", "pattern: wrist"),
    "not-filled": ("other-curl", ", Grip hard., Look ahead.", ""),
    "summary-length": ("other-curl", ", held by nobody and owned by everybody, whose words have been picked\n", "\n"),
    "target-twice": ("other-curl", "secondary: []", "secondary: [biceps]"),
    "joint-told": ("other-curl", "joints: {elbows: 2}", "joints: {}"),
    "repeated-sentence": ("other-curl", "Stand tall.", "Keep the elbows under the shoulders while you curl."),
    "shared-steps": ("other-curl", "Wait there.", "Stand with a dumbbell in each hand and the palms to the front."),
    "filler": ("other-curl", "Look ahead.", "Maintain proper form."),
    "derived-question": ("other-curl", "May I?", "What muscles does it work?"),
    "spelling": ("other-curl", "Stand tall.", "Stand in the center."),
    "cue-length": ("other-curl", "Grip the bar, ", "Grip the bar a little wider than the hips are, "),
    "move-on-number": ("other-curl", "Add 2.5 kg after three sets of five.", "Add a little when it is easy."),
    "promise": ("other-curl", "lifting what others lift", "tendon rehab of the arm"),
    "pain-ends": ("other-curl", "question: When?", "question: Why does it hurt?"),
    "alias-kit": ("other-curl", "Elsewhere Curl", "Cable Elsewhere Curl"),
    "static-moves": ("other-curl", "force: pull", "force: static"),
    "isolation-shared": ("other-curl", "secondary: []", "secondary: [forearms, traps, lats, abs]"),
    "dose-fits": ("other-curl", "reps: 5", "seconds: 30"),
    "kit-in-name": ("other-curl", "name: Other Curl", "name: Cable Curl"),
    "name-agrees": ("other-curl", "name: Other Curl", "name: Seated Curl"),
    "pattern-fits": ("other-curl", "target: biceps", "target: calves"),
    "steps-name-kit": ("other-curl", "[barbell]", "[barbell, chair]"),
}  # fmt: skip
# What takes more than one change has a test of its own, below or in rules/.
BY_HAND = {
    "slug-taken", "near-twin", "shortcut", "swap-level", "swap-category", "swap-job", "swap-ladder", "swap-risk",
    "plain-form", "joint-twins",
}  # fmt: skip


def test_every_rule_has_an_example() -> None:
    assert {rule.id for rule in RULES} == set(FAILING) | BY_HAND
    assert not set(FAILING) & BY_HAND


def test_the_good_example_fails_nothing_but_swaps(tmp_path: Path, good: dict[str, str]) -> None:
    assert rules_of(check(tmp_path, good)) == set()


@pytest.mark.parametrize("rule", FAILING)
def test_the_bad_example_fails(tmp_path: Path, good: dict[str, str], rule: str) -> None:
    name, old, new = FAILING[rule]
    assert good[name].count(old) == 1
    assert old != new
    good[name] = good[name].replace(old, new)
    problems = check(tmp_path, good)
    assert rule in rules_of(problems)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    assert all(problem.hint for problem in problems if problem.rule == rule)


def test_two_files_with_one_slug(tmp_path: Path, good: dict[str, str]) -> None:
    check(tmp_path, good)
    (tmp_path / "legs").mkdir()
    (tmp_path / "legs" / "other-curl.yaml").write_text(OTHER)
    assert "slug-taken" in rules_of(check_catalog([tmp_path]).problems)


def test_entries_that_read_alike(tmp_path: Path, good: dict[str, str]) -> None:
    good["third-curl"] = (
        OTHER.replace("Other Curl", "Third Curl").replace("Curl of Others", "X").replace("Elsewhere Curl", "Y")
    )
    assert {"near-twin", "repeated-sentence"} <= rules_of(check(tmp_path, good))


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Cable Curl", "kit-in-name"),
        ("Kettlebell Curl", "kit-in-name"),
        ("Curl Machine Curl", "kit-in-name"),
        ("Seated Curl", "name-agrees"),
        ("Single-Arm Curl", "name-agrees"),
        ("Triceps Curl", "name-agrees"),
    ],
)
def test_a_name_that_says_something_else(tmp_path: Path, good: dict[str, str], name: str, rule: str) -> None:
    good["other-curl"] = OTHER.replace("name: Other Curl", f"name: {name}")
    assert rule in rules_of(check(tmp_path, good))


def test_complete_rules_do_not_bind_a_persons_catalog(tmp_path: Path, good: dict[str, str]) -> None:
    good["other-curl"] = OTHER.replace(", Look ahead.", "").replace(", Elsewhere Curl", "")
    assert check(tmp_path, good, complete=False) == []


def test_the_bundled_catalog_is_complete() -> None:
    assert [str(problem) for problem in check_catalog(complete=True).problems] == []
