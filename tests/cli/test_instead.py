"""swap, ladder and compare as they are called."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Run


def test_swap_says_what_is_kept_and_what_changes(run: Run) -> None:
    found = json.loads(run("swap", "barbell", "bench", "press", "--have", "dumbbell,bench", "--json").stdout)
    first = found[0]
    assert first["slug"] == "dumbbell-bench-press"
    assert first["relation"] == "easier"
    assert first["kit_used"] == ["dumbbell", "bench"]
    assert first["kept"] == ["chest", "front-delts", "triceps"]
    assert first["lost"] == []
    assert {reason["code"] for reason in first["reasons"]} >= {"same-movement", "lighter"}
    assert first["begin_with"] and first["why"] and first["steps"]
    assert [entry["score"] for entry in found] == sorted((entry["score"] for entry in found), reverse=True)


def test_swap_keeps_to_filters(run: Run) -> None:
    assert run("swap", "push-up", "--target", "chest", "--limit", "2", "--format", "slug").stdout.count("\n") == 2
    nothing = run("swap", "barbell bench press", "--category", "stretching")
    assert (nothing.returncode, nothing.stdout, "Traceback" in nothing.stderr) == (1, "", False)
    assert run("swap", "zzqq").returncode == 1
    assert run("swap", "-").returncode == 2


def test_swap_never_asks_to_load_what_is_to_be_spared(run: Run) -> None:
    done = run("swap", "barbell curl", "--have", "body-weight", "--avoid", "wrists")
    assert done.returncode == 1
    assert "would help most" in done.stderr
    assert "--avoid" not in done.stderr
    assert "Drop" not in done.stderr


def test_swap_easier_harder_and_for(run: Run) -> None:
    for turn in ("easier", "harder"):
        found = json.loads(run("swap", "push-up", f"--{turn}", "--json").stdout)
        assert found
        assert {entry["relation"] for entry in found} == {turn}
    assert run("swap", "push-up", "--easier", "--harder").returncode == 2
    assert run("swap", "push-up", "--for", "rehabb").returncode == 2
    assert json.loads(run("swap", "push-up", "--for", "rehab", "--json").stdout)


def test_swap_explains_itself(run: Run) -> None:
    done = run("swap", "push-up", "--explain", "-n", "1", "--json")
    parts = json.loads(done.stdout)[0]["explained"]
    assert {"job", "muscles", "load"} <= set(parts)
    assert "job" in done.stderr


@pytest.mark.parametrize("columns", ["40", "80"])
def test_swap_fits_a_terminal(run: Run, columns: str) -> None:
    done = run(
        "swap", "deadlift", "--have", "dumbbell,bench", "--avoid", "lower-back", COLUMNS=columns, FORCE_COLOR="1"
    )
    assert done.returncode == 0
    rows = run("swap", "deadlift", "--avoid", "lower-back", "-n", "3").stdout.splitlines()
    assert all(row.count("\t") == 2 for row in rows)


def test_ladder_as_nodes_and_links(run: Run) -> None:
    graph = json.loads(run("ladder", "pull-up", "--json").stdout)
    steps = [node["step"] for node in graph["nodes"]]
    assert steps == sorted(steps)
    assert steps[0] < 0 < steps[-1]
    assert graph["asked"] == "pull-up"
    slugs = {node["slug"] for node in graph["nodes"]}
    assert all({link["from"], link["to"]} <= slugs for link in graph["links"])
    assert all(node["move_on"] for node in graph["nodes"])
    assert len(slugs) <= 12


def test_ladder_in_a_pipe_and_to_a_goal(run: Run) -> None:
    rows = run("ladder", "push-up", "--to", "handstand push-up").stdout.splitlines()
    assert rows[0].startswith("0\tpush-up")
    assert rows[-1].split("\t")[1] == "handstand-push-up"
    back = run("ladder", "handstand push-up", "--to", "push-up")
    assert (back.returncode, "excli ladder push-up --to handstand-push-up" in back.stderr) == (1, True)
    assert run("ladder", "push-up", "--to", "deadlift").returncode == 1
    assert run("ladder", "push-up", "--all", "--format", "slug").stdout.count("\n") > 12


def test_compare_cuts_names_without_quotes(run: Run) -> None:
    for words in (
        ["front", "squat", "back", "squat"],
        ["front squat, back squat"],
        ["front", "squat", "vs", "back", "squat"],
    ):
        found = json.loads(run("compare", *words, "--json").stdout)
        assert [entry["slug"] for entry in found["exercises"]] == ["front-squat", "barbell-back-squat"], words
    assert "target" in found["same"]
    assert set(found["different"]["joints"]) == {"front-squat", "barbell-back-squat"}
    assert all({"code", "text"} == set(reason) for reasons in found["pick"].values() for reason in reasons)


def test_compare_answers_which_is_best(run: Run) -> None:
    asked = run("compare", "hip thrust, back squat", "--best", "glutes", "--json")
    assert json.loads(asked.stdout)["best"]["slug"] == "barbell-hip-thrust"
    spoken = run("compare", "hip thrust, back squat, which is best for glutes", "--json")
    assert json.loads(spoken.stdout)["best"] == json.loads(asked.stdout)["best"]
    alone = json.loads(run("compare", "which", "is", "best", "for", "biceps", "--json").stdout)
    assert len(alone["exercises"]) == 3


def test_compare_takes_two_or_three(run: Run) -> None:
    assert run("compare", "plank").returncode == 2
    assert run("compare", "plank, push-up, pull-up, deadlift").returncode == 2
    assert run("compare", "plank, zzqq").returncode == 1


@pytest.mark.parametrize("columns", ["40", "60", "80", "120"])
def test_compare_is_no_wider_than_the_screen(run: Run, columns: str) -> None:
    import re

    done = run("compare", "front squat, back squat", "--color", "always", COLUMNS=columns)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in done.stdout.splitlines()]
    assert max(map(len, lines)) <= int(columns)
    assert sum("Front Squat" in line for line in lines) >= 2
