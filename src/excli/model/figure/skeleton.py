"""A pose → a skeleton: the hips are placed, then the spine, then every limb.

Bones never change their length. The body is 176 cm tall; limb lengths are rounded means of adults, near the shares of
stature that Drillis and Contini (1966) measured (thigh 0.245, shank 0.246, upper arm 0.186, forearm 0.146), and the
shares of mass are near those of Winter, Biomechanics and Motor Control of Human Movement (2009), table 4.1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from excli.model.figure.limbs import ANKLE, BALL, HEEL, TOE, Limb, arm_of, leg_of
from excli.model.figure.pose import HELD, Balanced, Hips, Pin, Pose, PoseError, Rest
from excli.model.figure.vec import SIDES, WORLD, Frame, V, add, lerp, unit

# Length of each piece of the spine in cm from the hips up, and its share of a bend or twist.
SPINE = ((11.0, 0.0), (13.0, 0.4), (14.0, 0.35), (17.0, 0.25))
NECK = 8.0
MASS = {"trunk": 0.46, "head": 0.08, "thigh": 0.10, "shin": 0.045, "foot": 0.015, "upper": 0.028, "fore": 0.022}
FOOT = (
    ("sole", 0.0, -ANKLE),
    ("toe", TOE, -ANKLE),
    ("ball", BALL, -ANKLE),
    ("heel", -HEEL, -ANKLE),
    ("instep", 6.0, 0.0),
)
_TRUNK_MIDDLE = 23.0  # cm along the spine: the centre of mass of the trunk
_FEET_AHEAD = 4.5  # cm from under the ankle to mid-foot


class Skeleton(NamedTuple):
    """Where everything is.

    spine  cm from the hips, point, frame, from the hips to the neck
    parts  frames of hip, chest and head
    limbs  armR, armL, legR, legL
    at     named points
    """

    spine: tuple[tuple[float, V, Frame], ...]
    parts: dict[str, Frame]
    limbs: dict[str, Limb]
    at: dict[str, V]
    pose: Pose

    def on_spine(self, s: float) -> tuple[V, Frame]:
        """Return the point `s` cm above the hips along the spine, and the frame there."""
        i = next((i for i in range(1, len(self.spine) - 1) if s <= self.spine[i][0]), len(self.spine) - 1)
        (s1, p1, f1), (s2, p2, f2) = self.spine[i - 1], self.spine[i]
        t = (s - s1) / (s2 - s1)
        return lerp(p1, p2, t), f1.mixed(f2, max(0.0, min(1.0, t)))

    def spot(self, name: str) -> V:
        """Return a named point: one side's ("handR"), or the middle of both sides ("hands").

        Raises PoseError for a name there is not.
        """
        found = self.at.get(name)
        if found is not None:
            return found
        stem = name.rstrip("s")
        if stem + "R" not in self.at or stem + "L" not in self.at:
            raise PoseError(name, f"there is no point {name!r} of the body")
        return lerp(self.at[stem + "R"], self.at[stem + "L"], 0.5)


@lru_cache(maxsize=32)
def solve(pose: Pose) -> Skeleton:
    """Return the skeleton of a pose; a pose just solved is not solved again.

    Raises PoseError when the pose names a point that is not there.
    """
    root = pose.root
    if isinstance(root, Pin):
        x, y, z = solve_at(pose, (0.0, 0.0, 0.0), reach=False).spot(root.point)
        return solve_at(pose, (root.x - x, root.y - y, 0.0 if root.z is None else root.z - z))
    if isinstance(root, Rest):
        from excli.model.figure.body import lowest_of_trunk

        x, y, z = root.at
        low = lowest_of_trunk(solve_at(pose, (x, 0.0, 0.0), reach=False))
        return solve_at(pose, (x, y - low, z))
    return solve_at(pose, root.at) if isinstance(root, Hips) else _balanced(pose, root)


def _balanced(pose: Pose, root: Balanced) -> Skeleton:
    """Put the hips at a height where the weight comes over the middle of the feet (over the balls, with heels up)."""
    x = 0.0
    for _ in range(4):
        skeleton = solve_at(pose, (x, root.height, 0.0))
        tiptoe = pose.legs[0].heel and pose.legs[1].heel
        over = skeleton.spot("balls")[0] if tiptoe else skeleton.spot("soles")[0] + _FEET_AHEAD
        off = (balance(skeleton)[0] - over) / 0.85
        x -= off
        if abs(off) < 0.02:
            break
    return solve_at(pose, (x, root.height, 0.0))


def balance(skeleton: Skeleton) -> V:
    """Return the centre of mass of the body and of what it carries (`mass`, as a share of the body's)."""
    at = skeleton.at
    parts = [(MASS["trunk"], skeleton.on_spine(_TRUNK_MIDDLE)[0]), (MASS["head"], at["head"]),
             (skeleton.pose.mass, at["bar"])]  # fmt: skip
    for name, limb in skeleton.limbs.items():
        upper, lower = ("upper", "fore") if name.startswith("arm") else ("thigh", "shin")
        parts += [(MASS[upper], lerp(limb.a, limb.b, 0.44)), (MASS[lower], lerp(limb.b, limb.c, 0.5))]
        if lower == "shin":
            parts.append((MASS["foot"], limb.end))
    total = sum(mass for mass, _ in parts)
    return (
        sum(mass * p[0] for mass, p in parts) / total,
        sum(mass * p[1] for mass, p in parts) / total,
        sum(mass * p[2] for mass, p in parts) / total,
    )


def solve_at(pose: Pose, hip: V, reach: bool = True) -> Skeleton:
    """Return the skeleton with the hips at a point; without `reach`, limbs that reach for a place hang straight."""
    skeleton = _trunk(pose, hip)
    at = skeleton.at
    if isinstance(pose.bar, str):
        part, f, u = HELD[pose.bar]
        at["bar"] = add(at[part], skeleton.parts[part].place(f, u, 0))
    elif pose.bar:
        at["bar"] = pose.bar
    for index, side, sign in SIDES:
        leg = skeleton.limbs["leg" + side] = leg_of(skeleton, pose.legs[index], side, sign, reach)
        for name, f, u in FOOT:
            at[name + side] = add(leg.c, leg.tip.place(f, u, 0))
        at["hip" + side], at["knee" + side], at["ankle" + side] = leg.a, leg.b, leg.c
        arm = skeleton.limbs["arm" + side] = arm_of(
            skeleton, pose.arms[index], side, sign, reach
        )  # it may hold the leg
        at["shoulder" + side], at["elbow" + side], at["wrist" + side], at["hand" + side] = arm.a, arm.b, arm.c, arm.end
    if "bar" not in at:
        at["bar"] = lerp(at["handR"], at["handL"], 0.5)
    return skeleton


def _trunk(pose: Pose, hip: V) -> Skeleton:
    """Return hips, spine and head; the limbs are yet to come."""
    t = pose.trunk
    pelvis = WORLD.turned(WORLD.r, -t.lean).turned(WORLD.f, t.roll).turned(WORLD.u, -t.turn)
    point, frame, s = hip, pelvis, 0.0
    spine = [(s, point, frame)]
    for length, share in SPINE:
        if share:
            right, ahead, up = frame.r, frame.f, frame.u
            frame = frame.turned(right, -t.bend * share).turned(ahead, t.side * share).turned(up, -t.twist * share)
        point, s = add(point, frame.u, length), s + length
        spine.append((s, point, frame))
    chest, top = frame, spine[-2][1]
    head = chest.turned(chest.u, -t.look).turned(chest.f, t.tilt)
    head = head.turned(head.r, -t.head)
    skull = add(point, unit(chest.mixed(head, 0.5).turned(chest.r, -8).u), NECK)
    skeleton = Skeleton(tuple(spine), {"hip": pelvis, "chest": chest, "head": head}, {}, {}, pose)
    skeleton.at.update(
        hip=hip, neck=point, skull=skull, head=add(skull, head.u, 10), crown=add(skull, head.u, 22),
        chest=add(top, chest.u, 2), shoulders=add(top, chest.u, 9), belly=skeleton.on_spine(18)[0],
    )  # fmt: skip
    return skeleton
