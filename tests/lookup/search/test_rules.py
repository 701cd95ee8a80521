"""What no score can outweigh."""

from __future__ import annotations

from excli.catalog.index import Condition, Facts, Name
from excli.catalog.store import Store
from excli.lookup.query import read
from excli.lookup.search import rules
from excli.lookup.search.candidate import Candidate, NameMatch
from excli.lookup.search.state import Search


def search(store: Store, text: str, *, found: bool = True) -> Search:
    one = Search(store, read(store, text)[0], Condition())
    one.found["intent"] = {1: 1.0} if found else {}
    return one


def candidate(search: Search, *fulfilled: str, name: str = "test curl", exact: float = 0.0) -> Candidate:
    """A candidate that fulfils the intents of some words wholly, and the others not at all."""
    said = [intent.said for intent in search.query.intents]
    assert set(fulfilled) <= set(said), said
    facts = Facts("squat", "strength", 0.5, tuple(words in fulfilled for words in said for _ in range(2)))
    return Candidate(1, facts, (Name(0, name.replace(" ", ""), name),), NameMatch(exact))


def test_what_is_refused_is_left_out(store: Store) -> None:
    chest = search(store, "chest no bench")
    assert rules.is_refused(chest, candidate(chest, "chest"))
    assert not rules.is_refused(chest, candidate(chest, "chest", "bench"))


def test_a_spared_joint_is_not_loaded(store: Store) -> None:
    legs = search(store, "legs no knees")
    assert rules.loads_spared_joint(legs, candidate(legs, "leg"))
    assert not rules.loads_spared_joint(legs, candidate(legs, "leg", "knee"))


def test_no_more_kit_than_there_is(store: Store) -> None:
    legs = search(store, "legs at home")
    assert rules.needs_more_kit(legs, candidate(legs, "leg"))
    assert not rules.needs_more_kit(legs, candidate(legs, "leg", "at home"))
    only = search(store, "glutes kettlebell only")
    assert rules.needs_more_kit(only, candidate(only, "glute"))
    wanted = search(store, "glutes kettlebell")
    assert not rules.needs_more_kit(wanted, candidate(wanted, "glute"))


def test_an_exact_name_is_shown_whatever_kit_it_needs_but_no_link_from_it(store: Store) -> None:
    legs = search(store, "legs at home")
    assert not rules.needs_more_kit(legs, candidate(legs, "leg", exact=1.0))
    instead = search(store, "bench press alternative at home")
    assert rules.needs_more_kit(instead, candidate(instead, exact=1.0))


def test_where_nothing_can_be_done_with_what_there_is_the_rest_is_shown(store: Store) -> None:
    legs = search(store, "legs at home", found=False)
    assert not rules.needs_more_kit(legs, candidate(legs, "leg"))


def test_what_is_called_as_a_refused_movement_is_left_out(store: Store) -> None:
    quads = search(store, "quads without squats")
    refused = next(intent.said for intent in quads.query.intents if intent.said.startswith("squat"))
    assert rules.is_called_as_refused(quads, candidate(quads, refused, name="sissy squat"))
    assert not rules.is_called_as_refused(quads, candidate(quads, refused, name="leg extension"))


def test_any_rule_is_enough(store: Store) -> None:
    both = search(store, "legs at home no knees")
    assert rules.is_left_out(both, candidate(both, "leg", "at home"))
    assert not rules.is_left_out(both, candidate(both, "leg", "at home", "knee"))
    plain = search(store, "goblet squat")
    assert not rules.is_left_out(plain, candidate(plain))
