"""A plan as Markdown and as an HTML page to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from excli.model.plan import Item, Plan
from excli.present.musclemap import coverage, svg
from excli.present.plan import words

_COLUMNS = ("", "Exercise", "Do", "Reserve", "Rest", "Cue", "Instead", "Move on")
_STYLE = """
:root { color-scheme: light dark; --line: #ccd2da; --quiet: #566072; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .5rem;
  border-bottom: 1px solid var(--line); } td:last-child { color: var(--quiet); font-size: .85em; }
meter { width: 12rem; } figure { margin: 1rem 0; max-width: 22rem; } svg { width: 100%; height: auto; }
@media print { body { font-size: 10.5pt; padding: 0; } section { break-inside: avoid; } }
"""


def as_markdown(plan: Plan) -> str:
    """Return the plan as Markdown: a table for each session."""
    lines = [f"# {words.title(plan)}", "", *(f"- {_plain(text)}" for text in plan.assumptions), ""]
    for session in plan.sessions:
        lines += [f"## {words.heading(session, plan.request.today)}", "", _plain(words.warm_up(session)), ""]
        lines += [_row(_COLUMNS), _row("---" for _ in _COLUMNS), *(_row(_cells(item)) for item in session.items), ""]
    lines += ["## The week, in sets", "", _row(("Muscle", "Sets", "Aim", "Days")), _row("---" for _ in range(4))]
    lines += [
        _row((m.label, f"{m.sets:g}", f"{m.low}–{m.high}" if m.low else "", str(m.days))) for m in plan.week.muscles
    ]
    lines += ["", words.balance(plan), ""]
    for title, texts in sections(plan):
        lines += [f"## {title}", "", *(f"- {_plain(text)}" for text in texts), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(plan: Plan, labels: Mapping[str, str]) -> str:
    """Return the plan as one HTML document that asks for nothing from outside."""
    title = escape(words.title(plan))
    parts = [f"<h1>{title}</h1>", _list(plan.assumptions)]
    for session in plan.sessions:
        head = "".join(f"<th>{escape(name)}</th>" for name in _COLUMNS)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(item))}</tr>" for item in session.items
        )
        parts.append(
            f"<section><h2>{escape(words.heading(session, plan.request.today))}</h2>"
            f"<p>{escape(words.warm_up(session))}</p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
        )
    parts.append(_muscles(plan, labels))
    parts += [f"<h2>{escape(head)}</h2>{_list(texts)}" for head, texts in sections(plan)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(parts) + "\n</body>\n</html>\n"
    )


def sections(plan: Plan) -> list[tuple[str, list[str]]]:
    """Return what stands below the sessions."""
    found = [
        ("Not reached", [finding.text for finding in plan.findings]),
        ("What would close a gap", [words.gap(gap) for gap in plan.gaps]),
        ("Week by week", plan.progress),
        ("Take care", plan.stop),
        ("Sources", words.sources(plan)),
    ]
    return [(title, texts) for title, texts in found if texts]


def _muscles(plan: Plan, labels: Mapping[str, str]) -> str:
    most = max((muscle.sets for muscle in plan.week.muscles), default=1)
    rows = "".join(
        f'<tr><td>{escape(m.label)}</td><td>{m.sets:g}</td><td><meter min="0" max="{most:g}" value="{m.sets:g}">{m.sets:g}'
        f"</meter></td><td>{f'{m.low}–{m.high}' if m.low else ''}</td><td>{m.days}</td></tr>"
        for m in plan.week.muscles
    )
    drawing = svg.draw(coverage({m.muscle: m.sets for m in plan.week.muscles}), labels, "What the week trains")
    head = "<tr><th>Muscle</th><th>Sets</th><th></th><th>Aim</th><th>Days</th></tr>"
    return (
        f"<section><h2>The week, in sets</h2><figure>{drawing}</figure><table><thead>{head}</thead><tbody>{rows}</tbody>"
        f"</table><p>{escape(words.balance(plan))}</p></section>"
    )


def _cells(item: Item) -> tuple[str, ...]:
    cue = " ".join(filter(None, [item.cue, f"({words.stand_in(item)})" if item.stand_in else ""]))
    return (
        item.pair, item.name, words.dose(item), words.reserve(item), words.rest(item), cue, item.swap_name,
        "" if item.role == "conditioning" else item.move_on,
    )  # fmt: skip


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_plain(cell).replace("|", "\\|") for cell in cells) + " |"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
