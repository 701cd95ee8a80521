"""The command contract, held with the real command in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, clean_environment, posix


def test_nothing_found_in_json(run: Run) -> None:
    done = run("search", "zzqq", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    empty = run("list", "--target", "neck", "--category", "olympic-lifting", "--json")
    assert (empty.returncode, empty.stdout) == (1, "[]\n")


def test_one_is_an_object_and_several_are_an_array(run: Run) -> None:
    assert json.loads(run("show", "couch stretch", "--json").stdout)["slug"] == "couch-stretch"
    several = json.loads(run("show", "couch-stretch", "rowing-machine", "--json").stdout)
    assert [entry["slug"] for entry in several] == ["couch-stretch", "rowing-machine"]


@posix
def test_without_a_home(run: Run, tmp_path: Path) -> None:
    environment = {k: v for k, v in clean_environment().items() if k not in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    (tmp_path / "file").write_text("")
    nowhere = tmp_path / "file" / "home"  # cannot be made, not even by root
    done = subprocess.run(
        [sys.executable, "-m", "excli", "show", "couch-stretch", "--fields", "slug", "--json"],
        capture_output=True, text=True, env={**environment, "HOME": str(nowhere)}, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_seed_gives_the_same_exercise(run: Run) -> None:
    first, second = (run("random", "--seed", "7", "--format", "slug").stdout for _ in range(2))
    assert first == second != ""
    assert run("random", "--target", "neck", "--category", "olympic-lifting").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "band-pull-through", "--json"),
        ("list", "--json", "--limit", "20"),
        ("search", "hip hinge", "--json"),
        ("list",),
    ],
)
def test_data_loads_neither_rich_nor_yaml_nor_pydantic(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom excli.cli.main import main\n"
        f"main({list(arguments)!r})\n"
        "print([m for m in ('rich', 'yaml', 'pydantic', 'rapidfuzz', 'platformdirs') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=clean_environment(), check=False, timeout=60
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def test_short_help_and_no_arguments(run: Run) -> None:
    assert run("-h").stdout == run("--help").stdout == run().stdout
    assert run("list", "-h").stdout == run("list", "--help").stdout
    assert all(f"--{name}" in run("list", "-h").stdout for name in ("have", "avoid", "json", "color"))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "--limit", "99999999999999999999"), 2),
        (("search", "lats", "--limit", "0"), 0),
        (("search", "squat", "--sort", "tips", "--limit", "2"), 0),
        (("show", "push-up", "--brief", "--fields", "slug"), 2),
        (("faq", "push-up", "--limit", "2"), 2),
        (("faq", "--search", "anchor", "--fields", "question"), 0),
        (("show", "-"), 1),
        (("map", "-"), 1),
        (("kit", "set", "home", ","), 2),
    ],
)
def test_odd_but_possible(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments, stdin="", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_refused_is_left_out(run: Run) -> None:
    hits = json.loads(run("search", "dumbbell biceps no bench", "--limit", "10", "--json").stdout)
    assert hits
    assert all("bench" not in hit["equipment"] for hit in hits)
