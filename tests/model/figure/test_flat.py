from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excli.model.figure.compiled import book_of, compiled, drawing_of
from excli.model.figure.flat import UNIT, Drawing, FlatFrame, FlatShape, Loop, decode, encode
from excli.model.figure.picture import Figure, frames
from excli.model.figure.scene import bounds

small = st.integers(-3000, 3000)
loops = st.builds(Loop, small, small, st.lists(small, min_size=2, max_size=20).map(lambda xs: xs[: len(xs) // 2 * 2]))
shapes = st.builds(
    FlatShape,
    st.sampled_from(["skin", "primary", "far-shoe"]),
    st.booleans(),
    st.sampled_from([0.0, 0.7, 1.0]),
    st.sampled_from([0.0, 3.0, 1.4]),
    st.lists(loops, min_size=1, max_size=3),
)
drawings = st.builds(
    Drawing,
    st.text(max_size=30).filter(lambda text: "\0" not in text),
    st.lists(st.builds(FlatFrame, st.tuples(small, small, small, small), st.lists(shapes, max_size=4)), max_size=3),
)


POSITIONS = {"romanian-deadlift": "standing", "barbell-back-squat": "standing", "pull-up": "hanging"}


def plain(drawing: Drawing) -> object:
    return (
        drawing.words,
        [
            (f.box, [(s[:4], [(lp.x, lp.y, list(lp.steps)) for lp in s.loops]) for s in f.shapes])
            for f in drawing.frames
        ],
    )


@given(drawing=drawings)
def test_a_drawing_comes_back_from_its_bytes(drawing: Drawing) -> None:
    assert plain(decode(encode(drawing))) == plain(drawing)


@pytest.mark.parametrize("data", [b"", b"no drawing", encode(Drawing("x", []))[:-3]])
def test_what_is_no_drawing_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="drawing"):
        decode(data)


def test_points_err_by_no_more_than_half_a_millimetre(six: dict[str, Figure]) -> None:
    for figure in six.values():
        for layers, flat in zip(frames(figure), drawing_of(figure).frames, strict=True):
            left, top, right, bottom = bounds(layers)
            assert flat.box[2] / UNIT == pytest.approx(right - left, abs=0.11)
            assert (flat.box[1] / UNIT, flat.box[3] / UNIT) == pytest.approx((top, bottom), abs=0.06)


def test_a_drawing_takes_a_few_kilobytes(figures: dict, exercises: dict) -> None:
    sizes = [len(compiled(figures[slug].source, one.target, one.secondary)) for slug, one in exercises.items()]
    assert sum(sizes) / len(sizes) < 4096
    assert max(sizes) < 12_000


def test_the_pages_of_a_flip_book_share_one_place(six: dict[str, Figure]) -> None:
    pages = book_of(six["barbell-back-squat"], 4)
    assert len(pages) == 5
    grounds = {tuple(page.shapes[0].loops[0][:2]) for page in pages}
    assert len(grounds) == 1


def test_words_say_what_the_frames_show(six: dict[str, Figure]) -> None:
    told = {slug: drawing_of(figure, POSITIONS.get(slug, "")).words for slug, figure in six.items()}
    assert told["romanian-deadlift"].startswith("From standing to a hinge with the trunk at 74 degrees")
    assert told["barbell-back-squat"] == "From standing to a squat with the knees at 118 degrees."
    assert told["push-up"] == "A front support: elbows from 39 to 133 degrees, trunk from 71 to 88 degrees."
    assert told["pull-up"].startswith("Hanging by the hands: elbows from")
    assert told["glute-bridge"] == "From lying face up to a bridge on the shoulders."
