"""Where text goes: pipes, terminals, the pager, encodings."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from excli.cli import output
from tests.conftest import Run, clean_environment, on_a_terminal, posix

ESCAPE = "\x1b"


@pytest.mark.parametrize(
    "arguments",
    [("show", "band-pull-through"), ("list",), ("search", "band"), ("facets",), ("tips", "couch-stretch"), ("--help",),
     ("list", "--help"), ("catalog", "--help")],
)  # fmt: skip
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"GITHUB_ACTIONS": "true"}])
def test_a_pipe_gets_no_escapes_and_nothing_cut(
    run: Run, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = run(*arguments, **environment)
    assert done.returncode == 0
    assert ESCAPE not in done.stdout
    assert "…" not in done.stdout


@pytest.mark.parametrize("arguments", [("show", "band-pull-through"), ("list",), ("facets", "muscle")])
def test_no_color_and_dumb_terminals_get_no_escapes(arguments: tuple[str, ...]) -> None:
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        code, text = on_a_terminal(*arguments, **environment)
        assert (code, ESCAPE in text) == (0, False)
    code, text = on_a_terminal(*arguments)
    assert (code, ESCAPE in text) == (0, True)
    code, text = on_a_terminal(*arguments, "--color", "never")
    assert (code, ESCAPE in text) == (0, False)


def test_colour_can_be_forced(run: Run) -> None:
    assert ESCAPE in run("list", FORCE_COLOR="1").stdout
    assert ESCAPE in run("show", "band-pull-through", "--color", "always", NO_COLOR="1").stdout


def test_json_is_the_same_on_a_terminal_and_in_a_pipe(run: Run) -> None:
    code, text = on_a_terminal("list", "--json", "--limit", "5")
    assert (code, text) == (0, run("list", "--json", "--limit", "5").stdout)


def test_rows_in_a_pipe_are_tab_separated_and_whole(run: Run) -> None:
    lines = run("list", COLUMNS="30").stdout.splitlines()
    assert all(line.count("\t") == 3 for line in lines)
    assert len(lines) == len(run("list", "--format", "slug").stdout.split())


@posix
def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m excli list --json | head -1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, env=clean_environment(), check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


@pytest.mark.parametrize("columns", [30, 40, 60, 80, 120])
def test_the_page_fits_the_columns(run: Run, columns: int) -> None:
    lines = run("show", "band-pull-through", COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) <= columns


def test_an_ascii_locale(run: Run) -> None:
    done = run("show", "band-pull-through", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "Common mistakes" in done.stdout
    assert run("list", "--json", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").returncode == 0


@posix
def test_a_broken_pager_or_stream_is_no_trace(run: Run) -> None:
    code, text = on_a_terminal("show", "plank", "--pager", PAGER='less "')
    assert (code, "Traceback" in text) == (2, False)
    closed = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m excli list >&-; {sys.executable} -m excli show - <&-"],
        capture_output=True, text=True, env=clean_environment(COLUMNS="²"), check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in closed.stderr


PAGER = """\
import os, signal, sys
caught = []
signal.signal(signal.SIGINT, lambda *_: caught.append(os.write(1, b"CAUGHT")))
text = sys.stdin.read()
print("READY", len(text) > 1000, flush=True)
for line in open("/dev/tty"):
    break
print("DONE", len(caught), flush=True)
"""


def test_ctrl_c_belongs_to_the_pager(tmp_path: Path) -> None:
    script = tmp_path / "pager.py"
    script.write_text(PAGER)
    keys = (("READY True", b"\x03"), ("CAUGHT", b"\n"))
    code, text = on_a_terminal("show", "push-up", "--pager", keys=keys, PAGER=f"{sys.executable} {script}")
    assert (code, "DONE 1" in text, "Traceback" in text) == (0, True, False), text


@pytest.mark.parametrize("named", ["less", "/usr/bin/less -i", ""])
def test_less_is_told_to_show_colours(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class Process:
        def communicate(self, data: bytes) -> None:
            assert data == b"text"

    def start(command: list[str], **settings: object) -> Process:
        started.append(command)
        return Process()

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setenv("PAGER", named)
    monkeypatch.setenv("LESS", "-F")
    output._page("text")
    assert started == [[started[0][0], "-R", *started[0][2:]]]


class Slow(io.RawIOBase):
    """A raw stream that takes a few bytes at a time, and now and then none for the moment."""

    def __init__(self) -> None:
        self.got = b""
        self.calls = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int | None:
        self.calls += 1
        if self.calls % 3 == 0:
            return None
        taken = bytes(data)[:7]  # type: ignore[call-overload]
        self.got += taken
        return len(taken)


def test_everything_is_written_to_a_stream_that_takes_it_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_wait_for", lambda stream: None)
    data = bytes(range(256)) * 9
    raw = Slow()
    output._write_all(raw, data)
    assert raw.got == data
    behind = Slow()
    output._write_all(io.BufferedWriter(behind, 64), data)
    assert behind.got == data


@posix
def test_all_of_a_long_output_reaches_a_slow_reader(run: Run) -> None:
    """Unbuffered, a pipe takes what fits into it and says so; the rest must follow."""
    whole = run("list", "--json").stdout
    code = "import sys, time; time.sleep(0.5); sys.stdout.write(str(len(sys.stdin.buffer.read())))"
    pipe = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m excli list --json | {sys.executable} -c '{code}'"],
        capture_output=True, text=True, env=clean_environment(PYTHONUNBUFFERED="1"), check=False, timeout=60,
    )  # fmt: skip
    assert pipe.stdout == str(len(whole.encode()))
