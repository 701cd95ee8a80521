from __future__ import annotations

from excli.catalog.store import Store
from excli.lookup.comparing import FIELDS, best_for, compare, likely


def test_every_field_is_the_same_or_different(store: Store) -> None:
    found = compare(store, ["front-squat", "barbell-back-squat"])
    assert {*found.same, *found.different} == set(FIELDS)
    assert "target" in found.same
    assert {"secondary", "joints"} <= set(found.different)


def test_which_one_when(store: Store) -> None:
    pick = compare(store, ["goblet-squat", "front-squat"]).pick
    assert {"skill", "kit"} <= {reason.code for reason in pick["goblet-squat"]}
    assert "load" in {reason.code for reason in pick["front-squat"]}
    spared = next(reason for reason in pick["goblet-squat"] if reason.code == "joint")
    assert "wrists" in spared.text


def test_steps_of_a_ladder_are_told(store: Store) -> None:
    assert ("goblet-squat", "barbell-back-squat") in compare(store, ["barbell-back-squat", "goblet-squat"]).steps


def test_which_is_best_for_a_muscle(store: Store) -> None:
    slugs = ["barbell-back-squat", "barbell-hip-thrust", "leg-extension"]
    assert best_for(store, slugs, ["glutes"], "glutes").slug == "barbell-hip-thrust"
    assert "only helps" in best_for(store, slugs, ["glutes"], "glutes").text
    assert not best_for(store, slugs, ["biceps"], "biceps").slug


def test_what_most_would_name_for_a_muscle(store: Store) -> None:
    assert "barbell-hip-thrust" in likely(store, ["glutes"])
    assert len(likely(store, ["biceps"])) == 3
