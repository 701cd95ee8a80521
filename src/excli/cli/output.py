"""Where text goes: what the streams can show, and how it is written to them."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from typing import NamedTuple

from excli.model.errors import UsageError
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
    """

    format: str = "table"
    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    color: str = "auto"

    @property
    def surface(self) -> Surface:
        return surface(self.color)


def surface(color: str = "auto") -> Surface:
    """What standard output is. COLUMNS, NO_COLOR, FORCE_COLOR and TERM are honoured.

    `color` as typed wins, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then what the stream is.
    """
    terminal = sys.stdout.isatty()
    if color == "auto":
        if os.environ.get("NO_COLOR"):
            colored = False
        elif os.environ.get("FORCE_COLOR"):
            colored = True
        else:
            colored = terminal and os.environ.get("TERM") != "dumb"
    else:
        colored = color == "always"
    encoding = (sys.stdout.encoding or "ascii").lower()
    return Surface(max(_columns(terminal), 20), terminal, colored, encoding.startswith(("utf", "cp65001")))


def _columns(terminal: bool) -> int:
    named = os.environ.get("COLUMNS", "")
    if named.isdigit() and int(named) > 0:
        return int(named)
    if terminal:
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except OSError:
            pass
    return 80


def write(text: str) -> None:
    """Text for a person, in the encoding of standard output; what it cannot show is spelled another way."""
    _write(text.encode(sys.stdout.encoding or "ascii", "excli"))


def write_data(text: str) -> None:
    """Text for a program: UTF-8 whatever the locale says, so that a pipe and a terminal get the same bytes."""
    _write(text.encode("utf-8", "replace"))


def note(text: str) -> None:
    """A line on standard error. When nobody can hear it, it is dropped."""
    try:
        stream = sys.stderr
        stream.write(text.encode(stream.encoding or "ascii", "excli").decode(stream.encoding or "ascii") + "\n")
        stream.flush()
    except (OSError, ValueError, AttributeError):
        pass


def _write(data: bytes) -> None:
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
