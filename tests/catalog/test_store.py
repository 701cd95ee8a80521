from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from excli.catalog.store import open_store
from excli.model.errors import CatalogError
from tests.conftest import Run, clean_environment, posix

COUNT = "SELECT count(*) FROM entries"


@pytest.fixture
def own(tmp_path: Path, entry_text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's catalog with one entry, in use, and an empty cache."""
    folder = tmp_path / "mine" / "arms"
    folder.mkdir(parents=True)
    (folder / "test-curl.yaml").write_text(entry_text)
    monkeypatch.setenv("EXCLI_CATALOG", str(tmp_path / "mine"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("excli.catalog.sources.BUNDLED_ENTRIES", tmp_path / "bundled")
    (tmp_path / "bundled").mkdir()
    return tmp_path


def caches(folder: Path) -> list[Path]:
    return sorted((folder / "cache" / "excli").glob("catalog-*.sqlite"))


def test_a_compiled_catalog_is_used_again_and_rebuilt_when_a_file_changes(own: Path) -> None:
    assert open_store().query(COUNT) == [(1,)]
    (first,) = caches(own)
    written = first.stat().st_mtime_ns
    open_store()
    assert first.stat().st_mtime_ns == written
    entry = own / "mine" / "arms" / "test-curl.yaml"
    entry.write_text(entry.read_text().replace("name: Test Curl", "name: Other Curl"))
    assert open_store().query("SELECT name FROM entries") == [("Other Curl",)]
    assert len(caches(own)) == 2


@pytest.mark.parametrize("damage", ["half", "empty", "text", "flipped"])
def test_a_damaged_cache_heals(own: Path, damage: str) -> None:
    open_store().close()
    (path,) = caches(own)
    data = path.read_bytes()
    spoiled = {
        "half": data[: len(data) // 2],
        "empty": b"",
        "text": b"not a database" * 1000,
        "flipped": data[:4096] + bytes(255 - byte for byte in data[4096:]),
    }[damage]
    path.write_bytes(spoiled)
    assert open_store().query("SELECT slug FROM names JOIN entries ON id = entry WHERE key = 'testcurl'") == [
        ("test-curl",)
    ]
    assert open_store().query(COUNT) == [(1,)]


def test_a_file_that_says_it_is_ours_and_lacks_its_tables_is_rebuilt(own: Path) -> None:
    open_store().close()
    (path,) = caches(own)
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE entries; VACUUM;")
    connection.close()
    assert open_store().query(COUNT) == [(1,)]


@posix
def test_sorting_needs_no_file(run: Run) -> None:
    command = f"ulimit -f 8; {sys.executable} -m excli list --format csv --sort steps | tail -c 1"
    environment = clean_environment(PYTHONDONTWRITEBYTECODE="1")  # compiled modules would be cut short, too
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=environment, check=False)
    assert (done.stdout, done.stderr) == ("\n", "")


@posix
def test_without_a_writable_cache_it_is_built_in_memory(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = own / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert open_store().query(COUNT) == [(1,)]
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "relative")
    assert open_store().query(COUNT) == [(1,)]


def test_a_folder_that_is_not_there_is_the_persons_mistake(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXCLI_CATALOG", str(own / "nowhere"))
    with pytest.raises(CatalogError, match="EXCLI_CATALOG"):
        open_store()


def test_broken_entries_are_left_out_and_told_of(own: Path, entry_text: str) -> None:
    (own / "mine" / "arms" / "bad-curl.yaml").write_text(entry_text.replace("biceps", "bicep"))
    told: list[object] = []
    assert open_store(warn=told.extend).query(COUNT) == [(1,)]
    assert [getattr(problem, "rule", "") for problem in told] == ["unknown-muscle"]


def test_a_catalog_without_one_good_entry_cannot_be_used(own: Path) -> None:
    (own / "mine" / "arms" / "test-curl.yaml").write_text("name: 3\n")
    with pytest.raises(CatalogError, match="yaml-type"):
        open_store()


def test_links_are_stored_both_ways_and_dead_ones_dropped(own: Path, entry_text: str) -> None:
    other = entry_text.replace("Test Curl", "Hard Curl").replace("Curl of Tests", "X").replace("Testing Curl", "Y")
    (own / "mine" / "arms" / "hard-curl.yaml").write_text(other.replace("easier: []", "easier: [test-curl, gone]"))
    found = open_store()
    values = found.query("SELECT field, value, entry FROM entry_values WHERE field IN ('easier', 'harder') ORDER BY 1")
    assert [(field, value) for field, value, _ in values] == [("easier", "test-curl"), ("harder", "hard-curl")]


def start(environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "excli", "show", "band-pull-through", "--json", "--fields", "slug"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_many_processes_with_an_empty_cache_all_answer(tmp_path: Path) -> None:
    environment = clean_environment(XDG_CACHE_HOME=str(tmp_path))
    for process in [start(environment) for _ in range(3)]:
        output, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, "")
        assert "band-pull-through" in output
    assert [path.name[:8] for path in (tmp_path / "excli").iterdir()] == ["catalog-"]


@posix
def test_killing_one_that_is_building_harms_nobody(tmp_path: Path) -> None:
    environment = clean_environment(XDG_CACHE_HOME=str(tmp_path))
    process = start(environment)
    folder = tmp_path / "excli"
    deadline = time.monotonic() + 60
    while not (folder.is_dir() and any(folder.iterdir())) and time.monotonic() < deadline:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert any(path.name.startswith("building-") for path in folder.iterdir()), "it was not caught while building"
    for path in folder.iterdir():
        os.utime(path, (0, 0))  # as if it had died hours ago
    second = start(environment)
    assert "band-pull-through" in second.communicate(timeout=120)[0]
    assert [path.name[:8] for path in folder.iterdir()] == ["catalog-"]
