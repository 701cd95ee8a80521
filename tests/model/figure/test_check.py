"""Each rule on figures, with a figure that fails it and one that passes."""

from __future__ import annotations

from typing import Any

import pytest

from excli.catalog.figure_check import FIGURE_RULES, check_figures
from excli.catalog.figures import FigureData, Said, read_figures
from excli.catalog.sources import FIGURES
from excli.model.exercise import Exercise
from excli.model.figure.agree import check, digest, likeness
from excli.model.figure.picture import Figure, Source, read_figure
from excli.model.figure.pose import STANDING
from excli.model.figure.reading import merge
from excli.model.problems import ProblemList

CURL = Exercise("test-curl", "Test Curl", "arms", "biceps", ("dumbbell",), "beginner", "strength", pattern="elbow-flexion",
                laterality="bilateral", position="standing", mechanic="isolation")  # fmt: skip
DOWN, UP = {"hip": 91, "stance": 11, "arm": [0, 7, 14]}, {"arm": [14, 5, 138]}


def figure(*frames: dict[str, Any], props: Any = ("dumbbells",), **more: Any) -> Figure:
    poses: list[Any] = []
    for frame in frames:
        poses.append(merge(poses[-1] if poses else STANDING, frame))
    return read_figure(Source(poses, [list(props)] * len(poses), view=32, **more), CURL.target, ())


def rules(found: Figure, exercise: Exercise = CURL) -> set[str]:
    return {one.rule for one in check(found, exercise)}


def entry(**more: Any) -> Exercise:
    from dataclasses import replace

    return replace(CURL, **more)


def test_a_sound_figure_passes() -> None:
    assert check(figure(DOWN, UP), CURL) == []


BENCH = {"rest": [0, 45], "lean": -90, "foot": [42, 0, 20]}
LYING = {"bench": {"x": -45, "y": 45, "length": 122}}
FAILING: dict[str, tuple[Figure, Exercise]] = {
    "figure-reach": (figure({**DOWN, "hand": [120, 120, 10]}, UP), CURL),
    "figure-joint": (figure(DOWN, {"arm": [14, 5, 170]}), CURL),
    "figure-floor": (figure({**DOWN, "hip": [0, 70], "leg": [0, 0, 0]}, UP), CURL),
    "figure-inside": (figure(DOWN, {"hand": ["belly", 0, 0, 0]}), CURL),
    "figure-contact": (figure({**DOWN, "hip": [0, 150], "leg": [0, 0, 0]}, UP), CURL),
    "figure-palm": (figure(DOWN, {"hand": [30, 120, 20], "palm": "down"}), CURL),
    "figure-foot": (figure({**DOWN, "hip": [0, 105], "foot": [0, 15]}, UP), CURL),
    "figure-pin": (figure({"pin": {"knees": [0, 40]}, "leg": [0, 0, 90]}), CURL),
    "figure-rest": (figure({**BENCH, "rest": [0, 60]}, props=[LYING]), entry(position="supine")),
    "figure-seat": (figure({"hip": [0, 80], "leg": [80, 0, 90, 0, 0]}), entry(position="seated")),
    "figure-sunk": (figure({**DOWN, "hip": [0, 90]}, UP, props=[{"pad": {"at": [0, 60], "size": [60, 60, 60]}}]), CURL),
    "figure-slide": (figure(DOWN, {"hip": [15, 91], "foot": [15, 0]}), CURL),
    "figure-balance": (figure({**DOWN, "hip": [-30, 80]}, UP), CURL),
    "figure-hold": (figure({**DOWN, "bar": [60, 60], "hand": [10, 85, 20]}, props=["barbell"]), entry(equipment=("barbell",))),
    "figure-still": (figure(DOWN, {"arm": [2, 7, 16]}), CURL),
    "figure-target": (figure({**DOWN, "arm": [170, 0, 0]}, only="L"), entry(target="neck")),
    "figure-equipment": (figure(DOWN, UP, props=["kettlebell"]), CURL),
    "figure-position": (figure(DOWN, UP), entry(position="supine")),
    "figure-side": (figure(DOWN, UP), entry(laterality="unilateral")),
    "figure-work": (figure(DOWN, {**UP, "hip": 60}), CURL),
}  # fmt: skip


@pytest.mark.parametrize("rule", sorted(FAILING))
def test_a_figure_that_fails(rule: str) -> None:
    found, exercise = FAILING[rule]
    assert rule in rules(found, exercise)
    assert rule not in rules(figure(DOWN, UP))


def test_two_sided_work_with_uneven_sides_fails() -> None:
    assert "figure-side" in rules(figure(DOWN, {"armR": [14, 5, 138]}))


def test_what_is_called_fine_is_not_told() -> None:
    assert "figure-joint" not in rules(figure(DOWN, {"arm": [14, 5, 170]}, fine=["elbow at"]))


def _data(slug: str, found: Source, same: str = "") -> FigureData:
    return FigureData(Said(slug, {}, "figures.yaml", {"": (3, 1), "frame 2": (5, 7)}), found, same)


def test_findings_of_figures_have_a_place() -> None:
    bad = Source([merge(STANDING, DOWN), merge(merge(STANDING, DOWN), {"arm": [14, 5, 170]})], [["dumbbells"]] * 2)
    problems = list(check_figures({"test-curl": _data("test-curl", bad)}, {"test-curl": CURL}))
    assert {(p.line, p.column) for p in problems if p.rule == "figure-joint"} == {(5, 7)}
    assert {p.rule for p in problems} <= set(FIGURE_RULES)
    assert "figure-slug" in {p.rule for p in check_figures({"gone": _data("gone", bad)}, {"test-curl": CURL})}
    broken = bad._replace(props=[["spaceship"]] * 2)
    assert {p.rule for p in check_figures({"test-curl": _data("test-curl", broken)}, {"test-curl": CURL})} == {"figure"}


def test_two_figures_that_show_the_same_must_say_so() -> None:
    from dataclasses import replace

    same = Source([merge(STANDING, DOWN), merge(merge(STANDING, DOWN), UP)], [["dumbbells"]] * 2, view=32)
    entries = {"test-curl": CURL, "other-curl": replace(CURL, slug="other-curl")}
    pair = {"test-curl": _data("test-curl", same), "other-curl": _data("other-curl", same)}
    assert [p.rule for p in check_figures(pair, entries)] == ["figure-twin"]
    pair["other-curl"] = _data("other-curl", same, "test-curl")
    assert list(check_figures(pair, entries)) == []


def test_a_figure_that_changed_since_it_was_looked_at_is_told() -> None:
    source = Source([merge(STANDING, DOWN), merge(merge(STANDING, DOWN), UP)], [["dumbbells"]] * 2, view=32)
    seen = digest(likeness(read_figure(source, "biceps", ())))
    data = {"test-curl": _data("test-curl", source)}
    assert list(check_figures(data, {"test-curl": CURL}, {"test-curl": seen})) == []
    for looked_at in ({}, {"test-curl": "0"}):
        assert [p.rule for p in check_figures(data, {"test-curl": CURL}, looked_at)] == ["figure-looked-at"]


def test_the_bundled_figures_have_nothing_wrong() -> None:
    problems = ProblemList()
    assert read_figures(FIGURES, problems)
    assert not problems.found
