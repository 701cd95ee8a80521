"""Does the body stand, lie and hold as it must? Contact, balance, grip; nothing sinks into what carries it, or slides.

Distances in cm. Findings are sentences.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from math import hypot
from typing import NamedTuple

from excli.model.figure.body import Tube, reach, trunk, tubes
from excli.model.figure.equipment import Prop, place, prop_name
from excli.model.figure.picture import Figure
from excli.model.figure.pose import OnBar, Pin, Pose, Reach, Rest
from excli.model.figure.silhouette import hull, inside
from excli.model.figure.skeleton import Skeleton, balance
from excli.model.figure.solids import Stage
from excli.model.figure.vec import DOWN, SIDES, V, add, lerp, mul, norm, sub

NEAR = 4.0  # closer than this is contact
_FOOT = 5.0  # round a point of a foot that carries weight
_GRIP = 9.0  # from a hand to what it holds
_FIXED_GRIP = 7.0  # from a hand to a bar that does not move
_SOLE, _PALM = 9.0, 8.0  # from a foot or flat hand to what it lies on
_PINNED = 15.0  # from a pinned point inside the body to what it lies on
_SUNK = 5.0  # so far the middle of a limb or the trunk may be in a solid
_GROUND = 30.0  # a pinned point below this lies on the floor; higher up it may go along a wall
_SLIDE = (9.0, 22.0)  # less is shifting one's weight, more is a step
_RESTS = 4.0  # from the lowest point of a trunk that rests to what it rests on
_LYING = ("seated", "supine", "prone", "incline", "decline")
_CARRIED = ("barbell", "dumbbells", "kettlebell", "band", "cable")  # props that a body carries and nothing stands on
_HOLDING = ("bar", "hand")  # what is pinned there hangs or is held
_HUNG = ("bar", "line", "rails")  # props that carry who hangs in them


class Finding(NamedTuple):
    """What is wrong: the rule, the sentence, and in which frame (from 1; 0: in none or between two)."""

    rule: str
    message: str
    frame: int = 0


def supported(skeleton: Skeleton, stage: Stage, parts: dict[str, Tube]) -> Iterator[Finding]:
    """Yield what floats, falls or sinks."""
    pose = skeleton.pose
    touching = list(_contacts(parts, stage))
    stems = {name.rstrip("RL") for name, _ in touching}
    if not touching and not pose.air:
        yield Finding("figure-contact", "touches nothing")
    if stems and stems <= {"foot"} and not pose.air and not pose.leans:
        yield from _balanced(skeleton, [p for _, p in touching])
    yield from _lies_on_something(skeleton, stage)
    yield from _sunk(parts, stage)


def _contacts(parts: dict[str, Tube], stage: Stage) -> Iterator[tuple[str, V]]:
    """The points of the body that lie on the floor or on something."""
    for name, t in parts.items():
        for s in t:
            for way in (DOWN, mul(s.f, -1), s.f):
                p = add(s.at, way, reach(s, way))
                if p[1] < NEAR or any(far(p) < NEAR for far in stage.far_from):
                    yield name, p


def _balanced(skeleton: Skeleton, points: Sequence[V]) -> Iterator[Finding]:
    feet = [(p[0], p[2]) for p in points]
    ring = [(x + dx, z + dz) for x, z in feet for dx in (-_FOOT, _FOOT) for dz in (-_FOOT, _FOOT)]
    x, _, z = balance(skeleton)
    if not inside((x, z), hull(ring)):
        off = min(hypot(x - fx, z - fz) for fx, fz in feet)
        yield Finding("figure-balance", f"falls over: the centre of mass is {off:.0f} cm from the feet")


def _lies_on_something(skeleton: Skeleton, stage: Stage) -> Iterator[Finding]:
    """Every foot that stands, hand that lies flat, and pinned point has something under it."""
    pose, at = skeleton.pose, skeleton.at
    for index, side, _ in SIDES:
        way = pose.legs[index].way
        if isinstance(way, Reach) and way.what == "foot" and not way.to.name and not pose.air:
            soles = [at[name + side] for name in ("sole", "ball", "heel", "toe")]
            off = min(min(stage.nearest(p), norm(sub(p, at["bar"]))) for p in soles)  # a machine's bar may be stood on
            if off > _SOLE:
                yield Finding("figure-foot", f"foot{side} stands {off:.0f} cm above anything")
        if _lies_flat(pose, index):
            off = min(stage.nearest(at[name + side]) for name in ("hand", "wrist"))
            if off > _PALM:
                yield Finding("figure-palm", f"hand{side} lies flat on nothing: {off:.0f} cm")
    if isinstance(pose.root, Rest):
        low = min(((s.at[1] - reach(s, DOWN), s.at) for s in trunk(skeleton) if s.side > 8), key=lambda pair: pair[0])
        p = (low[1][0], low[0], low[1][2])
        off = max(stage.nearest(p), max((depth(p) for depth in stage.depth_in), default=0.0))
        if off > _RESTS:
            yield Finding("figure-rest", f"the trunk rests {off:.0f} cm off anything")
    if isinstance(pose.root, Pin) and not pose.air and not _hung(pose):
        stem = pose.root.point.rstrip("s")
        off = min(stage.nearest(at[name]) for name in (stem, stem + "R", stem + "L", pose.root.point) if name in at)
        if off > _PINNED:
            yield Finding("figure-pin", f"{pose.root.point} are put {off:.0f} cm above anything")


def _hung(pose: Pose) -> bool:
    """Whether the body hangs by or is held up at its pinned point rather than lies on it."""
    point = pose.root.point if isinstance(pose.root, Pin) else ""
    upper = point.startswith(("shoulder", "chest", "hip")) and any(_lies_flat(pose, index) for index in (0, 1))
    return upper or point.startswith(_HOLDING)


def _sunk(parts: dict[str, Tube], stage: Stage) -> Iterator[Finding]:
    """The middle line of trunk, head, thighs and shins stays out of solids."""
    for name, t in parts.items():
        if name.rstrip("RL") in ("trunk", "head", "thigh", "shin"):
            middles = [s.at for s in t[1:-1]]
            middles += [lerp(a, b, 0.5) for a, b in itertools.pairwise(middles)]
            deep = max((depth(p) for depth in stage.depth_in for p in middles), default=0.0)
            if deep > _SUNK:
                yield Finding("figure-sunk", f"{name} is {deep:.0f} cm inside something solid")
                return


def carried(skeleton: Skeleton, stage: Stage, props: Sequence[Prop], position: str) -> Iterator[Finding]:
    """Yield whether who sits or lies has something under trunk or thighs."""
    if position in _LYING and not skeleton.pose.air and not any(prop_name(prop) in _HUNG for prop in props):
        parts = tubes(skeleton)
        bearing = {
            name: t for name, t in parts.items() if name.rstrip("RL") in ("trunk", "thigh", "neck", "upper", "fore")
        }
        if not any(True for _ in _contacts(bearing, stage)):
            yield Finding("figure-seat", f"is {position} on nothing")


def held(skeleton: Skeleton, stage: Stage, props: Sequence[Prop]) -> Iterator[Finding]:
    """Yield what no arm holds, though it is held, and a bar that goes through the body."""
    hands = [skeleton.at["handR"], skeleton.at["handL"]]
    for prop in props:
        name = prop_name(prop)
        said = {} if isinstance(prop, str) else (prop[name] or {})
        if name == "barbell" and not isinstance(skeleton.pose.bar, str) and not said.get("turn"):
            centre = stage.spot(said.get("at", "bar"))
            arms = [*hands, skeleton.at["elbowR"], skeleton.at["elbowL"]]
            off = min(hypot(p[0] - centre[0], p[1] - centre[1]) for p in arms)
            if off > _GRIP and said.get("at", "bar") == "bar":
                yield Finding("figure-hold", f"no arm holds the barbell: {off:.0f} cm away")
            yield from _through(skeleton, centre)
        if name == "cable" and said.get("handle", "bar") == "bar" and said.get("to", "hands") == "hands":
            half = said.get("half", 12)
            apart = abs(hands[0][2] - hands[1][2]) / 2
            if isinstance(half, (int, float)) and apart > half + _GRIP:
                yield Finding("figure-hold", f"the hands are {2 * apart:.0f} cm apart, wider than their handle")
        if name == "bar":
            yield from _on_fixed_bar(skeleton, stage.spot(said.get("at", (0, 232))))


def _through(skeleton: Skeleton, bar: V) -> Iterator[Finding]:
    """A bar across runs through no head and no trunk."""
    for name, radius in (("head", 7.0), ("belly", 6.0), ("chest", 6.0)):
        p = skeleton.at[name]
        if hypot(p[0] - bar[0], p[1] - bar[1]) < radius and abs(p[2] - bar[2]) < 30:
            yield Finding("figure-hold", f"the bar goes through the {name}")


def _on_fixed_bar(skeleton: Skeleton, bar: V) -> Iterator[Finding]:
    for index, side, _ in SIDES:
        if isinstance(skeleton.pose.arms[index].way, OnBar):
            hand = skeleton.at["hand" + side]
            off = hypot(hand[0] - bar[0], hand[1] - bar[1])
            if off > _FIXED_GRIP:
                yield Finding("figure-hold", f"hand{side} is {off:.0f} cm from the bar it hangs on")


def slid(figure: Figure, number: int, one: Skeleton, two: Skeleton) -> Iterator[Finding]:
    """Yield feet and flat hands that stand in frame `number` and the next, and slide between."""
    poses = (figure.poses[number - 1], figure.poses[number])
    for index, side, _ in SIDES:
        for point, stands in (("ball", _stands), ("hand", _lies_flat)):
            if all(stands(pose, index) for pose in poses):
                a, b = one.at[point + side], two.at[point + side]
                far = norm(sub(a, b))
                if _SLIDE[0] < far < _SLIDE[1]:
                    part = "foot" if point == "ball" else "hand"
                    yield Finding("figure-slide", f"{part}{side} slides {far:.0f} cm")


def pinned_slides(figure: Figure, number: int) -> Iterator[Finding]:
    """Yield what is pinned in two frames and slides between."""
    a, b = figure.poses[number - 1].root, figure.poses[number].root
    if isinstance(a, Pin) and isinstance(b, Pin) and a.point == b.point:
        far = hypot(a.x - b.x, a.y - b.y)
        if _SLIDE[0] < far < _SLIDE[1] and max(a.y, b.y) < _GROUND:
            yield Finding("figure-slide", f"{a.point} are pinned {far:.0f} cm apart in two frames")


def _stands(pose: Pose, index: int) -> bool:
    way = pose.legs[index].way
    return isinstance(way, Reach) and way.what == "foot" and not way.to.name and not pose.air


def _lies_flat(pose: Pose, index: int) -> bool:
    arm = pose.arms[index]
    return (
        arm.palm is not None and arm.palm[1] < 0 and isinstance(arm.way, Reach) and not arm.way.to.name and not pose.air
    )


def staged(figure: Figure, skeleton: Skeleton, props: Sequence[Prop]) -> Stage:
    """Return the stage of a solved pose with the props that can carry a body."""
    stage = Stage(skeleton, figure.camera)
    place(stage, [prop for prop in props if not _is_carried(prop)])
    return stage


def _is_carried(prop: Prop) -> bool:
    """Whether a load goes with the hands; one at a place, or under the feet, stands by itself."""
    name = prop_name(prop)
    at = None if isinstance(prop, str) else (prop[name] or {}).get("at")
    fixed = (
        isinstance(at, Sequence) and not isinstance(at, str) and str(at[0])[:4] not in ("hand", "elbo", "bar", "ches")
    )
    return name in _CARRIED and not fixed
