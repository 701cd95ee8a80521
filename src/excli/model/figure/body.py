"""The mannequin: cross-sections along each bone.

A part is a tube: stations along an axis, each an ellipse with its own radius to the front, the back and the side. From
any camera the tube's outline follows from the radii, so the calf bulges backwards from the side and not from the front.
The radii in cm were drawn by eye for a lean adult of 176 cm.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from excli.model.figure.limbs import FIST, Limb
from excli.model.figure.skeleton import Skeleton
from excli.model.figure.vec import DOWN, SIDES, V, add, dot, lerp, mul, square, sub, unit


class Station(NamedTuple):
    """A cross-section: its middle, where its front and outer side face (the trunk's: right), and three radii."""

    at: V
    f: V
    o: V
    front: float
    back: float
    side: float


Tube = list[Station]

# Along the bone (0 to 1): front, back, side radius. The trunk in cm above the hips.
TRUNK = ((-9, 4, 6, 7), (-5, 8, 11, 14), (1, 9.5, 13, 17), (8, 9.5, 11.5, 16.2), (17, 9.5, 8.2, 13.8), (25, 10.8, 9, 14.6),
         (33, 12.2, 11, 16.6), (41, 12.4, 11.5, 18), (46.5, 10, 10, 17), (50.5, 7, 8, 11), (54, 5, 6.4, 6))  # fmt: skip
SECTIONS = {
    "upper": ((0, 6.3, 6, 6.2), (0.16, 6.5, 6.2, 6.6), (0.45, 5.6, 5.4, 5), (0.75, 5, 4.8, 4.5), (1, 4.2, 4.2, 4.2)),
    "fore": ((0, 4.4, 4.3, 4.4), (0.22, 4.8, 4.7, 4.9), (0.55, 3.8, 3.9, 4), (0.85, 2.8, 2.9, 3.2), (1, 2.8, 2.8, 3.2)),
    "thigh": ((0, 8.6, 9, 9), (0.2, 9.2, 9, 9), (0.5, 8.4, 7.6, 7.8), (0.8, 6.4, 6, 6.3), (1, 5.6, 5.2, 5.6)),
    "shin": ((0, 5.4, 5, 5.4), (0.12, 5, 5.8, 5.6), (0.3, 4.5, 7.2, 6), (0.5, 4.2, 6, 5.2), (0.8, 3.4, 3.8, 3.6), (1, 3.4, 3.8, 3.5)),
    "foot": ((0, 4, 4, 3.4), (0.25, 7.5, 4, 4), (0.5, 4.8, 4, 4.4), (0.78, 2.4, 4, 4.9), (1, 0.6, 3.6, 4)),
    "fist": ((0, 3.4, 3.4, 3.8), (0.35, 4.3, 4.3, 4.6), (0.8, 4.2, 4.2, 4.4), (1, 3.4, 3.4, 3.8)),
    "palm": ((0, 2.6, 2.6, 3.2), (0.4, 2.2, 2.6, 4.6), (0.7, 1.6, 2, 4.4), (1, 1, 1.4, 3.2)),
    "head": ((0, 6.4, 2.6, 4.2), (0.15, 8.8, 5.2, 5.9), (0.36, 9.3, 8.6, 7.3), (0.6, 9, 9.8, 7.7), (0.8, 7.6, 8.6, 6.6), (0.93, 4.6, 5.4, 4.2), (1, 1, 1.4, 1)),
    "neck": ((0, 5.4, 6, 7), (0.4, 5.2, 5.8, 6), (1, 5.2, 5, 5.8)),
}  # fmt: skip


def tube(part: str, a: V, b: V, front: V, out: V) -> Tube:
    """Return a part of the body laid along a bone from `a` to `b`."""
    return [Station(lerp(a, b, t), front, out, *radii) for t, *radii in SECTIONS[part]]


def trunk(skeleton: Skeleton) -> Tube:
    """Return the trunk along the spine."""
    return [Station(at, frame.f, frame.r, *radii) for s, *radii in TRUNK for at, frame in (skeleton.on_spine(s),)]


def lowest_of_trunk(skeleton: Skeleton) -> float:
    """Return the height of the lowest point of back, belly or seat."""
    return min(s.at[1] - reach(s, DOWN) for s in trunk(skeleton) if s.side > 8)


def tubes(skeleton: Skeleton) -> dict[str, Tube]:
    """Return every part of the body, by name; those of limbs end in R or L."""
    at = skeleton.at
    chest, head = skeleton.parts["chest"], skeleton.parts["head"]
    found = {
        "trunk": trunk(skeleton),
        "neck": tube("neck", skeleton.on_spine(50)[0], add(at["skull"], head.u, 4), chest.f, chest.r),
        "head": tube("head", add(at["skull"], head.place(1.5, -2, 0)), at["crown"], head.f, head.r),
    }
    for index, side, sign in SIDES:
        arm, leg = skeleton.limbs["arm" + side], skeleton.limbs["leg" + side]
        for limb, upper, lower in ((arm, "upper", "fore"), (leg, "thigh", "shin")):
            found[upper + side] = tube(upper, limb.a, limb.b, limb.front[0], limb.out[0])
            found[lower + side] = tube(lower, limb.b, limb.c, limb.front[1], limb.out[1])
        axis = unit(sub(arm.b, arm.a))
        front = square(add(chest.f, chest.u, max(0.0, dot(axis, chest.f))), axis)
        out = square(square(add(mul(chest.r, sign), chest.u, 0.9), axis), front)
        found["delt" + side] = tube("upper", arm.a, arm.b, front, out)
        said = skeleton.pose.arms[index]
        hand, low, high = ("palm", -2.0, 16.0) if said.palm or said.open else ("fist", 1.0, FIST + 4.2)
        found["hand" + side] = tube(hand, add(arm.c, arm.tip.f, low), add(arm.c, arm.tip.f, high), arm.tip.u, arm.tip.r)
        found["foot" + side] = _foot(leg, at["ball" + side][1] < 4 or bool(skeleton.pose.legs[index].heel))
    return found


def _foot(leg: Limb, stands: bool) -> Tube:
    """The foot; where it stands on its ball with the heel up, the toes stay flat."""
    foot, a = leg.tip, add(leg.c, leg.tip.place(-6.5, -4, 0))
    found = tube("foot", a, add(a, foot.f, 25), foot.u, foot.r)
    if stands and foot.f[1] < -0.05:
        toe = unit((foot.f[0], 0.0, foot.f[2]), foot.u)
        found[-1] = found[-1]._replace(at=add(add(found[-2].at, toe, 5), (0.0, -0.6, 0.0)), f=(0.0, 1.0, 0.0))
    return found


def reach(s: Station, n: V) -> float:
    """Return how far the station's ellipse reaches in a direction, in cm (its support function)."""
    forward, aside = dot(n, s.f), s.side * dot(n, s.o)
    forward *= s.front if forward > 0 else s.back
    return sqrt(forward * forward + aside * aside)


def station(t: Tube, name: str, u: float) -> Station:
    """Return the cross-section at `u`, between two given ones or a little beyond."""
    places = _PLACES[name.rstrip("RL")]
    i = 0
    while i < len(places) - 2 and places[i + 1] <= u:
        i += 1
    k = (u - places[i]) / (places[i + 1] - places[i])
    a, b, q = t[i], t[i + 1], max(0.0, min(1.0, k))
    front, back, side = (x + (y - x) * q for x, y in zip(a[3:], b[3:], strict=True))
    return Station(lerp(a.at, b.at, k), unit(lerp(a.f, b.f, q)), unit(lerp(a.o, b.o, q)), front, back, side)


_PLACES = {part: tuple(row[0] for row in rows) for part, rows in (*SECTIONS.items(), ("trunk", TRUNK))}
_PLACES["delt"] = _PLACES["upper"]
