"""What a frame of the data says → a pose: keys, ways of saying a thing, and what each may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from excli.model.figure.pose import (
    AIMS,
    GRIP,
    HELD,
    POINT,
    RIVALS,
    STANCE,
    STANDING,
    TOES,
    Arm,
    Balanced,
    Hips,
    Leg,
    OnBar,
    Pin,
    Place,
    Plumb,
    Pose,
    PoseError,
    Raw,
    RawPose,
    Reach,
    Rest,
    Root,
    Trunk,
    Turned,
    Way,
)
from excli.model.figure.vec import V

WHOLE_KEYS = frozenset((
    "hip", "rest", "pin", "bar", "lean", "bend", "side", "twist", "head", "look", "tilt", "roll", "turn", "mass", "air",
    "leans",
))  # fmt: skip
SIDED_KEYS = frozenset((
    "hand", "arm", "bar", "foot", "leg", "ankle", "elbow", "palm", "fingers", "open", "wrist", "shrug", "reach", "grip",
    "stance", "toes", "sole", "heel", "knee", "point", "turn",
))  # fmt: skip


def merge(before: RawPose, change: RawPose) -> dict[str, Raw]:
    """Return a frame from the one before it: what it says replaces what it rivals; null ends a key."""
    found = dict(before)
    for key in (key for key, value in change.items() if value is not None):
        for group in RIVALS:
            side = key[-1] if key[-1] in "RL" and key[:-1] in group else ""
            if key.removesuffix(side or "-") in group:
                for rival in group:
                    for end in (side,) if side else ("", "R", "L"):
                        found.pop(rival + end, None)
    return {key: value for key, value in {**found, **change}.items() if value is not None}


def read_pose(said: RawPose) -> Pose:
    """Return the pose that a whole frame says.

    Raises PoseError for what it cannot mean.
    """
    for key in said:
        if key not in WHOLE_KEYS and key not in SIDED_KEYS and not (key[-1] in "RL" and key[:-1] in SIDED_KEYS):
            raise PoseError(key, f"{key!r} is not a key of a frame")
    trunk = Trunk(*(_number(said, key) for key in Trunk._fields))
    bar = said.get("bar")
    if isinstance(bar, str) and bar not in HELD:
        raise PoseError("bar", f"a bar is not held at {bar!r}; say one of {', '.join(HELD)}, or [x, y]")
    return Pose(
        _root(said),
        trunk,
        (_arm(said, "R"), _arm(said, "L")),
        (_leg(said, "R"), _leg(said, "L")),
        bar if isinstance(bar, str) or bar is None else point_of(bar, "bar"),
        _number(said, "mass"),
        bool(said.get("air")),
        bool(said.get("leans")),
    )


def _root(said: RawPose) -> Root:
    if "pin" in said:
        pin = said["pin"]
        if not isinstance(pin, Mapping) or len(pin) != 1:
            raise PoseError("pin", "pin takes one named point, such as pin: {balls: [0, 1]}")
        name, at = next(iter(pin.items()))
        numbers = _numbers(at, "pin", 2, 3)
        return Pin(str(name), numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)
    if "rest" in said:
        return Rest(point_of(said["rest"], "rest"))
    hip = said.get("hip", STANDING["hip"])
    return Balanced(float(hip)) if isinstance(hip, (int, float)) else Hips(point_of(hip, "hip"))


def _way(said: RawPose, group: tuple[str, ...], side: str) -> tuple[str, Raw]:
    """Return which way of a group a frame says a limb, one side's own word going first: (key, value)."""
    for key in (*(name + side for name in group), *group):
        if key in said:
            return key.removesuffix(side), said[key]
    return "", None


