"""Compiled catalogs in the cache folder: what they are keyed on, and what is tidied away."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from excli.catalog import cache
from excli.catalog.sources import Source
from tests.conftest import posix


@pytest.fixture
def own(tmp_path: Path) -> Source:
    (tmp_path / "a.yaml").write_text("name: A\n")
    return Source(tmp_path, own=True)


@posix
def test_the_fingerprint_changes_with_every_file(own: Source) -> None:
    first = cache.fingerprint([own], "1")
    assert cache.fingerprint([own], "1") == first
    assert cache.fingerprint([own], "2") != first
    (own.folder / "b.yaml").write_text("name: B\n")
    second = cache.fingerprint([own], "1")
    os.utime(own.folder / "a.yaml", (1, 1))
    third = cache.fingerprint([own], "1")
    (own.folder / "a.yaml").chmod(0o600)
    readable = cache.fingerprint([own], "1")
    (own.folder / "b.yaml").unlink()
    (own.folder / "notes.txt").write_text("not an entry")
    fourth = cache.fingerprint([own], "1")
    assert len({first, second, third, readable, fourth}) == 5


def test_old_catalogs_and_what_was_left_by_a_killed_process_are_tidied_away(tmp_path: Path) -> None:
    now = time.time()
    for number in range(6):
        path = tmp_path / f"catalog-{number:016x}.sqlite"
        path.write_bytes(b"")
        os.utime(path, (now - number, now - number))
    for name, age in (
        ("building-new.sqlite", 0),
        ("building-old.sqlite", 4000),
        ("catalog-mine.sqlite", 9000),
        ("notes.txt", 9000),
    ):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (now - age, now - age))
    cache._prune(tmp_path)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == [
        "building-new.sqlite",
        *(f"catalog-{n:016x}.sqlite" for n in range(4)),
        "catalog-mine.sqlite",
        "notes.txt",
    ]


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    cache._prune(tmp_path / "gone")
