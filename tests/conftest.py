"""What tests share. Compiled catalogs go to a cache folder of the checkout, not of the person."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from excli.catalog.sources import VOCABULARY
from excli.catalog.store import Store, open_store
from excli.catalog.vocabularies import read_vocabularies
from excli.lookup.exercises import page
from excli.model.answers import Page
from excli.model.vocabulary import Vocabulary
from excli.present.view import ExerciseView, view

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "tests"
_PERSONAL = (
    "EXCLI_",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "PAGER",
    "TERM",
    "XDG_",
    "GITHUB_",
    "LC_",
    "LANG",
)

posix = pytest.mark.skipif(os.name == "nt", reason="needs a shell, links, pipes or signals of POSIX")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what a person or a build machine sets, plus what a test wants."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_PERSONAL)}
    return {**kept, "XDG_CACHE_HOME": str(CACHE), "XDG_DATA_HOME": str(ROOT / ".cache" / "none"), **more}


def on_a_terminal(
    *arguments: str, columns: int = 100, keys: Sequence[tuple[str, bytes]] = (), **environment: str
) -> tuple[int, str]:
    """Run the command with a pseudo-terminal as its output, and return (exit code, what the terminal got).

    `keys` are pairs: when the terminal got this text, these bytes are typed. Skips the test on machines without
    pseudo-terminals.
    """
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "excli", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
        env=clean_environment(**{"TERM": "xterm-256color", **environment}),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - so that Ctrl-C is a signal
    )
    os.close(child)
    found = b""
    waiting = list(keys)
    while True:
        ready, _, _ = select.select([parent], [], [], 60)
        try:
            data = os.read(parent, 65536) if ready else b""
        except OSError:
            data = b""
        if not data:
            break
        found += data
        while waiting and waiting[0][0].encode() in found:
            os.write(parent, waiting.pop(0)[1])
    os.close(parent)
    return process.wait(), found.decode().replace("\r\n", "\n")


@pytest.fixture(autouse=True)
def _no_person(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(_PERSONAL):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(CACHE))
    monkeypatch.setenv("XDG_DATA_HOME", str(ROOT / ".cache" / "none"))


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """The bundled catalog, compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(CACHE))
        patch.setenv("XDG_DATA_HOME", str(ROOT / ".cache" / "none"))
        patch.delenv("EXCLI_CATALOG", raising=False)
        opened = open_store()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def pages(store: Store) -> dict[str, Page]:
    """Every entry of the bundled catalog with what its page shows, by slug. Made once: it takes a second."""
    return {slug: page(store, slug) for (slug,) in store.query("SELECT slug FROM entries ORDER BY slug")}


@pytest.fixture(scope="session")
def views(pages: dict[str, Page]) -> dict[str, ExerciseView]:
    """Every page ready to be drawn, by slug."""
    return {slug: view(found) for slug, found in pages.items()}


@pytest.fixture(scope="session")
def vocabularies() -> dict[str, Vocabulary]:
    return read_vocabularies(VOCABULARY)


@pytest.fixture
def run() -> Run:
    """Run the real command: run("show", "plank", stdin="", COLUMNS="40") → the finished process."""

    def call(*arguments: str, stdin: str | None = None, cwd: Path | None = None, **environment: str):
        return subprocess.run(
            [sys.executable, "-m", "excli", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=clean_environment(**environment),
            cwd=cwd,
            check=False,
            timeout=120,
        )

    return call


ENTRY = """\
name: Test Curl
aliases: [Curl of Tests, Testing Curl]
summary: >
  A curl that exists only for the tests of this project, with as many words as a summary needs to have,
  so that the rule on its length is content with it.
body_part: arms
target: biceps
secondary: [forearms]
equipment: [dumbbell]
difficulty: beginner
category: strength
pattern: elbow-flexion
mechanic: isolation
force: pull
laterality: bilateral
position: standing
joints: {elbows: 1}
dose: {sets: 3, reps: 8-12}
steps:
  - Stand with a dumbbell in each hand and the palms to the front.
  - Bend the elbows until the forearms touch the upper arms.
  - Hold for a heartbeat.
  - Let the hands sink over three seconds.
tips:
  - Keep the elbows under the shoulders.
  - Look at the far wall.
  - Breathe out on the way up.
mistakes:
  - fault: The elbows drift forward.
    fix: Touch your shirt with them.
  - fault: The body swings.
    fix: Stand against a wall.
  - fault: The wrists fold back.
    fix: Show the knuckles to the ceiling.
faq:
  - question: Why is this here?
    answer: For the tests.
  - question: Is it real?
    answer: Only here.
  - question: Who curls it?
    answer: The machine.
easier: []
harder: []
swaps: []
search_phrases: [bending the arm, front of the upper arm, lifting a test weight, elbow drill for a check, arm size from a file]
impact: none
space: mat
start: Take a pair that allows fifteen curls.
move_on: Take the next pair after three sets of twelve.
cues: [Stand tall, Bend the elbows, Let the hands sink]
"""


@pytest.fixture
def entry_text() -> str:
    """The YAML of a complete entry that is in no catalog."""
    return ENTRY
