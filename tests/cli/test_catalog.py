"""Catalogs of a person's own, and the commands on catalogs."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from tests.conftest import ROOT, Run, posix


def test_a_catalog_that_cannot_be_used(run: Run) -> None:
    done = run("list", EXCLI_CATALOG="/nowhere/at/all")
    assert (done.returncode, done.stdout) == (3, "")
    assert "EXCLI_CATALOG" in done.stderr


def test_a_persons_own_entry_is_found(run: Run, tmp_path: Path, entry_text: str) -> None:
    (tmp_path / "test-curl.yaml").write_text(entry_text)
    done = run("show", "testing curl", "--json", EXCLI_CATALOG=str(tmp_path), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert json.loads(done.stdout)["slug"] == "test-curl"


def test_catalog_check_tells_all_problems_at_once(run: Run, tmp_path: Path, entry_text: str) -> None:
    spoiled = {
        "tab": entry_text.replace("secondary: [forearms]", "secondary:\n\t- forearms"),
        "twice": entry_text.replace("target: biceps", "target: biceps\ntarget: triceps"),
        "unknown": entry_text.replace("target: biceps", "target: biceps\ntraget: abs"),
        "truth": entry_text.replace("category: strength", "category: no"),
        "muscle": entry_text.replace("target: biceps", "target: bisceps"),
        "link": entry_text.replace("swaps: []", "swaps: [goblet-sqat]"),
    }
    for name, text in spoiled.items():
        (tmp_path / f"{name}.yaml").write_text(
            text.replace("Test Curl", f"{name} Curl").replace("[Curl of", f"[{name} of").replace("Testing", name)
        )
    (tmp_path / "bytes.yaml").write_bytes(b"name: C\xfcrl\n")
    done = run("catalog", "check", str(tmp_path))
    assert done.returncode == 1
    for name, rule in {
        "tab": "tab", "twice": "duplicate-key", "unknown": "unknown-key", "truth": "yaml-type",
        "muscle": "unknown-muscle", "link": "link", "bytes": "encoding",
    }.items():  # fmt: skip
        assert re.search(rf"{name}\.yaml:\d+:\d+: \[{rule}\] .+; .+", done.stdout), (rule, done.stdout)
    assert "7 problems" in done.stderr
    assert len(json.loads(run("catalog", "check", str(tmp_path), "--format", "json").stdout)) == 7


def test_catalog_path_and_version(run: Run) -> None:
    assert "exercises" in run("catalog", "path").stdout
    assert re.fullmatch(r"excli \d+\.\d+\.\d+\n", run("--version").stdout)


def test_names_in_any_script_are_found(run: Run, tmp_path: Path, entry_text: str) -> None:
    (tmp_path / "kensui.yaml").write_text(
        entry_text.replace("Test Curl", "懸垂").replace("Testing Curl", "Подтягивание")
    )
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert run("show", "懸垂", "--format", "slug", **settings).stdout == "kensui\n"
    assert run("search", "подтягивание", "--format", "slug", **settings).stdout.split()[0] == "kensui"
    assert run("search", "lats", "--format", "slug", **settings).returncode == 0


@posix
def test_an_own_entry_takes_the_place_of_a_bundled_one(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "data/exercises/core/plank.yaml").read_text().replace("name: Plank", "name: My Plank")
    (tmp_path / "plank.yaml").write_text(text)
    (tmp_path / "loop").symlink_to(tmp_path)
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert json.loads(run("show", "plank", "--json", **settings).stdout)["name"] == "My Plank"
    checked = run("catalog", "check", **settings)
    assert checked.returncode == 0, checked.stdout
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    told = run("list", "--limit", "1", **settings)
    assert (told.returncode, "gone.yaml" in told.stderr) == (0, True)


@posix
def test_a_file_name_that_is_no_slug_is_not_loaded(run: Run, tmp_path: Path, entry_text: str) -> None:
    (tmp_path / 'x" onmouseover="alert(1)\x1b]0;owned\x07.yaml').write_text(entry_text)
    (tmp_path / "good-curl.yaml").write_text(entry_text)
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = run("list", "--target", "biceps", "--format", "slug", **settings)
    assert "onmouseover" not in done.stdout
    assert "\x1b" not in done.stderr


@posix
def test_an_odd_file_does_not_hang_a_catalog(run: Run, tmp_path: Path, entry_text: str) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "test-curl.yaml").write_text(entry_text)
    done = run("catalog", "check", str(tmp_path))
    assert (done.returncode, "regular file" in done.stdout) == (1, True)
