from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from syrupy.assertion import SnapshotAssertion

from excli.model.vocabulary import Vocabulary
from excli.present.musclemap import Highlight, coverage, of_exercise, picture, svg
from excli.present.musclemap.body import HEIGHT, REGIONS, SILHOUETTE, VIEWS, WIDTH
from excli.present.musclemap.geometry import outline, points
from excli.present.musclemap.picture import COMPACT, GOOD, LARGE, LEAST
from excli.present.musclemap.raster import MODES, SIGNS, half_grid, quadrant_cells, roles_of
from excli.present.safe import width
from excli.present.surface import Surface

EXERCISES = {
    "band-pull-through": ("glutes", ("hamstrings", "lower-back")),
    "push-up": ("chest", ("triceps", "front-delts", "serratus")),
    "pull-up": ("lats", ("biceps", "upper-back", "forearms")),
    "plank": ("abs", ("obliques",)),
    "tibialis-raise": ("shins", ()),
    "neck-curl": ("neck", ()),
}
LETTER = {"line": "l", "seam": "s", "soft": "o", "muscle": "m", "skin": "k", "primary": "P", "primary_seam": "p",
          "secondary": "S", "secondary_seam": "z", None: "."}  # fmt: skip


def test_every_muscle_has_a_region_and_every_region_is_a_muscle(vocabularies: dict[str, Vocabulary]) -> None:
    muscles = {slug for slug, term in vocabularies["muscle"].terms.items() if not term.members}
    assert muscles == REGIONS


@pytest.mark.parametrize("muscle", sorted(REGIONS))
def test_every_muscle_shows_at_the_compact_size(muscle: str) -> None:
    for grade in ("primary", "secondary"):
        lit = Highlight({muscle: grade}, {})
        cells = [cell for view in VIEWS for row in quadrant_cells(view, *COMPACT, lit) for cell in row]
        shown = sum(role in (grade, f"{grade}_seam") for cell in cells for role in (cell.ink, cell.ground))
        assert shown >= 2, grade
    dots = "".join(picture.draw(Highlight({muscle: "primary"}, {}), Surface(), COMPACT))
    plain = "".join(picture.draw(Highlight({}, {}), Surface(), COMPACT))
    assert dots != plain


@pytest.mark.parametrize("mode", sorted(MODES))
def test_left_mirrors_right(mode: str) -> None:
    lit = of_exercise("quads", ["glutes", "calves"])
    flip = {
        "▘": "▝",
        "▝": "▘",
        "▖": "▗",
        "▗": "▖",
        "▌": "▐",
        "▐": "▌",
        "▛": "▜",
        "▜": "▛",
        "▙": "▟",
        "▟": "▙",
        "▚": "▞",
        "▞": "▚",
    }
    for view in VIEWS:
        for row in MODES[mode](view, *GOOD, lit):
            for left, right in zip(row, row[::-1], strict=True):
                assert (left.ink, left.ground) == (right.ink, right.ground)
                if mode != "braille":  # its checkerboard does not mirror
                    assert flip.get(left.character, left.character) == right.character


def test_no_shape_leaves_the_silhouette() -> None:
    """At a fine grid, nothing is painted where the bare silhouette is not."""
    columns, rows = 4 * WIDTH, 4 * HEIGHT
    for view in VIEWS:
        grid, names = half_grid(view, columns, rows)
        inside = _filled(outline(SILHOUETTE), columns, rows)
        stray = sum(label != 0 and not inside[y][x] for y, row in enumerate(grid) for x, label in enumerate(row))
        assert stray <= 0.001 * columns * rows, (view, stray)
        assert set(names) >= {"body"}


def _filled(polygon: tuple[tuple[float, float], ...], columns: int, rows: int) -> list[list[bool]]:
    """Which samples of the right half are inside a polygon, by counting crossings to the right (said again, slowly)."""
    found = []
    for row in range(rows):
        y = (row + 0.5) * HEIGHT / rows
        crossings = []
        for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            if (y1 <= y) != (y2 <= y):
                crossings.append((x1 + (y - y1) * (x2 - x1) / (y2 - y1)) * 2 * columns / WIDTH)
        found.append(
            [
                sum(cross > column + 0.5 - 1 for cross in crossings) % 2 == 1
                or sum(cross > column + 0.5 + 1 for cross in crossings) % 2 == 1
                for column in range(columns)
            ]
        )
    return found  # fmt: skip


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_the_roles_of_six_exercises(name: str, snapshot: SnapshotAssertion) -> None:
    lit = of_exercise(*EXERCISES[name])
    rows = [
        "".join(LETTER[cell.ink] for view in VIEWS for cell in row) for row in quadrant_cells("front", *COMPACT, lit)
    ]
    back = ["".join(LETTER[cell.ink] for cell in row) for row in quadrant_cells("back", *COMPACT, lit)]
    assert "\n".join([row[: COMPACT.columns] + " " + other for row, other in zip(rows, back, strict=True)]) == snapshot


@pytest.mark.parametrize("depth", [0, 16, 256, 1 << 24])
@pytest.mark.parametrize("size", [LEAST, COMPACT, GOOD, LARGE])
def test_every_line_is_as_wide_as_the_size_says(depth: int, size: picture.Size) -> None:
    for line in picture.draw(of_exercise("lats", ["biceps"]), Surface(depth=depth), size):
        assert width(re.sub(r"\x1b\[[0-9;]*m", "", line)) == size.width
        assert ("\x1b" in line) <= (depth > 0)


def test_without_colour_or_unicode_the_signs_still_tell() -> None:
    lit = of_exercise("lats", ["biceps"])
    assert SIGNS["braille"]["primary"] in dict(picture.legend(lit, Surface(), {}))
    letters = "".join(picture.draw(lit, Surface(unicode=False), GOOD))
    assert letters.isascii()
    assert {"#", "+", "."} <= set(letters)
    assert picture.mode_for(Surface(depth=16, legacy=True)) == "halves"


def test_coverage_is_graded_by_share_of_the_heaviest_load() -> None:
    lit = coverage({"quads": 6.0, "glutes": 3.0, "abs": 1.0, "neck": 0.0})
    assert dict(lit.grades) == {"quads": "primary", "glutes": "secondary", "abs": "tertiary"}
    assert dict(coverage({}).grades) == {}


def test_roles_name_what_is_not_lit() -> None:
    assert roles_of(("", "body", "skin", "lats", "abs"), of_exercise("abs", [])) == [
        "",
        "line",
        "skin",
        "muscle",
        "primary",
    ]


def test_the_drawing_is_well_formed_and_says_what_it_shows() -> None:
    text = svg.draw(
        of_exercise("glutes", ["lower-back"]), {"glutes": "Glutes", "lower-back": "Lower Back"}, 'A "map" <of>'
    )
    root = ET.fromstring(text)
    label = root.attrib["aria-label"]
    assert "target: Glutes" in label
    assert 'A "map" <of>' in label
    titles = [node.text for node in root.iter("{http://www.w3.org/2000/svg}title")]
    assert {"Glutes (target)", "Lower Back (secondary)"} <= set(titles)
    assert "http" not in re.sub(r'xmlns="[^"]+"', "", text)


def test_points_are_mirrored_across_the_middle() -> None:
    found, middle = points("0,0 4,1 5,5! 0,9")
    assert middle
    assert [(point.x, point.sharp) for point in found] == [
        (0, False),
        (4, False),
        (5, True),
        (0, False),
        (-5, True),
        (-4, False),
    ]
