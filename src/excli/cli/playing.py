"""A movement played in place on a terminal, until a key is pressed."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.text import Text

from excli.present.figure.moving import order_of
from excli.present.figure.text import Size, lines_of, paint

if TYPE_CHECKING:
    from excli.model.figure.flat import FlatFrame
    from excli.present.surface import Surface

_SECONDS = 0.1  # for one picture
_WIDEST, _TALLEST = 60, 22


def play(name: str, book: Sequence[FlatFrame], surface: Surface) -> None:
    """Show the pages of a flip-book there and back until a key or Ctrl-C."""
    pages = [Text.from_ansi("\n".join([name, "", *page, "", "any key stops"])) for page in _pages(book, surface)]
    console = Console(highlight=False, color_system="truecolor" if surface.depth > 256 else "auto")
    order = order_of(len(pages))
    live = Live(pages[0], console=console, auto_refresh=False)
    with _keys() as pressed, contextlib.suppress(KeyboardInterrupt), live:
        step = 0
        while not pressed(_SECONDS):
            live.update(pages[order[step % len(order)]], refresh=True)
            step += 1


def _pages(book: Sequence[FlatFrame], surface: Surface) -> Iterator[list[str]]:
    """Each page in the same place and scale: all are given the box that holds them all."""
    left, right = min(page.box[0] for page in book), max(page.box[2] for page in book)
    top, bottom = min(page.box[1] for page in book), max(page.box[3] for page in book)
    columns, rows = min(surface.width - 1, _WIDEST), _TALLEST
    scale = min(columns / max(right - left, 1), 2 * rows / max(bottom - top, 1))
    size = Size(max(1, int((right - left) * scale + 0.5)), max(1, int((bottom - top) * scale / 2 + 0.5)))
    for page in book:
        yield lines_of(paint([page._replace(box=(left, top, right, bottom))], size, surface), surface)


@contextlib.contextmanager
def _keys() -> Iterator[Callable[[float], bool]]:
    """A function that waits so many seconds and says whether a key was pressed."""
    if sys.platform == "win32":
        import msvcrt

        def pressed(seconds: float) -> bool:
            time.sleep(seconds)
            return bool(msvcrt.kbhit())

        yield pressed
        return
    import select

    if not sys.stdin.isatty():  # nobody can press one: Ctrl-C stops it

        def never(seconds: float) -> bool:
            time.sleep(seconds)
            return False

        yield never
        return
    import termios
    import tty

    stream = sys.stdin.fileno()
    before = termios.tcgetattr(stream)

    def waited(seconds: float) -> bool:
        ready = bool(select.select([stream], [], [], seconds)[0])
        if ready:
            os.read(stream, 64)  # what was pressed is not for the shell
        return ready

    try:
        tty.setcbreak(stream)
        yield waited
    finally:
        termios.tcsetattr(stream, termios.TCSADRAIN, before)
