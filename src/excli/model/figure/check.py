"""Is a position possible, and does it stand on something? What can be asked of a skeleton alone. Findings are sentences.

Joint ranges in degrees: the means of the American Academy of Orthopaedic Surgeons (elbow 0 to 150, knee 0 to 135, hip
-30 to 120, ankle -20 to 50, spine about -25 to 80, neck -45 to 45), widened by what weight, splits and backbends add to
them and by what the coarse spine and ankle of the mannequin need.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from excli.model.figure.body import Station, reach, tubes
from excli.model.figure.equipment import Prop
from excli.model.figure.limbs import FORE, SHIN, THIGH, UPPER, Limb
from excli.model.figure.motion import between
from excli.model.figure.picture import Figure
from excli.model.figure.pose import Pose
from excli.model.figure.skeleton import Skeleton, solve
from excli.model.figure.support import NEAR, Finding, held, pinned_slides, slid, staged, supported
from excli.model.figure.vec import DOWN, Frame, V, add, angle_between, dot, mul, norm, sub

RANGES = {"elbow": (-1, 155), "knee": (-1, 165), "hip": (-40, 150), "ankle": (-50, 95), "bend": (-70, 100),
          "neck": (-75, 75)}  # fmt: skip
_MISS, _STRETCH = 1.0, 0.1  # cm
_BETWEEN_SLACK = 3.0  # cm, and four times as many degrees: between two frames nobody chose the numbers
_FLOOR, _FLOOR_FOOT = -2.5, -4.5  # cm: soft parts give, and a sole is drawn round
_DEEP = 0.72  # share of a cross-section within which a hand or knee is inside the trunk
_INNER = ("handR", "handL", "elbowR", "elbowL", "kneeR", "kneeL")
_STILL = 8.0  # cm: less of a change is none


def findings(figure: Figure) -> Iterator[Finding]:
    """Yield what is wrong in each frame and on the way between."""
    for number, (pose, props) in enumerate(zip(figure.poses, figure.props, strict=True), start=1):
        for found in _position(figure, pose, props):
            yield found._replace(frame=number, message=f"frame {number}: {found.message}")
    for number, (a, b) in enumerate(zip(figure.poses, figure.poses[1:], strict=False), start=1):
        at = between(a, b)
        for t in (0.25, 0.5, 0.75):
            for found in _possible(solve(at(t)), _BETWEEN_SLACK):
                yield found._replace(message=f"between {number} and {number + 1}: {found.message}")
        one, two = solve(a), solve(b)
        moved = max(norm(sub(one.at[name], two.at[name])) for name in one.at)
        slides = (*slid(figure, number, one, two), *pinned_slides(figure, number))
        yield from (found._replace(frame=number + 1) for found in slides)
        if figure.props[number - 1] == figure.props[number] and moved < _STILL:
            yield Finding("figure-still", f"frames {number} and {number + 1} look the same", number + 1)


def _possible(skeleton: Skeleton, slack: float = 0.0) -> Iterator[Finding]:
    """Lengths, reach, joints, floor."""
    for name, limb in skeleton.limbs.items():
        arm = name.startswith("arm")
        upper, lower = (UPPER, FORE) if arm else (THIGH, SHIN)
        off = abs(norm(sub(limb.b, limb.a)) - upper) + abs(norm(sub(limb.c, limb.b)) - lower)
        if off > _STRETCH:
            yield Finding("figure-bone", f"{name} is stretched by {off:.0f} cm")
        if limb.miss > _MISS + slack:
            yield Finding("figure-reach", f"{name} misses its target by {limb.miss:.0f} cm")
        bend = angle_between(sub(limb.b, limb.a), sub(limb.c, limb.b))
        yield from _in_range("elbow" if arm else "knee", bend, name, slack)
        if not arm:
            yield from _leg_ranges(name, limb, skeleton.parts["hip"], slack)
    yield from _in_range("bend", skeleton.pose.trunk.bend, "spine")
    yield from _in_range("neck", skeleton.pose.trunk.head, "head")
    low, part = min((s.at[1] - reach(s, DOWN), name) for name, t in tubes(skeleton).items() for s in t)
    soft = part.startswith(("foot", "hand") if slack else "foot")
    if low < (_FLOOR_FOOT if soft else _FLOOR) - slack:
        yield Finding("figure-floor", f"{part} is {-low:.0f} cm below the floor")


def _leg_ranges(name: str, limb: Limb, pelvis: Frame, slack: float) -> Iterator[Finding]:
    axis = sub(limb.b, limb.a)
    flexion = angle_between(mul(pelvis.u, -1), axis) * (1 if dot(axis, pelvis.f) > 0 else -1)
    if abs(dot(axis, pelvis.r)) < 0.7 * THIGH:
        yield from _in_range("hip", flexion, name, slack)
    yield from _in_range("ankle", 90 - angle_between(limb.tip.f, sub(limb.c, limb.b)), name, slack)


def _in_range(joint: str, found: float, where: str, slack: float = 0.0) -> Iterator[Finding]:
    low, high = RANGES[joint]
    if not low - 4 * slack <= found <= high + 4 * slack:
        yield Finding("figure-joint", f"{joint} at {found:.0f}°, beyond {low} to {high} ({where})")


def _position(figure: Figure, pose: Pose, props: tuple[Prop, ...]) -> Iterator[Finding]:
    skeleton = solve(pose)
    yield from _possible(skeleton)
    stage = staged(figure, skeleton, props)
    parts = tubes(skeleton)
    yield from supported(skeleton, stage, parts)
    yield from held(skeleton, stage, props)
    for name in _INNER:
        if any(_within(skeleton.at[name], s) for s in parts["trunk"][1:-2]):
            yield Finding("figure-inside", f"{name} is inside the trunk")


def _within(p: V, s: Station) -> bool:
    v = sub(p, s.at)
    forward, aside = dot(v, s.f), dot(v, s.o)
    along = norm(add(add(v, s.f, -forward), s.o, -aside))
    return along < NEAR and hypot(forward / (s.front if forward > 0 else s.back), aside / s.side) < _DEEP
