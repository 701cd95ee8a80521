"""Rules on joints: what loads one says so, and twins that differ only in kit load the same."""

from __future__ import annotations

from collections.abc import Iterator

from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.exercise import Exercise
from excli.model.kinds import HEAVY
from excli.model.problems import Problem

# Words of a slug that name kit only: without them twins have the same slug.
_KIT = (
    "band",
    "banded",
    "cable",
    "dumbbell",
    "kettlebell",
    "barbell",
    "machine",
    "smith",
    "ez",
    "bar",
    "landmine",
    "sandbag",
    "plate",
)
# Weight that a bending or turning spine carries.
_LOADS = frozenset(
    ("cable-machine", "crunch-machine", "weight-plate", "dumbbell", "barbell", "kettlebell",
     "torso-rotation-machine", "medicine-ball", "landmine")
)  # fmt: skip
_BENDING = frozenset(("trunk-flexion", "trunk-rotation", "lateral-flexion"))
# How far apart the degrees of twins may be: kit changes a load a little, never from none to heavy.
_APART = 1
# (what an entry must be, the joint it must load, from which degree on)
_MUST: tuple[tuple[str, str, str, int], ...] = (
    ("pattern", "neck-movement", "neck", 1),
    ("pattern", "handbalance", "shoulders", HEAVY),
    ("pattern", "handbalance", "wrists", 1),
    ("pattern", "jump", "ankles", 1),
    ("pattern", "jump", "knees", 1),
    ("pattern", "dip", "shoulders", HEAVY),
    ("pattern", "elbow-flexion", "elbows", 1),
    ("pattern", "elbow-extension", "elbows", 1),
    ("pattern", "squat", "knees", 1),
    ("pattern", "lunge", "knees", 1),
    ("pattern", "knee-extension", "knees", 1),
)


def joints_are_told(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        exercise = entry.exercise
        wanted = [(joint, least) for field, value, joint, least in _MUST if getattr(exercise, field) == value]
        if exercise.pattern in _BENDING and exercise.category == "strength" and _LOADS.intersection(exercise.equipment):
            wanted.append(("lower-back", 1))
        for joint, least in wanted:
            if exercise.joints.get(joint, 0) < least and not checked.excepted("joint-told", exercise.slug):
                message = f"a {exercise.pattern} loads the {joint} at {least} or more"
                yield problem_at(
                    entry, "joint-told", message, f"write {joint}: {least}, or give an exception", field="joints"
                )


def twins_load_alike(checked: CheckedCatalog) -> Iterator[Problem]:
    families: dict[tuple[str, str, str, str], list[str]] = {}
    for entry in checked.entries:
        families.setdefault(_family(entry.exercise), []).append(entry.exercise.slug)
    for slugs in families.values():
        for slug in slugs[1:]:
            first, entry = checked.by_slug[slugs[0]].exercise, checked.by_slug[slug]
            apart = [
                joint
                for joint in {*first.joints, *entry.exercise.joints}
                if abs(first.joints.get(joint, 0) - entry.exercise.joints.get(joint, 0)) > _APART
            ]
            for joint in sorted(apart):
                if not checked.excepted("joint-twins", slug, first.slug):
                    message = f"{first.slug}, the same with other kit, loads the {joint} otherwise"
                    yield problem_at(
                        entry, "joint-twins", message, "make them agree, or give an exception", field="joints"
                    )


def _family(exercise: Exercise) -> tuple[str, str, str, str]:
    """Return what twins share: the name without its kit, the pattern, the position, the sides."""
    rest = "-".join(part for part in exercise.slug.split("-") if part not in _KIT)
    return rest, exercise.pattern, exercise.position, exercise.laterality


RULES = (
    Rule("joint-told", "complete", "What loads a joint by its nature says so.", joints_are_told),
    Rule("joint-twins", "complete", "Twins that differ only in kit load the same joints.", twins_load_alike),
)
