"""Features and the formula."""

from __future__ import annotations

from itertools import pairwise

import pytest

from excli.catalog.index import Condition, Name
from excli.catalog.store import Store
from excli.lookup.query import read
from excli.lookup.search.candidate import Candidate, NameMatch, candidates_of, match_name
from excli.lookup.search.retrieve import retrieve
from excli.lookup.search.score import FEATURES, features_of, formula, matched, score
from excli.lookup.search.state import Search
from excli.lookup.search.weights import BINDING, VALUES, WEIGHTS
from excli.model.query import Topic

SHARES = {"tie", "damp", "soft", "aside"}
NOTHING = dict.fromkeys(FEATURES, 0.0)


def answered(store: Store, text: str) -> tuple[Search, dict[str, Candidate]]:
    search = Search(store, read(store, text)[0], Condition())
    slugs = dict(store.query("SELECT id, slug FROM entries"))
    return search, {slugs[one.entry]: one for one in candidates_of(search, retrieve(search))}


def feature(store: Store, name: str, text: str, slug: str) -> float:
    search, candidates = answered(store, text)
    assert name in FEATURES
    return features_of(search, candidates[slug]).get(name, 0.0)


def points(**features: float) -> float:
    return sum(formula({**NOTHING, **features}, 0.0, VALUES).values())


def test_every_feature_has_a_weight_and_every_weight_a_use() -> None:
    assert set(WEIGHTS) == {*FEATURES, *SHARES}
    assert all(weight.unit in ("points", "share") and weight.source for weight in WEIGHTS.values())
    assert {name for name, weight in WEIGHTS.items() if weight.unit == "share"} == SHARES
    assert set(BINDING) <= {topic.value for topic in Topic}


@pytest.mark.parametrize("text", ["goblet squat", "legs no equipment", "easier pull up", "get my first pull up", "bulg spl",
                                  "bend the elbow against a load", "chest stretch bad shoulder", "3x10 dumbell row"])  # fmt: skip
def test_features_are_shares(store: Store, text: str) -> None:
    search, candidates = answered(store, text)
    assert candidates
    for candidate in candidates.values():
        assert all(0 <= value <= 1 for value in features_of(search, candidate).values())


def test_a_name_alone(store: Store) -> None:
    assert feature(store, "exact", "goblet squat", "goblet-squat") == 1
    assert feature(store, "exact", "the goblet squat", "goblet-squat") == 1
    assert feature(store, "exact", "what is a goblet squat", "goblet-squat") == 0.7
    assert 0 < feature(store, "exact", "rdl", "romanian-deadlift") < 1 or read(store, "rdl")
    assert feature(store, "exact", "squat", "goblet-squat") == 0
    assert feature(store, "named", "goblet squat", "goblet-squat") == 0, "what is exact is not counted twice"


@pytest.mark.parametrize(
    ("text", "slug"),
    [("barbell rack pull", "rack-pull"), ("lat pulldown cable", "lat-pulldown"), ("inverted row bodyweight", "inverted-row"),
     ("lateral raise side delts", "lateral-raise"), ("sit-up abs", "sit-up"), ("face pull exercise rear delts", "face-pull")],
)  # fmt: skip
def test_a_name_and_true_words(store: Store, text: str, slug: str) -> None:
    search, candidates = answered(store, text)
    one = candidates[slug]
    assert FEATURES["named"](search, one) > 0 or one.name.exact


def test_a_name_and_a_word_that_is_not_true(store: Store) -> None:
    assert feature(store, "named", "dumbbell rack pull", "rack-pull") == 0


def test_coverage_grows_with_what_is_said_of_query_and_name(store: Store) -> None:
    search = Search(store, read(store, "goblet squat")[0], Condition())
    names = ["goblet squat", "heel elevated goblet squat", "squat", "goblet"]
    whole, longer, *halves = (match_name(search, Name(0, "-", name), frozenset()).coverage for name in names)
    assert whole == 1
    assert 1 > longer > max(halves) > 0
    assert match_name(search, Name(0, "-", "bench press"), frozenset()) == NameMatch()
    assert match_name(search, Name(1, "-", "goblet squat"), frozenset()).coverage < 1, "an alias counts less"


