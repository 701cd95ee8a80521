"""The sentences excli derives from an entry's facts, so that nobody writes them twice."""

from __future__ import annotations

from excli.model.answers import Link, Page
from excli.model.exercise import Dose, Exercise, Question
from excli.model.facets import BODY_WEIGHT
from excli.model.text import join

_PART = {"legs": "leg", "arms": "arm", "shoulders": "shoulder", "full-body": "full-body"}
_KIND = {
    "strength": "{part} exercise",
    "olympic-lifting": "Olympic lift",
    "plyometrics": "{part} plyometric",
    "strongman": "strongman lift",
    "cardio": "{part} cardio exercise",
    "stretching": "{part} stretch",
    "mobility": "{part} mobility drill",
    "balance": "{part} balance exercise",
}
_VERB = {"stretching": "Stretches", "mobility": "Frees", "cardio": "Works"}
_GERUND_SAFE = ("swing", "ring", "string", "spring")


def spoken_name(name: str) -> str:
    """Return a name as a sentence takes it: with its article, unless it is an activity.

    >>> spoken_name("Goblet Squat"), spoken_name("Running")
    ('the Goblet Squat', 'Running')
    """
    last = name.rsplit(maxsplit=1)[-1].lower()
    if last.endswith("ing") and last not in _GERUND_SAFE:
        return name
    return name if name.lower().startswith("the ") else f"the {name}"


def muscles(page: Page, slugs: tuple[str, ...] | list[str]) -> str:
    """Return muscles as a sentence names them: "the glutes and the hamstrings"."""
    return join([page.terms["muscle"][slug].spoken for slug in slugs])


