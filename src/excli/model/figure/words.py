"""What a figure shows, in words made from its frames: "From standing to a hinge with the trunk at 74 degrees"."""

from __future__ import annotations

from typing import NamedTuple

from excli.model.figure.picture import Figure
from excli.model.figure.skeleton import Skeleton, solve
from excli.model.figure.vec import V, angle_between, norm, sub

_UP: V = (0.0, 1.0, 0.0)
_SMALL = 15.0  # degrees: less of a change is not said
_HAND_MOVES = 12.0  # cm


class _Seen(NamedTuple):
    """What is read off one frame: angles in degrees (trunk from upright), heights in cm."""

    trunk: float
    knees: tuple[float, float]
    elbows: tuple[float, float]
    skeleton: Skeleton


def describe(figure: Figure, position: str = "") -> str:
    """Return one sentence for each step of the movement. `position` is the entry's own word, where it has one."""
    seen = [_look(solve(pose)) for pose in figure.poses]
    names = [_posture(item, position) for item in seen]
    if len(seen) == 1:
        return f"{_capital(names[0])}, {_hands(seen[0])}."
    told = []
    for i in range(1, len(seen)):
        changes = _changes(seen[i - 1], seen[i])
        if names[i] == names[i - 1]:
            changes = changes or [_small_change(seen[i - 1], seen[i])]
            told.append(f"{f'{_capital(names[0])}:' if i == 1 else 'Then'} {', '.join(changes)}.")
        else:
            start = f"From {names[0]}" if i == 1 else "Then"
            hands = [change for change in changes if change.startswith("hands")][:1]
            told.append(f"{', '.join([f'{start} to {names[i]}', *hands])}.")
    return " ".join(told)


def _look(skeleton: Skeleton) -> _Seen:
    at, limbs = skeleton.at, skeleton.limbs
    bends = {name: angle_between(sub(limb.b, limb.a), sub(limb.c, limb.b)) for name, limb in limbs.items()}
    trunk = angle_between(sub(at["neck"], at["hip"]), _UP)
    return _Seen(trunk, (bends["legR"], bends["legL"]), (bends["armR"], bends["armL"]), skeleton)


def _posture(seen: _Seen, position: str) -> str:
    """The name of a position, with the angle that makes it."""
    at, pelvis = seen.skeleton.at, seen.skeleton.parts["hip"]
    if seen.skeleton.pose.air and position in ("standing", ""):
        return "the air"
    if seen.trunk > 130 and position != "prone":
        return "upside down"
    feet_off = min(at["soleR"][1], at["soleL"][1]) > 15
    if position == "hanging" or (feet_off and min(at["handR"][1], at["handL"][1]) > at["crown"][1] and seen.trunk < 50):
        return "hanging by the hands"
    if position in ("supine", "incline", "decline") and 0 < pelvis.f[1] < 0.6:
        return f"lying back with the trunk at {_round(seen.trunk)} degrees"
    if position == "seated" and pelvis.f[1] < 0.8:
        return f"sitting{_leaning(seen)}"
    if feet_off and position == "support" and seen.trunk < 60:
        return "a support on the hands"
    if position == "standing" and seen.trunk < 110 and max(at["soleR"][1], at["soleL"][1]) < at["hip"][1] - 15:
        low = min(at["handR"][1], at["handL"][1]) < 8 and at["hip"][1] < 75 and seen.trunk > 50
        return _lying(seen, pelvis.f[1], pelvis.r[1]) if low and min(seen.knees) < 60 else _upright(seen)
    return _lying(seen, pelvis.f[1], pelvis.r[1]) or _upright(seen)


def _leaning(seen: _Seen) -> str:
    return f" with the trunk at {_round(seen.trunk)} degrees" if seen.trunk >= 20 else ""


def _lying(seen: _Seen, front: float, right: float) -> str:
    """A position off the feet: front is how far the belly faces up, right how far the right side does."""
    at = seen.skeleton.at
    if abs(right) > 0.7:
        return "lying on the side" if at["shoulders"][1] < 35 else "a side support"
    if front > 0.6:
        raised = seen.trunk < 75
        if at["hip"][1] > at["shoulders"][1] + 8:
            return "a bridge on the shoulders"
        return f"lying back with the trunk at {_round(seen.trunk)} degrees" if raised else "lying face up"
    low = min(at["handR"][1], at["handL"][1], at["elbowR"][1], at["elbowL"][1])
    if front < -0.6 and low < 20:
        if max(at["kneeR"][1], at["kneeL"][1]) < 14 and max(seen.knees) > 50:
            return "hands and knees"
        if at["hip"][1] < 16:
            return "lying face down"
        return "a front support"
    if front < -0.6 and at["soleR"][1] > 8 and at["soleL"][1] > 8:
        return "lying face down"
    return ""


