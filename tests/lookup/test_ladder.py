from __future__ import annotations

import random
from itertools import pairwise

import pytest

from excli.catalog.store import Store
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.ladder import ROWS, Ladder, ladder, path, whole

THIRTEEN = ["push-up", "pull-up", "body-weight-squat", "barbell-back-squat", "pistol-squat", "inverted-row",
            "parallel-bar-dip", "plank", "handstand-push-up", "muscle-up", "dowel-hip-hinge", "l-sit", "front-lever"]  # fmt: skip


def spine(found: Ladder) -> list[str]:
    return [rung.slug for rung in found.rungs if rung.spine]


@pytest.mark.parametrize("slug", THIRTEEN)
def test_a_ladder_is_one_line_that_rises(store: Store, slug: str) -> None:
    found = ladder(store, slug, Filter())
    assert 3 <= len(found.rungs) <= ROWS
    steps = [rung.step for rung in found.rungs if rung.spine]
    assert steps == list(range(steps[0], steps[0] + len(steps)))
    assert next(rung.slug for rung in found.rungs if rung.step == 0) == slug
    names = spine(found)
    assert all(pair in found.links for pair in pairwise(names))
    for step in {rung.step for rung in found.rungs}:
        assert sum(rung.step == step and not rung.spine for rung in found.rungs) <= 2


def test_ladders_everybody_knows(store: Store) -> None:
    assert spine(ladder(store, "push-up", Filter()))[:3] == ["wall-push-up", "table-push-up", "knee-push-up"]
    assert spine(ladder(store, "push-up", Filter()))[-1] == "one-arm-push-up"
    assert {"body-weight-squat", "goblet-squat"} <= set(spine(ladder(store, "barbell-back-squat", Filter())))
    assert "negative-pull-up" in spine(ladder(store, "pull-up", Filter()))
    assert {"pike-push-up", "push-up"} <= set(spine(ladder(store, "handstand-push-up", Filter())))


def test_every_ladder_keeps_to_its_rows_and_its_kit(store: Store) -> None:
    slugs = [slug for (slug,) in store.query("SELECT slug FROM entries ORDER BY slug")]
    filter = parse_filter(store, {"have": ["dumbbell"]})
    for slug in random.Random(3).sample(slugs, 120):
        for kept in (Filter(), filter):
            found = ladder(store, slug, kept)
            assert len(found.rungs) <= ROWS
            assert len({rung.slug for rung in found.rungs}) == len(found.rungs)
        sql = "SELECT value FROM entry_values JOIN entries ON id = entry WHERE field = 'equipment' AND slug = ?"
        for rung in ladder(store, slug, filter).rungs:
            if rung.step:
                assert {value for (value,) in store.query(sql, (rung.slug,))} <= {"dumbbell", "body-weight"}


def test_a_filter_steps_over_what_it_drops(store: Store) -> None:
    found = ladder(store, "pull-up", parse_filter(store, {"have": ["pull-up-bar,chair"]}))
    assert {"negative-pull-up", "foot-assisted-pull-up"} <= set(spine(found))
    bare = ladder(store, "push-up", parse_filter(store, {"have": ["body-weight"]}))
    assert "knee-push-up" in spine(bare)
    assert "table-push-up" not in {rung.slug for rung in bare.rungs}


def test_the_way_to_a_goal(store: Store) -> None:
    found = path(store, "push-up", "handstand-push-up", Filter())
    assert found
    assert spine(found)[0] == "push-up"
    assert spine(found)[-1] == "handstand-push-up"
    assert "pike-push-up" in spine(found)
    assert path(store, "handstand-push-up", "push-up", Filter()) is None
    assert path(store, "push-up", "deadlift", Filter()) is None


def test_the_whole_graph(store: Store) -> None:
    assert len(whole(store, "push-up", Filter()).rungs) > len(ladder(store, "push-up", Filter()).rungs)


def test_of_a_long_spine_the_middle_is_shown(store: Store) -> None:
    found = ladder(store, "handstand-push-up", Filter(), rows=5)
    assert len(found.rungs) == 5
    assert found.cut[0] > 0
