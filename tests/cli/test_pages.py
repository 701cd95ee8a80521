"""Pages as people get them: maps, cards, files, the pager."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.conftest import Run, on_a_terminal


def test_the_map_is_drawn_on_a_wide_terminal_and_never_in_a_pipe(run: Run) -> None:
    _, wide = on_a_terminal("show", "push-up", columns=100)
    _, narrow = on_a_terminal("show", "push-up", columns=50)
    _, without = on_a_terminal("show", "push-up", "--no-map", columns=100)
    assert ["front" in text and "target: Chest" in text for text in (wide, narrow, without)] == [True, False, False]
    assert "target: Chest" not in run("show", "push-up").stdout
    assert "target: Chest" in run("show", "push-up", "--map").stdout


def test_a_map_of_one_and_of_several(run: Run) -> None:
    one = json.loads(run("map", "push-up", "--json").stdout)
    assert one["muscles"][0] == {"muscle": "chest", "load": 1, "grade": "target"}
    several = json.loads(run("map", "-", "--json", stdin="push-up\npull-up\nbarbell-back-squat\n").stdout)
    assert several["exercises"] == ["push-up", "pull-up", "barbell-back-squat"]
    assert "neck" in several["untrained"]
    assert "untrained: Neck" in run("map", "push-up", "pull-up").stdout
    ET.fromstring(run("map", "push-up", "--format", "svg").stdout)
    assert run("map", "push-up", "--format", "png").returncode == 2
    assert run("map", "zzqq").returncode == 1
    assert run("map", "push-up", PYTHONIOENCODING="ascii").stdout.isascii()


def test_a_card_for_between_two_sets(run: Run) -> None:
    lines = run("show", "push-up", "--brief", COLUMNS="40").stdout.splitlines()
    assert lines[0] == "Push-Up"
    assert 6 <= len(lines) <= 12
    assert run("show", "push-up", "--brief", "--json").returncode == 2


def test_html_and_a_map_file(run: Run, tmp_path: Path) -> None:
    page = run("show", "push-up", "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    file = tmp_path / "map.svg"
    text = run("show", "push-up", "--format", "markdown", "--map-file", str(file)).stdout
    assert f"(<{file}>)" in text
    ET.parse(file)
    assert run("show", "push-up", "--map-file", str(file)).returncode == 2
    assert run("show", "push-up", "--format", "markdown", "--map-file", "/nowhere/x.svg").returncode == 2
    for folder in (".", "/", ""):
        done = run("show", "push-up", "plank", "--format", "markdown", "--map-file", folder, cwd=tmp_path)
        assert (done.returncode, "folder" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]
    assert run("list", "--format", "html").returncode == 2


def test_the_pager_is_used_only_when_asked() -> None:
    _, paged = on_a_terminal("show", "push-up", "--pager", PAGER="head -1")
    assert "Push-Up" in paged
    assert "How to perform" not in paged
    _, printed = on_a_terminal("show", "push-up", PAGER="head -1")
    assert "How to perform" in printed
    code, missing = on_a_terminal("show", "push-up", "--pager", PAGER="no-such-pager")
    assert code == 0
    assert "How to perform" in missing


def test_facets_can_be_drawn(run: Run) -> None:
    assert "much: " in run("facets", "muscles", "--map").stdout
    assert run("facets", "equipment", "--map").returncode == 2
