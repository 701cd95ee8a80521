from __future__ import annotations

from excli.model.answers import FacetCount
from excli.model.vocabulary import Term
from excli.present.facets import Counts, draw
from excli.present.safe import width
from excli.present.surface import Surface

MUSCLES = [
    FacetCount(Term("abs", "Abs", "."), 10),
    FacetCount(Term("quads", "Quads", "."), 5),
    FacetCount(Term("core", "Core", ".", members=("abs",)), 10),
]


def test_a_pipe_gets_a_line_a_value() -> None:
    text = draw(Counts({"muscle": MUSCLES, "force": []}), Surface())
    assert text == "muscle\tabs\t10\nmuscle\tquads\t5\nmuscle\tcore\t10\n"


def test_a_screen_gets_bars_and_the_groups_told_apart() -> None:
    lines = draw(Counts({"muscle": MUSCLES}), Surface(width=30, terminal=True)).splitlines()
    assert lines[0].split() == ["muscle"]
    assert lines[1].count("█") == 2 * lines[2].count("█") + lines[2].count("▌")
    assert lines[-1] == "Groups: core"


def test_nothing_is_wider_than_the_screen() -> None:
    many = [FacetCount(Term(f"group-{n}", "G", ".", members=("abs",)), n) for n in range(20)]
    for columns in (20, 40, 80):
        text = draw(Counts({"muscle": [*MUSCLES, *many]}, map=True), Surface(width=columns, terminal=True))
        assert max(map(width, text.splitlines())) <= columns


def test_the_map_shows_single_muscles() -> None:
    text = draw(Counts({"muscle": MUSCLES}, map=True), Surface(width=60))
    assert "much: Abs" in text
    assert "Core" not in text
