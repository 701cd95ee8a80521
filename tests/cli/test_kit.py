from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from excli.catalog.kits import Kits, change_kits, load_kits
from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.kits import common_things, opening, read_equipment
from excli.model.errors import UnknownValueError, UsageError
from tests.conftest import Run, clean_environment


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


def test_a_kit_in_use_filters_and_is_told(run: Run, tmp_path: Path) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    everything = run("list", "--format", "slug", **settings)
    assert everything.stderr == ""
    assert run("kit", "use", "hotel", **settings).returncode == 0
    filtered = run("list", "--format", "slug", **settings)
    assert "with your kit hotel" in filtered.stderr
    assert filtered.stdout == run("list", "--kit", "hotel", "--format", "slug", **settings).stdout
    lifted = run("list", "--kit", "all", "--format", "slug", **settings)
    assert (lifted.stdout, lifted.stderr) == (everything.stdout, "")
    typed = run("list", "--have", "barbell", "--format", "slug", **settings)
    assert "barbell-row\n" in typed.stdout
    assert run("kit", "use", "all", **settings).returncode == 0
    assert run("list", "--format", "slug", **settings).stdout == everything.stdout


def test_things_are_added_and_dropped(run: Run, tmp_path: Path) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    run("kit", "set", "home", "2", "dumbbells", "and", "a", "band", **settings)
    added = run("kit", "add", "home", "a pull-up bar", **settings)
    assert "dumbbell, resistance-band, pull-up-bar" in added.stderr
    dropped = run("kit", "drop", "home", "band", **settings)
    assert "dumbbell, pull-up-bar" in dropped.stderr
    assert run("kit", "drop", "home", "kettlebell", **settings).returncode == 2
    assert "53 more" in run("kit", "set", "away", "band", **settings).stderr


def test_mistakes_with_kits_are_answered(run: Run, tmp_path: Path) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    unknown = run("list", "--kit", "office", **settings)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "excli kit set" in unknown.stderr
    wrong = run("kit", "set", "home", "spaceship", **settings)
    assert wrong.returncode == 2
    assert "spaceship" in wrong.stderr
    assert run("kit", "set", "all", "dumbbell", **settings).returncode == 2
    assert run("kit", "remove", "office", **settings).returncode == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [("[1", 1), ('{\n "home": ["dumbbell"],\n "away": "band"\n}', 3), ('{\n "home": [\n}', 3), ('{\n "a": [1]}', 2)],
)
def test_a_broken_file_is_told_of_by_its_line_and_left_as_it_is(run: Run, tmp_path: Path, text: str, line: int) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    (tmp_path / "excli").mkdir()
    file = tmp_path / "excli" / "kits.json"
    file.write_text(text)
    for command in (("kit", "list"), ("kit", "set", "home", "bench"), ("list", "--limit", "1")):
        spoiled = run(*command, **settings)
        assert spoiled.returncode == 2
        assert f"kits.json:{line}:" in spoiled.stderr
        assert "Traceback" not in spoiled.stderr
    assert file.read_text() == text


def test_thirty_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from excli.catalog.kits import change_kits\n"
        "for turn in range(5):\n"
        "    name = f'{sys.argv[1]}-{turn}'\n"
        "    change_kits(lambda kits: kits._replace(named={**kits.named, name: ['bench']}))\n"
    )
    environment = clean_environment(XDG_CONFIG_HOME=str(tmp_path))
    running = [subprocess.Popen([sys.executable, "-c", program, str(n)], env=environment) for n in range(30)]
    assert [process.wait(timeout=120) for process in running] == [0] * 30
    assert len(json.loads((tmp_path / "excli" / "kits.json").read_text())) == 150
    assert {item.name for item in (tmp_path / "excli").iterdir()} == {"kits.json", ".kits.lock"}


def test_a_change_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    change_kits(lambda kits: Kits({"home": ["bench"]}, "home"))

    def fail(kits: Kits) -> Kits:
        raise UsageError("no")

    with pytest.raises(UsageError):
        change_kits(fail)
    assert load_kits() == Kits({"home": ["bench"]}, "home")


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("2 dumbbells and a band", ["dumbbell", "resistance-band"]),
        ("a 24 kg kettlebell, a pull up bar", ["kettlebell", "pull-up-bar"]),
        ("barbell with plates and a squat rack", ["barbell", "weight-plate", "squat-rack"]),
        ("hotel, a band", ["chair", "towel", "table", "doorway", "wall", "stairs", "resistance-band"]),
        ("nothing", ["body-weight"]),
        ("two kettlebels", ["kettlebell"]),
    ],
)
def test_a_sentence_is_understood(store: Store, text: str, slugs: list[str]) -> None:
    assert read_equipment(store, text.split(" ")) == slugs


def test_what_names_nothing_is_refused(store: Store) -> None:
    with pytest.raises(UnknownValueError):
        read_equipment(store, ["a dumbbell and a spaceship"])


def test_the_piece_that_closes_most_gaps_is_the_coachs_answer(store: Store) -> None:
    found = opening(store, ["dumbbell", "bench"])
    assert found.pieces[0].slug == "pull-up-bar"
    assert "Vertical Pull" in found.pieces[0].core
    assert max(found.pieces, key=lambda piece: piece.adds).adds > found.pieces[0].adds
    missing = [pattern.slug for pattern in found.patterns if pattern.core and not pattern.loaded]
    assert missing == ["vertical-pull"]
    everything = opening(store, None)
    assert everything.entries == everything.of
    assert not everything.pieces


def test_a_door_is_offered_to_who_has_a_band(store: Store) -> None:
    assert common_things(store, ["resistance-band"])[0].slug == "anchor-point"
    assert all(thing.slug != "anchor-point" for thing in common_things(store, ["resistance-band", "squat-rack"]))


def test_presets_open_something_else_each(store: Store) -> None:
    presets = coaching(store, "kits")["presets"]
    counts = [opening(store, preset["equipment"]).entries for preset in presets.values()]
    assert len(set(counts)) == len(counts)


def test_show_is_text_and_json(run: Run, tmp_path: Path) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path)}
    shown = run("kit", "show", "body", **settings)
    assert shown.returncode == 0
    assert "no loaded squat" in shown.stdout
    document = json.loads(run("kit", "show", "body", "--json", **settings).stdout)
    assert document["kit"] == "body"
    assert document["pieces"][0]["core"]
    assert run("kit", "show", **settings).returncode == 2
