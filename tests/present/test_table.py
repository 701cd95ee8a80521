from hypothesis import given
from hypothesis import strategies as st

from excli.present.safe import width
from excli.present.surface import Surface
from excli.present.table import Column, bar, render_table

COLUMNS = [Column("Exercise"), Column("Target", 2), Column("Needs", 3)]
cell = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@given(st.lists(st.tuples(cell, cell, cell), max_size=5), st.integers(30, 200))
def test_no_line_is_wider_than_the_screen(rows: list[tuple[str, str, str]], columns: int) -> None:
    text = render_table(COLUMNS, rows, Surface(width=columns, terminal=True))
    assert all(width(line) <= columns for line in text.splitlines())


@given(st.lists(st.tuples(st.from_regex(r"[a-z]{1,60}", fullmatch=True)), max_size=5), st.integers(30, 60))
def test_nothing_is_cut_from_a_column_that_stays(rows: list[tuple[str]], columns: int) -> None:
    text = render_table(COLUMNS[:1], rows, Surface(width=columns))
    assert "".join(text.split())[len("Exercise") :] == "".join(row[0] for row in rows)


def test_the_least_useful_column_is_dropped_first() -> None:
    rows = [("a" * 12, "b" * 12, "c" * 12)]
    assert render_table(COLUMNS, rows, Surface(width=30)).splitlines()[0].split() == ["Exercise", "Target"]


def test_bars_grow_with_the_count() -> None:
    assert [bar(n, 8, 1, Surface()) for n in (0, 1, 4, 8)] == ["", "▏", "▌", "█"]
    assert bar(5, 10, 4, Surface(unicode=False)) == "##"
    assert bar(1, 10_000, 4, Surface()) == "▏"
