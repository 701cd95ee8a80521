"""Reads whole folders of entries."""

from __future__ import annotations

import gc
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from excli.catalog.reader import Entry, EntryReader
from excli.catalog.sources import entry_files
from excli.model.errors import CatalogError
from excli.model.problems import ProblemList

_MOST_BYTES = 1_000_000
Progress = Callable[[int, int], None]


def read_paths(
    paths: Iterable[Path], reader: EntryReader, problems: ProblemList, progress: Progress | None = None
) -> list[Entry]:
    """Return the entries of files and folders, in order; what cannot be loaded goes to `problems`.

    Raises CatalogError when a path is not there or cannot be read.
    """
    files: list[Path] = []
    for path in dict.fromkeys(paths):
        if path.is_dir():
            files += (Path(item.path) for item in entry_files(path))
        elif path.is_file():
            files.append(path)
        else:
            raise CatalogError(f"{path} is not there. Give a folder of entries or one .yaml file.")
    found = []
    with without_collecting():
        for index, path in enumerate(files):
            entry = _read(path, reader, problems)
            if entry is not None:
                found.append(entry)
            if progress:
                progress(index + 1, len(files))
    return found


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the search for cycles: a catalog is a hundred thousand objects without one, and looking takes a fifth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(path: Path, reader: EntryReader, problems: ProblemList) -> Entry | None:
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problems.add(name, (1, 1), "unreadable", "this is not a regular file", "take it out of the catalog")
            return None
        with open(name, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            problems.add(name, (1, 1), "size", f"more than {_MOST_BYTES:,} bytes", "an entry needs a few thousand")
            return None
    except OSError as error:
        problems.add(name, (1, 1), "unreadable", error.strerror or "cannot be read", "check its permissions")
        return None
    return reader.read(data, name, path.stem, problems)
