"""Words as names spell them."""

from __future__ import annotations

import pytest

from excli.catalog.index import known_phrases, spans_without_articles
from excli.catalog.spelling import consonants, correct
from excli.catalog.store import Store
from excli.lookup.query import Match, read
from excli.lookup.query.tokens import tokens_of, written_out
from excli.model.plan_numbers import set_aside


def spelled(store: Store, text: str) -> list[str]:
    return [" ".join(token.word for token in query.tokens) for query in read(store, text)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("db bench press", "dumbbell bench press"),
        ("bb bench press", "barbell bench press"),
        ("incline db bench press", "incline dumbbell bench press"),
        ("rdl deadlift", "romanian deadlift"),
        ("ohp press", "overhead press"),
        ("hspu push up", "handstand push up"),
        ("ghr raise", "glute ham raise"),
        ("sldl deadlift", "stiff leg deadlift"),
        ("db rdl", "dumbbell romanian deadlift"),
        ("press ohp", "press overhead press"),
    ],
)
def test_an_abbreviation_never_doubles_a_word(store: Store, typed: str, meant: str) -> None:
    assert meant in spelled(store, typed)
    assert not any("press press" in words or "deadlift deadlift" in words for words in spelled(store, typed))


def test_a_whole_phrase_that_is_an_abbreviation_replaces_the_words_as_typed(store: Store) -> None:
    typed = ["nothing", "but", "dumbbell"]
    assert written_out(store, typed, known_phrases(store, typed)) == [["only", "dumbbell"]]
    name = ["dumbbell", "bench", "fly"]
    assert written_out(store, name, known_phrases(store, name))[0] == name, "it is a name as it stands"
    assert written_out(store, ["rdl"], known_phrases(store, ["rdl"])) == [["rdl"], ["romanian", "deadlift"]]


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("goblet squat", [Match.EXACT, Match.EXACT]),
        ("gobelt squat", [Match.CORRECTED, Match.EXACT]),
        ("the squat", [Match.STOPWORD, Match.EXACT]),
        ("easier squat", [Match.RELATION, Match.EXACT]),
        ("bulg spl", [Match.PREFIX, Match.PREFIX]),
        ("qwertz squat", [Match.UNKNOWN, Match.EXACT]),
        ("shutting", [Match.TEXT]),
        ("pullup", [Match.EXACT, Match.EXACT]),
    ],
)
def test_what_a_word_is(store: Store, typed: str, matches: list[Match]) -> None:
    assert [token.match for token in read(store, typed)[0].tokens] == matches


def test_what_belongs_to_an_intent_begins_no_other_word(store: Store) -> None:
    bed = read(store, "in bed exercises")[0]
    assert [token.match is Match.STOPWORD for token in bed.tokens] == [True, False, True]
    assert bed.tokens[1].match is not Match.PREFIX


def test_one_word_cut_in_two_is_one(store: Store) -> None:
    assert spelled(store, "kettle bell swing")[0] == "kettlebell swing"


def test_words_as_typed_and_corrected_are_both_kept(store: Store) -> None:
    token = read(store, "gobelt squat")[0].tokens[0]
    assert (token.typed, token.word) == ("gobelt", "goblet")
    assert read(store, "gobelt squat")[0].corrections == 1
    assert read(store, "goblet squat")[0].corrections == 0


def test_a_slip_is_only_taken_for_one_that_makes_a_name(store: Store) -> None:
    assert any(token.match is Match.SLIP for query in read(store, "hip trust") for token in query.tokens)
    assert not any(token.match is Match.SLIP for query in read(store, "trust issues") for token in query.tokens)


def test_related_words_are_kept_beside_their_word(store: Store) -> None:
    token = read(store, "senior")[0].tokens[0]
    assert "elderly" in token.related


@pytest.mark.parametrize(
    ("word", "meant", "edits"),
    [("sqaut", ("squat",), 1), ("kettelbell", ("kettlebell",), 1), ("romainian", ("romanian",), 1), ("pulup", ("pull", "up"), 1),
     ("skwat", ("squat",), 2), ("rwo", ("row",), 1)],
)  # fmt: skip
def test_corrections(store: Store, word: str, meant: tuple[str, ...], edits: int) -> None:
    found = correct(store, word, word)
    assert found is not None
    assert (found.words, found.edits) == (meant, edits)
    assert found.uses > 0 or len(meant) > 1


@pytest.mark.parametrize("word", ["xy", "qqqq", "x" * 40, "abcdefgh"])
def test_what_is_near_nothing_is_not_corrected(store: Store, word: str) -> None:
    assert correct(store, word, word) is None


def test_words_that_sound_alike() -> None:
    assert consonants("fysio") == consonants("physio")
    assert consonants("squat") == consonants("skwatt") == "skwt"
    assert consonants("curl") != consonants("carry")


def test_tokens_of_the_same_words_are_the_same(store: Store) -> None:
    known = known_phrases(store, ["goblet", "squat"])
    assert tokens_of(store, ["goblet", "squat"], {}, known) == tokens_of(store, ["goblet", "squat"], {}, known)


def test_articles_are_passed_over() -> None:
    spans = {key: span for span, key in spans_without_articles(["back", "of", "my", "arm"])}
    assert spans["backofarm"] == range(4)
    assert spans["arm"] == range(3, 4)


@pytest.mark.parametrize(
    ("typed", "rest", "plan"),
    [
        ("3x10 lat pulldown", "lat pulldown", ("3x10",)),
        ("4 x 8-12 Lat Pulldown", "Lat Pulldown", ("4 x 8-12",)),
        ("push-up 20kg", "push-up", ("20kg",)),
        ("push-up 20 kg", "push-up", ("20 kg",)),
        ("1. push-up", "push-up", ("1.",)),
        ("A1. row", "row", ("A1.",)),
        ("5 min jump rope", "jump rope", ("5 min",)),
        ("bench press 5x5 @ 80kg", "bench press", ("5x5", "@ 80kg")),
        ("3 sets of 10 squats", "squats", ("3 sets of 10",)),
        ("plank 3x30 sec", "plank", ("3x30 sec",)),
        ("squat 3×8–12", "squat", ("3×8–12",)),
        ("curl x10", "curl", ("x10",)),
        ("lunge 8-12", "lunge", ("8-12",)),
        ("bench rpe 8", "bench", ("rpe 8",)),
        ("90/90 stretch", "90/90 stretch", ()),
        ("12-3-30 workout", "12-3-30 workout", ()),
        ("run 5k", "run 5k", ()),
        ("3x10", "3x10", ()),
        ("squat", "squat", ()),
        ("", "", ()),
    ],
)
def test_the_numbers_of_a_plan_are_set_aside(typed: str, rest: str, plan: tuple[str, ...]) -> None:
    assert set_aside(typed) == (rest, plan)


def test_no_name_loses_a_number(store: Store) -> None:
    names = [text for (text,) in store.query("SELECT text FROM names")]
    assert len(names) > 1000
    numbered = [name for name in names if any(character.isdigit() for character in name)]
    assert len(numbered) > 20
    assert [name for name in numbered if read(store, name)[0].plan] == []
    assert read(store, "3x10 lunge")[0].plan == ("3x10",)


@pytest.mark.parametrize("text", ["", " ", "!!!", "\0", "'"])
def test_what_holds_no_word_is_no_query(store: Store, text: str) -> None:
    assert read(store, text) == []
