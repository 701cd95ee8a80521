"""Vectors of three as tuples, and frames of three axes. Nothing here knows about bodies."""

from __future__ import annotations

from math import acos, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

V = tuple[float, float, float]
Flat = list[tuple[float, float]]


def add(a: V, b: V, k: float = 1.0) -> V:
    """Return a + k·b."""
    return (a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2])


def sub(a: V, b: V) -> V:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: V, k: float) -> V:
    """Return k·a."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: V, b: V) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: V, b: V) -> V:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def norm(a: V) -> float:
    """Return the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: V, instead: V = (0.0, 1.0, 0.0)) -> V:
    """Return the direction of `a`, or `instead` where it has none."""
    n = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])
    return (a[0] / n, a[1] / n, a[2] / n) if n > 1e-9 else instead


def lerp(a: V, b: V, t: float) -> V:
    """Return the point `t` of the way from `a` to `b`."""
    k = 1 - t
    return (a[0] * k + b[0] * t, a[1] * k + b[1] * t, a[2] * k + b[2] * t)


def square(a: V, to: V, instead: V = (1.0, 0.0, 0.0)) -> V:
    """Return the part of `a` at right angles to the unit vector `to`, as a unit vector."""
    return unit(add(a, to, -dot(a, to)), instead)


def rot(v: V, axis: V, angle: float) -> V:
    """Return `v` turned by `angle` degrees round the unit vector `axis` (Rodrigues' formula)."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return add(add(mul(v, c), cross(axis, v), s), axis, dot(axis, v) * (1 - c))


def angle_between(a: V, b: V) -> float:
    """Return the angle between two vectors, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


class Frame(NamedTuple):
    """Where a part of the body faces: front, up, right, each a unit vector."""

    f: V
    u: V
    r: V

    def turned(self, axis: V, angle: float) -> Frame:
        """Return the frame turned by `angle` degrees round `axis`."""
        return Frame(rot(self.f, axis, angle), rot(self.u, axis, angle), rot(self.r, axis, angle)) if angle else self

    def mixed(self, other: Frame, t: float) -> Frame:
        """Return the frame `t` of the way to another."""
        u = unit(lerp(self.u, other.u, t))
        f = square(lerp(self.f, other.f, t), u)
        return Frame(f, u, cross(f, u))

    def place(self, f: float, u: float, r: float) -> V:
        """Return the vector that goes so far to the front, up and right."""
        a, b, c = self
        return (a[0] * f + b[0] * u + c[0] * r, a[1] * f + b[1] * u + c[1] * r, a[2] * f + b[2] * u + c[2] * r)


WORLD = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
DOWN: V = (0.0, -1.0, 0.0)
SIDES = ((0, "R", 1), (1, "L", -1))  # place in a pair, letter, sign of the way out
