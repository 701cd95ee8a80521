"""What is answered, over the whole catalog."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest

from excli.catalog.store import Store
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.swap import Answers, answers, nothing, told
from excli.lookup.swap.limits import stood_in
from excli.lookup.swap.weighing import FEATURES, weights
from tests.queries.swaps import GOLD, PRACTICE, evaluate, read_cases

KITS = {
    "gym": "",
    "floor": "body-weight",
    "hotel": "chair,towel,doorway,wall,table,stairs",
    "kettlebell": "kettlebell",
    "rack": "barbell,squat-rack,bench,weight-plate",
    "dumbbells": "dumbbell,bench",
    "bands": "resistance-band,anchor-point",
}
JOINTS = ("knees", "lower-back", "shoulders", "elbows", "wrists")


def questions(store: Store, slugs: Iterable[str]) -> Iterator[tuple[str, str, Filter, Answers]]:
    """Every slug with every kit, sparing every joint."""
    filters = [
        (joint, parse_filter(store, {**({"have": [kit]} if kit else {}), "avoid": [joint]}))
        for kit in KITS.values()
        for joint in JOINTS
    ]
    for slug in slugs:
        for joint, filter in filters:
            yield slug, joint, filter, answers(store, slug, filter)


def strength(store: Store) -> list[str]:
    return [slug for (slug,) in store.query("SELECT slug FROM entries WHERE category = 'strength' ORDER BY id")]


def hold(store: Store, slugs: Iterable[str], most_empty: float) -> None:
    """What must be true of every answer, and that few questions have none."""
    asked = empty = 0
    for slug, joint, filter, found in questions(store, slugs):
        asked += 1
        question = found.question
        degree = question.own.joints.get(joint, 0)
        for item in found.found:
            other = item.facts
            where = f"{other.slug} for {slug}, {filter.wanted}"
            assert other.joints.get(joint, 0) < (min(degree, 2) or 2), where
            if question.owned is not None:
                instead = {owned for owned, _ in stood_in(question, other) or ()}
                assert set(other.equipment) <= question.owned or instead <= question.owned, where
            assert question.job(other) or other.slug in question.swaps, where
            assert question.own.risk or not other.risk, where
            assert other.level <= question.own.level + 1, where
        if not found.found:
            empty += 1
            if empty % 25 == 1:
                help = nothing(store, slug, filter)
                assert help.nearest or help.kit or degree, (slug, filter.wanted)
                if help.nearest:
                    near = answers(store, help.nearest[0], filter).question.own
                    assert near.joints.get(joint, 0) < (min(degree, 2) or 2)
    assert empty <= most_empty * asked, f"{empty} of {asked} have no answer"


def test_answers_keep_to_the_rules(store: Store) -> None:
    hold(store, random.Random(7).sample(strength(store), 40), 0.05)


@pytest.mark.slow
def test_all_answers_keep_to_the_rules(store: Store) -> None:
    hold(store, strength(store), 0.02)


@pytest.mark.parametrize(("path", "three", "first"), [(GOLD, 0.95, 0.78), (PRACTICE, 0.95, 0.85)])
def test_coaches_find_what_they_would_say(store: Store, path: object, three: float, first: float) -> None:
    report = evaluate(store, read_cases(path))  # type: ignore[arg-type]
    assert report.three >= three * report.cases, "\n".join(report.told)
    assert report.first >= first * report.cases, "\n".join(report.told)
    assert (report.never, report.empty) == (0, 0), "\n".join(report.told)


@pytest.mark.parametrize("goal", ["", "strength", "size", "power", "rehab", "skill"])
def test_every_feature_is_a_share_and_scores_fall(store: Store, goal: str) -> None:
    found = answers(store, "kettlebell-swing", parse_filter(store, {"avoid": ["lower-back"]}), goal)
    assert found.found
    for item in found.found:
        assert all(0 <= feature.of(found.question, item.facts) <= 1 for feature in FEATURES)
        assert item.score == pytest.approx(sum(item.parts.values()))
    assert set(weights(found.question)) == {feature.name for feature in FEATURES}
    scores = [item.score for item in found.found]
    assert scores == sorted(scores, reverse=True)


def test_a_goal_changes_the_order(store: Store) -> None:
    def best(goal: str) -> list[str]:
        return [item.facts.slug for item in answers(store, "barbell-back-squat", Filter(), goal).found[:5]]

    assert best("power") != best("")
    loads = {goal: answers(store, "goblet-squat", Filter(), goal).found[0].facts.load for goal in ("strength", "rehab")}
    assert loads["strength"] >= loads["rehab"]


def test_the_first_three_are_not_all_alike_nor_on_the_same_station(store: Store) -> None:
    for slug in ("lat-pulldown", "leg-press", "barbell-bench-press"):
        found = answers(store, slug, Filter())
        own = set(found.question.own.equipment) & set(found.question.rules["stations"])
        assert all(own.isdisjoint(item.facts.equipment) for item in found.found[:3])
    three = answers(store, "barbell-back-squat", parse_filter(store, {"have": ["dumbbell"]})).found[:3]
    assert len({item.facts.pattern for item in three}) > 1


def test_what_is_said(store: Store) -> None:
    filter = parse_filter(store, {"have": ["dumbbell,bench"], "avoid": ["lower-back"]})
    found = {item.record["slug"]: item.told for item in told(store, answers(store, "deadlift", filter))}
    thrust = found["dumbbell-hip-thrust"]
    assert thrust.relation == "cross-pattern"
    assert {"glutes", "hamstrings"} <= set(thrust.kept)
    assert "lower-back" in thrust.lost
    assert {"other-movement", "spares"} <= {reason.code for reason in thrust.reasons}
    assert thrust.kit == ["dumbbell", "bench"]
    assert "×" in thrust.dose
    one = found["single-leg-romanian-deadlift"]
    assert "one leg at a time" in one.why
    assert "each side" in one.dose


def test_nothing_left_is_helped(store: Store) -> None:
    filter = parse_filter(store, {"have": ["body-weight"], "avoid": ["wrists"]})
    assert not answers(store, "barbell-curl", filter).found
    help = nothing(store, "barbell-curl", filter)
    assert help.kit
    assert help.kit[1] > 2


def test_strictly_and_mildly(store: Store) -> None:
    def worst(word: str) -> int:
        found = answers(store, "pistol-squat", parse_filter(store, {"avoid": [f"knees{word}"]})).found
        return max(item.facts.joints.get("knees", 0) for item in found)

    assert (worst(":strict"), worst(""), worst(":mild")) == (0, 1, 2)
