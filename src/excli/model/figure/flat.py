"""Flat shapes in a few kilobytes: what is stored beside an entry, and what every renderer fills in.

A drawing is frames of shapes with whole-number points, UNIT of them a centimetre; each frame begins at x = 0, all share
one height. As bytes: compressed (zlib), a JSON head (words, roles), then 16-bit numbers, low bytes first and high bytes
after, for most high bytes are alike.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # who only fills shapes in needs no body
    from excli.model.figure.scene import Layer

UNIT = 10
FORMAT = 1
_SMOOTH = 1
_EDGES = 10  # an outline's width is stored in tenths


class Loop(NamedTuple):
    """A polygon or line: where it begins, then the steps to each further point, x and y by turns."""

    x: int
    y: int
    steps: Sequence[int]

    def points(self) -> list[tuple[int, int]]:
        """Return the points, as they lie."""
        xs = accumulate(self.steps[::2], initial=self.x)
        ys = accumulate(self.steps[1::2], initial=self.y)
        return list(zip(xs, ys, strict=True))


class FlatShape(NamedTuple):
    """A fill, or with `width` a line; `edge` is the width of its outline. Both in cm."""

    role: str
    smooth: bool
    edge: float
    width: float
    loops: Sequence[Loop]


class FlatFrame(NamedTuple):
    """One position: its box (left, top, right, bottom; x starts at 0) and its shapes, far ones first."""

    box: tuple[int, int, int, int]
    shapes: Sequence[FlatShape]


class Drawing(NamedTuple):
    """The figure of one exercise: what it shows in words, and its frames."""

    words: str
    frames: Sequence[FlatFrame]


def flatten(layers: Sequence[Layer], left: float | None = None) -> FlatFrame:
    """Return the layers of a frame as whole numbers, moved so that it (or `left`, in cm) begins at x = 0."""
    shapes = [shape for layer in layers for shape in layer.shapes]
    start = min(p[0] for shape in shapes for loop in shape.loops for p in loop) if left is None else left
    flat, most, top, bottom = [], 0, 1 << 15, -1 << 15
    for shape in shapes:
        loops = []
        for loop in shape.loops:
            xs = [round((x - start) * UNIT) for x, _ in loop]
            ys = [round(y * UNIT) for _, y in loop]
            steps = [0] * (2 * len(xs) - 2)
            steps[::2] = [b - a for a, b in pairwise(xs)]
            steps[1::2] = [b - a for a, b in pairwise(ys)]
            loops.append(Loop(xs[0], ys[0], steps))
            most, top, bottom = max(most, *xs), min(top, *ys), max(bottom, *ys)
        flat.append(FlatShape(shape.role, shape.smooth, shape.edge, shape.width, loops))
    return FlatFrame((0, top, most, bottom), flat)


def encode(drawing: Drawing) -> bytes:
    """Return a drawing as bytes."""
    roles = list(dict.fromkeys(shape.role for frame in drawing.frames for shape in frame.shapes))
    numbers = array("h")
    for frame in drawing.frames:
        numbers.extend((*frame.box, len(frame.shapes)))
        for role, smooth, edge, width, loops in frame.shapes:
            numbers.extend((roles.index(role), _SMOOTH * smooth, round(edge * _EDGES), round(width * UNIT), len(loops)))
            for loop in loops:
                numbers.extend((len(loop.steps), loop.x, loop.y, *loop.steps))
    data = numbers.tobytes()
    head = json.dumps({"v": FORMAT, "words": drawing.words, "roles": roles}, separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(head.encode() + b"\0" + data[::2] + data[1::2], 9)


def decode(data: bytes) -> Drawing:
    """Return the drawing that `encode` stored.

    Raises ValueError for anything else.
    """
    try:
        head, _, body = zlib.decompress(data).partition(b"\0")
        told = json.loads(head)
        if told["v"] != FORMAT:
            raise ValueError(f"drawing format {told['v']}")
        planes = bytearray(len(body))
        planes[::2], planes[1::2] = body[: len(body) // 2], body[len(body) // 2 :]
        numbers = array("h", bytes(planes))
        return Drawing(told["words"], list(_frames(numbers, told["roles"])))
    except (zlib.error, KeyError, IndexError, TypeError) as error:
        raise ValueError(f"not a drawing: {error}") from error


def _frames(numbers: array[int], roles: Sequence[str]) -> Iterator[FlatFrame]:
    at = 0
    while at < len(numbers):
        left, top, right, bottom, count = numbers[at : at + 5]
        at += 5
        shapes = []
        for _ in range(count):
            role, smooth, edge, width, loop_count = numbers[at : at + 5]
            at += 5
            loops = []
            for _ in range(loop_count):
                end = at + 3 + numbers[at]
                loops.append(Loop(numbers[at + 1], numbers[at + 2], numbers[at + 3 : end]))
                at = end
            shapes.append(FlatShape(roles[role], bool(smooth), edge / _EDGES, width / UNIT, loops))
        yield FlatFrame((left, top, right, bottom), shapes)
