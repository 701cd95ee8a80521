"""Where catalogs are stored: the bundled one, and the folders a person adds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from excli.model.errors import CatalogError

_PACKAGE = Path(__file__).parent.parent


def data_folder() -> Path:
    """Return the folder of the bundled catalog: `data` inside the installed package, or at the top of a checkout."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "data"


DATA = data_folder()
BUNDLED_STORE = DATA / "catalog.sqlite"
BUNDLED_ENTRIES = DATA / "exercises"
VOCABULARY = DATA / "vocabulary"
SEARCH = DATA / "search"
PLAN = DATA / "plan"
FIGURES = DATA / "figures"
LOOKED_AT = "looked-at.txt"
EXCEPTIONS = DATA / "exceptions.yaml"
SUBSTITUTION = DATA / "swap"
ENVIRONMENT = "EXCLI_CATALOG"


class Source(NamedTuple):
    """A folder of entries. `own` is true for a person's, false for the bundled one."""

    folder: Path
    own: bool


def sources() -> list[Source]:
    """Return the bundled catalog, then the person's own: those named in EXCLI_CATALOG (separated as in PATH),
    or else the `catalog` folder of their data folder, if it is there. Later ones win over earlier ones.

    Raises CatalogError when a folder named in EXCLI_CATALOG is not there.
    """
    found = [Source(BUNDLED_ENTRIES, own=False)]
    named = os.environ.get(ENVIRONMENT, "")
    if named:
        for part in filter(None, named.split(os.pathsep)):
            folder = Path(os.path.expanduser(part))
            if not os.path.isdir(folder):
                raise CatalogError(f"{ENVIRONMENT} names {part!r}, which is not a folder. Fix or unset {ENVIRONMENT}.")
            found.append(Source(folder, own=True))
    else:
        own = own_folder()
        if own is not None and os.path.isdir(own):
            found.append(Source(own, own=True))
    return found


def own_folder() -> Path | None:
    """Return where a person's own catalog is looked for when EXCLI_CATALOG is not set."""
    base = _user_folder("data")
    return base / "catalog" if base else None


def cache_folder() -> Path | None:
    """Return where compiled catalogs are kept, or None when no home is known."""
    return _user_folder("cache")


def config_folder() -> Path | None:
    """Return where a person's settings are kept, or None when no home is known."""
    return _user_folder("config")


def _user_folder(kind: str) -> Path | None:
    """Return excli's user folder of `kind` "data", "cache" or "config".

    On POSIX the XDG rules are three lines and are asked on every start; elsewhere platformdirs knows.
    """
    if sys.platform not in ("win32", "darwin"):
        variable, below = {"data": ("XDG_DATA_HOME", ".local/share"), "cache": ("XDG_CACHE_HOME", ".cache"),
                           "config": ("XDG_CONFIG_HOME", ".config")}[kind]  # fmt: skip
        base = os.environ.get(variable, "")
        if os.path.isabs(base):
            return Path(base, "excli")
        home = os.path.expanduser("~")
        return Path(home, below, "excli") if os.path.isabs(home) else None
    import platformdirs

    dirs = platformdirs.PlatformDirs("excli", appauthor=False)
    return Path({"data": dirs.user_data_dir, "cache": dirs.user_cache_dir, "config": dirs.user_config_dir}[kind])


def entry_files(folder: Path, above: frozenset[str] = frozenset()) -> Iterator[os.DirEntry[str]]:
    """Return every `*.yaml` and `*.yml` file below a folder, hidden ones left out, in a fixed order.

    Links are followed, but never round in a circle: `above` are the real paths of the folders on the way down.

    Raises CatalogError when a folder cannot be listed.
    """
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as listing:
            items = sorted(listing, key=lambda item: item.name)
    except OSError as error:
        raise CatalogError(f"{folder} cannot be read: {error.strerror}.") from error
    for item in items:
        if item.name.startswith("."):
            continue
        if os.path.isdir(item.path):
            yield from entry_files(Path(item.path), above | {real})
        elif item.name.lower().endswith((".yaml", ".yml")):
            yield item
