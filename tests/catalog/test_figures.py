from __future__ import annotations

from pathlib import Path

import pytest

from excli.catalog.drawings import compile_figures
from excli.catalog.figures import FigureData, read_figures, source_of, source_text
from excli.model.errors import CatalogError
from excli.model.exercise import Exercise
from excli.model.figure.flat import decode
from excli.model.problems import ProblemList

TEMPLATES = """\
curl:
  view: 32
  track: handR
  frames:
    - {hip: 91, stance: 11, arm: [0, 7, 14]}
    - {arm: [14, 5, 138]}
"""
KITS = "wall: [pad: {at: [-30, 100], size: [6, 200, 90], role: wall}]\n"
EXERCISES = """\
test-curl: {like: curl, load: [dumbbells: {axis: front}], kit: [wall]}
deep-curl:
  like: test-curl
  set1: {arm: [20, 5, 150]}
slow-curl: {same: test-curl}
"""
ENTRY = Exercise("test-curl", "Test Curl", "arms", "biceps", ("dumbbell",), "beginner", "strength", position="standing")


@pytest.fixture
def write(tmp_path: Path):
    def files(exercises: str = EXERCISES, templates: str = TEMPLATES, kits: str = KITS) -> Path:
        for name, text in (("templates", templates), ("kits", kits), ("exercises", exercises)):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "one.yaml").write_text(text)
        return tmp_path

    return files


def read(folder: Path) -> tuple[dict[str, FigureData], list[str]]:
    problems = ProblemList()
    found = read_figures(folder, problems)
    return found, [f"{problem.line}:{problem.column} {problem.rule}" for problem in problems.found]


def test_a_figure_is_put_together_from_template_kit_and_changes(write) -> None:
    found, problems = read(write())
    assert problems == []
    source = found["deep-curl"].source
    assert [frame["arm"] for frame in source.frames] == [[0, 7, 14], [20, 5, 150]]
    assert source.frames[1]["hip"] == 91  # a later frame says only what changes
    assert [list(prop) for prop in source.props[0]] == [["pad"], ["dumbbells"]]
    assert (source.view, source.track) == (32, "handR")


def test_a_shared_picture_is_the_neighbours_own(write) -> None:
    found, _ = read(write())
    assert found["slow-curl"].same == "test-curl"
    assert found["slow-curl"].source == found["test-curl"].source


def test_data_comes_back_from_its_line_of_json(write) -> None:
    found, _ = read(write())
    source = found["test-curl"].source
    assert source_of(source_text(source)) == source


@pytest.mark.parametrize(
    ("exercises", "problem"),
    [
        ("a-curl: {like: curls}", "1:10 figure-like"),
        ("a-curl: {like: b-curl}\nb-curl: {like: a-curl}", "2:10 figure-like"),
        ("a-curl: {like: curl}\na-curl: {like: curl}", "2:1 duplicate-key"),
        ("a-curl: {like: curl, set2: {hip: 5}}", "1:22 figure-frame"),
        ("a-curl: {like: curl, camera: 5}", "1:22 unknown-key"),
        ("a-curl: {same: curl}", "1:10 figure-same"),
        ("a-curl: {like: curl}\nb-curl: {same: a-curl, view: 3}", "2:24 figure-same"),
        ("a-curl: {like: curl, view: 1:30}", "1:28 yaml-type"),
        ("a-curl: {like: curl, track: no}", "1:29 yaml-type"),
        ("a-curl: [curl]", "1:9 type"),
        ("a-curl: {frames: {hip: 3}}", "1:10 figure"),
    ],
)
def test_a_mistake_is_told_with_its_place(write, exercises: str, problem: str) -> None:
    _, problems = read(write(exercises))
    assert problem in problems


def test_a_figure_in_two_files_is_told(write) -> None:
    folder = write()
    (folder / "exercises" / "two.yaml").write_text("test-curl: {like: curl}\n")
    assert read(folder)[1] == ["1:1 figure-twice"]


def test_no_folder_is_no_figures(tmp_path: Path) -> None:
    assert read(tmp_path / "none") == ({}, [])


def test_figures_are_compiled_for_the_entries_there_are(write) -> None:
    found, _ = read(write())
    made = compile_figures(found, [ENTRY])
    assert list(made) == ["test-curl"]
    assert decode(made["test-curl"]).words == "Standing: elbows from 14 to 138 degrees, hands at the shoulders."


def test_what_cannot_be_drawn_stops_the_build(write) -> None:
    found, _ = read(write("test-curl: {like: curl, load: [spaceship]}"))
    with pytest.raises(CatalogError, match="no prop or kit 'spaceship'"):
        compile_figures(found, [ENTRY])
