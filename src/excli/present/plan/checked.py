"""What the rules say of a plan, for a terminal or as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from excli.model.plan import CheckedPlan
from excli.present.plan.terminal import muscle_table
from excli.present.safe import clean
from excli.present.surface import Surface

_MEASURE = 92
_MOST_UNREAD = 12


def render_check(checked: CheckedPlan, surface: Surface) -> str:
    """Return what is broken, what is not reached, what was not understood, and the week in sets."""
    room = min(surface.width, _MEASURE)
    broken = [finding.text for finding in checked.findings if finding.degree == "broken"]
    short = [finding.text for finding in checked.findings if finding.degree != "broken"]
    weeks = f" of the last {checked.weeks} weeks" if checked.weeks > 1 else ""
    read = f"{len(checked.sessions)} sessions{weeks}, {checked.rows} rows ({checked.shape})."
    lines = [*_wrapped([read], room)]
    if checked.unread:
        lines += ["", f"Not understood ({len(checked.unread)})"]
        lines += _wrapped(
            (f"line {each.line}: {each.text!r}: {each.why}" for each in checked.unread[:_MOST_UNREAD]), room
        )
    for title, texts, mark in (("Broken", broken, "✗"), ("Not reached", short, "•")):
        if texts:
            lines += ["", title, *_wrapped((f"{mark} {text}" for text in texts), room)]
    if not broken and not short:
        lines += ["", "Every rule is held."]
    text = "".join(f"{line}\n" for line in lines)
    return text + "\n" + muscle_table(checked.week, room, surface) if checked.week.muscles else text


def _wrapped(texts: Iterable[str], room: int) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(clean(text), max(room, 20), subsequent_indent="  ")]
