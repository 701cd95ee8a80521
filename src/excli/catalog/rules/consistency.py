"""Rules on sense: dose, equipment, pattern and name must agree with one another.

The tables are plain strength-and-conditioning knowledge; widen one when a true entry is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.exercise import Exercise
from excli.model.facets import BODY_WEIGHT
from excli.model.kinds import DOSE_UNITS
from excli.model.problems import Problem
from excli.model.text import words
from excli.model.vocabulary import Term

# The least and most of one set (or, for minutes, of the session) that anybody would program.
_BOUNDS = {"sets": (1, 20), "reps": (1, 150), "seconds": (2, 300), "minutes": (1, 180), "metres": (3, 5000)}
_MOST_REPS = {"olympic-lifting": 12, "plyometrics": 40, "strongman": 20}
# Patterns of lifting: a moving set of them is counted, never timed.
_COUNTED = {
    "lunge", "hinge", "hip-thrust", "knee-extension", "knee-flexion", "horizontal-push", "vertical-push",
    "dip", "horizontal-pull", "vertical-pull", "pullover", "fly", "reverse-fly", "upright-pull", "elbow-flexion",
    "elbow-extension", "clean", "snatch", "jerk",
}  # fmt: skip


def dose_fits(checked: CheckedCatalog) -> Iterator[Problem]:
    """The dose is one a coach would write for this category."""
    for entry in checked.entries:
        exercise = entry.exercise
        if exercise.dose is None:
            continue
        message = _dose_fault(exercise)
        if message:
            yield problem_at(entry, "dose-fits", message, "fix the dose, the category or the force", field="dose")


def _dose_fault(exercise: Exercise) -> str:
    dose = exercise.dose
    assert dose is not None
    for unit in ("sets", *DOSE_UNITS):
        value = getattr(dose, unit)
        if value:
            least, most = _BOUNDS[unit]
            numbers = [int(part) for part in value.split("-")]
            if min(numbers) < least or max(numbers) > most:
                return f"{value} {unit} is not what anybody would program"
    if exercise.category == "stretching" and not (dose.seconds or dose.minutes):
        return "a stretch is held: seconds or minutes"
    if dose.reps and int(dose.reps.split("-")[-1]) > _MOST_REPS.get(exercise.category, 150):
        return f"{dose.reps} reps are too many for {exercise.category}"
    lifted = exercise.pattern in _COUNTED and exercise.category in ("strength", "olympic-lifting")
    if lifted and exercise.force != "static" and not (dose.reps or dose.metres):
        return f"a {exercise.pattern} that moves is counted in reps"
    return ""


_CABLES = ("cable-machine", "lat-pulldown-machine", "cable-row-machine")
_BENCHES = ("bench", "incline-bench", "decline-bench", "preacher-bench")
# Words of a name → equipment of which one must be listed. Longer phrases are tried first and taken out of the name.
_KIT_WORDS: dict[str, tuple[str, ...]] = {
    "cable": _CABLES,
    "banded": ("resistance-band", "mini-band"),
    "band": ("resistance-band", "mini-band"),
    "mini band": ("mini-band",),
    "dumbbell": ("dumbbell",),
    "kettlebell": ("kettlebell",),
    "barbell": ("barbell",),
    "ez bar": ("ez-bar",),
    "trap bar": ("trap-bar",),
    "axle": ("axle-bar",),
    "smith machine": ("smith-machine",),
    "landmine": ("landmine",),
    "sandbag": ("sandbag",),
    "medicine ball": ("medicine-ball",),
    "stability ball": ("stability-ball",),
    "bosu": ("bosu-ball",),
    "foam roll": ("foam-roller",),
    "massage ball": ("massage-ball",),
    "suspension": ("suspension-trainer",),
    "ring": ("gymnastic-rings",),
    "ab wheel": ("ab-wheel",),
    "battle rope": ("battle-ropes",),
    "jump rope": ("jump-rope",),
    "rope": ("rope-attachment", "climbing-rope", "battle-ropes", "jump-rope"),
    "sled": ("sled",),
    "sledgehammer": ("sledgehammer",),
    "treadmill": ("treadmill",),
    "towel": ("towel",),
    "chair": ("chair",),
    "wall": ("wall",),
    "backpack": ("backpack",),
    "partner": ("partner",),
    "slider": ("sliders",),
    "ankle weight": ("ankle-weights",),
    "decline bench": ("decline-bench",),
    "preacher": ("preacher-bench", "curl-machine", "incline-bench", "stability-ball"),
    "box jump": ("plyo-box", "bench"),
    "wall ball": ("medicine-ball",),
}


def kit_in_name(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        name = _meant(entry.exercise.name)
        for phrase, needed in kit_faults(entry.exercise.name, entry.exercise.equipment):
            message = f"the name says {phrase!r}, the equipment has no {' or '.join(needed)}"
            yield problem_at(entry, "kit-in-name", message, "add it, or change the name", field="equipment")
        machine = " machine " in name and BODY_WEIGHT not in entry.exercise.equipment
        if machine and not any(_is_machine(checked, slug) for slug in entry.exercise.equipment):
            message = "the name says 'machine', no machine is listed"
            yield problem_at(entry, "kit-in-name", message, "name the machine", field="equipment")


def kit_faults(name: str, equipment: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of a name that are kit, with the equipment of which none is listed."""
    rest = _meant(name)
    for phrase in sorted(_KIT_WORDS, key=len, reverse=True):
        folded = f" {' '.join(words(phrase))} "
        if folded in rest:
            rest = rest.replace(folded, " ")
            if not set(_KIT_WORDS[phrase]) & set(equipment):
                yield phrase, _KIT_WORDS[phrase]


