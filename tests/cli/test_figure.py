from __future__ import annotations

import json
import os
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.conftest import Run, clean_environment


def test_a_figure_in_a_pipe_is_plain_text(run: Run) -> None:
    done = run("figure", "goblet squat", COLUMNS="60")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Goblet Squat"
    assert lines[-2].startswith("From standing to a squat")
    assert max(map(len, lines)) <= 60
    assert "\x1b" not in done.stdout


def test_colour_is_by_request(run: Run) -> None:
    assert "\x1b[38;2;" in run("figure", "plank", "--color", "always", COLORTERM="truecolor").stdout
    assert "\x1b" not in run("figure", "plank", NO_COLOR="1", FORCE_COLOR="1").stdout


def test_the_ending_of_the_file_says_the_format(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "plank.svg"
    assert run("figure", "plank", "-o", str(place)).stdout == ""
    assert ET.fromstring(place.read_text()).tag.endswith("svg")
    assert run("figure", "plank", "-o", str(tmp_path / "plank.gif")).returncode == 2
    assert run("figure", "plank", "-o", str(tmp_path / "none" / "plank.svg")).returncode == 2


def test_names_from_a_pipe_make_a_sheet(run: Run, tmp_path: Path) -> None:
    slugs = "plank\npush-up\nbarbell-back-squat\n"
    done = run("figure", "-", "-o", str(tmp_path / "sheet.svg"), stdin=slugs)
    assert done.returncode == 0, done.stderr
    assert "Push-Up" in (tmp_path / "sheet.svg").read_text()


def test_what_has_no_figure_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = run("list", "--fields", "slug", "--format", "slug").stdout.split()
    drawn = json.loads(run("figure", "-", "--json", stdin="\n".join(listed)).stdout)
    left = sorted(set(listed) - {one["slug"] for one in drawn})
    if left:
        done = run("figure", left[0])
        assert done.returncode == 1
        assert f"{left[0]} has no figure yet" in done.stderr


def test_json_holds_the_drawing_and_show_does_not(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("figure", "plank", "--json").stdout)
    assert found["slug"] == "plank"
    assert found["positions"] == 1
    assert ET.fromstring(found["svg"]).tag.endswith("svg")
    assert found["figure"] is None
    place = tmp_path / "plank.svg"
    assert json.loads(run("figure", "plank", "--json", "-o", str(place)).stdout)["figure"] == str(place)
    assert place.read_text() == found["svg"] + "\n"
    assert "figure" not in json.loads(run("show", "plank", "--json").stdout)


def test_moving(run: Run) -> None:
    assert "prefers-reduced-motion" in run("figure", "push-up", "--animate", "--format", "svg").stdout
    still = run("figure", "push-up", "--animate")
    assert still.returncode == 0
    assert "Here it is still" in still.stderr


def test_a_png(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    assert run("figure", "plank", "push-up", "-o", str(tmp_path / "two.png")).returncode == 0
    assert (tmp_path / "two.png").read_bytes().startswith(b"\x89PNG")
    assert run("figure", "plank", "--animate", "-o", str(tmp_path / "one.png")).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_key_stops_what_plays_on_a_terminal() -> None:
    import pty
    import subprocess
    import time

    own, other = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "excli", "figure", "push-up", "--animate"],
        stdin=other, stdout=other, stderr=other, env=clean_environment(TERM="xterm-256color", COLUMNS="70"),
    )  # fmt: skip
    os.close(other)
    shown = b""
    deadline = time.monotonic() + 30
    while b"any key stops" not in shown and time.monotonic() < deadline:
        shown += os.read(own, 65536)
    os.write(own, b"q")
    while time.monotonic() < deadline:
        try:
            if not os.read(own, 65536):
                break
        except OSError:  # the other end is closed
            break
    assert started.wait(timeout=20) == 0
    os.close(own)


def test_pages_show_the_figure_where_there_is_room(run: Run) -> None:
    narrow, wide = (run("show", "plank", "--figure", COLUMNS=str(columns)).stdout for columns in (60, 100))
    assert "⣿" in narrow
    assert "⣿" in wide
    assert "⣿" not in run("show", "plank", COLUMNS="100").stdout  # a pipe gets the text alone
    assert max(len(line) for line in wide.splitlines()) <= 100
    page = run("show", "plank", "--format", "html").stdout
    assert '<figure class="movement">' in page
    assert '<figure class="movement">' not in run("show", "plank", "--format", "html", "--no-figure").stdout
