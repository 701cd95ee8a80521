"""What the words of a query ask for."""

from __future__ import annotations

import pytest

from excli.catalog.store import Store
from excli.lookup.query import Intent, Polarity, Query, Topic, longest_name, read


def plainest(store: Store, text: str) -> Query:
    return read(store, text)[0]


def intent(store: Store, text: str, said: str) -> Intent:
    """The intent of some of the words."""
    found = {one.said: one for one in plainest(store, text).intents}
    assert said in found, found.keys()
    return found[said]


def values(one: Intent, criterion: str) -> set[str]:
    return {value for filters in one.lenient for name, known in filters if name == criterion for value in known}


@pytest.mark.parametrize(
    ("query", "said", "criterion", "asked"),
    [
        ("lying face down", "lying face down", "position", {"prone"}),
        ("pressing overhead", "overhead", "pattern", {"vertical-push", "jerk", "snatch"}),
        ("newbies chest", "newby", "difficulty", {"beginner"}),
        ("stiff hips", "stiff hip", "category", {"stretching", "mobility"}),
        ("nothing too hard for chest", "nothing too hard", "difficulty", {"beginner", "intermediate"}),
        ("triceps", "tricep", "muscle", {"triceps"}),
        ("legs", "leg", "body_part", {"legs"}),
    ],
)
def test_phrases_ask_for_values(store: Store, query: str, said: str, criterion: str, asked: set[str]) -> None:
    assert values(intent(store, query, said), criterion) == asked


def test_a_muscle_is_asked_for_as_target_and_will_do_as_second(store: Store) -> None:
    triceps = intent(store, "triceps", "tricep")
    assert triceps.strict == (("target", ("triceps",)),)
    assert triceps.lenient == ((("muscle", ("triceps",)),),)
    assert triceps.topic is Topic.BODY


def test_the_longest_phrase_wins_and_no_word_is_in_two(store: Store) -> None:
    query = plainest(store, "back of the arm dumbbell")
    assert [one.said for one in query.intents] == ["back of the arm", "dumbbell"]
    places = [place for one in query.intents for place in one.span]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("query", "said", "polarity"),
    [
        ("chest no bench", "bench", Polarity.REFUSE),
        ("chest without a bench", "bench", Polarity.REFUSE),
        ("bench is taken chest", "bench", Polarity.REFUSE),
        ("chest bench", "bench", Polarity.WANT),
        ("chest at home", "at home", Polarity.OWN),
        ("legs no equipment", "no equipment", Polarity.OWN),
        ("legs no knees", "knee", Polarity.SPARE),
        ("squat bad knees", "bad knee", Polarity.SPARE),
        ("push ups that don't bother my wrists", "wrist", Polarity.SPARE),
    ],
)
def test_polarity(store: Store, query: str, said: str, polarity: Polarity) -> None:
    assert intent(store, query, said).polarity is polarity


def test_a_list_after_a_negation_is_refused_whole(store: Store) -> None:
    for said in ("barbell", "bench"):
        assert intent(store, "chest no barbell or bench", said).polarity is Polarity.REFUSE
    assert intent(store, "no barbell, dumbbell chest", "dumbbell").polarity is Polarity.WANT


def test_who_refuses_a_bench_refuses_every_kind_of_it(store: Store) -> None:
    refused = intent(store, "chest no bench", "bench")
    assert {"bench", "incline-bench", "decline-bench"} <= values(refused, "equipment")


def test_what_only_says_when_asks_for_nothing(store: Store) -> None:
    query = plainest(store, "stretch chest after bench press")
    assert all(one.polarity is not Polarity.IGNORE for one in query.intents)
    assert not any("press" in one.said or "bench" in one.said for one in query.intents)


def test_not_at_home_leaves_everywhere_else(store: Store) -> None:
    assert not any(one.polarity is Polarity.OWN for one in plainest(store, "chest not at home").intents)


@pytest.mark.parametrize(
    ("query", "said", "spares"),
    [
        ("sore knee", "sore knee", False),  # nothing else is asked: work on it, gently
        ("sore knee stretch", "sore knee", False),
        ("knee pain rehab", "knee pain", False),
        ("chest sore shoulder advanced", "sore shoulder", True),
        ("quads, sore knees", "sore knee", True),
    ],
)
def test_a_sore_joint_is_spared_unless_it_is_what_wants_work(store: Store, query: str, said: str, spares: bool) -> None:
    found = [one for one in plainest(store, query).intents if one.said == said]
    assert [one.polarity is Polarity.SPARE for one in found] in ([spares], [] if not spares else [spares])
    assert not any(one.ambiguous for one in plainest(store, query).intents)


def test_a_sore_place_that_nothing_else_is_said_of_gets_gentle_work(store: Store) -> None:
    strict = dict(intent(store, "sore lower back", "sore lower back").strict)
    assert strict == {"category": ("stretching", "mobility"), "target": ("lower-back",)}


def test_an_injury_leads_to_no_place(store: Store) -> None:
    assert plainest(store, "hamstring strain").intents == ()


def test_only_and_several_pieces_of_kit_are_all_there_is(store: Store) -> None:
    only = intent(store, "glutes kettlebell only", "kettlebell")
    assert all("have" in dict(filters) for filters in only.lenient)
    two = intent(store, "chest dumbbells and bench", "dumbbell")
    assert {"dumbbell", "bench", "body-weight"} <= set(dict(two.strict)["have"])
    assert "have" not in dict(intent(store, "chest dumbbell", "dumbbell").strict)


def test_owning_a_band_is_owning_what_comes_with_it(store: Store) -> None:
    band = intent(store, "back resistance band only", "resistance band")
    assert {"mini-band", "anchor-point"} <= set(dict(band.strict)["have"])


def test_in_the_name_a_relation_starts_from_nothing_is_asked_for(store: Store) -> None:
    query = plainest(store, "leg press alternative")
    assert (query.relation, query.intents) == ("swaps", ())
    assert plainest(store, "leg press alternative at home").intents[0].polarity is Polarity.OWN
    assert longest_name(store, ["easy", "leg", "press", "now"]) == range(1, 3)
    assert longest_name(store, ["qwertz"]) == range(0)


def test_words_that_are_names_as_well_are_soft(store: Store) -> None:
    assert intent(store, "press", "press").soft
    assert not intent(store, "triceps", "tricep").soft
    query = plainest(store, "press triceps")
    assert [token.word for token in query.unexplained(soft=False)] == ["press"]
    assert query.unexplained(soft=True) == ()


def test_words_around_a_joint_say_what_is_done_to_it(store: Store) -> None:
    for query in ("load the hips", "kill my shoulders", "stress on the hamstrings"):
        assert not any(one.polarity is Polarity.SPARE for one in plainest(store, query).intents), query


def test_intents_are_read_from_corrected_words(store: Store) -> None:
    assert any(one.said == "stretch" for query in read(store, "adductor strech") for one in query.intents)