def _is_machine(checked: CheckedCatalog, slug: str) -> bool:
    return checked.vocabularies["equipment"].terms[slug].shelf in (
        "cables and machines",
        "cardio machines",
    ) or slug in (
        "reverse-hyper",
        "assisted-pull-up-machine",
    )


_SIDES = re.compile(r"\b(single|one)-(arm|leg|armed|legged)\b", re.IGNORECASE)
_LYING = ("supine", "prone", "side-lying", "incline", "decline")
# Words of a name → positions of which it must have one.
_POSITION_WORDS: dict[str, tuple[str, ...]] = {
    "seated": ("seated",),
    "lying": _LYING,
    "side lying": ("side-lying",),
    "kneeling": ("kneeling", "half-kneeling", "hands-and-knees", "front-support", "bent-over"),
    "half kneeling": ("half-kneeling",),
    "prone": ("prone", "front-support", "incline"),
    "supine": ("supine",),
    "hanging": ("hanging", "inverted"),
    "standing": ("standing", "split-stance", "single-leg", "bent-over", "moving"),
}
# Words of a name → muscles of which one must be the target or secondary.
_MUSCLE_WORDS: dict[str, tuple[str, ...]] = {
    "hamstring": ("hamstrings",),
    "quad": ("quads",),
    "calf": ("calves",),
    "glute": ("glutes", "abductors"),
    "bicep": ("biceps",),
    "tricep": ("triceps",),
    "forearm": ("forearms",),
    "adductor": ("adductors",),
    "lat": ("lats",),
    "trap": ("traps",),
    "hip flexor": ("hip-flexors",),
    "rear delt": ("rear-delts",),
    "tibiali": ("shins",),
    "oblique": ("obliques",),
}
# Parts of names that hold such a word and mean something else.
_NOT_MEANT = (
    "glute ham", "forearm plank", "forearm stand", "forearm side plank", "captains chair", "it band", "calf machine", "hamstring walkout", "wall ball",
    "seated good morning", "roman chair", "nerve slider", "chair pose", "yoga chair", "wall chair", "sled leg press",
    "sled hack squat", "tyre sled",
)  # fmt: skip


def _meant(name: str) -> str:
    """Return the folded words of a name with a space on each side, without the phrases that mean something else."""
    found = f" {' '.join(words(name))} "
    for phrase in _NOT_MEANT:
        found = found.replace(f" {' '.join(words(phrase))} ", " ")
    return found


