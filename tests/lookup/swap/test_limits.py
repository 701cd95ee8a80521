"""Each hard rule by itself."""

from __future__ import annotations

from typing import Any

import pytest

from excli.lookup.swap import limits
from excli.lookup.swap.facts import Facts, Question

OWN = Facts(
    id=1, slug="barbell-back-squat", name="Barbell Back Squat", pattern="squat", target="quads",
    secondary=("glutes", "adductors"), equipment=("barbell", "squat-rack"), level=1, category="strength",
    body_part="legs", mechanic="compound", force="push", laterality="bilateral", position="standing", impact="none",
    kind="strength", load=3.0, turn="", risk="", drill=False, joints={"knees": 2, "shoulders": 1},
)  # fmt: skip
RULES: dict[str, Any] = {
    "answers": {"squat": {"lunge": 0.8}},
    "moved": {"squat": {"hip-thrust": 0.65}},
    "kinds_answer": {"strength": {"strength": 1.0, "power": 0.6}},
    "loaded": {"barbell": 3.0, "dumbbell": 2.2, "kettlebell": 2.2},
    "drills": {"from": 1.2, "entries": []},
    "skills": ["hindu-squat"],
    "stand_ins": [
        {"owned": "kettlebell", "for": "dumbbell", "word": ["goblet"], "pattern": ["carry"], "say": "a bell"}
    ],
    "stations": ["squat-rack"],
    "ranges": {},
}
ASKED = Question(
    own=OWN, owned=None, avoid={}, goal="", turn="", moved=False, wide=False, swaps=(), easier=frozenset(),
    harder=frozenset(), rules=RULES, entries=100,
)  # fmt: skip
OTHER = OWN._replace(id=2, slug="goblet-squat", equipment=("dumbbell",), level=0, load=2.2, joints={"knees": 2})


def asked(**changes: Any) -> Question:
    return ASKED._replace(**changes)


def other(**changes: Any) -> Facts:
    return OTHER._replace(**changes)


def test_nothing_is_done_instead_of_itself() -> None:
    assert limits.another(ASKED, OTHER)
    assert not limits.another(ASKED, OWN)


@pytest.mark.parametrize(
    ("owned", "slug", "pattern", "ok"),
    [
        (None, "goblet-squat", "squat", True),
        ({"body-weight", "dumbbell"}, "goblet-squat", "squat", True),
        ({"body-weight"}, "goblet-squat", "squat", False),
        ({"body-weight", "kettlebell"}, "goblet-squat", "squat", True),
        ({"body-weight", "kettlebell"}, "dumbbell-squat", "squat", False),
        ({"body-weight", "kettlebell"}, "farmers-carry", "carry", True),
    ],
)
def test_it_needs_nothing_that_is_not_owned(owned: set[str] | None, slug: str, pattern: str, ok: bool) -> None:
    question = asked(owned=frozenset(owned) if owned else None)
    assert limits.owned(question, other(slug=slug, pattern=pattern)) is ok


def test_what_stands_in_is_said() -> None:
    question = asked(owned=frozenset({"kettlebell"}))
    assert limits.stood_in(question, OTHER) == [("kettlebell", "a bell")]


def test_it_spares_the_joints() -> None:
    assert limits.spares(asked(avoid={"shoulders": 0}), OTHER)
    assert not limits.spares(asked(avoid={"knees": 1}), OTHER)


def test_kinds_are_not_mixed() -> None:
    assert limits.of_kind(ASKED, other(kind="power"))
    assert not limits.of_kind(ASKED, other(kind="heart"))
    assert not limits.of_kind(asked(own=OWN._replace(kind="power")), OTHER)


def test_the_job_is_the_same_or_known_to_be_done_by_another_pattern() -> None:
    assert limits.same_job(ASKED, other(pattern="lunge"))
    assert not limits.same_job(ASKED, other(pattern="hip-thrust"))
    assert limits.same_job(asked(moved=True), other(pattern="hip-thrust"))
    assert not limits.same_job(asked(moved=True), other(pattern="dip"))
    assert limits.same_job(asked(swaps=("goblet-squat",)), other(pattern="dip"))


def test_opposite_ways_are_not_mixed() -> None:
    question = asked(own=OWN._replace(turn="curl"))
    assert not limits.same_turn(question, other(turn="extension"))
    assert limits.same_turn(question, other(turn=""))
    assert limits.same_turn(question, other(turn="extension", pattern="lunge"))


def test_an_isolation_exercise_is_answered_for_its_target() -> None:
    curl = OWN._replace(mechanic="isolation", target="biceps", secondary=("forearms",))
    assert limits.same_muscle(asked(own=curl), other(target="lats", secondary=("biceps", "forearms")))
    assert not limits.same_muscle(
        asked(own=curl), other(target="lats", secondary=("upper-back", "rear-delts", "biceps"))
    )
    assert not limits.same_muscle(asked(own=curl), other(target="triceps", secondary=()))
    assert limits.same_muscle(ASKED, other(target="glutes", secondary=()))
    assert not limits.same_muscle(ASKED, other(target="calves", secondary=()))


def test_it_is_in_reach() -> None:
    assert limits.in_reach(ASKED, other(level=2))
    assert not limits.in_reach(ASKED, other(level=2, pattern="lunge"))
    assert not limits.in_reach(asked(own=OWN._replace(level=0)), other(level=2))


def test_risks_drills_and_feats() -> None:
    assert not limits.no_risk(ASKED, other(risk="behind the neck"))
    assert limits.no_risk(asked(own=OWN._replace(risk="behind the neck")), other(risk="behind the neck"))
    assert not limits.no_drill(ASKED, other(drill=True))
    assert limits.no_drill(asked(own=OWN._replace(load=0.5)), other(drill=True))
    assert not limits.no_skill(ASKED, other(slug="hindu-squat"))
    assert limits.no_skill(asked(own=OWN._replace(equipment=("body-weight",))), other(slug="hindu-squat"))


def test_easier_and_harder() -> None:
    assert limits.as_turned(asked(turn="easier"), OTHER)
    assert not limits.as_turned(asked(turn="harder"), OTHER)
    assert limits.relation(ASKED, other(pattern="lunge")) == "cross-pattern"
    assert limits.relation(asked(harder=frozenset({"goblet-squat"})), OTHER) == "harder"
    assert limits.relation(ASKED, other(level=1)) == "same"
    assert limits.relation(asked(turn="easier"), other(level=1)) == "easier"