def _upright(seen: _Seen) -> str:
    """A position on the feet or the knees."""
    at, lean = seen.skeleton.at, _leaning(seen)
    right, left = seen.knees
    knee, apart = _round(max(seen.knees)), abs(at["soleR"][0] - at["soleL"][0])
    if min(at["kneeR"][1], at["kneeL"][1]) < 12:
        return f"{'kneeling' if max(at['kneeR'][1], at['kneeL'][1]) < 12 else 'kneeling on one knee'}{lean}"
    if max(at["soleR"][1], at["soleL"][1]) > 25 and min(at["soleR"][1], at["soleL"][1]) < 8:
        return f"standing on one leg{lean}"
    if apart > 35:
        front = right if at["soleR"][0] > at["soleL"][0] else left
        return f"a lunge with the front knee at {_round(front)} degrees" if knee >= 60 else f"a stride{lean}"
    if min(right, left) >= 55 and min(right, left) >= seen.trunk - 20:
        return f"a squat with the knees at {knee} degrees"
    if seen.trunk >= 35:
        return f"a hinge{lean}"
    return "standing with the knees bent" if knee >= 40 else f"standing{lean}"


def _changes(a: _Seen, b: _Seen) -> list[str]:
    """What moves, most of all first."""
    found: list[tuple[float, str]] = []
    for what, one, two in (
        ("trunk", (a.trunk,), (b.trunk,)),
        ("knee", a.knees, b.knees),
        ("elbow", a.elbows, b.elbows),
    ):
        moved = [abs(y - x) for x, y in zip(one, two, strict=True)]
        i = moved.index(max(moved))
        if moved[i] >= _SMALL:
            name = what if len(moved) == 1 or min(moved) < _SMALL else f"{what}s"
            found.append((moved[i], f"{name} from {_round(one[i])} to {_round(two[i])} degrees"))
    found.sort(reverse=True)
    at, to = a.skeleton.at, b.skeleton.at
    hand = "handR" if norm(sub(at["handR"], to["handR"])) >= norm(sub(at["handL"], to["handL"])) else "handL"
    if norm(sub(at[hand], to[hand])) > _HAND_MOVES and _hands(a) != _hands(b):
        found.append((0.0, _hands(b)))
    return [text for _, text in found[:3]]


_POINTS = {"head": "head", "hip": "hips", "kneeR": "knee", "kneeL": "knee", "heelR": "heel", "heelL": "heel", "toeR": "foot",
           "toeL": "foot", "shoulderR": "shoulder", "shoulderL": "shoulder", "elbowR": "elbow", "elbowL": "elbow",
           "handR": "hand", "handL": "hand"}  # fmt: skip


def _small_change(a: _Seen, b: _Seen) -> str:
    """The point that moves most, how far and where to."""
    one, two = a.skeleton.at, b.skeleton.at
    name = max(_POINTS, key=lambda point: norm(sub(one[point], two[point])))
    x, y, z = sub(two[name], one[name])
    far = norm((x, y, z))
    if far < 2:
        return f"the {'hands turn' if a.skeleton.pose.arms != b.skeleton.pose.arms else 'position is held'}"
    most = max(abs(x), abs(y), abs(z))
    if most == abs(y):
        way = "up" if y > 0 else "down"
    elif most == abs(x):
        way = "forward" if x > 0 else "back"
    else:
        way = "to the side"
    return f"the {_POINTS[name]} moves {round(far)} cm {way}"


def _hands(seen: _Seen) -> str:
    """Where the hands are, by the body's landmarks."""
    at = seen.skeleton.at
    places = ("crown", "head", "shoulders", "belly", "hip", "knees", "soles")
    words = {"crown": "overhead", "head": "at the head", "shoulders": "at the shoulders", "belly": "before the belly",
             "hip": "at the hips", "knees": "at the knees", "soles": "at the feet"}  # fmt: skip
    hand = seen.skeleton.spot("hands")
    if abs(at["handR"][2] - at["handL"][2]) > 110:
        return "hands out to the sides"
    if at["handR"][1] > at["crown"][1] + 6 and seen.trunk < 40:
        return "hands overhead"
    if norm(sub(hand, at["shoulders"])) > 42 and abs(hand[1] - at["shoulders"][1]) < 18 and seen.trunk < 40:
        return "hands straight ahead"
    near = min(places, key=lambda name: norm(sub(hand, seen.skeleton.spot(name))))
    return f"hands {words[near]}"


def _round(angle: float) -> int:
    return round(angle)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
