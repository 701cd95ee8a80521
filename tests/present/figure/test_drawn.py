from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excli.catalog.store import Store
from excli.lookup import figures
from excli.model.figure.flat import Drawing
from excli.present.figure import moving, svg, text
from excli.present.figure.colors import DARK, INK_256, LIGHT, TERMINAL
from excli.present.figure.sheet import sheet
from excli.present.safe import width
from excli.present.surface import Surface

SLUGS = ("barbell-back-squat", "push-up", "pull-up", "burpee", "jump-rope", "barbell-bench-press")
NS = "{http://www.w3.org/2000/svg}"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def drawings(store: Store) -> dict[str, Drawing]:
    found = {slug: figures.drawing(store, slug) for slug in SLUGS}
    return {slug: drawing for slug, drawing in found.items() if drawing}


def test_every_figure_is_there(drawings: dict[str, Drawing]) -> None:
    assert set(drawings) == set(SLUGS)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), columns=st.integers(4, 160), rows=st.integers(2, 40), depth=st.sampled_from([0, 16, 256, 1 << 24]),
       unicode=st.booleans(), legacy=st.booleans())  # fmt: skip
def test_no_line_is_over_the_width(
    drawings: dict[str, Drawing], data: st.DataObject, columns: int, rows: int, depth: int, unicode: bool, legacy: bool
) -> None:
    drawing = drawings[data.draw(st.sampled_from(SLUGS))]
    lines = text.draw(drawing, Surface(columns, True, depth, unicode, legacy), columns, rows)
    size = text.size_of(drawing, columns, rows)
    assert len(lines) == size.rows <= rows
    for line in lines:
        plain = ESCAPE.sub("", line)
        assert width(plain) == size.columns <= columns
        assert plain.isascii() or unicode
        assert ("\x1b" in line) <= (depth > 0)


def test_the_target_is_seen_at_every_depth(drawings: dict[str, Drawing]) -> None:
    drawing = drawings["barbell-back-squat"]
    for depth, code in ((16, "31"), (256, "8;5;160"), (1 << 24, "8;2;230;50;55")):
        assert code in "".join(text.draw(drawing, Surface(80, True, depth), 60, 16))
    assert "#" in "".join(text.draw(drawing, Surface(80, unicode=False), 60, 16))
    dots = "".join(text.draw(drawing, Surface(80), 60, 16))
    assert {"⣿", "⡪"} <= set(dots)


def test_start_and_end_are_the_first_and_last_frame(drawings: dict[str, Drawing]) -> None:
    assert len(drawings["burpee"].frames) == 5
    assert text.ends(drawings["burpee"]).frames == (drawings["burpee"].frames[0], drawings["burpee"].frames[-1])
    assert text.ends(drawings["jump-rope"]) is drawings["jump-rope"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_still_drawing_is_valid_and_says_what_it_shows(drawings: dict[str, Drawing], slug: str) -> None:
    drawn = svg.still(drawings[slug], 'A "name" & <more>')
    root = ET.fromstring(drawn)
    assert root.attrib["role"] == "img"
    assert [node.tag for node in root[:3]] == [f"{NS}title", f"{NS}desc", f"{NS}style"]
    assert root[0].text == 'A "name" & <more>'
    assert root[1].text == drawings[slug].words
    assert "<script" not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    used = set(re.findall(r'class="(?:l )?[fs]-([a-z-]+)', drawn))
    assert used <= set(re.findall(r"--fig-([a-z-]+):", drawn))


def test_paths_close_and_hold_numbers_alone(drawings: dict[str, Drawing]) -> None:
    for shape in drawings["pull-up"].frames[0].shapes:
        for loop in shape.loops:
            drawn = svg.path(loop, shape.smooth, not shape.width)
            assert re.fullmatch(r"M-?\d+ -?\d+[lc][-\d ]+z?", drawn)
            steps = [int(n) for n in re.findall(r"-?\d+", drawn)][2:]
            if shape.smooth and not shape.width:  # a smooth loop comes home
                assert (sum(steps[4::6]), sum(steps[5::6])) == (0, 0)


def test_a_moving_drawing_holds_still_for_who_asks_for_it(store: Store, drawings: dict[str, Drawing]) -> None:
    book = figures.book(store, "push-up", 4)
    drawn = moving.moving(drawings["push-up"], book, "Push-Up", "fig-push-up")
    root = ET.fromstring(drawn)
    assert "prefers-reduced-motion:no-preference" in drawn
    assert "#fig-push-up .m{display:none}" in drawn
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    pages = [node for node in root.iter() if node.attrib.get("id", "").startswith("fig-push-up-")]
    assert all(page.attrib["class"] == "fig" for page in pages)  # rules do not reach into what is used from outside
    uses = {node.attrib["href"][1:] for node in root.iter(f"{NS}use")}
    assert uses <= set(ids)
    assert figures.book(store, "burpee") == ()  # its ways between are not fit to be shown


def test_every_rule_of_a_drawing_keeps_to_drawings(drawings: dict[str, Drawing]) -> None:
    """Inside an HTML page a style element speaks to all of it."""
    css = svg.style(svg.roles_of(drawings["push-up"].frames))
    for rule in re.findall(r"(?:^|[{}])([^{}@]+)\{", css):
        assert all(part.startswith(".fig") for part in rule.split(",")), rule


def test_a_sheet_has_every_name(drawings: dict[str, Drawing]) -> None:
    root = ET.fromstring(sheet([(f"<{slug}>", drawing) for slug, drawing in drawings.items()], "Six"))
    assert [node.text for node in root.iter(f"{NS}text")] == [f"<{slug}>" for slug in drawings]


def test_literal_colours_leave_no_custom_property(drawings: dict[str, Drawing]) -> None:
    assert "var(" not in svg.literal(svg.still(drawings["pull-up"], "Pull-Up", LIGHT))


def test_every_role_has_its_colours(drawings: dict[str, Drawing]) -> None:
    assert set(DARK) == set(LIGHT) == set(TERMINAL)
    assert set(INK_256) <= set(LIGHT)
    roles = {role for drawing in drawings.values() for role in svg.roles_of(drawing.frames)}
    assert roles <= set(LIGHT)