def words_of_name(checked: CheckedCatalog) -> Iterator[Problem]:
    """Muscles, positions and sides in the name agree with the fields."""
    for entry in checked.entries:
        exercise = entry.exercise
        name = _meant(exercise.name)
        if _SIDES.search(exercise.name) and exercise.laterality == "bilateral":
            message = "the name says one side, the laterality says both"
            yield problem_at(entry, "name-agrees", message, "write unilateral or alternating", field="laterality")
        for phrase in sorted(_POSITION_WORDS, key=len, reverse=True):
            folded = f" {' '.join(words(phrase))} "
            if folded in name:
                name = name.replace(folded, " ")
                if exercise.position not in _POSITION_WORDS[phrase]:
                    message = f"the name says {phrase!r}, the position is {exercise.position}"
                    yield problem_at(entry, "name-agrees", message, "fix one of them", field="position")
        name = name.replace(" trap bar ", " ")
        for phrase, muscles in _MUSCLE_WORDS.items():
            if f" {phrase} " in name and not set(muscles) & {exercise.target, *exercise.secondary}:
                message = f"the name says {phrase!r}, the muscles have no {' or '.join(muscles)}"
                yield problem_at(entry, "name-agrees", message, "add it, or fix the name", field="target")


_HIPS = ("glutes", "hamstrings", "quads", "adductors", "abductors", "hip-flexors")
_DELTS = ("front-delts", "side-delts", "rear-delts")
_TRUNK = ("abs", "obliques", "lower-back", "serratus", "hip-flexors")
_PULLS = ("lats", "upper-back", "rear-delts", "biceps", "forearms", "traps")
# Pattern → muscles that can limit a set of it. Patterns that may train anything are left out.
_TARGETS: dict[str, tuple[str, ...]] = {
    "squat": ("quads", "glutes", "adductors"),
    "lunge": ("quads", "glutes", "adductors", "abductors"),
    "hinge": ("glutes", "hamstrings", "lower-back", "quads", "forearms", "adductors"),
    "hip-thrust": ("glutes", "hamstrings"),
    "hip-extension": ("glutes", "hamstrings"),
    "hip-flexion": ("abs", "hip-flexors", "obliques", "quads"),
    "hip-abduction": ("abductors", "glutes"),
    "hip-adduction": ("adductors",),
    "knee-extension": ("quads",),
    "knee-flexion": ("hamstrings",),
    "calf-raise": ("calves",),
    "shin-raise": ("shins", "calves"),
    "horizontal-push": ("chest", "triceps", "front-delts", "serratus", "forearms", "abs"),
    "vertical-push": ("front-delts", "side-delts", "triceps", "forearms", "rotator-cuff"),
    "dip": ("triceps", "chest"),
    "horizontal-pull": _PULLS,
    "vertical-pull": _PULLS,
    "pullover": ("lats", "chest"),
    "fly": ("chest",),
    "reverse-fly": ("rear-delts", "upper-back", "traps", "rotator-cuff"),
    "shoulder-raise": _DELTS,
    "upright-pull": ("traps", *_DELTS, "upper-back"),
    "shrug": ("traps", "upper-back", "serratus", "lats"),
    "shoulder-rotation": ("rotator-cuff", *_DELTS),
    "elbow-flexion": ("biceps", "forearms"),
    "elbow-extension": ("triceps",),
    "wrist": ("forearms",),
    "grip": ("forearms",),
    "trunk-flexion": ("abs", "obliques", "hip-flexors"),
    "trunk-extension": ("lower-back", "glutes", "hamstrings", "upper-back"),
    "trunk-rotation": ("obliques", "abs"),
    "lateral-flexion": ("obliques",),
    "anti-extension": ("abs", "lower-back", "glutes", "obliques"),
    "anti-rotation": ("abs", "obliques", "lower-back", "glutes"),
    "anti-lateral-flexion": ("obliques", "adductors", "abductors", "abs"),
    "neck-movement": ("neck", "traps"),
    "clean": ("quads", "glutes", "hamstrings", "traps", "upper-back", "front-delts", "forearms"),
    "snatch": ("quads", "glutes", "hamstrings", "traps", *_DELTS),
    "jerk": ("front-delts", "triceps", "quads", "side-delts"),
    "sled-work": (*_HIPS, "calves", "upper-back", "lats", "triceps", "chest", "rear-delts", "abs"),
    "jump": (*_HIPS, "calves"),
    "straight-arm-hold": ("lats", "front-delts", "triceps", "abs", "obliques", "hip-flexors", "chest", "biceps"),
    "handbalance": ("front-delts", "forearms", "side-delts"),
}


