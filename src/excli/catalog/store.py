"""The compiled catalog: opened read-only, built when it must be, rebuilt when it is damaged."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from excli.catalog import sources
from excli.model.errors import BrokenStoreError
from excli.model.fields import COLUMNS

if TYPE_CHECKING:
    from excli.catalog.loading import Progress
    from excli.model.problems import Problem

# How many words a name lacks of what was typed; from this on it lacks what tells exercises apart.
APART = 100
# Raised whenever the compiled tables or the folding of names change; the fields of an entry are part of it.
FORMAT = f"excli-19 {' '.join(COLUMNS)}"

# What SQLite says of a file that is damaged or was never ours.
_DAMAGE = ("malformed", "not a database", "disk I/O", "no such table", "no such column", "Could not decode")

Warn = Callable[[list["Problem"]], None]


class Store:
    """Answers SQL from one compiled catalog.

    `recover`, if given, returns a fresh connection when the file turns out to be damaged half way.
    """

    def __init__(self, connection: sqlite3.Connection, recover: Callable[[], sqlite3.Connection] | None = None) -> None:
        self._connection = connection
        connection.execute("PRAGMA temp_store = MEMORY")  # sorting needs no file, nor a folder that can be written to
        self._recover = recover
        self._kept: dict[str, Any] = {}

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a SELECT."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            # Any other error is a fault of the statement, and rebuilding would not help.
            damaged = any(sign in str(error) for sign in _DAMAGE)
            if self._recover is None or not damaged:
                raise
            self._connection.close()
            self._connection, self._recover = self._recover(), None
            return self._connection.execute(sql, parameters).fetchall()

    def kept(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what `make` returns, called once while the store is open: the catalog does not change."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    @property
    def entries(self) -> int:
        """How many entries the catalog holds; they are numbered from 1 to this."""
        count: int = self.kept("entries", lambda: self.query("SELECT count(*) FROM entries")[0][0])
        return count

    def documents(self, where: str = "1", parameters: Sequence[Any] = (), tail: str = "") -> list[dict[str, Any]]:
        """Return the documents of the entries a WHERE clause keeps."""
        rows = self.query(f"SELECT document FROM entries JOIN documents USING (id) WHERE {where} {tail}", parameters)
        return [json.loads(document) for (document,) in rows]

    def detach(self) -> sqlite3.Connection:
        """Hand over the connection for another store to use; this one must not be asked any more."""
        connection, self._connection = self._connection, sqlite3.connect(":memory:")
        return connection

    def close(self) -> None:
        self._connection.close()

    def __del__(self) -> None:
        self._connection.close()


def open_store(progress: Progress | None = None, warn: Warn | None = None) -> Store:
    """Open the catalog a person has: the bundled one and their own together.

    `progress` is called with (done, all) while entries are compiled; `warn` gets the problems of a
    person's entries that had to be left out.

    Raises CatalogError when a person's catalog cannot be used at all.
    """
    found = sources.sources()
    if not any(source.own for source in found):
        try:
            shipped = _open(sources.BUNDLED_STORE, "bundled")
            return Store(shipped, lambda: _open_cached(found, progress, warn).detach())
        except BrokenStoreError:
            pass  # a checkout, or a damaged install: compile the YAML that is beside it
    return _open_cached(found, progress, warn)


def _open(path: Path, stamp: str) -> sqlite3.Connection:
    """Open a read-only connection; raise BrokenStoreError unless the file is whole and of this stamp."""
    try:
        with open(path, "rb") as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
        # https://www.sqlite.org/fileformat.html: page size at 16 (1 means 65536), page count at 28.
        page = int.from_bytes(head[16:18], "big")
        if size != (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big") or not size:
            raise BrokenStoreError(str(path))
        # `immutable` spares every lock: the file is only ever replaced whole, never written to.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error) as error:
        raise BrokenStoreError(str(path)) from error
    try:
        if dict(connection.execute("SELECT key, value FROM meta")) == {"format": FORMAT, "stamp": stamp}:
            return connection
    except sqlite3.Error as error:
        connection.close()
        raise BrokenStoreError(str(path)) from error
    connection.close()
    raise BrokenStoreError(str(path))


def _open_cached(found: list[sources.Source], progress: Progress | None, warn: Warn | None) -> Store:
    from excli.catalog import cache

    stamp = cache.fingerprint(found, FORMAT)
    folder = sources.cache_folder()
    path = folder / f"catalog-{stamp[:16]}.sqlite" if folder else None

    def rebuild() -> sqlite3.Connection:
        if path is not None and cache.compile_to(path, found, stamp, progress, warn):
            try:
                return _open(path, stamp)
            except BrokenStoreError:
                pass  # another process may have pruned it; memory always works
        return cache.compile_in_memory(found, stamp, progress, warn)

    if path is not None:
        try:
            return Store(_open(path, stamp), rebuild)
        except BrokenStoreError:
            pass
    return Store(rebuild())
