"""A plan for a terminal: a block for each exercise, the week as bars and as a muscle map."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from excli.model.plan import Item, MuscleWeek, Plan, Session, Week
from excli.present.musclemap import coverage, picture
from excli.present.plan import words
from excli.present.safe import clean, width
from excli.present.surface import Surface
from excli.present.table import Column, bar, render_table

_MEASURE = 92
_BAR = 20
_WIDE = 64
_INDENT = 4
_BOLD, _HEAD, _DIM, _RESET = "\x1b[1m", "\x1b[1;35m", "\x1b[2m", "\x1b[0m"


def render_plan(
    plan: Plan, labels: Mapping[str, str], surface: Surface, *, explain: bool = False, map: bool = True
) -> str:
    """Return the whole plan, no line wider than the surface."""
    room = min(surface.width, _MEASURE)
    lines = [*_title(words.title(plan), _BOLD, room, surface), *_texts(plan.assumptions, room)]
    for session in plan.sessions:
        lines += ["", *_session(session, plan, room, surface, explain)]
    text = "".join(f"{line}\n" for line in lines)
    text += "\n" + _week(plan, labels, room, surface, map)
    for title, told in _footer(plan):
        if told:
            lines = ["", _styled(title, _HEAD, surface), *_texts(told, room)]
            text += "".join(f"{line}\n" for line in lines)
    return text


def _footer(plan: Plan) -> Iterable[tuple[str, list[str]]]:
    yield "Not reached", [finding.text for finding in plan.findings]
    yield "What would close a gap", [words.gap(gap) for gap in plan.gaps]
    yield "Week by week", plan.progress
    yield "Take care", plan.stop
    yield "Sources", ["; ".join(words.sources(plan))]


def _session(session: Session, plan: Plan, room: int, surface: Surface, explain: bool) -> list[str]:
    lines = [
        *_title(words.heading(session, plan.request.today), _HEAD, room, surface),
        *_wrapped(words.warm_up(session), room, "  "),
    ]
    names = max((width(clean(item.name)) for item in session.items), default=0)
    doses = max((width(words.dose(item)) for item in session.items), default=0)
    for item in session.items:
        lines += _item(item, names, doses, room, surface)
        if explain and item.why:
            lines += [_styled(line, _DIM, surface) for line in _below(f"Why: {words.why(item)}", room)]
    return lines


def _item(item: Item, names: int, doses: int, room: int, surface: Surface) -> list[str]:
    """Return the lines of an exercise: its name and dose, then a cue and a swap, then when to move on."""
    tail = ", ".join(filter(None, [words.reserve(item), words.rest(item)]))
    mark = f"{item.pair:<{_INDENT}}" if item.pair else "•" + " " * (_INDENT - 1)
    name = _styled(clean(item.name), _BOLD, surface)
    if room >= _WIDE and _INDENT + names + doses + width(tail) + 4 <= room:
        pad = " " * (names - width(clean(item.name)) + 2)
        lines = [f"{mark}{name}{pad}{words.dose(item):<{doses}}  {tail}".rstrip()]
    else:
        lines = [f"{mark}{name}", *_below(", ".join(filter(None, [words.dose(item), tail])), room)]
    told = [f"{item.cue}." if item.cue else "", f"Instead: {item.swap_name}." if item.swap_name else ""]
    want = words.stand_in(item)
    lines += _below(" ".join(filter(None, [*told, f"({want})" if want else ""])), room)
    if item.move_on and item.role != "conditioning":
        lines += [_styled(line, _DIM, surface) for line in _below(f"Move on: {item.move_on}", room)]
    return lines


def _week(plan: Plan, labels: Mapping[str, str], room: int, surface: Surface, map: bool) -> str:
    """Return the sets of each muscle as bars beside what is aimed at, and the muscle map."""
    today = plan.request.today
    title = "What it trains, in sets" if today else "The week, in sets (the target 1, a secondary muscle ½)"
    head = "".join(f"{line}\n" for line in _title(title, _HEAD, room, surface))
    text = head + muscle_table(plan.week, room, surface, today=today)
    told = [words.patterns(plan)] if today else [words.balance(plan), words.patterns(plan)]
    text += "".join(f"{line}\n" for line in ["", *_texts(told, room)])
    sizes = [size for size in (picture.COMPACT, picture.LEAST) if size.width <= room]
    if map and sizes:
        lit = coverage({muscle.muscle: muscle.sets for muscle in plan.week.muscles})
        drawn = [*picture.draw(lit, surface, sizes[0]), *picture.legend_lines(lit, surface, labels, room)]
        text += "\n" + "".join(f"{line}\n" for line in drawn)
    return text


def muscle_table(week: Week, room: int, surface: Surface, *, today: bool = False) -> str:
    """Return muscles with their sets as bars; for a week with what is aimed at and the days."""
    most = max((muscle.sets for muscle in week.muscles), default=1.0)
    space = max(min(_BAR, room - 36), 4)
    shown = [muscle for muscle in week.muscles if muscle.sets or (muscle.low and not today)]
    columns = [Column("Muscle"), Column("Sets", 0, True), Column("", 1)]
    rows = [[m.label, f"{m.sets:g}", _bar(m, most, space, surface)] for m in shown]
    if not today:
        columns += [Column("Aim"), Column("Days", 0, True)]
        rows = [[*row, _aim(m), str(m.days)] for row, m in zip(rows, shown, strict=True)]
    return render_table(columns, rows, surface._replace(width=room))


def _bar(muscle: MuscleWeek, most: float, room: int, surface: Surface) -> str:
    return bar(round(muscle.sets * 2), max(round(most * 2), 1), room, surface)


def _aim(muscle: MuscleWeek) -> str:
    if not muscle.low:
        return ""
    short = "  below" if muscle.sets < muscle.low else ""
    return f"{muscle.low}–{muscle.high}{short}"


def _below(text: str, room: int) -> list[str]:
    indent = " " * _INDENT
    return textwrap.wrap(clean(text), max(room, 20), initial_indent=indent, subsequent_indent=indent)


def _texts(texts: Iterable[str], room: int) -> list[str]:
    return [line for text in texts for line in _wrapped(text, room, "  ")]


def _wrapped(text: str, room: int, indent: str) -> list[str]:
    return textwrap.wrap(clean(text), max(room, 20), subsequent_indent=indent)


def _title(text: str, style: str, room: int, surface: Surface) -> list[str]:
    return [_styled(line, style, surface) for line in _wrapped(text, room, "  ")]


def _styled(text: str, style: str, surface: Surface) -> str:
    return f"{style}{text}{_RESET}" if surface.color else text
