"""Arms and legs: forward kinematics joint by joint, and two-bone inverse kinematics towards a place.

Lengths in cm, angles in degrees. `miss` says how far a place was out of reach.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

from excli.model.figure.pose import Aligned, Arm, Leg, OnBar, Place, Plumb, Reach, Turned
from excli.model.figure.vec import WORLD, Frame, V, add, cross, dot, mul, norm, rot, square, sub, unit

if TYPE_CHECKING:
    from excli.model.figure.skeleton import Skeleton

THIGH, SHIN, UPPER, FORE = 43.0, 41.0, 30.0, 26.0
ANKLE, FIST = 8.0, 7.0  # from the sole up to the ankle; from the wrist to the middle of the fist
HIP, SHOULDER = 9.5, 17.5  # half the distances between the hip joints and between the shoulders
BALL, TOE, HEEL = 12.5, 18.5, 6.5  # from under the ankle to the ball of the foot, the toes, and back to the heel
_REST = Turned(0.0, 8.0, 8.0, 0.0)
_HANG = Turned(0.0, 0.0, 0.0, 0.0)


class Limb(NamedTuple):
    """Shoulder or hip, elbow or knee, wrist or ankle, far end; where each bone's front and outer side face.

    tip   the hand's or foot's frame: f along fingers or toes, u off its back
    miss  cm by which the end fell short of its place
    """

    a: V
    b: V
    c: V
    end: V
    front: tuple[V, V]
    out: tuple[V, V]
    tip: Frame
    miss: float


class _Bones(NamedTuple):
    """Directions: upper bone, the side its middle joint bends to, lower bone; and by how much the end missed."""

    upper: V
    side: V
    lower: V
    miss: float = 0.0


def target_of(skeleton: Skeleton, said: Place, side: str, sign: int) -> V:
    """Return where a place is; what is named without a side is the limb's own."""
    if not said.name:
        return (said.x, said.y, sign * said.out)
    origin = skeleton.at.get(said.name + side) or skeleton.spot(said.name)
    return add(origin, skeleton.parts.get(said.name, WORLD).place(said.x, said.y, sign * said.out))


def _aimed(aim: V, frame: Frame, sign: int) -> V:
    return frame.place(aim[0], aim[1], sign * aim[2])


def forward(frame: Frame, sign: int, said: Turned, knee: bool) -> tuple[V, V, V]:
    """Forward kinematics: angles → upper bone, side its middle joint bends to, lower bone."""
    flexion, abduction = radians(said.flexion), radians(said.abduction)
    c, s, ca, sa = cos(flexion), sin(flexion), cos(abduction), sin(abduction)
    upper = frame.place(s * ca, -c * ca, sign * sa)
    side = mul(frame.place(c, s, 0), -1 if knee else 1)
    if said.twist:
        side = rot(side, upper, said.twist * sign)
    bend = radians(said.bend)
    return upper, side, add(mul(upper, cos(bend)), side, sin(bend))


def reached(root: V, target: V, lengths: tuple[float, float], pole: V) -> tuple[V, V, V, float]:
    """Inverse kinematics of two bones: upper, where the middle joint points, lower, and by how much the end missed.

    The law of cosines puts the middle joint on a circle; `pole` says where on it.
    """
    a, b = lengths
    way = sub(target, root)
    far, n = norm(way), unit(way)
    reach = max(min(far, (a + b) * 0.9995), abs(a - b) + 0.5)
    along = (a * a - b * b + reach * reach) / (2 * reach)
    p = square(pole, n, (0.0, 0.0, 1.0))
    middle = add(mul(n, along), p, sqrt(max(a * a - along * along, 0.0)))
    miss = abs(far - reach)
    upper = unit(middle)
    return upper, square(p, upper, n), unit(sub(mul(n, reach), middle)), miss if miss > 0.06 else 0.0


def _limb(root: V, bones: _Bones, lengths: tuple[float, float], sign: int, knee: bool) -> Limb:
    """Joints and sides from the bones' directions. The tip is yet to come."""
    d, e, lower, miss = bones
    b = add(root, d, lengths[0])
    e2 = unit(add(mul(e, dot(d, lower)), d, -dot(e, lower)), e)
    fronts = (mul(e, -1), mul(e2, -1)) if knee else (e, e2)
    outs = (mul(cross(fronts[0], d), -sign), mul(cross(fronts[1], lower), -sign))
    return Limb(root, b, add(b, lower, lengths[1]), b, fronts, outs, WORLD, miss)


