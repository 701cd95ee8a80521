"""The positions between two: angles and targets move, the bones follow and keep their length.

A limb that two poses say in different ways is solved first and written as directions of its bones; hips likewise. A
foot that goes somewhere else is lifted on its way, and nothing sinks into the floor.
"""

from __future__ import annotations

from collections.abc import Callable
from math import pi, sin

from excli.model.figure.limbs import Limb
from excli.model.figure.pose import (
    Aligned,
    Arm,
    Balanced,
    Hips,
    Leg,
    OnBar,
    Pin,
    Place,
    Plumb,
    Pose,
    Reach,
    Rest,
    Root,  # fmt: skip
    Trunk,
    Turned,
    Way,
)
from excli.model.figure.skeleton import Skeleton, solve
from excli.model.figure.vec import V, lerp, square, sub, unit

_LIFT = 12.0  # cm: how high a foot is carried, and from how far on it is
_MAY_SINK = ("toe", "heel", "knee", "hand")


def between(a: Pose, b: Pose) -> Callable[[float], Pose]:
    """Return the pose between two, as a function of 0 to 1."""
    one, two = solve(a), solve(b)
    free = False
    if not _alike_roots(a.root, b.root):
        a, b = a._replace(root=Hips(one.at["hip"])), b._replace(root=Hips(two.at["hip"]))
    for i, side in enumerate("RL"):
        if not _alike(a.arms[i].way, b.arms[i].way):
            a, b, free = _arm_aligned(a, one, i, side), _arm_aligned(b, two, i, side), True
        if not _alike(a.legs[i].way, b.legs[i].way):
            a, b, free = _leg_aligned(a, one, i, side), _leg_aligned(b, two, i, side), True

    def at(t: float) -> Pose:
        found = _mixed(a, b, t)
        if free and isinstance(found.root, Hips):
            low = min(p[1] for name, p in solve(found).at.items() if name[:-1] in _MAY_SINK)
            if low < 0:
                x, y, z = found.root.at
                found = found._replace(root=Hips((x, y - low, z)))
        return found

    return at


def _alike_roots(a: Root, b: Root) -> bool:
    if isinstance(a, Pin) and isinstance(b, Pin):
        return a.point == b.point and (a.z is None) == (b.z is None)
    return type(a) is type(b)


def _alike(a: Way, b: Way) -> bool:
    """Whether two ways can be mixed number by number."""
    if isinstance(a, Reach) and isinstance(b, Reach):
        return a.what == b.what and a.to.name == b.to.name
    return a == b if isinstance(a, Plumb) else type(a) is type(b)


def _aligned(limb: Limb) -> Aligned:
    upper = unit(sub(limb.b, limb.a))
    tip = limb.tip
    return Aligned(upper, unit(sub(limb.c, limb.b)), square(limb.front[0], upper), tip.f, tip.u)


def _arm_aligned(pose: Pose, skeleton: Skeleton, i: int, side: str) -> Pose:
    arm = pose.arms[i]._replace(way=_aligned(skeleton.limbs["arm" + side]))
    return pose._replace(arms=(arm, pose.arms[1]) if i == 0 else (pose.arms[0], arm))


def _leg_aligned(pose: Pose, skeleton: Skeleton, i: int, side: str) -> Pose:
    leg = pose.legs[i]._replace(way=_aligned(skeleton.limbs["leg" + side]))
    return pose._replace(legs=(leg, pose.legs[1]) if i == 0 else (pose.legs[0], leg))


def _mixed(a: Pose, b: Pose, t: float) -> Pose:
    nearer = a if t < 0.5 else b
    bar = lerp(a.bar, b.bar, t) if isinstance(a.bar, tuple) and isinstance(b.bar, tuple) else nearer.bar
    return Pose(
        _mixed_root(a.root, b.root, t),
        Trunk(*(x + (y - x) * t for x, y in zip(a.trunk, b.trunk, strict=True))),
        (_mixed_arm(a.arms[0], b.arms[0], t), _mixed_arm(a.arms[1], b.arms[1], t)),
        (_mixed_leg(a.legs[0], b.legs[0], t), _mixed_leg(a.legs[1], b.legs[1], t)),
        bar,
        a.mass + (b.mass - a.mass) * t,
        nearer.air,
        nearer.leans,
    )


def _number(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _mixed_root(a: Root, b: Root, t: float) -> Root:
    if isinstance(a, Balanced) and isinstance(b, Balanced):
        return Balanced(_number(a.height, b.height, t))
    if isinstance(a, Hips) and isinstance(b, Hips):
        return Hips(lerp(a.at, b.at, t))
    if isinstance(a, Rest) and isinstance(b, Rest):
        return Rest(lerp(a.at, b.at, t))
    assert isinstance(a, Pin) and isinstance(b, Pin)
    z = None if a.z is None or b.z is None else _number(a.z, b.z, t)
    return Pin(a.point, _number(a.x, b.x, t), _number(a.y, b.y, t), z)


def _mixed_way(a: Way, b: Way, t: float) -> Way:
    if isinstance(a, Turned) and isinstance(b, Turned):
        return Turned(*(_number(x, y, t) for x, y in zip(a, b, strict=True)))
    if isinstance(a, OnBar) and isinstance(b, OnBar):
        return OnBar(_number(a.grip, b.grip, t))
    if isinstance(a, Reach) and isinstance(b, Reach):
        lift = 0.0
        if a.what == "foot" and abs(a.to.x - b.to.x) + abs(a.to.out - b.to.out) > _LIFT:
            lift = _LIFT * sin(pi * t)
        x, y, out = (_number(*pair, t) for pair in zip(a.to[1:], b.to[1:], strict=True))
        return Reach(a.what, Place(a.to.name, x, y + lift, out))
    if isinstance(a, Aligned) and isinstance(b, Aligned):
        upper, tip = unit(lerp(a.upper, b.upper, t), a.upper), unit(lerp(a.tip, b.tip, t), a.tip)
        front = square(lerp(a.front, b.front, t), upper, a.front)
        up = square(lerp(a.tip_up, b.tip_up, t), tip, a.tip_up)
        return Aligned(upper, unit(lerp(a.lower, b.lower, t), a.lower), front, tip, up)
    return a if t < 0.5 else b


def _mixed_aim(a: V | None, b: V | None, t: float) -> V | None:
    return lerp(a, b, t) if a and b else (a if t < 0.5 else b)


def _mixed_arm(a: Arm, b: Arm, t: float) -> Arm:
    nearer = a if t < 0.5 else b
    return Arm(
        _mixed_way(a.way, b.way, t),
        lerp(a.elbow, b.elbow, t),
        nearer.palm,
        nearer.fingers,
        nearer.open,
        _number(a.wrist, b.wrist, t),
        _number(a.shrug, b.shrug, t),
        _number(a.reach, b.reach, t),
    )


def _mixed_leg(a: Leg, b: Leg, t: float) -> Leg:
    numbers = (_number(x, y, t) for x, y in zip(a[2:], b[2:], strict=True))
    return Leg(_mixed_way(a.way, b.way, t), _mixed_aim(a.knee, b.knee, t), *numbers)
