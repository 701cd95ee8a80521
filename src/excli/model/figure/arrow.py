"""The arrow of a frame: along the way that a point really goes, moved off the figure."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from math import cos, hypot, radians, sin

from excli.model.figure.pose import Pose
from excli.model.figure.scene import Layer, Shape
from excli.model.figure.silhouette import Camera, inside
from excli.model.figure.skeleton import solve
from excli.model.figure.vec import Flat

Track = (
    str | tuple[str, float] | bool | None
)  # a point, (the middle of a circle, its radius), False for none, or unsaid
_WATCHED = {
    "handR": 1.5,
    "handL": 1.5,
    "head": 1.0,
    "hip": 1.2,
    "kneeR": 1.0,
    "kneeL": 1.0,
    "ankleR": 1.0,
    "ankleL": 1.0,
}
_STEPS = 10
_SHORTEST = 7.0  # cm on the screen: less is no movement to point out
_IN_THE_WAY = ("skin", "shoe", "plate")
_CUTS, _OFFSETS = (0, 3, 6), (0, 8, 14, 20, 26, 34, 42, 50)


def way_of(track: Track, camera: Camera, at: Callable[[float], Pose]) -> Flat:
    """Return the way a point goes from pose to pose: the one asked for, or the one that moves most."""
    if isinstance(track, tuple):
        (x, y), r = camera.flat(solve(at(1.0)).spot(track[0])), track[1]
        return [(x + r * cos(radians(20 * k)), y + r * sin(radians(20 * k))) for k in range(-4, 12)]
    skeletons = [solve(at(k / _STEPS)) for k in range(_STEPS + 1)]
    names = {track: 1.0} if isinstance(track, str) else _WATCHED
    ways = {name: [camera.flat(skeleton.spot(name)) for skeleton in skeletons] for name in names}
    return ways[max(ways, key=lambda name: _length(ways[name]) * names[name])]


def _length(way: Flat) -> float:
    return sum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in itertools.pairwise(way))


def arrow(way: Flat, frame: Sequence[Layer]) -> list[Shape]:
    """Return the way as an arrow, moved aside as little as keeps it off the figure; nothing for a short way."""
    if _length(way) < _SHORTEST:
        return []
    far = hypot(way[-1][0] - way[0][0], way[-1][1] - way[0][1]) or 1
    nx, ny = (way[0][1] - way[-1][1]) / far, (way[-1][0] - way[0][0]) / far
    hits = _Obstacles(frame)

    def cost(choice: tuple[int, float]) -> float:
        cut, k = choice
        moved = ((x + nx * k + dx, y + ny * k) for x, y in way[cut::2] for dx in (-4, 4))
        return abs(k) * 0.12 + cut * 0.9 + 3 * sum(hits.at(p) for p in moved)

    choices = ((cut, float(s * d)) for cut in _CUTS for d in _OFFSETS for s in (1, -1))
    cut, k = min(choices, key=cost)
    way = [(x + nx * k, y + ny * k) for x, y in way[cut:]]
    (x1, y1), (x2, y2) = way[-2:]
    far = hypot(x2 - x1, y2 - y1) or 1
    dx, dy = (x2 - x1) / far, (y2 - y1) / far
    head = [(x2 + dx * 6, y2 + dy * 6), (x2 - dx * 6 - dy * 6.5, y2 - dy * 6 + dx * 6.5),
            (x2 - dx * 6 + dy * 6.5, y2 - dy * 6 - dx * 6.5)]  # fmt: skip
    return [Shape("halo", [way], False, 0, 6), Shape("halo", [head], False, 1), Shape("arrow", [way], False, 0, 3),
            Shape("arrow", [head])]  # fmt: skip


class _Obstacles:
    """What an arrow must keep off: body and plates, each with the box round it."""

    def __init__(self, frame: Sequence[Layer]) -> None:
        self.boxed = []
        for layer in frame:
            for shape in layer.shapes:
                if shape.role.removeprefix("far-") in _IN_THE_WAY:
                    for loop in shape.loops:
                        xs, ys = [p[0] for p in loop], [p[1] for p in loop]
                        self.boxed.append((min(xs), max(xs), min(ys), max(ys), loop))

    def at(self, p: tuple[float, float]) -> bool:
        x, y = p
        return any(a < x < b and c < y < d and inside(p, loop) for a, b, c, d, loop in self.boxed)
