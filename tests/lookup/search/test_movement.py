"""People who have no word for a movement describe it."""

from __future__ import annotations

import pytest

from excli.catalog.store import Store
from excli.lookup.query import read
from excli.lookup.search.movement import described_patterns
from excli.present.explain import understood
from tests.lookup.helpers import found, hits, records
from tests.queries.gold import PRACTICE, cases

SCREEN = 5


def likely(store: Store, query: str) -> dict[str, float]:
    queries = read(store, query)
    return described_patterns(store, queries[0]) if queries else {}


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("bend the elbow against a load", "elbow-flexion"),
        ("rise onto the balls of both feet, heels high", "calf-raise"),
        ("push the bottom back with a flat spine", "hinge"),
        ("lift the leg out to the side", "hip-abduction"),
        ("pull the bar down from above the head", "vertical-pull"),
        ("walk while holding something heavy", "carry"),
        ("crawl along on hands and feet", "crawl"),
        ("stop the body from turning", "anti-rotation"),
        ("toss a heavy ball as far as I can", "throw"),
        ("squeeze the thighs together", "hip-adduction"),
        ("walk a long way with heavy shopping in each hand", "carry"),
    ],
)
def test_a_described_movement_is_found(store: Store, query: str, pattern: str) -> None:
    told = likely(store, query)
    assert max(told, key=told.__getitem__) == pattern, told
    patterns = [record["pattern"] for record in records(store, query, SCREEN)]
    assert patterns.count(pattern) >= SCREEN - 2, patterns


def test_most_descriptions_are_understood(store: Store) -> None:
    """Of the practice queries that ask for one movement and nothing else."""
    asked = [(case.query, case.facets["pattern"]) for case in cases(PRACTICE) if case.facets.keys() == {"pattern"}]
    told = [(likely(store, query), patterns) for query, patterns in asked]
    sure = [(max(shares, key=shares.__getitem__) in patterns) for shares, patterns in told if shares]
    assert len(asked) > 100
    assert len(sure) >= 0.85 * len(asked)
    assert sum(sure) >= 0.85 * len(sure)


def test_shares_are_shares(store: Store) -> None:
    for case in cases():
        told = likely(store, case.query)
        assert all(0 < share <= 1 for share in told.values())
        assert sum(told.values()) <= 1.0001


def test_words_that_say_nothing_describe_nothing(store: Store) -> None:
    assert likely(store, "the and of it") == {}
    assert likely(store, "qwertz asdfgh") == {}
    assert likely(store, "curl") == {}


def test_a_description_keeps_to_what_else_is_asked(store: Store) -> None:
    for query, uses in {
        "bend the elbow with a band": "resistance-band",
        "straighten the elbow, dumbbells": "dumbbell",
        "lift the leg sideways with a mini band": "mini-band",
    }.items():
        for record in records(store, query, 3):
            assert any(uses in kit for kit in record["equipment"]), (query, record["slug"])


def test_names_are_not_descriptions(store: Store) -> None:
    for query in ("goblet squat", "romanian deadlift", "pull through", "hammer curl"):
        assert hits(store, query, 1)[0].why.parts["movement"] == 0, query


def test_words_that_only_describe_are_enough(store: Store) -> None:
    for query, pattern in {
        "revving a motorbike throttle": "wrist",
        "starting a mower by the cord": "horizontal-pull",
    }.items():
        assert {record["pattern"] for record in records(store, query, 3)} == {pattern}, query
    for query in ("cheap flights to lisbon", "birthday gift ideas for mum", "javascript closure"):
        assert found(store, query, nothing=True) == [], query


def test_what_is_refused_is_not_among_what_is_described(store: Store) -> None:
    for record in records(store, "bend the elbow, no barbell", SCREEN):
        assert "barbell" not in record["equipment"]


def test_the_reading_says_what_was_described(store: Store) -> None:
    why = hits(store, "bend the elbow against a load", 1)[0].why
    assert any("elbow-flexion" in line and "%" in line for line in understood(why.query, why.movement))
