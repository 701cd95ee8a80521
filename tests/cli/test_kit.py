from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run


def test_a_kit_is_kept_used_and_forgotten(run: Run, tmp_path: Path) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    made = run("kit", "set", "My Home", "dumbbells,bench", "band", **settings)
    assert (made.returncode, made.stdout) == (0, "")
    assert json.loads(run("kit", "list", "--json", **settings).stdout) == {
        "my-home": ["dumbbell", "bench", "resistance-band"]
    }
    by_kit = run("list", "--kit", "my home", "--format", "slug", **settings).stdout
    assert by_kit == run("list", "--have", "dumbbell,bench,band", "--format", "slug").stdout != ""
    both = run("list", "--kit", "my-home", "--have", "pull-up bar", "--format", "slug", **settings).stdout
    assert "pull-up\n" in both
    assert run("kit", "remove", "my home", **settings).returncode == 0
    assert run("kit", "list", "--json", **settings).stdout == "{}\n"


def test_mistakes_with_kits_are_answered(run: Run, tmp_path: Path) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    unknown = run("list", "--kit", "gym", **settings)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "excli kit set" in unknown.stderr
    wrong = run("kit", "set", "home", "dumbel", **settings)
    assert wrong.returncode == 2
    assert "dumbbell" in wrong.stderr
    assert run("kit", "remove", "gym", **settings).returncode == 2
    (tmp_path / "excli").mkdir()
    (tmp_path / "excli" / "kits.json").write_text("[1")
    spoiled = run("kit", "list", **settings)
    assert spoiled.returncode == 2
    assert "kits.json" in spoiled.stderr
    assert "Traceback" not in spoiled.stderr
