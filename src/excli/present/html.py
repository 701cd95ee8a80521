"""Pages as HTML: one file, complete in itself, for light and dark, screen and paper, eyes and screen readers."""

from __future__ import annotations

from html import escape

from excli.present.musclemap import of_exercise, svg
from excli.present.surface import Surface
from excli.present.view import ExerciseView, Pages, Section

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --quiet: #566072; --ground: #ffffff; --line: #d5dae2; --accent: #0b5fa5;
  --bad: #b3261e; --good: #1c6b3c; --map-line: #8f96a1; --map-skin: #bcc1c9; --map-muscle: #d0d4da; --map-caption: #566072; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --quiet: #a3adbd; --ground: #14181f; --line: #333b48;
  --accent: #79b8f3; --bad: #ff9a90; --good: #7fd6a0; --map-line: #59616d; --map-skin: #7c8490; --map-muscle: #98a0ac;
  --map-caption: #a3adbd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
article + article { border-top: 2px solid var(--line); margin-top: 3rem; padding-top: 1.5rem; }
h1, h2.page { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2, h3.part { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3, h4 { font-size: 1rem; margin: 1.1rem 0 .2rem; }
p { margin: .4rem 0; }
.quiet, dt { color: var(--quiet); }
.top { display: grid; gap: 1rem 2rem; grid-template-columns: minmax(0, 1fr) minmax(0, 17rem); }
@media (max-width: 40rem) { .top { grid-template-columns: 1fr; } }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0; }
dd { margin: 0; }
figure { margin: 0; }
figure svg { width: 100%; height: auto; max-width: 20rem; }
figure.movement { margin-bottom: 1.5rem; }
figure.movement svg { max-height: 18rem; }
figcaption { color: var(--quiet); font-size: .85rem; }
figcaption span { display: inline-block; width: .9em; height: .9em; margin-right: .4em; vertical-align: -.1em; }
figcaption .primary { background: #d92b31; } figcaption .secondary { background: #f0975a; }
@page { margin: 16mm; }
li { margin: .35rem 0; }
.fault::marker { color: var(--bad); }
.fix { color: var(--good); font-weight: 600; }
code { font: .9em ui-monospace, monospace; color: var(--accent); overflow-wrap: anywhere; }
@media print { :root { --ink: #000; --quiet: #333; --ground: #fff; --line: #999; --accent: #000; --bad: #000; --good: #000;
  --map-line: #777; --map-skin: #bbb; --map-muscle: #ddd; } body { font-size: 11pt; } main { max-width: none; padding: 0; }
  article { break-after: page; } article:last-child { break-after: auto; } li, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; } }
"""


def render_pages(pages: Pages, surface: Surface) -> str:
    """Make one HTML document with a page for each view. It asks for nothing from outside and runs no script."""
    views = pages.views
    several = len(views) > 1
    title = f"{len(views)} exercises" if several else views[0].name
    head = f"<h1>{escape(title)}</h1>\n" if several else ""
    articles = "\n".join(_article(view, 2 if several else 1) for view in views)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{head}{articles}\n</main>\n</body>\n</html>\n"
    )


def _article(view: ExerciseView, level: int) -> str:
    name = f'<h{level} class="page" id="{view.slug}">{escape(view.name)}</h{level}>'
    parts = [f'<article aria-labelledby="{view.slug}">', name]
    for section in view.sections:
        label = f"{view.slug}-{section.id}"
        # A named section is a landmark; in a list of several exercises their names would repeat, so they go unnamed.
        parts.append(f'<section aria-labelledby="{label}">' if level == 1 else "<section>")
        parts.append(f'<h{level + 1} class="part" id="{label}">{escape(section.title)}</h{level + 1}>')
        parts += _quick_answer(view, section) if section.id == "quick-answer" else _section(section, level)
        parts.append("</section>")
    return "\n".join([*parts, "</article>"])


def _quick_answer(view: ExerciseView, section: Section) -> list[str]:
    lit = of_exercise(view.target, view.secondary)
    drawing = svg.draw(lit, view.muscles, "Muscle map, front and back")
    legend = "".join(
        f'<span class="{grade}"></span>{escape(title)}: {escape(", ".join(view.muscles[m] for m in lit.of(grade)))}<br>'
        for grade, title in lit.titles.items()
        if lit.of(grade)
    )
    first, *rest = section.paragraphs or ("",)
    paragraphs = [f"<p>{escape(first)}</p>", *(f'<p class="quiet">{escape(text)}</p>' for text in rest)]
    facts = "".join(f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd>" for fact in section.facts)
    return [
        '<div class="top">',
        "<div>",
        *paragraphs,
        f"<dl>{facts}</dl>",
        "</div>",
        f"<div>{_figure(view)}<figure>{drawing}<figcaption>{legend}</figcaption></figure></div>",
        "</div>",
    ]


def _figure(view: ExerciseView) -> str:
    """The movement drawn, moving where the reader likes motion; nothing for an entry without a figure."""
    if view.drawing is None:
        return ""
    from excli.present.figure import moving, svg

    title, id = f"Figure of {view.name}", f"fig-{view.slug}"
    drawn = moving.moving(view.drawing, view.book, title, id) if view.book else svg.still(view.drawing, title)
    return f'<figure class="movement">{drawn}<figcaption>{escape(view.drawing.words)}</figcaption></figure>\n'


def _section(section: Section, level: int) -> list[str]:
    parts: list[str] = []
    if section.lines:
        kind = "ol" if section.id == "steps" else "ul"
        parts += [f"<{kind}>", *(f"<li>{escape(line)}</li>" for line in section.lines), f"</{kind}>"]
    if section.mistakes:
        items = (
            f'<li class="fault">{escape(item.fault)} <span class="fix">Fix:</span> {escape(item.fix)}</li>'
            for item in section.mistakes
        )
        parts += ["<ul>", *items, "</ul>"]
    for question in section.questions:
        parts += [f"<h{level + 2}>{escape(question.question)}</h{level + 2}>", f"<p>{escape(question.answer)}</p>"]
    if section.commands:
        items = (f"<li>{escape(item.title)}: <code>{escape(item.command)}</code></li>" for item in section.commands)
        parts += ["<ul>", *items, "</ul>"]
    return parts
