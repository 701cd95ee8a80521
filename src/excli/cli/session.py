"""Open the catalog for a command, and show a person what happens meanwhile."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from excli.catalog.store import Store, open_store
from excli.cli.output import note

_PATIENCE_SECONDS = 0.5


def open_catalog() -> Store:
    """Open the catalog; on a terminal a progress bar is drawn when compiling it takes over half a second."""
    started: list[float] = []
    bars: list[Any] = []

    def progress(done: int, total: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty():
            return
        if not started:
            started.append(time.monotonic())
        if not bars and time.monotonic() - started[0] > _PATIENCE_SECONDS:
            bars.append(_bar())
        if bars:
            bars[0](done, total)

    try:
        return open_store(progress, _warn)
    finally:
        if bars:
            bars[0](1, 1, True)


def _warn(problems: list[Any]) -> None:
    from excli.cli.messages import count

    note(f"excli: {count(len(problems), 'problem')} in your catalog; what cannot be used is left out:")
    for problem in problems[:5]:
        note(f"  {problem}")
    note("  To see them all: excli catalog check")


def _bar() -> Callable[..., None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("Compiling the catalog"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=None)
    bar.start()

    def update(done: int, total: int, finished: bool = False) -> None:
        if finished:
            bar.stop()
        else:
            bar.update(task, completed=done, total=total)

    return update
