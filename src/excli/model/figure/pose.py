"""The numbers of one position, as typed values. Centimetres and degrees; x is forward, y up, the third number outwards.

A limb is said in one of several ways: turned joint by joint, or its end put somewhere. A pose holds both sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excli.model.figure.vec import V

Raw = float | int | bool | str | None | Sequence["Raw"] | Mapping[str, "Raw"]
RawPose = Mapping[str, Raw]

# Ways to say one thing: saying it one way in a later frame drops the others.
RIVALS = (("hip", "rest", "pin"), ("hand", "arm", "bar"), ("foot", "leg", "ankle"))
STANDING: dict[str, Raw] = {"hip": [0, 91.5], "foot": [0, 0], "arm": [0, 8, 8]}
AIMS: dict[str, V] = {"fwd": (1, 0, 0), "back": (-1, 0, 0), "up": (0, 1, 0), "down": (0, -1, 0),
                      "out": (0, 0, 1), "in": (0, 0, -1)}  # fmt: skip
# A bar held against the body: part, then how far to the front and up from that part's middle.
HELD = {"traps": ("chest", -11.5, 18.0), "lowbar": ("chest", -13.5, 12.5), "rack": ("chest", 14.0, 15.0),
        "hips": ("hip", 13.0, 3.0), "goblet": ("chest", 20.0, 6.0), "chest": ("chest", 17.0, 2.0)}  # fmt: skip
GRIP, STANCE, TOES, POINT = 22.0, 11.0, 8.0, 15.0


class PoseError(ValueError):
    """Pose data that cannot be read. `key` is where, in the frame."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


class Balanced(NamedTuple):
    """The hips at a height; the centre of mass comes over the feet."""

    height: float


class Hips(NamedTuple):
    """The hips at a point."""

    at: V


class Rest(NamedTuple):
    """The lowest point of the trunk lies at a height, the hips at x and z."""

    at: V


class Pin(NamedTuple):
    """A named point lies somewhere, and the body follows; without z, only in x and y."""

    point: str
    x: float
    y: float
    z: float | None


class Place(NamedTuple):
    """A point of space, or one by its distance to the front, up and outwards from a named point."""

    name: str
    x: float
    y: float
    out: float


class Turned(NamedTuple):
    """A limb joint by joint: flexion and abduction at its root, bend of its middle joint, twist."""

    flexion: float
    abduction: float
    bend: float
    twist: float


class Plumb(NamedTuple):
    """A straight arm in a direction of the world, whatever the trunk does."""

    aim: V


class Reach(NamedTuple):
    """The hand, the sole or the ankle at a place; `what` is hand, foot or ankle."""

    what: str
    to: Place


class OnBar(NamedTuple):
    """The hand on the bar, so far out."""

    grip: float


class Aligned(NamedTuple):
    """Bones along directions: upper, lower, the front of the upper, and front and up of the hand or foot."""

    upper: V
    lower: V
    front: V
    tip: V
    tip_up: V


Way = Turned | Plumb | Reach | OnBar | Aligned
Root = Balanced | Hips | Rest | Pin


class Trunk(NamedTuple):
    """Angles of the trunk and head: lean 90 is face down, -90 on the back; roll 90 on the right side."""

    lean: float = 0.0
    bend: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    head: float = 0.0
    look: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    turn: float = 0.0


class Arm(NamedTuple):
    """One arm: how it goes, where its elbow points, how the hand lies, and what the shoulder blade adds."""

    way: Way
    elbow: V
    palm: V | None
    fingers: V
    open: bool
    wrist: float
    shrug: float
    reach: float


class Leg(NamedTuple):
    """One leg: how it goes, where its knee points, how the foot stands (toes out, sole tilted, heel up) or is pointed."""

    way: Way
    knee: V | None
    toes: float
    sole: float
    heel: float
    turn: float
    point: float


class Pose(NamedTuple):
    """One position. `bar` is a name of HELD or a point; `arms` and `legs` are right, left."""

    root: Root
    trunk: Trunk
    arms: tuple[Arm, Arm]
    legs: tuple[Leg, Leg]
    bar: str | V | None
    mass: float
    air: bool
    leans: bool