def arm_of(skeleton: Skeleton, said: Arm, side: str, sign: int, reach: bool) -> Limb:
    """Return one arm. The shoulder blade goes a little along with where the arm goes."""
    chest, way = skeleton.parts["chest"], said.way
    joint = add(skeleton.at["shoulders"], chest.r, sign * SHOULDER)
    target = _hand_target(skeleton, said, side, sign)
    bones = _free_arm(chest, way, sign)
    aim = bones.upper if target is None else unit(sub(target, joint))
    root = add(joint, chest.u, 6 * max(0.0, dot(aim, chest.u)) + said.shrug)
    root = add(root, chest.f, 3 * max(0.0, dot(aim, chest.f)) + said.reach)
    face = unit(_aimed(said.palm, WORLD, sign)) if said.palm else WORLD.u
    fingers = square(_aimed(said.fingers, WORLD, sign), face, WORLD.u)
    if target is not None and reach:
        wrist = add(add(target, face, -3.5), fingers, -6) if said.palm else target
        lower = FORE if said.palm else FORE + FIST
        d, p, low, miss = reached(root, wrist, (UPPER, lower), _aimed(said.elbow, chest, sign))
        bones = _Bones(d, mul(p, -1), low, miss)
    limb = _limb(root, bones, (UPPER, FORE), sign, False)
    if said.palm:
        back = mul(face, -1)
    else:
        across = mul(limb.out[1], sign)
        fingers, back = rot(bones.lower, across, said.wrist), rot(limb.front[1], across, said.wrist)
    tip = Frame(fingers, back, cross(fingers, back))
    return limb._replace(end=add(limb.c, fingers, 6 if said.palm else FIST), tip=tip)


def _hand_target(skeleton: Skeleton, said: Arm, side: str, sign: int) -> V | None:
    if isinstance(said.way, OnBar):
        bar = skeleton.at.get("bar", skeleton.at["chest"])
        along = skeleton.parts["chest"].r if isinstance(skeleton.pose.bar, str) else WORLD.r
        return add(bar, along, sign * said.way.grip)
    return target_of(skeleton, said.way.to, side, sign) if isinstance(said.way, Reach) else None


def _free_arm(chest: Frame, way: object, sign: int) -> _Bones:
    """The directions of an arm that reaches for nothing."""
    if isinstance(way, Aligned):
        return _Bones(way.upper, way.front, way.lower)
    if isinstance(way, Plumb):
        down = unit(_aimed(way.aim, WORLD, sign))
        return _Bones(down, square(chest.f if abs(chest.f[1]) < 0.9 else chest.u, down), down)
    return _Bones(*forward(chest, sign, way if isinstance(way, Turned) else _REST, False))


def leg_of(skeleton: Skeleton, said: Leg, side: str, sign: int, reach: bool) -> Limb:
    """Return one leg with its foot: flat where it stands, else going with the shin."""
    pelvis, way = skeleton.parts["hip"], said.way
    root = add(skeleton.at["hip"], pelvis.r, sign * HIP)
    foot: Frame | None = None
    if isinstance(way, Aligned):
        bones = _Bones(way.upper, mul(way.front, -1), way.lower)
        foot = Frame(way.tip, way.tip_up, cross(way.tip, way.tip_up))
    elif isinstance(way, Reach) and reach:
        ankle, ahead = target_of(skeleton, way.to, side, sign), (0.0, 0.0, 0.0)
        if way.what == "foot":
            ankle, foot, ahead = _standing_foot(ankle, said, sign)
        pole = _aimed(said.knee, pelvis, sign) if said.knee else add(pelvis.f, ahead, 1.25)
        d, p, lower, miss = reached(root, ankle, (THIGH, SHIN), pole)
        bones = _Bones(d, mul(p, -1), lower, miss)
    else:
        bones = _Bones(*forward(pelvis, sign, way if isinstance(way, Turned) else _HANG, True))
    limb = _limb(root, bones, (THIGH, SHIN), sign, True)
    if foot is None:
        across = mul(limb.out[1], sign)
        toe = rot(limb.front[1], across, -said.point)
        foot = Frame(toe, cross(across, toe), across)
    return limb._replace(end=add(limb.c, foot.place(BALL, -4, 0)), tip=foot)


def _standing_foot(sole: V, said: Leg, sign: int) -> tuple[V, Frame, V]:
    """A foot on the ground, tilted by `sole`, or on its ball with the heel up: ankle, frame, where the toes point."""
    foot = WORLD.turned(WORLD.u, -said.turn - sign * said.toes)
    foot = foot.turned(foot.r, said.sole)
    ball, ahead = add(sole, foot.f, BALL), foot.f
    foot = foot.turned(foot.r, -said.heel)
    return add(ball, foot.place(-BALL, ANKLE, 0)), foot, ahead