def kit(page: Page, slugs: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Return equipment as a sentence names it: "a resistance band and something solid to anchor it to"."""
    return join([page.terms["equipment"][slug].spoken for slug in slugs], last)


def own_kit(page: Page) -> str:
    """Return the equipment of the page's own entry; a "double" exercise takes two of its main thing."""
    exercise = page.exercise
    text = kit(page, exercise.equipment)
    first = page.terms["equipment"][exercise.equipment[0]]
    if "double" in exercise.name.lower().split() and first.spoken == f"a {first.label.lower()}":
        text = text.replace(first.spoken, f"two {first.label.lower()}s", 1)
    return text


def amount(value: str, unit: str) -> str:
    """Return a count or range with its unit: "1 set", "12 to 20 reps"."""
    return f"{value.replace('-', ' to ')} {unit if value != '1' else unit.removesuffix('s')}"


def dose(found: Dose, laterality: str) -> str:
    """Return a dose in words: "3 sets of 12 to 20 reps", "2 sets of 45 to 90 seconds on each side"."""
    unit = "reps" if found.reps else "seconds" if found.seconds else "metres" if found.metres else "minutes"
    each = amount(getattr(found, unit), unit)
    if not found.sets:
        return each
    side = " on each side" if laterality == "unilateral" and unit != "metres" else ""
    return f"{amount(found.sets, 'sets')} of {each}{side}"


def facts_line(page: Page) -> str:
    """Return the line under the quick answer."""
    exercise = page.exercise
    level = page.terms["difficulty"][exercise.difficulty].label
    part = _PART.get(exercise.body_part, exercise.body_part)
    text = f"{level} {_KIND[exercise.category].format(part=part)}"
    if exercise.equipment == (BODY_WEIGHT,):
        text += " with body weight alone."
    else:
        text += f" with {own_kit(page)}."
    text += f" {_VERB.get(exercise.category, 'Targets')} {muscles(page, [exercise.target])}"
    if exercise.secondary:
        names = muscles(page, exercise.secondary)
        verb = "work" if _is_plural(page, exercise.secondary) else "works"
        if exercise.category in ("stretching", "mobility"):
            text += f", and {names} with {_them(page, [exercise.target])}"
        else:
            text += f"; {names} {verb} hard too"
    return f"{text}."


def derived_faq(page: Page) -> tuple[Question, ...]:
    """Return the questions every entry answers from its facts: muscles, beginners, equipment, dose, substitutes."""
    exercise = page.exercise
    name = spoken_name(exercise.name)
    verb = "is" if name != exercise.name or not name.endswith("s") else "are"
    found = [
        Question(f"What muscles does {name} work?", _muscles_answer(page, name)),
        Question(f"{verb.capitalize()} {name} good for beginners?", _beginner_answer(page, name)),
        Question(f"What equipment does {name} need?", _equipment_answer(page)),
    ]
    if exercise.dose:
        question = "How long should a session be?" if not exercise.dose.sets else _dose_question(exercise.dose)
        found.append(Question(question, _dose_answer(exercise)))
    if page.links["swaps"]:
        found.append(Question(f"What can I do instead of {name}?", _swap_answer(page)))
    asked = {item.question.casefold() for item in exercise.faq}
    return tuple(item for item in found if item.question.casefold() not in asked)


def _muscles_answer(page: Page, name: str) -> str:
    exercise = page.exercise
    target = muscles(page, [exercise.target])
    capital = name[0].upper() + name[1:]
    if exercise.category == "stretching":
        text = f"It stretches {target}"
    elif exercise.category == "mobility":
        text = f"It works on {target}"
    else:
        text = f"{capital} trains {target} first of all"
    if exercise.secondary:
        others = muscles(page, exercise.secondary)
        plural = _is_plural(page, exercise.secondary)
        if exercise.category in ("stretching", "mobility"):
            text += f", and {others} along the way"
        else:
            text += f", and {others} {'work' if plural else 'works'} hard with {_them(page, [exercise.target])}"
    part = page.terms["body-part"][exercise.body_part].label.lower()
    return f"{text}. It is filed under {part}."


def _beginner_answer(page: Page, name: str) -> str:
    exercise = page.exercise
    easier, harder = page.links["easier"], page.links["harder"]
    if exercise.difficulty == "beginner":
        text = "Yes. It can be learnt in a session"
        if easier:
            text += f"; if it is too much at first, start with {_names(easier, 'or')}"
        elif harder:
            text += f", and it leads on to {_names(harder, 'and')}"
        return f"{text}."
    if exercise.difficulty == "intermediate":
        text = "With some practice behind you, yes"
        return f"{text}: come to it from {_names(easier, 'or')}." if easier else f"{text}; go light and short at first."
    if easier:
        return f"Not yet. It is an advanced exercise: build up with {_names(easier, 'and')}."
    return "Not yet. It is an advanced exercise that wants strength and practice first."


def _equipment_answer(page: Page) -> str:
    exercise = page.exercise
    if exercise.equipment == (BODY_WEIGHT,):
        return "Nothing: a floor and some room are enough."
    text = f"{own_kit(page)}."
    bare = [link for link in page.links["swaps"] if link.equipment == (BODY_WEIGHT,)]
    if bare:
        text += f" With nothing at all, do {_names(tuple(bare[:1]), 'or')} instead."
    return text[0].upper() + text[1:]


def _dose_question(found: Dose) -> str:
    if found.reps:
        return "How many sets and reps should I do?"
    return "How far should I go?" if found.metres else "How long should each set last?"


def _dose_answer(exercise: Exercise) -> str:
    assert exercise.dose is not None
    text = dose(exercise.dose, exercise.laterality)
    if not exercise.dose.sets:
        return f"{text[0].upper()}{text[1:]} in one go."
    return f"{text[0].upper()}{text[1:]}."


def _swap_answer(page: Page) -> str:
    links = page.links["swaps"][:3]
    does = "does" if len(links) == 1 else "do"
    names = _names(links, "or")
    text = f"{names[0].upper()}{names[1:]} {does} the same job."
    other = next((link for link in links if link.equipment and link.equipment[0] != page.exercise.equipment[0]), None)
    if other and other.equipment != (BODY_WEIGHT,):
        named = spoken_name(other.name)
        text += f" {named[0].upper()}{named[1:]} needs {kit(page, other.equipment)}."
    return text


def _names(links: tuple[Link, ...], last: str) -> str:
    return join([spoken_name(link.name) for link in links[:3]], last)


def _is_plural(page: Page, slugs: tuple[str, ...]) -> bool:
    return len(slugs) > 1 or _them(page, slugs) == "them"


def _them(page: Page, slugs: tuple[str, ...] | list[str]) -> str:
    plural = len(slugs) > 1 or page.terms["muscle"][slugs[0]].label.lower().endswith("s")
    return "them" if plural and slugs[0] != "serratus" else "it"
