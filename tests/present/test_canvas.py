from __future__ import annotations

import pytest

from excli.present.canvas import BLANK, Canvas, Cell, glyph, line_of, mirrored, pieces_of, to_cells


def test_a_square_covers_the_samples_whose_middle_it_holds() -> None:
    canvas = Canvas(6, 4)
    canvas.fill([(1, 1), (4, 1), (4, 3), (1, 3)], 7)
    assert [bytes(row) for row in canvas.rows] == [bytes(6), b"\0\7\7\7\0\0", b"\0\7\7\7\0\0", bytes(6)]


def test_an_edge_goes_one_sample_round() -> None:
    canvas = Canvas(6, 5)
    canvas.fill([(2, 2), (4, 2), (4, 3), (2, 3)], 7, edge=1)
    assert [bytes(row) for row in canvas.rows[1:4]] == [b"\0\0\1\1\0\0", b"\0\1\7\7\1\0", b"\0\0\1\1\0\0"]


def test_what_lies_outside_is_cut_off() -> None:
    canvas = Canvas(3, 3)
    canvas.fill([(-9, -9), (20, -9), (20, 20), (-9, 20)], 1, edge=2)
    assert all(row == b"\1\1\1" for row in canvas.rows)


def test_a_stroke_has_a_width() -> None:
    canvas = Canvas(10, 10)
    canvas.stroke([(2, 5), (8, 5)], 2, 3)
    assert sum(row.count(3) for row in canvas.rows) == pytest.approx(2 * 7, abs=2)


@pytest.mark.parametrize(
    ("mode", "mask", "character"),
    [("halves", 1, "▀"), ("halves", 3, "█"), ("quadrants", 9, "▚"), ("quadrants", 15, "█"), ("sextants", 1, "🬀"),
     ("sextants", 21, "▌"), ("sextants", 62, "🬻"), ("sextants", 63, "█")],
)  # fmt: skip
def test_glyphs(mode: str, mask: int, character: str) -> None:
    assert glyph(mask, mode) == character


def test_every_glyph_of_a_mode_is_one_of_its_own() -> None:
    for mode, pieces in (("halves", 2), ("quadrants", 4), ("sextants", 6)):
        assert len({glyph(mask, mode) for mask in range(1 << pieces)}) == 1 << pieces


def test_blocks_are_cut_into_pieces_along_the_rows() -> None:
    assert pieces_of(bytes(range(16)), 4, 4, "quadrants") == [
        b"\0\1\4\5",
        b"\2\3\6\7",
        b"\10\11\14\15",
        b"\12\13\16\17",
    ]


def test_alike_blocks_are_made_once() -> None:
    made: list[bytes] = []

    def make(block: bytes) -> Cell:
        made.append(block)
        return BLANK

    assert len(to_cells(Canvas(8, 8).rows, 4, 4, make)) == 2
    assert made == [bytes(16)]


def test_a_mirror_swaps_left_and_right() -> None:
    assert mirrored(Cell("▘", "a", "b")) == Cell("▝", "a", "b")
    assert mirrored(Cell("▀", "a")) == Cell("▀", "a")


def test_a_run_of_one_style_is_styled_once() -> None:
    cells = [Cell("a", "x"), Cell("b", "x"), Cell("c", "y", "x"), BLANK]
    assert line_of(cells, lambda text, ink, ground: f"[{ink or ''}{ground or ''}:{text}]") == "[x:ab][yx:c][: ]"
