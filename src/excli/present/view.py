"""One view of an entry, built once, that every renderer of a page walks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from excli.model.answers import Page
from excli.model.exercise import Mistake, Question
from excli.model.facets import BODY_WEIGHT
from excli.model.vocabulary import Term
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
class ExerciseView:
    """A page ready to be drawn. All its text is clean.

    muscles   slug → label, for the target and the secondary muscles
    dose      in words; empty when the entry has none
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
    drawing: Drawing | None = None
    book: Sequence[FlatFrame] = ()

    def only(self, ids: list[SectionId]) -> ExerciseView:
        """The same page with just these sections, in the page's order."""
        return replace(self, sections=tuple(section for section in self.sections if section.id in ids))

    def section(self, id: SectionId) -> Section:
        """One section; an empty one where the page has none."""
        return next((section for section in self.sections if section.id == id), Section(id, ""))


def view(page: Page) -> ExerciseView:
    """The page of an entry. Sections with nothing to say are left out."""
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
    )


def _facts(page: Page) -> tuple[Fact, ...]:
    exercise, terms = page.exercise, page.terms

    def label(facet: str, slug: str) -> str:
        return terms[facet][slug].label if slug else ""

    def labels(facet: str, slugs: tuple[str, ...]) -> str:
        return ", ".join(terms[facet][slug].label for slug in slugs)

    pairs = (
        ("Body Part", label("body-part", exercise.body_part)),
        ("Equipment", labels("equipment", exercise.equipment)),
        ("Target Muscle", label("muscle", exercise.target)),
        ("Secondary Muscles", labels("muscle", exercise.secondary)),
        ("Difficulty", label("difficulty", exercise.difficulty)),
        ("Category", label("category", exercise.category)),
        ("Pattern", label("pattern", exercise.pattern)),
        ("Type", _type(page)),
        ("Position", label("position", exercise.position)),
        ("Stresses", labels("joint", exercise.stresses)),
        ("Dose", speech.dose(exercise.dose, exercise.laterality) if exercise.dose else ""),
        ("Also called", ", ".join(map(clean, exercise.aliases))),
    )
    return tuple(Fact(name, value) for name, value in pairs if value)


def _type(page: Page) -> str:
    """Mechanic, force and laterality in one line: "Compound pull, unilateral"."""
    exercise, terms = page.exercise, page.terms
    named: list[Term] = [
        terms[facet][slug]
        for facet, slug in (
            ("mechanic", exercise.mechanic),
            ("force", exercise.force),
            ("laterality", exercise.laterality),
        )
        if slug
    ]
    return ", ".join(term.label if place == 0 else term.label.lower() for place, term in enumerate(named))


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
