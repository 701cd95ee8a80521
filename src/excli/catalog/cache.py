"""Compiled catalogs in the user's cache folder: what they are keyed on, and how they get there."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from excli.catalog.sources import FIGURES, PLAN, SEARCH, SUBSTITUTION, VOCABULARY, Source, entry_files

if TYPE_CHECKING:
    from excli.catalog.loading import Progress
    from excli.catalog.store import Warn

_KEEP = 4
_STALE_SECONDS = 3600
_OURS = re.compile(r"catalog-[0-9a-f]{16}\.sqlite")  # whatever else lies in the folder is not ours to delete


def fingerprint(sources: list[Source], version: str) -> str:
    """Return a text that changes whenever a file of the catalogs or the vocabulary is added, removed or written to."""
    digest = hashlib.blake2b(version.encode(), digest_size=16)
    figures = [FIGURES] if FIGURES.is_dir() else []
    for folder in (VOCABULARY, SEARCH, SUBSTITUTION, PLAN, *figures, *(source.folder for source in sources)):
        digest.update(f"\0{folder.absolute()}".encode("utf-8", "surrogateescape"))
        for item in entry_files(folder):
            status = item.stat(
                follow_symlinks=os.path.exists(item.path)
            )  # a link to nothing is reported when it is read
            line = f"\0{item.path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}"  # chmod changes ctime
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def compile_to(path: Path, sources: list[Source], stamp: str, progress: Progress | None, warn: Warn | None) -> bool:
    """Compile into a new file at `path`; return False when nothing can be written there.

    The file is built under a name of its own and moved into place, so that any number of processes
    may do this at once and one that is killed leaves nothing another would trust.
    """
    import tempfile  # only who compiles needs it

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="building-", suffix=".sqlite", dir=path.parent)
        os.close(handle)
    except OSError:
        return False
    temporary = Path(name)
    try:
        connection = sqlite3.connect(temporary)
        try:
            # It is not in place until it is whole, so it needs no journal of its own.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(connection, sources, stamp, progress, warn)
        finally:
            connection.close()
        temporary.replace(path)
    except (OSError, sqlite3.OperationalError):
        return False  # the disk is full or went read-only
    finally:
        temporary.unlink(missing_ok=True)
    _prune(path.parent)
    return True


def compile_in_memory(
    sources: list[Source], stamp: str, progress: Progress | None, warn: Warn | None
) -> sqlite3.Connection:
    """Compile without a file, for a machine where nothing is writable."""
    connection = sqlite3.connect(":memory:")
    try:
        _fill(connection, sources, stamp, progress, warn)
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(
    connection: sqlite3.Connection, sources: list[Source], stamp: str, progress: Progress | None, warn: Warn | None
) -> None:
    from excli.catalog.build import build
    from excli.catalog.coaching import FOLDER, read_coaching
    from excli.catalog.figures import read_figures
    from excli.catalog.loading import read_paths, without_collecting
    from excli.catalog.names import read_names
    from excli.catalog.reader import EntryReader
    from excli.catalog.search_data import read_search_data
    from excli.catalog.substitution import read_substitution
    from excli.catalog.vocabularies import read_vocabularies
    from excli.model.errors import CatalogError
    from excli.model.problems import ProblemList

    with without_collecting():
        vocabularies = read_vocabularies(VOCABULARY)
        reader = EntryReader(vocabularies)
        exercises = {}
        for source in sources:
            problems = ProblemList()
            entries = read_paths([source.folder], reader, problems, progress)
            if problems.found and not entries:
                raise CatalogError(f"No entry of {source.folder} can be used.", problems.found)
            if problems.found and not source.own:
                raise CatalogError("The bundled catalog has problems.", problems.found)
            if problems.found and warn:
                warn(problems.found)
            exercises.update({entry.exercise.slug: entry.exercise for entry in entries})
        search_data = read_search_data(SEARCH, vocabularies)
        rules = read_substitution(SUBSTITUTION, vocabularies)
        # What cannot be read of a figure is told by `catalog check`: its entry shows the muscle map alone.
        figures = read_figures(FIGURES, ProblemList())
        build(
            connection,
            exercises.values(),
            vocabularies,
            search_data,
            read_names(SEARCH),
            rules,
            stamp,
            read_coaching(FOLDER, vocabularies),
            figures,
        )


def _prune(folder: Path) -> None:
    """Delete what was left by a process killed while building, and all but the newest catalogs."""
    now = time.time()
    try:
        files = [
            (item.stat().st_mtime, Path(item.path)) for item in os.scandir(folder) if item.name.endswith(".sqlite")
        ]
        catalogs = sorted((mtime, path) for mtime, path in files if _OURS.fullmatch(path.name))
        stale = [path for mtime, path in files if path.name.startswith("building-") and now - mtime > _STALE_SECONDS]
        for path in [*stale, *(path for _, path in catalogs[:-_KEEP])]:
            path.unlink(missing_ok=True)
    except OSError:
        pass  # another process is doing the same, or the folder is not ours to tidy
