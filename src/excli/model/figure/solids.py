"""The few solids that all equipment is made of: rod, disc, ball, block, line. Centimetres and degrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, radians, sin

from excli.model.figure.pose import PoseError, Raw
from excli.model.figure.scene import Layer, Shape
from excli.model.figure.silhouette import Camera, hull, inside
from excli.model.figure.skeleton import Skeleton
from excli.model.figure.vec import WORLD, Flat, Frame, V, add, cross, dot, mul, norm, sub, unit

Spot = str | Sequence[float | str]
AXES = {"x": WORLD.f, "y": WORLD.u, "z": WORLD.r}
_TURN = tuple((cos(radians(k * 15)), sin(radians(k * 15))) for k in range(24))
_HIDDEN = ("hip", "belly", "chest", "head", "kneeR", "shoulderR")  # what a plate must not hide
_LARGE = 12.0  # cm: a plate of this radius hides a body
_EDGE = 0.7


class Stage:
    """Collects the layers of one frame, and how far any point is from each solid, in cm."""

    def __init__(self, skeleton: Skeleton, camera: Camera) -> None:
        self.skeleton, self.camera = skeleton, camera
        self.layers: list[Layer] = []
        self.far_from: list[Callable[[V], float]] = []
        self.depth_in: list[Callable[[V], float]] = []  # of each block: how deep a point is in it, below 0 outside

    def spot(self, said: Spot | Raw) -> V:
        """Return the point that "handR", "hands", [x, y], [x, y, z] or ["hands", dx, dy, dz] names."""
        if isinstance(said, str):
            return self.skeleton.spot(said)
        if not isinstance(said, Sequence) or not said:
            raise PoseError("at", f"{said!r} is no place")
        origin: V = (0.0, 0.0, 0.0)
        rest: Sequence[object] = said
        if isinstance(said[0], str):
            origin, rest = self.skeleton.spot(said[0]), said[1:]
        numbers = [float(item) for item in rest if isinstance(item, (int, float))]
        if len(numbers) != len(rest) or len(numbers) > 3:
            raise PoseError("at", f"{said!r} is no place")
        x, y, z = (*numbers, 0.0, 0.0, 0.0)[:3]
        return add(origin, (x, y, z))

    def nearest(self, p: V) -> float:
        """Return how far a point is from the floor or the nearest solid."""
        return min(p[1], *(far(p) for far in self.far_from)) if self.far_from else p[1]

    def put(self, at: V, bias: float, *shapes: Shape) -> None:
        """Add shapes at the depth of a point, `bias` cm nearer."""
        self.layers.append(Layer(self.camera.depth(at) + bias, list(shapes)))

    def way(
        self, points: Sequence[V], width: float, role: str, bias: float = 0.0, edge: float = 0.0, smooth: bool = False
    ) -> None:
        """Add an open line through points."""
        n = len(points)
        middle = (sum(p[0] for p in points) / n, sum(p[1] for p in points) / n, sum(p[2] for p in points) / n)
        self.put(middle, bias, Shape(role, [[self.camera.flat(p) for p in points]], smooth, edge, width))

    def rod(self, a: V, b: V, r: float, role: str = "steel", bias: float = 0.0) -> None:
        """Add a round bar from `a` to `b`."""
        self.way([a, b], 2 * r, role, bias, _EDGE)
        axis = sub(b, a)
        long = max(dot(axis, axis), 1e-12)
        self.far_from.append(lambda p: norm(sub(p, add(a, axis, max(0.0, min(1.0, dot(sub(p, a), axis) / long))))) - r)

    def disc(
        self, at: V, axis: V, r: float, thick: float, role: str = "plate", hub: float = 0.0, bias: float = 0.0
    ) -> None:
        """Add a wheel: rim, the face the camera sees, hub. One that would hide the body is drawn as a ring."""
        axis = unit(axis)
        side = unit(cross(axis, WORLD.u), WORLD.f)
        up, facing = cross(axis, side), 1 if self.camera.depth(axis) > 0 else -1
        flat = self.camera.flat

        def ring(way: float, radius: float) -> Flat:
            centre = add(at, axis, way * thick / 2)
            return [flat(add(add(centre, side, radius * x), up, radius * y)) for x, y in _TURN]

        face = ring(facing, r * 0.96)
        if role == "plate" and r > _LARGE and self._hides(at, face):
            rim = ring(facing, r * 0.9)
            shapes = [Shape("glass", [face]), Shape(role, [[*rim, rim[0]]], False, _EDGE, r * 0.15),
                      Shape(role, [ring(facing, 3.5)], False, _EDGE)]  # fmt: skip
        else:
            shapes = [Shape(role + "-rim", [hull(ring(1, r) + ring(-1, r))], False, _EDGE), Shape(role, [face])]
            shapes += [Shape(role + "-rim", [ring(facing, hub)])] if hub else []
        self.put(at, bias, *shapes)
        half = thick / 2
        self.far_from.append(lambda p: norm(sub(p, add(at, axis, max(-half, min(half, dot(sub(p, at), axis)))))) - r)

    def _hides(self, at: V, face: Flat) -> bool:
        points = (self.skeleton.at[name] for name in _HIDDEN)
        depth, camera = self.camera.depth(at), self.camera
        return any(camera.depth(p) < depth - 8 and inside(camera.flat(p), face) for p in points)

    def ball(self, at: V, r: float, role: str, bias: float = 0.0) -> None:
        """Add a ball, with a lighter spot to the upper left."""
        x, y = self.camera.flat(at)
        whole = [(x + r * c, y + r * s) for c, s in _TURN]
        spot = [(x - 0.3 * r + 0.5 * r * c, y - 0.35 * r + 0.42 * r * s) for c, s in _TURN]
        self.put(at, bias, Shape(role, [whole], False, _EDGE), Shape(role + "-top", [spot]))
        self.far_from.append(lambda p: norm(sub(p, at)) - r)

    def block(self, at: V, size: Sequence[float], frame: Frame = WORLD, role: str = "pad", bias: float = 0.0) -> None:
        """Add a box with up to three visible faces; `size` is length, height and width along the frame's axes."""
        axes = [mul(axis, s / 2) for axis, s in zip(frame, size, strict=True)]
        corners = [add(add(add(at, axes[0], i), axes[1], j), axes[2], k)
                   for i in (1, -1) for j in (1, -1) for k in (1, -1)]  # fmt: skip
        flat = self.camera.flat
        shapes = [Shape(role, [hull([flat(c) for c in corners])], False, _EDGE)]
        for i, half in enumerate(axes):
            axis = mul(half, 1 if self.camera.depth(half) > 0 else -1)
            if self.camera.depth(unit(axis)) > 0.02:
                a, b, middle = axes[(i + 1) % 3], axes[(i + 2) % 3], add(at, axis)
                face = [flat(add(add(middle, a, p), b, q)) for p, q in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
                long = norm(axis)
                end = "-top" if axis[1] > 0.5 * long else "" if abs(axis[2]) > 0.5 * long else "-side"
                shapes.append(Shape(role + end, [face]))
        self.put(at, bias, *shapes)
        halves = [s / 2 for s in size]

        def far(p: V) -> float:
            away = sub(p, at)
            x, y, z = (max(abs(dot(away, axis)) - half, 0.0) for axis, half in zip(frame, halves, strict=True))
            return norm((x, y, z))

        def deep(p: V) -> float:
            away = sub(p, at)
            return min(half - abs(dot(away, axis)) for axis, half in zip(frame, halves, strict=True))

        self.far_from.append(far)
        self.depth_in.append(deep)
