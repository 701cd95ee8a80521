"""Where text goes: what the streams can show, and how it is written to them."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from typing import NamedTuple

from excli.model.errors import UsageError
from excli.present.safe import clean
from excli.present.surface import Surface

COLOR_CHOICES = ("auto", "always", "never")
_ASCII = {"→": "->", "✗": "x", "•": "*", "·": "-", "–": "-", "—": "-", "…": "...", "×": "x", "½": "1/2", "°": " deg",
          "‘": "'", "’": "'", "“": '"', "”": '"', "─": "-", "█": "#"}  # fmt: skip


class Output(NamedTuple):
    """The output options of a command.

    format   one of the registered formats; "table" is what a person reads
    fields   the columns asked for; empty: the command's own choice
    sort     field names, "-" turns one round
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
        return surface(self.color)

    def write(self, text: str) -> None:
        """Text for a person, through the pager when one was asked for and a person is there."""
        if self.pager and sys.stdout is not None and sys.stdout.isatty():
            _page(text)
        else:
            write(text)


def surface(color: str = "auto") -> Surface:
    """What standard output is. COLUMNS, NO_COLOR, FORCE_COLOR and TERM are honoured.

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
    """How many colours the terminal says it has."""
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or os.environ.get("WT_SESSION"):
        return 1 << 24
    return 256 if "256" in os.environ.get("TERM", "") else 16


def _columns(terminal: bool) -> int:
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named[:6]) > 0:
        return int(named[:6])
    if terminal:
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except OSError:
            pass
    return 80


def write(text: str) -> None:
    """Text for a person, in the encoding of standard output; what it cannot show is spelled another way."""
    _write(text.encode(getattr(sys.stdout, "encoding", None) or "ascii", "excli"))


def write_data(text: str) -> None:
    """Text for a program: UTF-8 whatever the locale says, so that a pipe and a terminal get the same bytes."""
    _write(text.encode("utf-8", "replace"))


def note(text: str) -> None:
    """Lines on standard error, without what could harm a terminal. When nobody can hear them, they are dropped."""
    text = "\n".join(line if line.isprintable() else clean(line) for line in text.split("\n"))
    try:
        stream = sys.stderr
        stream.write(text.encode(stream.encoding or "ascii", "excli").decode(stream.encoding or "ascii") + "\n")
        stream.flush()
    except (OSError, ValueError, AttributeError):
        pass


def _page(text: str) -> None:
    """Shows text in $PAGER, or in less when that is not set; prints it when neither can be run."""
    import shlex
    import subprocess

    named = os.environ.get("PAGER", "")
    try:
        command = shlex.split(named, posix=os.name != "nt") or ["less", "-R"]
    except ValueError as error:
        raise UsageError(f"PAGER={named!r} cannot be read: {error}.") from error
    environment = {"LESS": "-R", **os.environ}
    try:
        subprocess.run(command, input=text.encode("utf-8", "replace"), env=environment, check=False)  # noqa: S603 - the person's own
    except OSError as error:
        note(f"excli: the pager {command[0]!r} cannot be run: {error.strerror}. Set PAGER to one that can.")
        write(text)


def _write(data: bytes) -> None:
    if sys.stdout is None:  # closed by whoever started this
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has what it wanted. Standard output goes nowhere now, or Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        raise UsageError(f"The output could not be written: {error.strerror}.") from error


def _spell(error: UnicodeError) -> tuple[str, int]:
    """An error handler for encoding: plain stand-ins first, letters without accents next, "?" last."""
    assert isinstance(error, UnicodeEncodeError)
    character = error.object[error.start]
    plain = _ASCII.get(character) or unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
    return plain, error.start + 1


codecs.register_error("excli", _spell)
