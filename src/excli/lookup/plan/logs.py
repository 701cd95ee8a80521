"""Plans and training logs as text → rows: day, exercise, sets, repetitions, whatever program wrote them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from excli.model.errors import UsageError

Cells = Mapping[str, str]


class LogRow(NamedTuple):
    """So many sets of an exercise on a day. `line` is where it stands, counted from 1."""

    line: int
    day: str
    exercise: str
    sets: int
    amount: str
    unit: str


class Log(NamedTuple):
    """What a file holds: what wrote it, the rows that were read, and (line, text, why) of those that were not.

    dated   days are dates: the weeks are averaged
    """

    shape: str
    rows: list[LogRow]
    unread: list[tuple[int, str, str]]
    dated: bool


class Shape(NamedTuple):
    """How a program writes its rows: columns it is known by, which columns hold what, and what is no hard set."""

    name: str
    known_by: tuple[str, ...]
    day: tuple[str, ...]
    exercise: tuple[str, ...]
    skip: Callable[[Cells], bool]
    each_row_a_set: bool = True


def _strong_skip(cells: Cells) -> bool:
    return not cells.get("set order", "").strip().isdigit()  # W: warm-up; Rest Timer; Note


def _hevy_skip(cells: Cells) -> bool:
    return cells.get("set_type", "").strip().lower() == "warmup"


def _no_skip(cells: Cells) -> bool:
    return False


SHAPES: tuple[Shape, ...] = (
    Shape("Strong", ("exercise name", "set order"), ("date",), ("exercise name",), _strong_skip),
    Shape("Hevy", ("exercise_title", "set_index"), ("start_time", "title"), ("exercise_title",), _hevy_skip),
    Shape("FitNotes", ("exercise", "category", "reps", "date"), ("date",), ("exercise",), _no_skip),
    Shape("plan", ("exercise",), ("day", "date", "session", "workout"), ("slug", "exercise"), _no_skip, False),
    Shape("plan", ("name",), ("day", "date", "session", "workout"), ("slug", "name"), _no_skip, False),
)


def read_log(text: str) -> Log:
    """Return the rows of a plan or a log, JSON or CSV.

    Raises UsageError when it is neither, with what is wanted.
    """
    if text.lstrip()[:1] in ("{", "["):
        return _gathered(_shape(("exercise",)), _json_cells(text))
    lines = text.splitlines() or [""]
    separator = max(",;\t", key=lines[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    header = [cell.strip().lower() for cell in next(reader, [])]
    shape = _shape(tuple(header))
    return _gathered(shape, _csv_cells(reader, header))


def _shape(header: tuple[str, ...]) -> Shape:
    for shape in SHAPES:
        if all(column in header for column in shape.known_by):
            return shape
    raise UsageError(
        "This is no plan I can read. Wanted: JSON, or CSV with the columns day,exercise,sets,reps, or an export of"
        " Strong, Hevy or FitNotes."
    )


def _csv_cells(reader: Any, header: list[str]) -> Iterable[tuple[int, Cells]]:
    """Yield line and cells; a cell in quotes may hold line breaks, and the line is where its row begins."""
    before = reader.line_num
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in row):
                yield line, dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise UsageError(f"Line {reader.line_num}: {error}.") from error


def _json_cells(text: str) -> Iterable[tuple[int, Cells]]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"Line {error.lineno}: this is no JSON: {error.msg}.") from error
    sessions = document.get("sessions") or document.get("days") if isinstance(document, dict) else document
    if not isinstance(sessions, list):
        raise UsageError('This JSON holds no list of sessions or rows. Wanted: [{"day", "exercise", "sets", "reps"}].')
    found: list[dict[str, Any]] = []
    for place, item in enumerate(sessions, start=1):
        if isinstance(item, dict) and isinstance(item.get("exercises"), list):
            found += [{"day": item.get("day", place), **row} for row in item["exercises"] if isinstance(row, dict)]
        elif isinstance(item, dict):
            found.append(item)
    lines = iter(_lines_of(text))
    for row in found:
        cells = {name: str(value) for name, value in row.items() if isinstance(value, (str, int, float))}
        cells.setdefault("reps", cells.get("amount", ""))
        yield next(lines, 1), cells


def _lines_of(text: str) -> list[int]:
    """Return the lines on which exercises are named."""
    return [text.count("\n", 0, hit.start()) + 1 for hit in re.finditer(r'"(?:slug|exercise)"\s*:\s*"', text)]


def _gathered(shape: Shape, cells: Iterable[tuple[int, Cells]]) -> Log:
    rows: list[LogRow] = []
    unread: list[tuple[int, str, str]] = []
    for line, row in cells:
        if shape.skip(row):
            continue
        name = _first(row, shape.exercise)
        day = _first(row, shape.day)
        if not name:
            unread.append((line, ", ".join(filter(None, row.values())), "names no exercise"))
            continue
        read = _row(line, day, name, row, one_set=shape.each_row_a_set)
        if read:
            rows.append(read)
        else:
            unread.append((line, name, f"{row.get('sets')!r} is no number of sets"))
    return Log(
        shape.name, rows, unread, shape.each_row_a_set or (all(_is_date(row.day) for row in rows) and bool(rows))
    )


def _row(line: int, day: str, name: str, cells: Cells, *, one_set: bool) -> LogRow | None:
    sets = "1" if one_set else (cells.get("sets") or "1").strip()
    if not sets.isdigit() or not 0 < int(sets) <= 50:
        return None
    unit = cells.get("unit", "").strip().lower()
    seconds = _first(cells, ("seconds", "duration_seconds", "time"))
    amount = _number(cells.get("reps", ""))
    if not amount and _number(seconds) and not one_set:
        amount, unit = _number(seconds), "seconds"
    elif not amount and _number(seconds):
        amount, unit = _timed(seconds)
    return LogRow(
        line, day, name, int(sets), amount or "8-12", unit if unit in ("seconds", "metres", "minutes") else "reps"
    )


def _timed(text: str) -> tuple[str, str]:
    """Return an amount and its unit: "90" seconds, "0:20:00" in minutes."""
    if ":" in text:
        parts = [int(part) for part in text.split(":") if part.isdigit()]
        total = sum(part * 60**place for place, part in enumerate(reversed(parts)))
    else:
        total = round(float(text))
    return (str(round(total / 60)), "minutes") if total >= 300 else (str(total), "seconds")


def _number(text: str) -> str:
    """Return "8", "8-12" of what was typed: "8–12", "8 to 12", "10.0"; "" when there is none."""
    found = re.findall(r"\d+", re.sub(r"\.\d+", "", text))
    numbers = [number for number in found if int(number) > 0][:2]
    return "-".join(sorted(numbers, key=int))


def _first(cells: Cells, names: Iterable[str]) -> str:
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")


def _is_date(text: str) -> bool:
    return date_of(text) is not None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_of(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day: "2026-01-31 18:00:00", "31 Jan 2026, 18:00", "31.01.2026", "2026/01/31"."""
    iso = re.match(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    named = re.match(r"\s*(\d{1,2})\.? ([A-Za-z]{3})[a-z]*\.?,? (\d{4})", text)
    if named and named[2].lower() in _MONTHS:
        return int(named[3]), _MONTHS.index(named[2].lower()) + 1, int(named[1])
    dotted = re.match(r"\s*(\d{1,2})[./](\d{1,2})[./](\d{4})", text)
    return (int(dotted[3]), int(dotted[2]), int(dotted[1])) if dotted else None
