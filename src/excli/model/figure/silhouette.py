"""What a camera sees of the body: the outline of a tube, and the part of a muscle that faces it."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, pi, radians, sin

from excli.model.figure.body import Station, Tube, reach, station
from excli.model.figure.muscles import Rows
from excli.model.figure.vec import Flat, V, add, cross, dot, mul, norm, sub, unit

_END_ON = 0.38  # a tube seen shorter than this share of its length is seen from its end
_RAYS = tuple((cos(k * pi / 10), sin(k * pi / 10)) for k in range(20))
_CAP = tuple((cos(radians(angle)), sin(radians(angle))) for angle in (45, 90, 135))
_SEEN = 88.0  # degrees to either side of the camera that are drawn
_LEAST = 18.0  # degrees: less of a muscle is not drawn


class Camera:
    """Looks at the origin from afar: `yaw` 0 sees the right side, 90 the front, -90 the back; `pitch` from above."""

    def __init__(self, yaw: float, pitch: float) -> None:
        y, p = radians(yaw), radians(pitch)
        self.right: V = (cos(y), 0.0, -sin(y))
        self.to: V = (sin(y) * cos(p), sin(p), cos(y) * cos(p))  # towards the camera
        self.up: V = cross(self.to, self.right)

    def flat(self, p: V) -> tuple[float, float]:
        """Return a point on the screen: x, and y downwards, in cm."""
        return dot(p, self.right), -dot(p, self.up)

    def depth(self, p: V) -> float:
        """Return how near a point is to the camera, in cm from the origin."""
        return dot(p, self.to)

    def solid(self, x: float, y: float) -> V:
        """Return a direction on the screen, in space."""
        return add(mul(self.right, x), self.up, -y)


def outline(t: Tube, camera: Camera, caps: tuple[float, float] = (1.0, 1.0)) -> Flat:
    """Return the tube as the camera sees it: down one side, round the end, up the other side, round the start.

    `caps` is how round its start and its end are.
    """
    flat = [camera.flat(s.at) for s in t]
    if hypot(flat[-1][0] - flat[0][0], flat[-1][1] - flat[0][1]) < _END_ON * norm(sub(t[-1].at, t[0].at)):
        rays = [(nx, ny, camera.solid(nx, ny)) for nx, ny in _RAYS]
        reached = [(x + nx * r, y + ny * r) for s, (x, y) in zip(t, flat, strict=True)
                   for nx, ny, n in rays for r in (reach(s, n),)]  # fmt: skip
        return wound(hull(reached))
    one: Flat = []
    other: Flat = []
    last = len(t) - 1
    for i, s in enumerate(t):
        x, y = flat[i]
        dx, dy = _step(flat[max(i - 1, 0)], flat[min(i + 1, last)])
        n = camera.solid(-dy, dx)
        r = reach(s, n)
        one.append((x - dy * r, y + dx * r))
        r = reach(s, mul(n, -1))
        other.append((x + dy * r, y - dx * r))
    return wound([*one, *_cap(t, flat, -1, -2, caps[1], camera), *other[::-1], *_cap(t, flat, 0, 1, caps[0], camera)])


def _cap(t: Tube, flat: Flat, end: int, before: int, round_: float, camera: Camera) -> Flat:
    """Three points round an end of a tube, from one side over the tip to the other."""
    s, (x, y), (dx, dy) = t[end], flat[end], _step(flat[before], flat[end])
    axis, least = unit(sub(s.at, t[before].at)), min(s.front, s.back, s.side)
    found = []
    for c, k in _CAP:
        nx, ny = -dy * c + dx * k, dx * c + dy * k
        n = camera.solid(nx, ny)
        r = hypot(reach(s, n), dot(n, axis) * round_ * least)
        found.append((x + nx * r, y + ny * r))
    return found


def _step(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    far = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return (b[0] - a[0]) / far, (b[1] - a[1]) / far


def area(loop: Sequence[tuple[float, float]]) -> float:
    """Return the area of a polygon, negative where it runs anticlockwise (the shoelace formula)."""
    found = 0.0
    ax, ay = loop[-1]
    for bx, by in loop:
        found += ax * by - bx * ay
        ax, ay = bx, by
    return found / 2


def wound(loop: Flat) -> Flat:
    """Return the loop clockwise, so that overlapping loops of one path make no hole."""
    return loop if area(loop) > 0 else loop[::-1]


def hull(points: Sequence[tuple[float, float]]) -> Flat:
    """Return the convex hull (Andrew's monotone chain)."""

    def half(ordered: Sequence[tuple[float, float]]) -> Flat:
        chain: Flat = []
        for x, y in ordered:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2], chain[-1]
                if (bx - ax) * (y - by) > (by - ay) * (x - bx):
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    points = sorted(set(points))
    return half(points) + half(points[::-1])


def inside(p: tuple[float, float], loop: Sequence[tuple[float, float]]) -> bool:
    """Return whether a point lies in a polygon (even-odd rule)."""
    found = False
    px, py = p
    x1, y1 = loop[-1]
    for x2, y2 in loop:
        if (y1 > py) != (y2 > py) and px < x1 + (py - y1) * (x2 - x1) / (y2 - y1):
            found = not found
        x1, y1 = x2, y2
    return found


def patch(t: Tube, name: str, rows: Rows, camera: Camera, least: float = 0.0) -> Flat:
    """Return what the camera sees of an area of a tube; [] if it lies on the far side.

    With `least`, an area just round the edge still shows that many degrees of rim: the target muscle must not vanish
    because the belly faces the floor.
    """
    one: Flat = []
    other: Flat = []
    seen = 0.0
    for u, low, high in rows:
        s = station(t, name, u)
        ahead, aside = dot(camera.to, s.f), dot(camera.to, s.o)
        towards = degrees(atan2(aside / s.side, ahead / (s.front if ahead > 0 else s.back)))
        a, b = _span(low, high, towards, least)
        seen = max(seen, b - a)
        one.append(camera.flat(_surface(s, towards + a)))
        other.append(camera.flat(_surface(s, towards + b)))
    return [*one, *other[::-1]] if seen > _LEAST else []


def _span(low: float, high: float, towards: float, least: float) -> tuple[float, float]:
    """From where to where a camera that looks from `towards` sees an arc of a tube, in degrees from there."""
    half = (high - low) / 2
    off = ((low + high) / 2 - towards + 180) % 360 - 180
    a, b = (max(off - half, -_SEEN), min(off + half, _SEEN)) if half < 180 else (-_SEEN, _SEEN)
    need = min(least, 2 * half) * (1 if half > 14 else 0.5)
    if b - a < need and abs(off) < 130:
        a, b = (-_SEEN, need - _SEEN) if off < 0 else (_SEEN - need, _SEEN)
    if a > b:
        a = b = max(-_SEEN, min(_SEEN, off))
    return a, b


def _surface(s: Station, angle: float) -> V:
    """The point of a cross-section at an angle from its front, just below the skin."""
    c, n = cos(radians(angle)) * 0.95, sin(radians(angle)) * 0.95
    return add(add(s.at, s.f, c * (s.front if c > 0 else s.back)), s.o, n * s.side)
