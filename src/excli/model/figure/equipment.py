"""Equipment in real sizes (cm), tied to the ground or to the skeleton (hands, heels, soles, hip)."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Mapping, Sequence
from math import cos, radians

from excli.model.figure.pose import PoseError, Raw
from excli.model.figure.solids import AXES, Spot, Stage
from excli.model.figure.vec import WORLD, add, cross, rot, sub, unit

Prop = str | Mapping[str, Mapping[str, Raw] | None]
_STRETCH = (-28.0, 0.0, 28.0)  # where a bar is cut, so that what lies before and behind the body is sorted piecewise


def barbell(stage: Stage, at: Spot = "bar", plates: float = 22.5, half: float = 72, turn: float = 0) -> None:
    """A bar across the body with a plate at each end (0: none)."""
    centre = stage.spot(at)
    axis = stage.skeleton.parts["chest"].r if isinstance(stage.skeleton.pose.bar, str) else WORLD.r
    axis = rot(axis, WORLD.u, turn)
    ends = [-half - 12, 3 - half, *_STRETCH, half - 3, half + 12]
    for a, b in itertools.pairwise(ends):
        stage.rod(add(centre, axis, a), add(centre, axis, b), 1.5)
    for side in (1, -1) if plates else ():
        stage.disc(add(centre, axis, side * half), axis, plates, 5, hub=4)


def dumbbells(stage: Stage, hands: str = "RL", axis: str = "z", size: float = 14, at: Spot | None = None) -> None:
    """One in each hand, lying along an axis, or "out" or "front" of the forearm; or one somewhere else."""
    for side in hands if at is None else "R":
        arm = stage.skeleton.limbs["arm" + side]
        way = AXES.get(axis) or (arm.out[1] if axis == "out" else arm.front[1])
        centre = stage.spot(at or "hand" + side)
        stage.rod(add(centre, way, -size), add(centre, way, size), 1.5, "steel", 4)
        for end in (2 - size, size - 2):
            stage.disc(add(centre, way, end), way, size * 0.55, size * 0.55, bias=4.5)


def kettlebell(stage: Stage, at: Spot = "hands", hang: Spot = (0, -1), size: float = 10.5) -> None:
    """The handle in the hand; the bell hangs down, or on in the forearm's direction ("arm")."""
    arm, centre = stage.skeleton.limbs["armR"], stage.spot(at)
    way = unit(sub(arm.end, arm.b)) if hang == "arm" else unit(stage.spot(hang))
    across = unit(cross(way, WORLD.f), WORLD.r) if abs(way[0]) < 0.9 else WORLD.r
    bell = add(centre, way, size + 5)
    for s in (-6, 6):
        stage.rod(add(centre, across, s), add(bell, across, s * 1.1), 1.5, bias=1.5)
    stage.rod(add(centre, across, -6), add(centre, across, 6), 1.7, bias=1.5)
    stage.ball(bell, size, "iron", 2)


def bench(
    stage: Stage, x: float = 0, y: float = 45, length: float = 125, back: float = 0, seat: float = 40, width: float = 28
) -> None:
    """A flat pad round `x`; with `back`, a seat with its back rest raised by that angle."""
    feet = (x + length / 2 - 14, x - length / 2 + 14)
    if back:
        tilt, hinge = WORLD.turned(WORLD.r, -back), (x - 14.0, y, 0.0)
        stage.block((x - 14 + seat / 2, y - 4, 0), (seat, 8, width), WORLD, "pad", -4)
        stage.block(add(add(hinge, tilt.f, -44), tilt.u, -4), (86, 8, width), tilt, "pad", -6)
        feet = (x - 22 + seat, x - 14 - 66 * cos(radians(back)))
        stage.rod((feet[1], 3, 0), add(hinge, tilt.f, -55), 2, "frame", -14)
    else:
        stage.block((x, y - 4, 0), (length, 8, width), WORLD, "pad", -4)
        stage.rod((feet[1], 4, 0), (feet[1], y - 8, 0), 2.2, "frame", -15)
    stage.rod((feet[0], 4, 0), (feet[0], y - 8, 0), 2.2, "frame", -15)
    stage.rod((feet[1], 4, 0), (feet[0], 4, 0), 2, "frame", -16)
    for foot in feet:
        stage.rod((foot, 4, -16), (foot, 4, 16), 2.2, "frame", -16)


def pad(
    stage: Stage, at: Spot = (0, 0), size: Sequence[float] = (40, 8, 30), tilt: float = 0, role: str = "pad",
    bias: float = -4,
) -> None:  # fmt: skip
    """Any block: a machine's seat or back rest, a box, a step, a wall, a mat; `at` is its middle."""
    stage.block(stage.spot(at), size, WORLD.turned(WORLD.r, tilt), role, bias)
    if isinstance(at, str) or isinstance(at[0], str):  # it goes with the body, as a vest does, and may lie round it
        stage.depth_in.pop()


def roller(stage: Stage, at: Spot = (0, 0), r: float = 6, half: float = 17, role: str = "pad", bias: float = 2) -> None:
    """A cylinder across: a machine's round pad, a foam roller."""
    stage.disc(stage.spot(at), WORLD.r, r, 2 * half, role, hub=r * 0.4, bias=bias)


