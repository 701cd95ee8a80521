"""Named sets of equipment a person owns, kept in one small file of their configuration folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

from excli.catalog.sources import config_folder
from excli.model.errors import UsageError

FILE = "kits.json"


def read_kits() -> dict[str, list[str]]:
    """Return name → slugs of equipment. Empty when there is no file.

    Raises UsageError when the file is not of that shape.
    """
    path = _path()
    if path is None or not os.path.exists(path):
        return {}
    try:
        kits = json.loads(path.read_text(encoding="utf-8"))
        if not all(isinstance(slugs, list) for slugs in kits.values()):
            raise TypeError("each kit is a list of equipment")
        return {str(name): [str(slug) for slug in slugs] for name, slugs in kits.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(f"{path} cannot be read as kits: {error}. Fix or delete it.") from error


def write_kits(kits: dict[str, list[str]]) -> Path:
    """Write all kits, in one move, and return the file.

    Raises UsageError when nothing can be written there.
    """
    path = _path()
    import tempfile  # not worth loading to read

    if path is None:
        raise UsageError("No folder for settings is known. Set XDG_CONFIG_HOME or HOME.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".kits-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kits, file, indent=2, sort_keys=True)
            file.write("\n")
        Path(name).replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    return path


def _path() -> Path | None:
    folder = config_folder()
    return folder / FILE if folder else None
