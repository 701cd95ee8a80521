"""Does a figure agree with its entry: equipment, position, one side or both, the target seen?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from itertools import pairwise
from math import hypot

from excli.model.exercise import Exercise
from excli.model.figure.check import findings
from excli.model.figure.equipment import prop_name
from excli.model.figure.picture import Figure, layers
from excli.model.figure.silhouette import area
from excli.model.figure.skeleton import Skeleton, solve
from excli.model.figure.support import Finding, carried, staged
from excli.model.figure.vec import Frame, angle_between, norm, sub

# Equipment → the prop that draws it. What is not here is drawn from plain solids and cannot be checked.
DRAWN = {"barbell": "barbell", "ez-bar": "barbell", "dumbbell": "dumbbells", "kettlebell": "kettlebell",
         "bench": "bench", "incline-bench": "bench", "pull-up-bar": "bar", "low-bar": "bar", "dip-bars": "rails",
         "resistance-band": "band", "mini-band": "band", "cable-machine": "cable"}  # fmt: skip
_LOADS = frozenset({"barbell", "dumbbells", "kettlebell", "band"})
_LIKE_A_BARBELL = ("machine", "bar", "axle", "log")  # in the name of equipment that a barbell stands for
# The entry's position → what must hold of the trunk in one frame at least.
_LIES: Mapping[str, Callable[[Frame], bool]] = {
    "supine": lambda f: f.f[1] > 0.5,
    "prone": lambda f: f.f[1] < -0.5,
    "front-support": lambda f: f.f[1] < -0.5,
    "bent-over": lambda f: f.f[1] < -0.5,
    "hands-and-knees": lambda f: f.f[1] < -0.5,
    "side-lying": lambda f: abs(f.r[1]) > 0.7,
    "inverted": lambda f: f.u[1] < -0.5,
    "standing": lambda f: f.u[1] > 0.5,
    "seated": lambda f: f.u[1] > 0.3,
    "incline": lambda f: 0.3 < abs(f.f[1]) < 0.97,
}
_LEAST_SEEN = 0.008  # share of the body that the target must cover in one frame
_STANDS, _LEGS_MOVE = 50.0, 25.0  # degrees of the knee: more is no standing; more is a movement of the legs
_BELOW_THE_KNEE = ("calves", "shins")
_SEATED, _SLIDES = ("seated", "supine", "prone", "incline", "decline"), (9.0, 22.0)  # cm; a rower's seat goes further
_UPPER = ("arms", "shoulders", "chest", "back", "neck")
_STILL_LEGS = ("standing", "bent-over", "seated", "supine", "incline", "decline", "kneeling")
_TELLING = ("hip", "crown", "handR", "handL", "soleR", "soleL", "kneeR", "elbowR")
_OFF_THE_EDGE = 0.137  # numbers are written in whole cm: none of them lies where rounding turns
_EVEN, _UNEVEN = 4.0, 12.0  # cm: two sides that differ by less do the same; by more, do not


def check(figure: Figure, exercise: Exercise) -> list[Finding]:
    """Return everything wrong with a figure that it does not call fine."""
    every = dict.fromkeys(
        [
            *findings(figure),
            *_seen(figure),
            *_equipped(figure, exercise),
            *_placed(figure, exercise),
            *_worked(figure, exercise),
        ]
    )
    return [found for found in every if not any(word in found.message for word in figure.fine)]


def _seen(figure: Figure) -> Iterator[Finding]:
    """The target muscle is to be seen in at least one frame."""
    most = 0.0
    for pose, props in zip(figure.poses, figure.props, strict=True):
        lit, skin = 0.0, 1.0
        for layer in layers(figure, pose, props):
            for shape in layer.shapes:
                if not shape.width and shape.role.endswith("primary"):
                    lit += sum(abs(area(loop)) for loop in shape.loops)
                elif not shape.width and shape.role.endswith("skin"):
                    skin += sum(abs(area(loop)) for loop in shape.loops)
        most = max(most, lit / skin)
        if most >= _LEAST_SEEN:
            return
    yield Finding("figure-target", f"the target muscle is hardly seen ({most:.1%} of the body)")


def _equipped(figure: Figure, exercise: Exercise) -> Iterator[Finding]:
    there = {prop_name(prop) for props in figure.props for prop in props}
    needs = exercise.equipment
    for need in needs:
        if need in DRAWN and DRAWN[need] not in there:
            yield Finding("figure-equipment", f"needs a {need}, and none is drawn")
    for extra in sorted(there & _LOADS - {DRAWN.get(need) for need in needs}):
        if extra != "barbell" or not any(word in need for need in needs for word in _LIKE_A_BARBELL):
            yield Finding("figure-equipment", f"shows {extra}, which the entry does not ask for")


def _placed(figure: Figure, exercise: Exercise) -> Iterator[Finding]:
    skeletons = [solve(pose) for pose in figure.poses]
    lies = _LIES.get(exercise.position)
    if lies and not any(lies(skeleton.parts[part]) for skeleton in skeletons for part in ("hip", "chest")):
        yield Finding("figure-position", f"is not {exercise.position}")
    yield from _carried(figure, skeletons, exercise.position)
    turned = any(pose.trunk.twist or pose.trunk.side for pose in figure.poses)
    if exercise.laterality == "unilateral" and not turned and max(map(_uneven, skeletons)) < _EVEN:
        yield Finding("figure-side", "is one-sided in the entry, and both sides do the same")
    if exercise.laterality == "bilateral" and not turned:
        uneven = max(map(_uneven, skeletons))
        if uneven > _UNEVEN:
            yield Finding("figure-side", f"is two-sided in the entry, and the sides differ by {uneven:.0f} cm")


def _carried(figure: Figure, skeletons: list[Skeleton], position: str) -> Iterator[Finding]:
    """Who sits is carried in every frame; who lies, in one at least, for some get up."""
    found = [
        one._replace(frame=number, message=f"frame {number}: {one.message}")
        for number, (skeleton, props) in enumerate(zip(skeletons, figure.props, strict=True), start=1)
        for one in carried(skeleton, staged(figure, skeleton, props), props, position)
    ]
    if position == "seated" or len(found) == len(skeletons):
        yield from found


def _worked(figure: Figure, exercise: Exercise) -> Iterator[Finding]:
    """What the entry works moves, and what it does not stays: legs stand in one frame, and rest in work for the arms."""
    skeletons = [solve(pose) for pose in figure.poses]
    bends = [max(_knees(skeleton)) for skeleton in skeletons]
    air = any(pose.air for pose in figure.poses)
    if (
        exercise.position == "standing"
        and len(bends) > 1
        and not air
        and min(min(_knees(one)) for one in skeletons) > _STANDS
    ):
        yield Finding("figure-position", f"never stands: the knees are at {min(bends):.0f}° at best")
    upper = exercise.body_part in _UPPER and exercise.category == "strength" and exercise.position in _STILL_LEGS
    upper = upper or (exercise.mechanic == "isolation" and exercise.target in _BELOW_THE_KNEE)
    for number, (one, two) in enumerate(pairwise(skeletons), start=2):
        moved = max(abs(a - b) for a, b in zip(_knees(one), _knees(two), strict=True))
        if upper and not air and moved > _LEGS_MOVE:
            message = f"the knees bend by {moved:.0f}°, though they are not to work"
            yield Finding("figure-work", message, number)
        x, y, z = sub(one.at["hip"], two.at["hip"])
        far = hypot(x, z)
        if exercise.position in _SEATED and not air and abs(y) < _EVEN and _SLIDES[0] < far < _SLIDES[1]:
            yield Finding("figure-slide", f"the hips slide {far:.0f} cm where they rest", number)


def _knees(skeleton: Skeleton) -> tuple[float, float]:
    bends = [
        angle_between(sub(leg.b, leg.a), sub(leg.c, leg.b)) for leg in (skeleton.limbs["legR"], skeleton.limbs["legL"])
    ]
    return bends[0], bends[1]


def _uneven(skeleton: Skeleton) -> float:
    """By how much the two sides differ, in cm from the hips."""
    at, hip = skeleton.at, skeleton.at["hip"]
    return max(
        abs(norm(sub(at[name + "R"], hip)) - norm(sub(at[name + "L"], hip)))
        for name in ("hand", "ankle", "knee", "elbow")
    )


def likeness(figure: Figure) -> tuple[object, ...]:
    """Return what two figures that show the same have in common: where every joint is, to 2 cm, and what stands there."""
    skeletons = (solve(pose) for pose in figure.poses)
    places = tuple(
        tuple(round(x / 2 + _OFF_THE_EDGE) for name in _TELLING for x in skeleton.at[name]) for skeleton in skeletons
    )
    return places, repr(figure.props)


def digest(likeness: tuple[object, ...]) -> str:
    """Return a likeness in twelve characters, the same on every machine."""
    return blake2b(repr(likeness).encode(), digest_size=6).hexdigest()
