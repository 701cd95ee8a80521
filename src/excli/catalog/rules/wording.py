"""Rules on words: one spelling, plain words, cues short enough to call, and care where it hurts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from excli.catalog.reader import Entry
from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.catalog.rules.consistency import kit_faults
from excli.model.problems import Problem

CUE_WORDS = 8
# American spelling → British. "practice" is a noun; the verb is caught by what stands before it.
SPELLING: tuple[tuple[str, str], ...] = (
    (r"centers?|centered|centering", "centre"), (r"colors?|colored", "colour"), (r"favor(?:s|ed|ing|ite)?", "favour"),
    (r"neighbors?|neighboring", "neighbour"), (r"travel(?:ed|ing|er)", "travell-"), (r"fibers?", "fibre"),
    (r"plow", "plough"), (r"curbs?", "kerb"), (r"programs?", "programme"), (r"pedal(?:ed|ing)", "pedall-"),
    (r"percent", "per cent"), (r"toward", "towards"), (r"afterward", "afterwards"), (r"liters?", "litre"),
    (r"(?:centi|milli)?meters?", "metre"), (r"defense", "defence"), (r"flashlight", "torch"), (r"sneakers?", "trainer"),
    (r"gray", "grey"), (r"mold(?:s|ed)?", "mould"), (r"behavior", "behaviour"), (r"elevators?", "lift"),
    (r"stabiliz\w+", "stabilis-"), (r"pressurized", "pressurised"), (r"signaling", "signalling"),
    (r"(?:to|can|and|or|you|they|then|don't) practice", "practise"),
)  # fmt: skip
_SPELLED = [(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), right) for pattern, right in SPELLING]
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|once|twice|half)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(rehab|surgery|pregnan\w*|postpartum|postnatal|after birth|sprain\w*|acl|tendon\w*)\b", re.IGNORECASE
)
_SENT_ON = re.compile(
    r"\b(treats?|treating|doctor|physio\w*|midwife|surgeon|seen|checked|examined|looked at|medical|clinician|therapist)\b",
    re.IGNORECASE,
)
_HURTS = re.compile(
    r"\b(numb(?:ness)?|tingl\w*|dizz\w*|pain\w*|hurts?(?! performance)|ach(?:e|es|ing))\b", re.IGNORECASE
)
_ENDED = re.compile(
    r"\b(stop\w*|seen|check(?:ed|ing)|clinician|examine|leave \w+ alone|days off|examined|looked at|doctor|physio\w*|leave it|end the set|put it down|see (?:a|some|who)\w*|"
    r"rack (?:it|the)|treats?|normal|harmless|muscle|skin|bruis\w*)\b", re.IGNORECASE
)  # fmt: skip


def _texts(entry: Entry) -> Iterator[tuple[str, int | None, str]]:
    exercise = entry.exercise
    for field in ("summary", "start", "move_on"):
        yield field, None, getattr(exercise, field)
    for field in ("cues", "steps", "tips"):
        yield from ((field, index, text) for index, text in enumerate(getattr(exercise, field)))
    for index, mistake in enumerate(exercise.mistakes):
        yield "mistakes", index, f"{mistake.fault} {mistake.fix}"
    for index, item in enumerate(exercise.faq):
        yield "faq", index, f"{item.question} {item.answer}"


def spelling(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        for field, index, text in _texts(entry):
            for pattern, right in _SPELLED:
                found = pattern.search(text)
                if found:
                    message = f"{found.group()!r} is American spelling"
                    yield problem_at(entry, "spelling", message, f"write {right}", field=field, index=index)


def cues(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        for index, cue in enumerate(entry.exercise.cues):
            count = len(cue.split())
            if count > CUE_WORDS or cue.endswith("."):
                message = f"a cue of {count} words" if count > CUE_WORDS else "a cue that ends with a full stop"
                hint = f"at most {CUE_WORDS} words, no full stop: it is called across the floor"
                yield problem_at(entry, "cue-length", message, hint, field="cues", index=index)


def move_on_counts(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        if entry.exercise.move_on and not _NUMBER.search(entry.exercise.move_on):
            yield problem_at(
                entry, "move-on-number", "move_on has no number", "say how much is enough", field="move_on"
            )


def promises(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        if any(_SENT_ON.search(text) for _, _, text in _texts(entry)):
            continue
        for index, phrase in enumerate(entry.exercise.search_phrases):
            found = _PROMISE.search(phrase)
            if found:
                message = f"{phrase!r} promises what no text of the entry speaks of"
                hint = "say in an answer who decides, or drop the phrase"
                yield problem_at(entry, "promise", message, hint, field="search_phrases", index=index)


def pain_ends(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        for index, item in enumerate(entry.exercise.faq):
            if _HURTS.search(item.question) and not _ENDED.search(item.answer):
                message = "the answer to a question of pain does not say when to stop or be seen"
                yield problem_at(
                    entry, "pain-ends", message, "say when to stop and who looks at it", field="faq", index=index
                )


def kit_in_aliases(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        for index, alias in enumerate(entry.exercise.aliases):
            for phrase, needed in kit_faults(alias, _with_covered(checked, entry.exercise.equipment)):
                if not checked.excepted("alias-kit", entry.exercise.slug):
                    message = f"the alias says {phrase!r}, the equipment has no {' or '.join(needed)}"
                    yield problem_at(entry, "alias-kit", message, "drop the alias", field="aliases", index=index)


def _with_covered(checked: CheckedCatalog, equipment: tuple[str, ...]) -> tuple[str, ...]:
    """Return equipment with what it gives as well: a landmine holds a barbell."""
    terms = checked.vocabularies["equipment"].terms
    return (*equipment, *(other for slug in equipment for other in terms[slug].covers))


def static_moves(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        exercise = entry.exercise
        counted = exercise.force == "static" and exercise.dose and exercise.dose.reps
        if counted and exercise.pattern != "self-massage" and not checked.excepted("static-moves", exercise.slug):
            message = "a hold is not counted in reps"
            yield problem_at(entry, "static-moves", message, "write push or pull, or seconds", field="force")


def isolation_shared(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        exercise = entry.exercise
        if exercise.mechanic == "isolation" and exercise.category == "strength" and len(exercise.secondary) > 3:
            message = f"isolation with {len(exercise.secondary)} secondary muscles"
            yield problem_at(entry, "isolation-shared", message, "write compound, or name fewer", field="mechanic")


RULES = (
    Rule("spelling", "complete", "British spelling throughout.", spelling),
    Rule("cue-length", "complete", "A cue has at most eight words.", cues),
    Rule("move-on-number", "complete", "When to move on is told with a number.", move_on_counts),
    Rule("promise", "complete", "Search phrases promise nothing that no text speaks of.", promises),
    Rule("pain-ends", "complete", "An answer on pain says when to stop and be seen.", pain_ends),
    Rule("alias-kit", "complete", "An alias names no kit that the entry does not need.", kit_in_aliases),
    Rule("static-moves", "complete", "What is static is held, not counted.", static_moves),
    Rule("isolation-shared", "complete", "What four muscles share is no isolation.", isolation_shared),
)
