"""Where text goes: what the streams can show, and how it is written to them."""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from typing import Any, NamedTuple

from excli.model.errors import UsageError
from excli.model.fields import PROSE
from excli.present import registry
from excli.present.registry import Audience
from excli.present.safe import clean
from excli.present.surface import Surface

COLOR_CHOICES = ("auto", "always", "never")
_ASCII = {"→": "->", "✗": "x", "•": "*", "·": "-", "–": "-", "—": "-", "…": "...", "×": "x", "½": "1/2", "°": " deg",
          "‘": "'", "’": "'", "“": '"', "”": '"', "─": "-", "█": "#"}  # fmt: skip


class Output(NamedTuple):
    """The output options of a command.

    format   one of the registered formats; "table" is what a person reads
    fields   the columns asked for; empty: the command's own choice
    sort     field names, each with "-" before it to reverse the order
    limit    how many at most; None: no bound
    color    auto, always or never
    pager    show it in $PAGER
    """

    format: str = "table"
    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    color: str = "auto"
    pager: bool = False

    @property
    def surface(self) -> Surface:
        """What standard output is."""
        return surface(self.color)

    @property
    def needs_prose(self) -> bool:
        """Whether the long texts of the entries are printed or sorted by; without them a list is read much faster."""
        if any(name.removeprefix("-") in PROSE for name in (*self.fields, *self.sort)):
            return True
        found = registry.find("rows", self.format)
        return not self.fields and found is not None and found.whole

    def print(self, kind: str, answer: Any) -> None:
        """Print an answer in the format asked for, which the registry must have for answers of this kind."""
        found = registry.find(kind, self.format)
        assert found is not None, (kind, self.format)
        place = self.surface
        text = found.load()(answer, place)
        on_screen = found.audience is Audience.EITHER and (place.terminal or place.color)
        if found.audience is Audience.PERSON or on_screen:
            self.write(text)
        else:
            write_data(text)

    def write(self, text: str) -> None:
        """Write text for a person, through the pager when one was asked for and a person is there."""
        if self.pager and sys.stdout is not None and sys.stdout.isatty():
            _page(text)
        else:
            write(text)


def surface(color: str = "auto") -> Surface:
    """Say what standard output is. COLUMNS, NO_COLOR, FORCE_COLOR and TERM are honoured.

    `color` as typed wins, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then what the stream is.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty()
    if color == "auto":
        if os.environ.get("NO_COLOR"):
            colored = False
        elif os.environ.get("FORCE_COLOR"):
            colored = True
        else:
            colored = terminal and os.environ.get("TERM") != "dumb"
    else:
        colored = color == "always"
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    return Surface(
        width=max(_columns(terminal), 20),
        terminal=terminal,
        depth=_depth() if colored else 0,
        unicode=encoding.startswith(("utf", "cp65001")),
        legacy=sys.platform == "win32" and not os.environ.get("WT_SESSION"),
    )


def _depth() -> int:
    """Return how many colours the terminal says it has."""
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or os.environ.get("WT_SESSION"):
        return 1 << 24
    return 256 if "256" in os.environ.get("TERM", "") else 16


def _columns(terminal: bool) -> int:
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named[:6]) > 0:
        return int(named[:6])
    if terminal:
        with contextlib.suppress(OSError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    return 80


def write(text: str) -> None:
    """Write text for a person, in the encoding of standard output; what it cannot show is spelled another way."""
    _write(text.encode(getattr(sys.stdout, "encoding", None) or "ascii", "excli"))


def write_data(text: str) -> None:
    """Write text for a program: UTF-8 whatever the locale says, so that a pipe and a terminal get the same bytes."""
    _write(text.encode("utf-8", "replace"))


def note(text: str) -> None:
    """Write lines to standard error, without what could harm a terminal. Where nobody can read them, they are dropped."""
    text = "\n".join(line if line.isprintable() else clean(line) for line in text.split("\n"))
    try:
        stream = sys.stderr
        stream.write(text.encode(stream.encoding or "ascii", "excli").decode(stream.encoding or "ascii") + "\n")
        stream.flush()
    except (OSError, ValueError, AttributeError):
        pass


def _page(text: str) -> None:
    """Show text in $PAGER, or in less when that is not set; print it when neither can be run."""
    import shlex
    import signal
    import subprocess
    from pathlib import Path

    named = os.environ.get("PAGER", "")
    try:
        command = shlex.split(named, posix=os.name != "nt") or ["less"]
    except ValueError as error:
        raise UsageError(f"PAGER={named!r} cannot be read: {error}.") from error
    if Path(command[0]).stem == "less":
        command.insert(1, "-R")  # colours, whatever LESS says
    environment = {"LESS": "-R", **os.environ}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the person's own
    except OSError as error:
        note(f"excli: the pager {command[0]!r} cannot be run: {error.strerror}. Set PAGER to one that can.")
        write(text)
        return
    # Ctrl-C is the pager's own key. Set after it was started, since a child inherits what is ignored.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(text.encode("utf-8", "replace"))
    finally:
        signal.signal(signal.SIGINT, before)


def _write(data: bytes) -> None:
    if sys.stdout is None:  # closed by whoever started this
        return
    try:
        sys.stdout.flush()
        _write_all(sys.stdout.buffer, data)
    except BrokenPipeError:
        # The reader has what it wanted. Standard output goes nowhere now, or Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        raise UsageError(f"The output could not be written: {error.strerror}.") from error


def _write_all(stream: Any, data: bytes) -> None:
    """Write and flush everything: a raw stream may take a part, one that does not block may take nothing for now."""
    left = memoryview(data)
    while left:
        try:
            taken = stream.write(left)
        except BlockingIOError as error:
            taken = error.characters_written
        left = left[taken or 0 :]
        if left and not taken:
            _wait_for(stream)
    while True:
        try:
            stream.flush()
        except BlockingIOError:
            _wait_for(stream)
        else:
            return


def _wait_for(stream: Any) -> None:
    """Wait until a stream that does not block can take more."""
    import select

    select.select([], [stream], [], 1)


def spell_out(error: UnicodeError) -> tuple[str, int]:
    """Encode a character that the terminal lacks: a plain stand-in, else the letter without its accent, else "?".

    An error handler for `codecs.register_error`; `main` registers it as "excli".
    """
    assert isinstance(error, UnicodeEncodeError)
    character = error.object[error.start]
    plain = _ASCII.get(character) or unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
    return plain, error.start + 1
