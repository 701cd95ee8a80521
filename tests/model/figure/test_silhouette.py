from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excli.model.figure.body import SECTIONS, TRUNK, Station, tubes
from excli.model.figure.muscles import MUSCLES
from excli.model.figure.reading import read_pose
from excli.model.figure.silhouette import Camera, area, hull, inside, outline, patch
from excli.model.figure.skeleton import solve
from excli.model.vocabulary import Vocabulary

STANDING = solve(read_pose({"hip": [0, 91.5], "foot": [0, 0], "arm": [0, 8, 8]}))


@given(yaw=st.floats(-180, 180), pitch=st.floats(-60, 60))
def test_a_ball_looks_the_same_from_everywhere(yaw: float, pitch: float) -> None:
    camera = Camera(yaw, pitch)
    ball = [Station((0, t, 0), (1, 0, 0), (0, 0, 1), 10, 10, 10) for t in (-0.5, 0.5)]
    for x, y in outline(ball, camera):
        assert hypot(x, y) == pytest.approx(10, abs=1.2)


@given(yaw=st.floats(-180, 180), pitch=st.floats(-30, 60))
def test_every_part_has_an_outline_that_runs_one_way_round(yaw: float, pitch: float) -> None:
    camera = Camera(yaw, pitch)
    for name, part in tubes(STANDING).items():
        assert area(outline(part, camera)) > 0, name


def test_the_calf_bulges_backwards_from_the_side_and_not_from_the_front() -> None:
    shin = tubes(STANDING)["shinR"]

    def sides(yaw: float) -> tuple[float, float]:
        """How far the leg reaches to both sides of the bone, a third of the way down."""
        camera = Camera(yaw, 0)
        x, y = camera.flat(shin[2].at)
        near = [px - x for px, py in outline(shin, camera) if abs(py - y) < 3]
        return -min(near), max(near)

    back, front = sides(0)
    assert back > front + 2
    left, right = sides(90)
    assert left == pytest.approx(right, abs=1)


def test_every_muscle_has_an_area_and_every_area_is_a_muscle(vocabularies: dict[str, Vocabulary]) -> None:
    muscles = {slug for slug, term in vocabularies["muscle"].terms.items() if not term.members}
    assert set(MUSCLES) == muscles
    parts = {*SECTIONS, "trunk", "delt"}
    assert {part for areas in MUSCLES.values() for part, _ in areas} <= parts
    assert TRUNK[0][0] < 0 < TRUNK[-1][0]


@pytest.mark.parametrize(
    ("muscle", "yaw"), [("chest", 90), ("abs", 90), ("glutes", -90), ("lats", -90), ("calves", -90)]
)
def test_a_muscle_is_seen_from_its_side_and_not_from_the_other(muscle: str, yaw: float) -> None:
    parts = tubes(STANDING)
    part, rows = MUSCLES[muscle][0]
    name = part if part in parts else f"{part}R"
    assert patch(parts[name], name, rows, Camera(yaw, 0))
    assert not patch(parts[name], name, rows, Camera(-yaw, 0))
    if muscle == "abs":
        assert patch(parts[name], name, rows, Camera(0, 0), least=46)  # a target keeps a rim


def test_hull_and_inside() -> None:
    square = hull([(0, 0), (10, 0), (10, 10), (0, 10), (5, 5), (2, 7)])
    assert sorted(square) == [(0, 0), (0, 10), (10, 0), (10, 10)]
    assert inside((5, 5), square)
    assert not inside((11, 5), square)
