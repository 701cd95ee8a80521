"""A plan for other programs: rows for a spreadsheet, dates for a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from excli.model.answers import Row
from excli.model.plan import Plan, Session
from excli.present.plan import words

FIELDS = ("day", "session", "pair", "exercise", "slug", "sets", "reps", "unit", "each_side", "reserve", "rest_seconds",
          "cue", "instead", "move_on")  # fmt: skip
_LINE = 73


def as_rows(plan: Plan) -> list[Row]:
    """Return a row for each exercise; `plan check` reads them back."""
    return [
        {
            "day": words.DAYS[session.day - 1], "session": session.label, "pair": item.pair, "exercise": item.name,
            "slug": item.slug, "sets": item.sets, "reps": item.amount, "unit": item.unit,
            "each_side": "yes" if item.one_sided else "no", "reserve": item.reserve, "rest_seconds": item.rest,
            "cue": item.cue, "instead": item.swap_name, "move_on": item.move_on,
        }
        for session in plan.sessions
        for item in session.items
    ]  # fmt: skip


def as_calendar(plan: Plan, start: date) -> str:
    """Return the sessions as all-day events that come again each week. (RFC 5545)

    `start` is in the first week; the first event is on or after it.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//excli//plan//EN", "CALSCALE:GREGORIAN"]
    for number, session in enumerate(plan.sessions, start=1):
        lines += _event(plan, session, number, start)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(plan: Plan, session: Session, number: int, start: date) -> list[str]:
    first = start if plan.request.today else start + timedelta(days=(session.day - 1 - start.weekday()) % 7)
    told = [words.warm_up(session)]
    for item in session.items:
        parts = [f"{item.pair} {item.name}".strip(), words.dose(item), words.reserve(item), words.rest(item)]
        told.append(", ".join(filter(None, parts)))
    again = [] if plan.request.today else [f"RRULE:FREQ=WEEKLY;COUNT={plan.request.weeks}"]
    return [
        "BEGIN:VEVENT",
        f"UID:excli-{start:%Y%m%d}-{number}-{plan.request.seed}@excli",
        f"DTSTAMP:{start:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first + timedelta(days=1):%Y%m%d}",
        *again,
        f"SUMMARY:{_escaped(f'{session.label}, {session.minutes} minutes')}",
        f"DESCRIPTION:{_escaped(chr(10).join(told))}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Return a line in pieces of at most 75 bytes, the further ones indented by a space."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += character
    return [*pieces, piece]