def test_a_begun_name_that_goes_on(store: Store) -> None:
    assert feature(store, "in_a_row", "seat cab ro", "seated-cable-row") > 0
    assert feature(store, "in_a_row", "goblet squat", "goblet-squat") == 0


def test_intents_wholly_and_in_part(store: Store) -> None:
    assert feature(store, "intent", "triceps band", "band-triceps-pushdown") == 1
    assert feature(store, "in_part", "triceps band", "band-triceps-pushdown") == 0
    assert feature(store, "all_intents", "triceps band", "band-triceps-pushdown") == 1
    search, candidates = answered(store, "triceps band")
    some = [one for one in candidates.values() if FEATURES["in_part"](search, one) > 0]
    assert some
    assert all(FEATURES["intent"](search, one) < 1 for one in some)


def test_phrases_texts_movements_and_links(store: Store) -> None:
    assert feature(store, "phrase", "get my first pull up", "negative-pull-up") > 0.5
    assert feature(store, "close", "shutting a car door", "band-pull-through") == 1
    assert feature(store, "movement", "bend the elbow against a load", "dumbbell-curl") > 0.5
    assert feature(store, "related", "easier pull up", "negative-pull-up") == 1
    assert feature(store, "related", "easier pull up", "pull-up") == 0


def test_stretches_are_another_kind_where_training_is_asked_for(store: Store) -> None:
    assert feature(store, "other_kind", "chest", "push-up") == 0
    assert feature(store, "other_kind", "chest", "doorway-chest-stretch") == 1
    assert feature(store, "other_kind", "stretch for the pecs", "doorway-chest-stretch") == 0


def test_popularity_counts_as_far_as_the_query_is_answered(store: Store) -> None:
    search, candidates = answered(store, "chest")
    known = FEATURES["popularity"]
    assert known(search, candidates["push-up"]) > known(search, candidates["push-up"]._replace(
        facts=candidates["push-up"].facts._replace(fulfils=(False, True))))  # fmt: skip


def test_the_best_evidence_counts_wholly_and_the_rest_by_the_tie() -> None:
    alone = points(name=1.0)
    assert alone == VALUES["name"]
    both = points(name=1.0, text=0.5)
    assert both == pytest.approx(alone + VALUES["tie"] * VALUES["text"] * 0.5)


def test_what_intents_explain_damps_evidence_and_scales_intents() -> None:
    features = {**NOTHING, "name": 1.0, "intent": 1.0, "exact": 1.0}
    shown = [formula(features, explained, VALUES) for explained in (0.0, 0.5, 1.0)]
    assert [one["intent"] for one in shown] == [0, VALUES["intent"] / 2, VALUES["intent"]]
    assert all(first["name"] > second["name"] for first, second in pairwise(shown))
    assert {one["exact"] for one in shown} == {VALUES["exact"]}


def test_a_link_comes_before_the_name_and_the_name_before_the_rest() -> None:
    rest = points(phrase=1.0, text=1.0, intent=1.0, movement=1.0, popularity=1.0)
    assert points(related=1.0) > points(exact=1.0, name=1.0) > rest


@pytest.mark.parametrize(
    ("text", "slug", "field"),
    [("goblet squat", "goblet-squat", "name"), ("get my first pull up", "negative-pull-up", "search_phrases"),
     ("easier pull up", "negative-pull-up", "easier"), ("triceps band", "band-triceps-pushdown", "facts"),
     ("shutting a car door", "band-pull-through", "text")],
)  # fmt: skip
def test_what_matched(store: Store, text: str, slug: str, field: str) -> None:
    search, candidates = answered(store, text)
    assert matched(search, score(search, candidates[slug])) == field
