"""The figure of one exercise: its data → its frames, each a list of layers in one common space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians, sin
from typing import NamedTuple

from excli.model.figure.arrow import Track, arrow, way_of
from excli.model.figure.equipment import Prop, place, read_prop
from excli.model.figure.motion import between
from excli.model.figure.pose import Pose, PoseError, Raw, RawPose
from excli.model.figure.reading import read_pose
from excli.model.figure.scene import Layer, Shape, bounds, mannequin
from excli.model.figure.silhouette import Camera
from excli.model.figure.skeleton import solve

NEAREST = 9999.0
_VIEW = (25.0, 8.0)
_RADIUS = 14.0  # cm: of the circle an arrow draws when none is said
_TURN = tuple((cos(radians(k * 10)), sin(radians(k * 10))) for k in range(36))
STILL = "between"  # in `fine`: not fit to be shown moving


class Source(NamedTuple):
    """The figure as data, complete in itself: every frame whole, templates and kits put in. JSON can hold it.

    frames  the keys of each frame
    props   what stands there and what is held, in each frame
    """

    frames: Sequence[RawPose]
    props: Sequence[Sequence[Raw]]
    view: Raw = None
    only: str = "RL"
    track: Raw = None
    fine: Sequence[str] = ()


class Figure(NamedTuple):
    """One exercise ready to be drawn: poses, what stands round each, what is lit on which sides, the camera."""

    poses: tuple[Pose, ...]
    props: tuple[tuple[Prop, ...], ...]
    lit: Mapping[str, str]
    only: str
    camera: Camera
    pitch: float
    track: Track
    fine: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether it has a movement that can be shown moving."""
        return len(self.poses) > 1 and STILL not in self.fine


def read_figure(source: Source, target: str, secondary: Sequence[str]) -> Figure:
    """Return the figure of an exercise; what it trains comes from its entry.

    Raises PoseError for what cannot be drawn.
    """
    view = source.view
    if isinstance(view, (int, float)):
        yaw, pitch = float(view), _VIEW[1]
    elif isinstance(view, Sequence) and len(view) == 2 and all(isinstance(v, (int, float)) for v in view):
        yaw, pitch = float(view[0]), float(view[1])  # type: ignore[arg-type]  # numbers, as just asked
    elif view is None:
        yaw, pitch = _VIEW
    else:
        raise PoseError("view", f"view is a yaw, or [yaw, pitch], not {view!r}")
    return Figure(
        tuple(map(read_pose, source.frames)),
        tuple(tuple(map(read_prop, props)) for props in source.props),
        {**dict.fromkeys(secondary, "secondary"), target: "primary"},
        source.only,
        Camera(yaw, pitch),
        pitch,
        _track(source.track),
        tuple(source.fine),
    )


def _track(said: Raw) -> Track:
    if isinstance(said, Mapping):
        centre, r = said.get("circle"), said.get("r", _RADIUS)
        if isinstance(centre, str) and isinstance(r, (int, float)):
            return centre, float(r)
    elif said is None or said is False or isinstance(said, str):
        return said
    raise PoseError("track", f"track is a point, false, or {{circle: point, r: cm}}, not {said!r}")


def layers(figure: Figure, pose: Pose, props: Sequence[Prop]) -> list[Layer]:
    """Return body and equipment of one pose, far ones first."""
    from excli.model.figure.solids import Stage

    stage = Stage(solve(pose), figure.camera)
    place(stage, props)
    body = mannequin(stage.skeleton, figure.camera, figure.lit, figure.only)
    return sorted([*stage.layers, *body], key=lambda layer: layer.depth)


def frames(figure: Figure) -> list[list[Layer]]:
    """Return every frame with its ground and the arrow that leads to it."""
    found = [layers(figure, pose, props) for pose, props in zip(figure.poses, figure.props, strict=True)]
    for i, frame in enumerate(found):
        if i and figure.track is not False:
            way = way_of(figure.track, figure.camera, between(figure.poses[i - 1], figure.poses[i]))
            frame.append(Layer(NEAREST, arrow(way, frame)))
        frame.insert(0, ground(figure, *bounds(frame)[::2]))
    return found


def ground(figure: Figure, left: float, right: float) -> Layer:
    """Return a shadow on the floor from left to right."""
    half, deep = (right - left) / 2 + 3, sin(radians(figure.pitch)) * 44 + 2
    middle = (left + right) / 2
    return Layer(-NEAREST, [Shape("floor", [[(middle + half * x, deep * y) for x, y in _TURN]], True)])


def pages(figure: Figure, steps: int = 10) -> list[list[Layer]]:
    """Return the movement as a flip-book, eased at both ends of each way: `steps` pictures between two frames.

    Each is a pose solved anew, so limbs keep their length and hands their grip.
    """
    found = []
    for i, (a, b) in enumerate(zip(figure.poses, figure.poses[1:], strict=False)):
        at = between(a, b)
        for k in range(steps + (i == len(figure.poses) - 2)):
            t = 0.5 - 0.5 * cos(radians(180 * k / steps))
            found.append(layers(figure, at(t), figure.props[i + (t > 0.5)]))
    boxes = [bounds(page) for page in found]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return [[ground(figure, left, right), *page] for page in found]
