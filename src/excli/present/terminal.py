"""Pages for a terminal, drawn with Rich into a string."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from excli.model.answers import FaqHit
from excli.model.exercise import Question
from excli.present import pictures
from excli.present.safe import clean
from excli.present.surface import Surface
from excli.present.view import ExerciseView, Fact, Pages, Section

# Sixteen-colour names only: they follow the reader's own theme. Of these, magenta and red can be read on dark and on
# light alike; green marks a sign that stands beside text, never the text.
TITLE, HEADING, LABEL, FAULT, FIX, COMMAND, QUIET = "bold", "bold magenta", "dim", "red", "green", "magenta", "dim"
MEASURE = 80
_TWO_COLUMNS = 56


def render_page(view: ExerciseView, surface: Surface, *, map: bool = False) -> str:
    """Draw the whole page, no line wider than the surface; the pictures beside the facts, or below where it is narrow."""
    wide = min(surface.width, MEASURE)
    text = _draw([Text(view.name, TITLE)], surface, wide)
    pictured = map or view.drawing is not None
    for section in view.sections:
        if pictured and section.id == "quick-answer" and surface.width >= pictures.SIDE_BY_SIDE:
            lines, taken = pictures.column(view, surface, map=map)
            room = min(surface.width - taken - pictures.GUTTER, MEASURE)
            left = _draw(list(_section(section, room)), surface, room).splitlines()
            text += "\n" + "".join(f"{line}\n" for line in pictures.beside(left, lines, room))
            continue
        text += "\n" + _draw(list(_section(section, wide)), surface, wide)
        if pictured and section.id == "quick-answer":
            lines = pictures.block(view, surface, wide, map=map)
            text += "\n" + "".join(f"{line}\n" for line in lines) if lines else ""
    return text


def render_pages(pages: Pages, surface: Surface) -> str:
    """Draw pages one under the other."""
    rule = Text(("─" if surface.unicode else "-") * min(surface.width, MEASURE), QUIET)
    drawn = [render_page(view, surface, map=pages.map) for view in pages.views]
    between = "\n" + _draw([rule], surface, min(surface.width, MEASURE)) + "\n"
    return between.join(drawn)


def render_answers(found: Sequence[FaqHit], surface: Surface) -> str:
    """Draw questions and answers of several entries, each under the entry it belongs to."""
    wide = min(surface.width, MEASURE)
    parts: list[ConsoleRenderable] = []
    for item in found:
        parts += [Text(clean(item.name), HEADING), Text(clean(item.question), "bold"), Text(clean(item.answer)), Text()]
    return _draw(parts[:-1], surface, wide)


def _draw(parts: list[ConsoleRenderable], surface: Surface, wide: int) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=wide,
        force_terminal=surface.color,
        color_system="standard" if surface.color else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
    console.print(Group(*parts))
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def _section(section: Section, wide: int) -> Iterable[ConsoleRenderable]:
    if section.id != "quick-answer":
        yield Text(section.title, HEADING)
    for index, paragraph in enumerate(section.paragraphs):
        yield Text(paragraph, "" if index == 0 else QUIET)
        if index + 1 < len(section.paragraphs) or section.facts:
            yield Text()
    if section.facts:
        yield _facts(section.facts, wide)
    numbered = section.id == "steps"
    if section.lines:
        marks = [f"{number}." if numbered else "•" for number in range(1, len(section.lines) + 1)]
        yield _items(marks, [Text(line) for line in section.lines])
    for index, mistake in enumerate(section.mistakes):
        if index:
            yield Text()
        yield _items(["✗", "→"], [Text(mistake.fault), Text(mistake.fix)], [FAULT, FIX])
    yield from _questions(section.questions, wide)
    if section.commands:
        rows = [(command.title, Text(command.command, COMMAND, overflow="fold")) for command in section.commands]
        yield _pairs(rows, wide)


def _questions(questions: Sequence[Question], wide: int) -> Iterable[ConsoleRenderable]:
    for index, question in enumerate(questions):
        if index:
            yield Text()
        yield Text(question.question, "bold")
        yield Padding(Text(question.answer), (0, 0, 0, 2 if wide >= 60 else 0))


def _items(marks: list[str], texts: list[Text], styles: list[str] | None = None) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True, width=max(map(cell_len, marks)))
    grid.add_column(overflow="fold")
    for index, (mark, text) in enumerate(zip(marks, texts, strict=True)):
        grid.add_row(Text(mark, styles[index] if styles else LABEL), text)
    return grid


def _facts(facts: Sequence[Fact], wide: int) -> ConsoleRenderable:
    """Draw labels and values in two columns, or, on a phone, one after the other."""
    if wide >= _TWO_COLUMNS:
        return _pairs([(fact.label, Text(fact.value)) for fact in facts], wide)
    lines = (Text.assemble((f"{fact.label}: ", LABEL), fact.value) for fact in facts)
    return Group(*lines)


def _pairs(rows: list[tuple[str, Text]], wide: int) -> ConsoleRenderable:
    """Draw label and value side by side, or, where there is no room, one under the other."""
    longest = max(cell_len(label) for label, _ in rows)
    if longest + 24 > wide:
        return Group(*(part for label, value in rows for part in (Text(label, LABEL), Padding(value, (0, 0, 0, 2)))))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, width=longest)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(Text(label, LABEL), value)
    return grid
