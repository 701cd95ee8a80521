"""A solved pose → flat shapes in layers, far ones first. Every renderer draws these and they cannot drift apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excli.model.figure.body import Station, Tube, tubes
from excli.model.figure.limbs import Limb
from excli.model.figure.muscles import HAIR, MUSCLES, Rows
from excli.model.figure.silhouette import Camera, outline, patch
from excli.model.figure.skeleton import Skeleton
from excli.model.figure.vec import SIDES, Flat, add

_RIM = 46.0  # degrees of a target that faces away which are still drawn


class Shape(NamedTuple):
    """One fill. `role` names its colour, `edge` the width of its outline, `smooth` rounds its corners.

    width  above 0: an open line of this width in cm, no fill
    """

    role: str
    loops: list[Flat]
    smooth: bool = False
    edge: float = 0.0
    width: float = 0.0


class Layer(NamedTuple):
    """Shapes that lie at one depth; a greater depth is nearer."""

    depth: float
    shapes: list[Shape]


def mannequin(skeleton: Skeleton, camera: Camera, lit: Mapping[str, str], only: str = "RL") -> list[Layer]:
    """Return trunk, head and each limb. Limb muscles are lit on the sides named in `only`."""
    parts = tubes(skeleton)
    middle, head_depth = camera.depth(skeleton.at["belly"]), camera.depth(skeleton.at["head"])
    trunk = [outline(parts["neck"], camera), outline(parts["trunk"], camera, (0.9, 0.3))]
    body = [Shape("skin", trunk, True, 1), *_lit(parts, ("neck", "trunk"), camera, lit)]
    head = [Shape("skin", [outline(parts["head"], camera, (0.5, 0.3))], True, 1)]
    hair = patch(parts["head"], "head", HAIR, camera)
    head += [Shape("hair", [hair], True)] if hair else []
    if head_depth > middle - 6:
        head_depth = max(head_depth, middle + 0.5)
    layers = [Layer(middle, body), Layer(head_depth, head)]
    limbs = ((limb, side, sign) for _, side, sign in SIDES for limb in ("arm", "leg"))
    layers += (_limb(skeleton, parts, *limb, camera, lit if limb[1] in only else {}) for limb in limbs)
    return layers


def _limb(
    skeleton: Skeleton,
    parts: Mapping[str, Tube],
    limb: str,
    side: str,
    sign: int,
    camera: Camera,
    lit: Mapping[str, str],
) -> Layer:
    """One limb; what belongs to the far side of the body is drawn paler."""
    girdle, stems, tip = ("chest", ("upper", "fore"), "hand") if limb == "arm" else ("hip", ("thigh", "shin"), "foot")
    bones = skeleton.limbs[limb + side]
    depth = (camera.depth(bones.a) + 2 * camera.depth(bones.b) + 1.5 * camera.depth(bones.c)) / 4.5
    far = "far-" if camera.depth(skeleton.parts[girdle].r) * sign < -0.5 else ""
    names = tuple(stem + side for stem in stems)
    end = Shape(far + ("shoe" if limb == "leg" else "skin"), [outline(parts[tip + side], camera, (0.8, 0.6))], True, 1)
    skin = Shape(far + "skin", [outline(parts[name], camera) for name in names], True, 1)
    shapes = [end, skin] if limb == "leg" else [skin, end]
    if not far:
        shapes.append(_seam(skeleton, limb, bones, sign, camera))
    shapes += _lit(parts, (*names, "delt" + side), camera, lit, far)
    return Layer(depth + (3 if limb == "arm" else -0.5), shapes)


def _seam(skeleton: Skeleton, limb: str, bones: Limb, sign: int, camera: Camera) -> Shape:
    """Skin over the line between limb and trunk, so that the body reads as one."""
    if limb == "arm":
        frame, inward, r = skeleton.parts["chest"], (0.0, 1.5, -sign * 7.0), 3.6
    else:
        frame, inward, r = skeleton.parts["hip"], (0.0, 7.0, -sign * 3.0), 6.0
    blob = [Station(add(bones.a, frame.place(*inward), t), frame.f, frame.r, r, r, r) for t in (0, 1)]
    return Shape("skin", [outline(blob, camera)], True)


def _lit(
    parts: Mapping[str, Tube], names: Sequence[str], camera: Camera, lit: Mapping[str, str], far: str = ""
) -> list[Shape]:
    """What is lit on some tubes, the target last and so on top."""
    found = []
    for grade in ("secondary", "primary"):
        rim = _RIM if grade == "primary" and not far else 0.0
        for part, rows in (area for muscle, its in lit.items() if its == grade for area in MUSCLES.get(muscle, ())):
            for name in names:
                if name in (part, part + "R", part + "L"):
                    loops = (patch(parts[name], name, way, camera, rim) for way in _ways(part, rows))
                    found += [Shape(far + grade, [loop], True) for loop in loops if loop]
    return found


def _ways(part: str, rows: Rows) -> list[Rows]:
    """The area, and its mirror image where it lies to one side of the trunk."""
    if part == "trunk" and (rows[0][1] + rows[0][2]) % 360:
        return [rows, tuple((u, -high, -low) for u, low, high in rows)]
    return [rows]


def bounds(layers: Sequence[Layer]) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of everything drawn."""
    points = [p for layer in layers for shape in layer.shapes for loop in shape.loops for p in loop]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
