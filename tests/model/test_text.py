import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excli.model.text import bare, join, key, plain, raw_words, singular, slugify, split_commas, words
from excli.model.text import features as unigrams_and_bigrams


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


@pytest.mark.parametrize(
    ("word", "stem"),
    [("tie", "tie"), ("pie", "pie"),
        ("brie", "brie"), ("pies", "pie"), ("dies", "die"), ("newbie", "newby"), ("flies", "fly"), ("as", "as"),
     ("is", "is"), ("abs", "ab"), ("bus", "bus"), ("press", "press"), ("presses", "press"), ("boxes", "box"), ("pushes", "push"),
     ("crunches", "crunch"), ("calves", "calf"), ("feet", "foot"), ("s", "s"), ("us", "us"), ("ups", "up"), ("foxie", "foxy")],
)  # fmt: skip
def test_plurals_of_short_words(word: str, stem: str) -> None:
    assert singular(word) == stem


def test_signs_next_to_letters_at_the_end_of_ascii_are_no_letters() -> None:
    assert raw_words("a{b|c}d~e\x7ff@g[h`i") == ["a", "b", "c", "d", "e", "f", "g", "h", "i"]


def test_two_words_count_together_when_at_most_one_stands_between() -> None:
    assert unigrams_and_bigrams([]) == []
    assert unigrams_and_bigrams(["a"]) == ["a"]
    assert unigrams_and_bigrams(["a", "b", "c", "d"]) == ["a", "b", "c", "d", "a b", "b c", "c d", "a c", "b d"]


def test_commas_separate_values() -> None:
    assert split_commas([" a, b ", "", ",", "c"]) == ["a", "b", "c"]
    assert split_commas(()) == []
