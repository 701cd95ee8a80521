"""Named sets of equipment a person owns, kept in one small file of their configuration folder.

The file is read on every start that asks for a kit and changed by few: a change reads it again under a lock, and moves
the new one into place whole, so that any number of processes may change it at once and none loses what another wrote.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from excli.catalog.sources import config_folder
from excli.model.errors import UsageError

FILE = "kits.json"
_LOCK = ".kits.lock"


class Kits(NamedTuple):
    """What a person owns.

    named     name → slugs of equipment
    used      the kit that filters when none is named, one of these or a preset; "" when there is none
    """

    named: dict[str, list[str]]
    used: str = ""


def load_kits() -> Kits:
    """Return the kits of the file; none when there is no file.

    Raises UsageError, with the line, when the file is not of that shape. It is left as it is.
    """
    path = _path()
    if path is None or not os.path.exists(path):
        return Kits({})
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}. Mend it, or delete it and start anew.") from error
    return _parsed(text, path)


def read_kits() -> dict[str, list[str]]:
    """Return name → slugs of equipment; see `load_kits`."""
    return load_kits().named


def change_kits(change: Callable[[Kits], Kits]) -> Path:
    """Write what `change` makes of the kits as they are now, in one move; return the file.

    Raises UsageError when nothing can be written there, or what is there cannot be read.
    """
    path = _path()
    if path is None:
        raise UsageError("No folder for settings is known. Set XDG_CONFIG_HOME or HOME.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent / _LOCK):
            _replace(path, change(load_kits()))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    return path


def _replace(path: Path, kits: Kits) -> None:
    import json
    import tempfile  # not worth loading to read

    document: Any = kits.named if not kits.used else {"kits": kits.named, "use": kits.used}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".kits-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(document, file, indent=2, sort_keys=True)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file; it is let go when the process ends, however it ends."""
    with open(path, "ab+") as file:
        _lock(file)
        yield


def _lock(file: IO[bytes]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt
        import time

        lock: Any = msvcrt
        while True:
            try:
                file.seek(0)
                lock.locking(file.fileno(), lock.LK_LOCK, 1)
                return
            except OSError:
                time.sleep(0.05)
    fcntl.flock(file.fileno(), fcntl.LOCK_EX)


def _parsed(text: str, path: Path) -> Kits:
    """Return the kits of a file's text: name → equipment, or the same under "kits" beside "use"."""
    import json

    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(path, error.lineno, f"{error.msg}, column {error.colno}") from error
    used = ""
    if isinstance(document, dict) and isinstance(document.get("kits"), dict):
        used, document = document.get("use", ""), document["kits"]
    if not isinstance(document, dict):
        raise _broken(path, 1, "names of kits with what is in them are wanted here")
    for name, slugs in document.items():
        if not isinstance(slugs, list) or not all(isinstance(slug, str) for slug in slugs):
            raise _broken(path, _line_of(text, name), f"{name!r} wants a list of equipment")
    return Kits(document, used if isinstance(used, str) else "")


def _broken(path: Path, line: int, what: str) -> UsageError:
    return UsageError(f"{path}:{line}: this is no file of kits: {what}. Mend it, or delete it and start anew.")


def _line_of(text: str, name: str) -> int:
    """Return the line on which a name stands in quotes."""
    place = text.find(f'"{name}"')
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


def _path() -> Path | None:
    folder = config_folder()
    return folder / FILE if folder else None