def bar(stage: Stage, at: Spot = (0, 232), half: float = 55, posts: bool = True) -> None:
    """A fixed bar across, to hang from."""
    x, y, z = stage.spot(at)
    for a, b in ((-half, -20), (-20, 20), (20, half)):
        stage.rod((x, y, z + a), (x, y, z + b), 1.8)
    for s in (-half, half) if posts else ():
        stage.rod((x, y, z + s), (x, 0, z + s), 2.4, "frame", -30)


def rails(stage: Stage, y: float = 100, x: float = 0, length: float = 60, z: float = 27) -> None:
    """Two bars along the body on posts, to press oneself up on."""
    for s in (-1, 1):
        stage.rod((x - length / 2, y, s * z), (x + length / 2, y, s * z), 2, "steel", s * 2)
        for end in (6 - length / 2, length / 2 - 6):
            stage.rod((x + end, y, s * z), (x + end, 0, s * z), 2, "frame", s * 2 - 1)


def cable(
    stage: Stage, x: float = 110, y: float = 200, z: float = 0, to: Spot = "hands", handle: str = "bar",
    half: float = 12, column: bool = True,
) -> None:  # fmt: skip
    """A column with a pulley, the cable, and a bar or rope at its end, or nothing."""
    away, end = (1 if x >= 0 else -1), stage.spot(to)
    if column:
        stage.block((x + away * 10, (y + 14) / 2, z), (14, y + 14, 26), WORLD, "frame", -30)
    stage.disc((x, y, z), WORLD.r, 6, 4, "frame", hub=2)
    stage.way([(x, y, z), end], 1.4, "cable", 1)
    if handle == "bar":
        stage.rod(add(end, WORLD.r, -half), add(end, WORLD.r, half), 1.5, "steel", 1)
    for hand in (stage.spot("handR"), stage.spot("handL")) if handle == "rope" else ():
        stage.way([end, hand, add(hand, unit(sub(hand, end)), 9)], 3.2, "rope", 2)


def band(
    stage: Stage, points: Sequence[Spot] = ((-100, 10), "hands"), width: float = 3.4, post: bool = True, bias: float = 1
) -> None:
    """An elastic band through points of ground and body; one that starts at a place is tied to a post."""
    x, y, z = stage.spot(points[0])
    if post and not isinstance(points[0], str):
        stage.rod((x, 0, z), (x, max(y + 14, 40), z), 3, "frame", -20)
    stage.way([stage.spot(p) for p in points], width, "band", bias)


def rod(stage: Stage, a: Spot, b: Spot, r: float = 2, role: str = "frame", bias: float = -6) -> None:
    """A round bar between two places."""
    stage.rod(stage.spot(a), stage.spot(b), r, role, bias)


def line(stage: Stage, points: Sequence[Spot], width: float = 1.8, role: str = "strap", bias: float = 1) -> None:
    """A strap, rope or cable through points; a rope hangs in curves."""
    stage.way([stage.spot(p) for p in points], width, role, bias, smooth=role == "rope")


def ball(stage: Stage, at: Spot = (0, 32), r: float = 32, role: str = "gymball", bias: float = -3) -> None:
    """A ball round a place."""
    stage.ball(stage.spot(at), r, role, bias)


def disc(
    stage: Stage, at: Spot = (0, 0), r: float = 22, thick: float = 5, role: str = "plate", hub: float = 4,
    bias: float = 0, axis: str = "z",
) -> None:  # fmt: skip
    """A wheel or plate across an axis of the world."""
    stage.disc(stage.spot(at), AXES[axis], r, thick, role, hub, bias)


PROPS: dict[str, Callable[..., None]] = {f.__name__: f for f in (
    barbell, dumbbells, kettlebell, bench, pad, roller, bar, rails, cable, band, rod, line, ball, disc)}  # fmt: skip
_OPTIONS = {name: tuple(inspect.signature(f).parameters)[1:] for name, f in PROPS.items()}


def read_prop(said: Raw) -> Prop:
    """Return a prop as it is said, its name and options known.

    Raises PoseError.
    """
    if isinstance(said, str):
        name, options = said, {}
    elif isinstance(said, Mapping) and len(said) == 1:
        ((name, found),) = said.items()
        options = dict(found) if isinstance(found, Mapping) else {}
    else:
        raise PoseError("kit", f"a prop is a name or {{name: {{option: value}}}}, not {said!r}")
    if name not in PROPS:
        raise PoseError(name, f"there is no prop or kit {name!r}; props: {', '.join(PROPS)}")
    for option in options:
        if option not in _OPTIONS[name]:
            raise PoseError(name, f"{name} has no option {option!r}; its options: {', '.join(_OPTIONS[name])}")
    return {name: options}


def prop_name(prop: Prop) -> str:
    """Return which prop it is."""
    return prop if isinstance(prop, str) else next(iter(prop))


def place(stage: Stage, props: Sequence[Prop]) -> None:
    """Put every prop on the stage.

    Raises PoseError for an option that cannot be drawn.
    """
    for said in props:
        name, options = (said, None) if isinstance(said, str) else next(iter(said.items()))
        try:
            PROPS[name](stage, **(options or {}))
        except (TypeError, KeyError, IndexError, ValueError) as error:
            raise PoseError(name, f"{name} cannot be drawn: {error}") from error
