from __future__ import annotations

import json

from excli.catalog.store import Store
from tests.conftest import Run


def test_what_a_page_names_comes_first_with_the_reason(run: Run, store: Store) -> None:
    found = json.loads(run("swap", "band pull through", "--json").stdout)
    named = json.loads(run("show", "band-pull-through", "--json").stdout)["swaps"]
    assert {entry["slug"] for entry in found[: len(named)]} == set(named)
    assert all(entry["why"].startswith("same job") for entry in found[: len(named)])
    assert "without resistance-band" in found[0]["why"]
    assert [entry["score"] for entry in found] == sorted((entry["score"] for entry in found), reverse=True)


def test_filters_say_what_is_there(run: Run) -> None:
    found = json.loads(run("swap", "barbell", "bench", "press", "--have", "dumbbell,bench", "--json").stdout)
    assert found
    assert all(set(entry["equipment"]) <= {"dumbbell", "bench", "body-weight"} for entry in found)
    nothing = run("swap", "barbell bench press", "--category", "stretching")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert run("swap", "zzqq").returncode == 1


def test_a_ladder_rises(run: Run) -> None:
    found = json.loads(run("ladder", "pull-up", "--json").stdout)
    steps = [entry["step"] for entry in found]
    assert steps == sorted(steps)
    assert [entry["slug"] for entry in found if entry["step"] == 0] == ["pull-up"]
    assert steps[0] < 0 < steps[-1]
    rank = ["beginner", "intermediate", "advanced"].index
    own = rank(next(entry["difficulty"] for entry in found if entry["step"] == 0))
    assert all(rank(entry["difficulty"]) <= own for entry in found if entry["step"] < 0)
    assert all(rank(entry["difficulty"]) >= own for entry in found if entry["step"] > 0)


def test_filters_on_what_makes_a_swap_are_no_trouble(run: Run) -> None:
    assert run("swap", "push-up", "--target", "chest", "--limit", "2", "--format", "slug").stdout.count("\n") == 2
    nothing = run("swap", "push-up", "--pattern", "hinge")
    assert (nothing.returncode, "Traceback" in nothing.stderr) == (1, False)
    whole = json.loads(run("swap", "push-up", "--limit", "1", "--json").stdout)[0]
    assert whole["steps"]
    assert run("swap", "-").returncode == 2