def pattern_fits(checked: CheckedCatalog) -> Iterator[Problem]:
    """The target can limit a set of the pattern."""
    for entry in checked.entries:
        exercise = entry.exercise
        allowed = _TARGETS.get(exercise.pattern)
        if allowed and exercise.target not in allowed:
            message = f"{exercise.target} does not limit a set of {exercise.pattern}"
            yield problem_at(entry, "pattern-fits", message, f"expected: {', '.join(allowed)}", field="target")


def steps_name_kit(checked: CheckedCatalog) -> Iterator[Problem]:
    """The steps name all equipment."""
    terms = checked.vocabularies["equipment"].terms
    for entry in checked.entries:
        if not entry.exercise.steps or entry.exercise.equipment == (BODY_WEIGHT,):
            continue
        said = set(words(" ".join(entry.exercise.steps)))
        for index, slug in enumerate(entry.exercise.equipment):
            if not _mentions(said, slug, terms):
                message = f"no step says what to do with {terms[slug].spoken}"
                yield problem_at(entry, "steps-name-kit", message, "name it in a step", field="equipment", index=index)


def _mentions(said: set[str], slug: str, terms: dict[str, Term]) -> bool:
    """Return whether some spelling of a piece of equipment, or of what it covers, stands in the steps."""
    found = [slug]
    for known in found:
        found += (other for other in terms[known].covers if other not in found)
    for known in found:
        term = terms[known]
        for spelling in (term.slug, term.label, term.phrase, *term.synonyms):
            parts = [part for part in words(spelling) if part not in ("a", "an", "of", "the")]
            if parts and (set(parts) <= said or "".join(parts) in said):
                return True
        # "the machine", "the rope", "the handles": the last word of what it is called
        if words(term.label)[-1] in said:
            return True
    return bool(_stand_ins(terms[slug]) & said)


# Words that stand for a thing in a sentence though they are not its name.
_STAND_INS: dict[str, set[str]] = {
    "anchor-point": {"anchor", "anchored", "door", "post", "upright", "rack", "tied", "fixed", "looped", "strut"},
    "axle-bar": {"bar"},
    "barbell": {"bar"},
    "climbing-rope": {"rope"},
    "decline-bench": {"bench"},
    "dumbbell": {"bell", "weight"},
    "ez-bar": {"bar"},
    "farmers-handles": {"handle"},
    "gymnastic-rings": {"ring"},
    "hill": {"hill", "slope"},
    "incline-bench": {"bench", "backrest", "pad"},
    "indian-clubs": {"club"},
    "kettlebell": {"bell"},
    "low-bar": {"bar"},
    "medicine-ball": {"ball"},
    "partner": {"partner", "helper", "spotter"},
    "pull-up-bar": {"bar"},
    "rope-attachment": {"rope"},
    "safety-squat-bar": {"bar"},
    "squat-rack": {"rack", "upright", "pin", "hook", "safety"},
    "sandbag": {"bag"},
    "stability-ball": {"ball"},
    "stairs": {"stair", "flight", "stairwell"},
    "steel-mace": {"mace"},
    "strap": {"strap", "belt"},
    "trap-bar": {"bar", "handle"},
    "weight-plate": {"plate"},
    "weighted-vest": {"vest"},
    "yoke": {"crossbar", "frame"},
}
_SHELF_STAND_INS = {
    "cables and machines": {"machine", "pad", "handle", "lever", "stack", "seat", "cable", "pulley"},
    "cardio machines": {"machine", "pedal", "belt", "handle", "seat"},
}


def _stand_ins(term: Term) -> set[str]:
    return _STAND_INS.get(term.slug, set()) | _SHELF_STAND_INS.get(term.shelf, set())


RULES = (
    Rule("dose-fits", "complete", "The dose is one a coach would write for this category.", dose_fits),
    Rule("kit-in-name", "complete", "Equipment in the name is in the list.", kit_in_name),
    Rule("name-agrees", "complete", "Muscles, positions and sides in the name agree with the fields.", words_of_name),
    Rule("pattern-fits", "complete", "The target can limit a set of the pattern.", pattern_fits),
    Rule("steps-name-kit", "complete", "The steps name all equipment.", steps_name_kit),
)
