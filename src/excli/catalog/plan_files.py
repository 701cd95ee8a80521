"""Reads the file of a plan or of a training log."""

from __future__ import annotations

from pathlib import Path

from excli.model.errors import UsageError

_MOST_BYTES = 50_000_000


def read_plan_file(name: str) -> str:
    """Return the text of a file.

    Raises UsageError when it is not there, is no text, or is larger than any log.
    """
    path = Path(name)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{name} is larger than any training log. Give a CSV or JSON file of sets.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not UTF-8 text. Export it again as CSV, or save it as UTF-8.") from error
