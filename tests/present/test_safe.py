from hypothesis import given
from hypothesis import strategies as st

from excli.present.safe import clean, width


def test_what_harms_a_terminal_is_gone() -> None:
    assert clean("a\x1b]0;title\x07b\x1b[31mc\x9b1md\u202ee\x00f\r\ng") == "abc1mdef g"


@given(st.text())
def test_nothing_clean_can_harm(text: str) -> None:
    made = clean(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in made)
    assert clean(made) == made


def test_width_counts_columns() -> None:
    assert [width(text) for text in ("abc", "日本", "e\u0301")] == [3, 4, 1]
