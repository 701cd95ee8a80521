"""Pages and lists as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from excli.model.answers import FaqHit, Row
from excli.present.data import cell
from excli.present.safe import clean
from excli.present.surface import Surface
from excli.present.view import ExerciseView, Pages, Section

# What CommonMark would read as markup inside a line, and at the start of one.
_INLINE = re.compile(r"([\\`*_\[\]<>|&~])")
_LEADING = re.compile(r"^(\s*\d*)([#+.)=-])(?=[#+=-]*(?:\s|$))")


def escape(text: str) -> str:
    """Escape `text` so that Markdown shows it as it is."""
    return _LEADING.sub(r"\1\\\2", _INLINE.sub(r"\\\1", text))


def render_page(view: ExerciseView, map_link: str = "") -> str:
    """Return one page, with a heading for the name, each section and each question; with its map, if there is a link."""
    lines = [f"# {escape(view.name)}", ""]
    for section in view.sections:
        lines += [f"## {section.title}", "", *_section(section)]
        if map_link and section.id == "quick-answer":
            lines += ["", f"![Muscle map of {escape(view.name)}](<{map_link}>)"]
        if lines[-1]:
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def render_pages(pages: Pages, surface: Surface) -> str:
    """Return several pages with a rule between."""
    return "\n---\n\n".join(render_page(view, pages.links.get(view.slug, "")) for view in pages.views)


def _section(section: Section) -> list[str]:
    lines: list[str] = []
    for paragraph in section.paragraphs:
        lines += [escape(paragraph), ""]
    lines += [f"- **{fact.label}:** {escape(fact.value)}" for fact in section.facts]
    for number, line in enumerate(section.lines, start=1):
        lines.append(f"{number}. {escape(line)}" if section.id == "steps" else f"- {escape(line)}")
    lines += [f"- {escape(mistake.fault)} **Fix:** {escape(mistake.fix)}" for mistake in section.mistakes]
    for question in section.questions:
        lines += [f"### {escape(question.question)}", "", escape(question.answer), ""]
    lines += [f"- {escape(command.title)}: `{command.command}`" for command in section.commands]
    return lines


def render_table(records: Sequence[Row], fields: Sequence[str]) -> str:
    """Return records as one table; a line break inside a value becomes a space."""
    rows = [list(fields), ["---"] * len(fields)]
    rows += [[escape(cell(record.get(field))) for field in fields] for record in records]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def render_answers(found: Iterable[FaqHit], surface: Surface) -> str:
    """Return questions and answers of several entries, each under a heading with the entry's name."""
    parts: list[str] = []
    for item in found:
        parts += [f"## {escape(clean(item.name))}", f"### {escape(clean(item.question))}", escape(clean(item.answer))]
    return "\n\n".join(parts) + "\n" if parts else ""
