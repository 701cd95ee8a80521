"""Which entries each retriever finds."""

from __future__ import annotations

import pytest

from excli.catalog.index import Condition
from excli.catalog.store import Store
from excli.lookup.filters import parse_filter
from excli.lookup.query import read
from excli.lookup.search.retrieve import RETRIEVERS, is_understood, retrieve
from excli.lookup.search.state import Search


def asked(store: Store, text: str, scope: Condition | None = None) -> Search:
    search = Search(store, read(store, text)[0], scope or Condition())
    retrieve(search)
    return search


def slugs(store: Store, search: Search, retriever: str) -> set[str]:
    found = search.found[retriever]
    assert found, retriever
    marks = ", ".join("?" * len(found))
    return {slug for (slug,) in store.query(f"SELECT slug FROM entries WHERE id IN ({marks})", list(found))}


def test_all_retrievers_have_their_say(store: Store) -> None:
    assert set(RETRIEVERS) <= set(asked(store, "goblet squat").found)


def test_by_name_the_whole_query_and_all_words(store: Store) -> None:
    found = slugs(store, asked(store, "squat goblet"), "name")
    assert "goblet-squat" in found
    assert "barbell-back-squat" not in found


def test_by_contained_name(store: Store) -> None:
    assert "rack-pull" in slugs(store, asked(store, "barbell rack pull"), "contained name")


def test_by_prefix(store: Store) -> None:
    assert "bulgarian-split-squat" in slugs(store, asked(store, "bulg spl"), "prefix")
    assert asked(store, "goblet squat").found["prefix"] == {}


def test_by_intent_the_strict_and_the_lenient(store: Store) -> None:
    found = slugs(store, asked(store, "triceps band"), "intent")
    assert "band-triceps-pushdown" in found
    assert "barbell-back-squat" not in found


def test_where_few_fulfil_all_intents_all_but_one_will_do(store: Store) -> None:
    search = asked(store, "stretching olympic lifting atlas stone shins")
    assert search.found["intent"]


def test_by_phrase_and_by_text(store: Store) -> None:
    assert "negative-pull-up" in slugs(store, asked(store, "get my first pull up"), "phrase")
    search = asked(store, "shutting a car door")
    assert "band-pull-through" in slugs(store, search, "text")
    assert "band-pull-through" in slugs(store, search, "close")
    assert all(0 < worth <= 1 for found in search.found.values() for worth in found.values())


def test_by_movement(store: Store) -> None:
    search = asked(store, "bend the elbow against a load")
    patterns = {pattern for (pattern,) in store.query(
        f"SELECT pattern FROM entries WHERE id IN ({', '.join(map(str, search.found['movement']))})")}  # fmt: skip
    assert patterns == {"elbow-flexion"}


def test_by_relation_only_from_a_name(store: Store) -> None:
    assert "negative-pull-up" in slugs(store, asked(store, "easier pull up"), "relation")
    assert asked(store, "easier").found.get("relation", {}) == {}
    assert asked(store, "single leg hop progression").found["relation"] == {}, "the words are a name"


def test_nothing_is_found_outside_the_scope(store: Store) -> None:
    filter = parse_filter(store, {"target": ["glutes"]})
    glutes = {entry for (entry,) in store.query("SELECT id FROM entries WHERE target = 'glutes'")}
    for text in (
        "hip thrust",
        "legs no equipment",
        "easier hip thrust",
        "get a bigger bum",
        "lift the hips off the floor",
        "bulg spl",
    ):
        search = Search(store, read(store, text)[0], filter.condition)
        found = retrieve(search)
        assert set(found) <= glutes, text
    assert found is not None


@pytest.mark.parametrize(
    "text", ["qwertz asdf", "kitchen sink plumber", "how to cook rice", "the", "blue qwertz yxcv squat"]
)
def test_nothing_rather_than_nonsense(store: Store, text: str) -> None:
    search = Search(store, read(store, text)[0], Condition())
    assert not is_understood(search)
    assert retrieve(search) == []


def test_a_begun_name_is_nothing_but_a_name(store: Store) -> None:
    search = asked(store, "chest suppo")
    assert search.is_begun_name
    assert search.is_settled
    assert search.found["intent"] == search.found["phrase"] == search.found["text"] == {}
