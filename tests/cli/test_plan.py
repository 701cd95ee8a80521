from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(tmp_path)}


def test_today_is_one_session(run: Run, home: dict[str, str]) -> None:
    done = run("today", "--kit", "hotel", "--minutes", "20", **home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "about 20 minutes" in done.stdout
    assert "Warm-up:" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(run: Run, home: dict[str, str], columns: int) -> None:
    done = run("plan", "--kit", "garage", "--color", "always", "--explain", COLUMNS=str(columns), **home)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert max(map(len, plain.splitlines())) <= columns
    for heading in ("Not reached", "Week by week", "Take care", "Sources", "Why:"):
        assert heading in plain


def test_json_is_whole_and_the_same_again(run: Run, home: dict[str, str]) -> None:
    asked = (
        "plan",
        "--kit",
        "garage",
        "--days",
        "4",
        "--level",
        "intermediate",
        "--for",
        "size",
        "--json",
        "--seed",
        "3",
    )
    first, again = run(*asked, **home), run(*asked, **home)
    assert first.stdout == again.stdout
    document = json.loads(first.stdout)
    assert [session["day"] for session in document["sessions"]] == [1, 2, 4, 5]
    for session in document["sessions"]:
        for exercise in session["exercises"]:
            assert exercise["why"]
            assert exercise["cue"]
    assert document["week"]["muscles"]
    assert document["sources"]


def test_a_plan_that_was_exported_passes_its_own_check(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    for format in ("csv", "json"):
        made = run("plan", "--kit", "gym", "--days", "3", "--for", "strength", "--format", format, **home)
        (tmp_path / f"plan.{format}").write_text(made.stdout, encoding="utf-8")
        checked = run("plan", "check", str(tmp_path / f"plan.{format}"), "--kit", "gym", "--json", **home)
        assert checked.returncode == 0, checked.stdout
        document = json.loads(checked.stdout)
        assert document["unread"] == []
        assert {finding["degree"] for finding in document["findings"]} <= {"short"}
    own = json.loads(made.stdout)["week"]["muscles"]
    assert document["week"]["muscles"] == own


def test_csv_has_a_row_for_each_exercise(run: Run, home: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("today", "--kit", "body", "--format", "csv", **home).stdout)))
    assert {"day", "exercise", "sets", "reps"} <= set(rows[0])
    assert all(row["sets"].isdigit() for row in rows)


def test_a_calendar_repeats_each_session(run: Run, home: dict[str, str]) -> None:
    made = run("plan", "--days", "3", "--weeks", "6", "--format", "ics", "--start", "2026-01-07", **home)
    lines = made.stdout.splitlines()
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == lines.count("RRULE:FREQ=WEEKLY;COUNT=6") == 3
    starts = [line.split(":")[1] for line in lines if line.startswith("DTSTART")]
    assert starts == ["20260112", "20260107", "20260109"]


def test_pages_are_whole(run: Run, home: dict[str, str]) -> None:
    page = run("plan", "--format", "html", **home).stdout
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<section>") == 4
    assert "http" not in re.sub(r"http://www.w3.org/2000/svg", "", page)
    text = run("plan", "--format", "markdown", **home).stdout
    assert text.startswith("# Plan")
    assert text.count("\n## ") >= 7


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("plan", "--days", "7"), "--days 6"),
        (("plan", "--days", "6"), "--days 4"),
        (("plan", "--minutes", "5"), "--minutes 10"),
        (("plan", "--for", "rehab"), "--for health"),
        (("today", "--for", "weight loss"), "excli today --for health"),
        (("today", "--kit", "nope"), "excli kit set"),
        (("today", "--format", "xml"), "All values"),
        (("today", "--json", "--format", "csv"), "Give one"),
        (("plan", "frobnicate"), "excli plan check FILE"),
        (("plan", "check", "/nowhere.csv"), "cannot be read"),
        (("plan", "--format", "ics", "--start", "soon"), "2026-01-31"),
    ],
)
def test_what_is_refused_exits_with_two_and_the_nearest(
    run: Run, home: dict[str, str], asked: tuple[str, ...], told: str
) -> None:
    done = run(*asked, **home)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_nobody_is_told_to_drop_a_joint(run: Run, home: dict[str, str]) -> None:
    everywhere = (
        "knees:strict,shoulders:strict,lower-back:strict,hips:strict,wrists:strict,elbows:strict,hamstrings:strict"
    )
    done = run("today", "--avoid", everywhere, **home)
    assert done.returncode == 2
    assert "physiotherapist" in done.stderr
    assert everywhere in done.stderr


def test_a_kit_in_use_is_planned_with(run: Run, home: dict[str, str]) -> None:
    run("kit", "set", "home", "two dumbbells", **home)
    run("kit", "use", "home", **home)
    done = run("today", **home)
    assert "with your kit home" in done.stderr
    assert "With dumbbells." in done.stdout


def test_a_check_breaks_on_what_is_broken(run: Run, home: dict[str, str]) -> None:
    rows = "day,exercise,sets,reps\nMon,bench press,12,8\nTue,bench press,3,8\nTue,flying squirrel,3,8\n"
    done = run("plan", "check", "-", stdin=rows, **home)
    assert done.returncode == 1
    assert "two days running" in done.stdout
    assert "line 4: 'flying squirrel'" in done.stdout
    nothing = run("plan", "check", "-", stdin="day,exercise,sets,reps\nMon,flying squirrel,3,8\n", **home)
    assert nothing.returncode == 1
