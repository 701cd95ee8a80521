"""Points → curves → outlines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float
    sharp: bool


class Curve(NamedTuple):
    """A cubic Bézier curve: start, two controls, end."""

    start: tuple[float, float]
    first: tuple[float, float]
    second: tuple[float, float]
    end: tuple[float, float]


@cache
def points(shape: str) -> tuple[tuple[Point, ...], bool]:
    """Return the points of a shape, mirror image included where it lies across the mid-line, and whether it does."""
    found = []
    for part in shape.split():
        x, y = part.rstrip("!").split(",")
        found.append(Point(float(x), float(y), part.endswith("!")))
    middle = found[0].x == 0 == found[-1].x
    if middle:
        found += [Point(-point.x, point.y, point.sharp) for point in found[-2:0:-1]]
    return tuple(found), middle


def curves(shape: str) -> Iterator[Curve]:
    """Return the closed Catmull-Rom spline through the points of a shape, as Bézier curves.

    A control point lies a sixth of the way from one neighbour to the other: the standard conversion for uniform
    knots (https://en.wikipedia.org/wiki/Cubic_Hermite_spline).
    """
    found, _ = points(shape)
    for i, here in enumerate(found):
        before, there, after = found[i - 1], found[(i + 1) % len(found)], found[(i + 2) % len(found)]
        first = (
            (here.x, here.y) if here.sharp else (here.x + (there.x - before.x) / 6, here.y + (there.y - before.y) / 6)
        )
        second = (
            (there.x, there.y) if there.sharp else (there.x - (after.x - here.x) / 6, there.y - (after.y - here.y) / 6)
        )
        yield Curve((here.x, here.y), first, second, (there.x, there.y))


@cache
def outline(shape: str) -> tuple[tuple[float, float], ...]:
    """Return the spline as a polygon: each curve at its start, a third and two thirds: under half a unit off."""
    found = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in curves(shape):
        found.append((ax, ay))
        found.append(((8 * ax + 12 * bx + 6 * cx + dx) / 27, (8 * ay + 12 * by + 6 * cy + dy) / 27))
        found.append(((ax + 6 * bx + 12 * cx + 8 * dx) / 27, (ay + 6 * by + 12 * cy + 8 * dy) / 27))
    return tuple(found)
