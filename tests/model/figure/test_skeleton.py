from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excli.model.figure.limbs import FORE, SHIN, THIGH, UPPER, reached
from excli.model.figure.motion import between
from excli.model.figure.pose import PoseError
from excli.model.figure.reading import merge, read_pose
from excli.model.figure.skeleton import Skeleton, balance, solve
from excli.model.figure.vec import norm, sub

STANDING = {"hip": [0, 91.5], "foot": [0, 0], "arm": [0, 8, 8]}
SQUAT = {"hip": 47, "lean": 40, "foot": [0, 0], "stance": 14, "arm": [80, 0, 0]}
cm = st.floats(-120, 120)
degrees = st.floats(-170, 170)


def bones(skeleton: Skeleton) -> list[float]:
    return [norm(sub(*pair)) for limb in skeleton.limbs.values() for pair in ((limb.b, limb.a), (limb.c, limb.b))]


@given(x=cm, y=cm, out=cm, lean=degrees, bend=degrees)
def test_bones_keep_their_length_wherever_hands_and_feet_go(
    x: float, y: float, out: float, lean: float, bend: float
) -> None:
    pose = read_pose({"hip": [0, 90], "lean": lean, "bend": bend, "hand": [x, y, out], "ankle": [y, x, out]})
    assert bones(solve(pose)) == pytest.approx([THIGH, SHIN, UPPER, FORE] * 2, abs=1e-6)


@given(far=st.floats(5, 200))
def test_inverse_kinematics_reaches_what_is_in_reach_and_says_by_how_much_it_misses(far: float) -> None:
    upper, _, lower, miss = reached((0, 0, 0), (far, 0, 0), (30, 33), (0, -1, 0))
    end = [30 * a + 33 * b for a, b in zip(upper, lower, strict=True)]
    assert dist(end, (far, 0, 0)) == pytest.approx(miss, abs=0.07)
    assert (miss == 0) == (3.4 < far < 63.05)


@given(lean=st.floats(-90, 90), flexion=degrees, abduction=degrees, bend=st.floats(0, 140))
def test_a_symmetric_pose_is_its_own_mirror_image(lean: float, flexion: float, abduction: float, bend: float) -> None:
    said = {"hip": [0, 90], "lean": lean, "arm": [flexion, abduction, bend], "leg": [bend, 5, bend], "hand": None}
    at = solve(read_pose(merge({}, said))).at
    for name, (x, y, z) in at.items():
        if name.endswith("R"):
            assert at[f"{name[:-1]}L"] == pytest.approx((x, y, -z), abs=1e-6), name


def test_a_height_alone_puts_the_weight_over_the_feet() -> None:
    skeleton = solve(read_pose(SQUAT))
    assert balance(skeleton)[0] == pytest.approx(skeleton.spot("soles")[0] + 4.5, abs=0.5)
    assert skeleton.at["hip"][0] < -5  # who folds forward sits back


def test_a_pinned_point_lies_where_it_is_put() -> None:
    skeleton = solve(read_pose({"pin": {"balls": [-95, 1]}, "lean": 80, "leg": [0, 0, 0], "arm": [84, 4, 84]}))
    assert skeleton.spot("balls")[:2] == pytest.approx((-95, 1))


@pytest.mark.parametrize("t", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_between_two_poses_bones_keep_their_length_though_the_poses_are_said_in_different_ways(t: float) -> None:
    push_up = {"pin": {"balls": [-95, 1]}, "lean": 73, "leg": [0, 0, 0, 0, 0], "hand": [38, 0, 24], "palm": "down"}
    at = between(read_pose(SQUAT), read_pose(push_up))
    assert bones(solve(at(t))) == pytest.approx([THIGH, SHIN, UPPER, FORE] * 2, abs=1e-6)


def test_the_way_between_begins_and_ends_at_the_poses() -> None:
    one, two = read_pose(STANDING), read_pose(SQUAT)
    at = between(one, two)
    for t, pose in ((0.0, one), (1.0, two)):
        found, wanted = solve(at(t)).at, solve(pose).at
        assert max(dist(found[name], wanted[name]) for name in wanted) < 0.1


def test_a_later_way_of_saying_a_limb_replaces_an_earlier_one() -> None:
    assert merge({"hand": [1, 2], "handR": [3, 4], "lean": 5}, {"arm": [0], "lean": None}) == {"arm": [0]}
    assert merge({"foot": [0, 0]}, {"legR": [90]}) == {"foot": [0, 0], "legR": [90]}
    assert merge({"hip": 90}, {"rest": [0, 45]}) == {"rest": [0, 45]}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"hipp": 1}, "hipp"),
        ({"lean": "much"}, "lean"),
        ({"elbow": "sideways"}, "elbow"),
        ({"bar": "shoulders"}, "bar"),
        ({"hand": [1]}, "hand"),
        ({"pin": {"knees": 1}}, "pin"),
        ({"pin": [1, 2]}, "pin"),
    ],
)
def test_what_a_frame_cannot_mean_is_told_with_its_key(said: dict[str, object], key: str) -> None:
    with pytest.raises(PoseError) as error:
        read_pose(said)
    assert error.value.key == key


def test_a_point_that_is_not_there_is_told() -> None:
    with pytest.raises(PoseError, match="no point 'tail'"):
        solve(read_pose({"hand": "tail"}))


def test_positions_of_six_figures(positions: dict[str, list[tuple[int, ...]]], snapshot: object) -> None:
    assert positions == snapshot
