"""One view of an entry, built once, that every renderer of a page walks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from excli.model.answers import Page
from excli.model.exercise import Mistake, Question
from excli.model.facets import BODY_WEIGHT
from excli.model.fields import FIELD_BY_NAME, FIELDS
from excli.present import speech
from excli.present.safe import clean

if TYPE_CHECKING:
    from excli.model.figure.flat import Drawing, FlatFrame

SectionId = Literal["quick-answer", "steps", "tips", "mistakes", "faq", "related"]


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Command:
    """A pointer to more: what it leads to, and the command to copy."""

    title: str
    command: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page. Only what its id calls for is filled:

    quick-answer  paragraphs, facts
    steps, tips   lines
    mistakes      mistakes
    faq           questions (the entry's own, then the derived)
    related       commands
    """

    id: SectionId
    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    lines: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    questions: tuple[Question, ...] = ()
    commands: tuple[Command, ...] = ()

    def __bool__(self) -> bool:
        return any((self.paragraphs, self.facts, self.lines, self.mistakes, self.questions, self.commands))


@dataclass(frozen=True, slots=True)
class Card:
    """What a card for between two sets shows beside name, dose and worst mistake.

    facts    the target, the equipment and the difficulty, in words
    cues     the movement, call by call
    ways     "Easier" and "Instead" → the first entry of each, where there is one
    """

    facts: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """A page ready to be drawn. All its text is clean.

    muscles   slug → label, for the target and the secondary muscles
    dose      in words; empty when the entry has none
    card      what the card for between two sets needs beside these
    drawing   its figure, where it has one and is to be drawn
    book      the movement as a flip-book, for a page that can move
    """

    slug: str
    name: str
    target: str
    secondary: tuple[str, ...]
    muscles: dict[str, str]
    dose: str
    sections: tuple[Section, ...]
    card: Card = Card()
    drawing: Drawing | None = None
    book: Sequence[FlatFrame] = ()

    def only(self, ids: list[SectionId]) -> ExerciseView:
        """Return the page with just these sections, in the page's order."""
        return replace(self, sections=tuple(section for section in self.sections if section.id in ids))

    def section(self, id: SectionId) -> Section:
        """Return one section; an empty one where the page has none."""
        return next((section for section in self.sections if section.id == id), Section(id, ""))


class Pages(NamedTuple):
    """Pages to be printed. `map`: a terminal draws the muscle map; `links`: slug → where its map is stored as a file."""

    views: Sequence[ExerciseView]
    map: bool = False
    links: Mapping[str, str] = {}


def view(page: Page) -> ExerciseView:
    """Build the page of an entry. Sections with nothing to say are left out."""
    exercise = page.exercise
    own = tuple(Question(clean(item.question), clean(item.answer)) for item in exercise.faq)
    derived = tuple(Question(clean(item.question), clean(item.answer)) for item in speech.derived_faq(page))
    paragraphs = tuple(clean(text) for text in (exercise.summary, speech.facts_line(page)) if text)
    sections = (
        Section("quick-answer", "Quick answer", paragraphs=paragraphs, facts=_facts(page)),
        Section("steps", "How to perform", lines=tuple(map(clean, exercise.steps))),
        Section("tips", "Pro tips", lines=tuple(map(clean, exercise.tips))),
        Section(
            "mistakes",
            "Common mistakes",
            mistakes=tuple(Mistake(clean(item.fault), clean(item.fix)) for item in exercise.mistakes),
        ),
        Section("faq", "FAQ", questions=own + derived),
        Section("related", "Related exercises", commands=_commands(page)),
    )
    return ExerciseView(
        exercise.slug,
        clean(exercise.name),
        exercise.target,
        exercise.secondary,
        {slug: page.terms["muscle"][slug].label for slug in (exercise.target, *exercise.secondary)},
        speech.dose(exercise.dose, exercise.laterality) if exercise.dose else "",
        tuple(section for section in sections if section),
        _card(page),
    )


def _card(page: Page) -> Card:
    exercise = page.exercise
    facts = tuple(
        text for text in (_labels(page, (name,)).lower() for name in ("target", "equipment", "difficulty")) if text
    )
    ways = tuple((_LEADS[name], clean(page.links[name][0].name)) for name in ("easier", "swaps") if page.links[name])
    return Card(facts, tuple(map(clean, exercise.cues)), ways)


# The facts in their order: what a page calls them, and the fields they name. Fields without a row follow.
_ROWS = (
    ("Body Part", ("body_part",)),
    ("Equipment", ("equipment",)),
    ("Target Muscle", ("target",)),
    ("Secondary Muscles", ("secondary",)),
    ("Difficulty", ("difficulty",)),
    ("Category", ("category",)),
    ("Pattern", ("pattern",)),
    ("Type", ("mechanic", "force", "laterality")),
    ("Position", ("position",)),
    ("Stresses", ("joints",)),
)
_WITH_ROWS = {name for _, names in _ROWS for name in names}
_FACT_ROWS = (
    *_ROWS,
    *((field.label, (field.name,)) for field in FIELDS if field.facet and field.name not in _WITH_ROWS),
)


def _facts(page: Page) -> tuple[Fact, ...]:
    exercise = page.exercise
    pairs = [(label, _labels(page, names)) for label, names in _FACT_ROWS]
    pairs.append(("Dose", speech.dose(exercise.dose, exercise.laterality) if exercise.dose else ""))
    pairs += [("Start", clean(exercise.start)), ("Move on", clean(exercise.move_on))]
    pairs.append(("Also called", ", ".join(map(clean, exercise.aliases))))
    return tuple(Fact(label, value) for label, value in pairs if value)


def _labels(page: Page, names: Sequence[str]) -> str:
    """Return the values of one field, or of several of one value each in one line: "Compound, pull, unilateral"."""
    found: list[str] = []
    for name in names:
        if name == "joints":  # a page names those that it loads heavily
            found += (page.terms["joint"][slug].label for slug in page.exercise.stresses)
            continue
        field = FIELD_BY_NAME[name]
        slugs = field.kind.slugs(getattr(page.exercise, name))
        found += (page.terms[field.facet][slug].label for slug in slugs)
    return ", ".join(found if len(names) == 1 else [*found[:1], *(label.lower() for label in found[1:])])


_LEADS = {"easier": "Easier", "harder": "Harder", "swaps": "Instead"}


def _commands(page: Page) -> tuple[Command, ...]:
    found = [
        Command(f"{lead}: {clean(link.name)}", f"excli show {link.slug}")
        for name, lead in _LEADS.items()
        for link in page.links[name]
    ]
    for related in page.related:
        if related.others < 1:
            continue
        facet = {"body-part": "body-part", "equipment": "equipment", "target": "muscle"}[related.option]
        label = page.terms[facet][related.value].label
        if related.value == BODY_WEIGHT:
            title, command = "More with body weight alone", f"excli list --have {BODY_WEIGHT}"
        else:
            title, command = f"More for {label}", f"excli list --{related.option} {related.value}"
            if related.option == "equipment":
                title = f"More with {label}"
        found.append(Command(f"{title} ({related.others})", command))
    return tuple(found)
