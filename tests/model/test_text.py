import re

from hypothesis import given
from hypothesis import strategies as st

from excli.model.text import bare, join, key, plain, raw_words, slugify, words


def test_spellings_of_one_name_share_a_key() -> None:
    for spellings in (
        ("pull-up", "pullups", "Pull Ups", "PULL_UPS", "pull–up"),
        ("farmer's carry", "Farmers Carries", "farmer’s-carry"),
        ("calf raise", "Calves Raises"),
        ("dumbbell fly", "dumbbell flyes", "Dumbbell Flies"),
        ("press", "Presses"),
        ("clean & jerk", "clean and jerk"),
        ("Pallof Press", "pállof press"),
        ("abs", "ab"),
    ):
        assert len({key(spelling) for spelling in spellings}) == 1, spellings


def test_words_that_end_in_s_without_a_plural_stay() -> None:
    assert words("press cross abs biceps") == ["press", "cross", "ab", "bicep"]


@given(st.text())
def test_a_key_is_letters_and_digits(text: str) -> None:
    assert key(text).isalnum() or key(text) == ""


def test_other_scripts_are_kept() -> None:
    assert key("懸垂") == "懸垂"
    assert key("Подтягивание!") == key("подтягивание")
    assert slugify("懸垂 Row") == "row"


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=4))
def test_case_hyphens_and_spaces_do_not_count(parts: list[str]) -> None:
    assert key(" ".join(parts)) == key("-".join(parts).upper())


def test_slugs_and_lists() -> None:
    assert slugify("World's Greatest Stretch") == "worlds-greatest-stretch"
    assert [join(list("a")), join(list("ab")), join(list("abc"), "or")] == ["a", "a and b", "a, b or c"]


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_short_way_to_words_is_the_long_way(text: str) -> None:
    assert raw_words(text) == re.findall(r"[^\W_]+", plain(text))


@given(st.text())
def test_bare_words_are_words(text: str) -> None:
    parts = words(text)
    assert set(bare(parts)) <= set(parts)
    assert bool(bare(parts)) == bool(parts)