def _arm(said: RawPose, side: str) -> Arm:
    key, value = _way(said, RIVALS[1], side)
    grip = _number(said, "grip", side, GRIP)
    way: Way
    if key == "bar":
        way = OnBar(grip)
    elif key == "hand":
        way = Reach("hand", _place(value, key, grip))
    elif isinstance(value, Sequence) and value and isinstance(value[0], str):
        way = Plumb(aim_of(value[0], key))
    else:
        way = _turned(_numbers(STANDING["arm"] if value is None else value, "arm", 1, 5))
    palm = _own(said, "palm", side)
    return Arm(
        way,
        aim_of(_own(said, "elbow", side) or "down back", "elbow"),
        aim_of(palm, "palm") if palm else None,
        aim_of(_own(said, "fingers", side) or "fwd", "fingers"),
        bool(_own(said, "open", side)),
        _number(said, "wrist", side),
        _number(said, "shrug", side),
        _number(said, "reach", side),
    )


def _leg(said: RawPose, side: str) -> Leg:
    key, value = _way(said, RIVALS[2], side)
    stance, point = _number(said, "stance", side, STANCE), _number(said, "point", side, POINT)
    way: Way
    if key in ("foot", "ankle"):
        way = Reach(key, _place(value, key, stance))
    else:
        numbers = _numbers([0.0] if value is None else value, "leg", 1, 5)
        way = _turned(numbers)
        point = numbers[4] if len(numbers) > 4 else point
    knee = _own(said, "knee", side)
    return Leg(
        way,
        aim_of(knee, "knee") if knee else None,
        _number(said, "toes", side, TOES),
        _number(said, "sole", side),
        _number(said, "heel", side),
        _number(said, "turn", side),
        point,
    )


def _turned(numbers: Sequence[float]) -> Turned:
    flexion, abduction, bend, twist = (*numbers, 0.0, 0.0, 0.0)[:4]
    return Turned(flexion, abduction, bend, twist)


def _place(value: Raw, key: str, width: float) -> Place:
    """Return where "knee", [name, forward, up, out], [x, y] or [x, y, out] is."""
    if isinstance(value, str):
        return Place(value, 0.0, 0.0, 0.0)
    if isinstance(value, Sequence) and value and isinstance(value[0], str):
        x, y, out = (*_numbers(value[1:], key, 0, 3), 0.0, 0.0, 0.0)[:3]
        return Place(value[0], x, y, out)
    numbers = _numbers(value, key, 2, 3)
    return Place("", numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else width)


def aim_of(value: Raw, key: str) -> V:
    """Return the direction that "out down" or [forward, up, out] says; not of length 1."""
    if isinstance(value, str):
        try:
            found = [AIMS[word] for word in value.split()]
        except KeyError as error:
            raise PoseError(key, f"{error.args[0]!r} is no direction; say {', '.join(AIMS)}") from error
        return (sum(v[0] for v in found), sum(v[1] for v in found), sum(v[2] for v in found))
    x, y, out = (*_numbers(value, key, 2, 3), 0.0)[:3]
    return (x, y, out)


def point_of(value: Raw, key: str) -> V:
    """Return the point [x, y] or [x, y, z]."""
    x, y, z = (*_numbers(value, key, 2, 3), 0.0)[:3]
    return (x, y, z)


def _own(said: RawPose, key: str, side: str) -> Raw:
    return said[key + side] if key + side in said else said.get(key)


def _number(said: RawPose, key: str, side: str = "", instead: float = 0.0) -> float:
    value = _own(said, key, side)
    if value is None:
        return instead
    if isinstance(value, (int, float)):
        return float(value)
    raise PoseError(key, f"a number is wanted for {key}, not {value!r}")


def _numbers(value: Raw, key: str, least: int, most: int) -> tuple[float, ...]:
    if isinstance(value, Sequence) and not isinstance(value, str) and least <= len(value) <= most:
        found = [float(item) for item in value if isinstance(item, (int, float))]
        if len(found) == len(value):
            return tuple(found)
    raise PoseError(key, f"{least} to {most} numbers are wanted for {key}, not {value!r}")
