"""From what is typed to the entries that are shown."""

from __future__ import annotations

import json

from tests.conftest import Run


def test_an_unknown_name(run: Run) -> None:
    done = run("show", "band-pul-thru")
    assert (done.returncode, done.stdout) == (1, "")
    assert "excli show band-pull-through" in done.stderr


def test_one_unknown_among_several_is_told_and_the_rest_shown(run: Run) -> None:
    done = run("show", "band-pull-through", "zzqq", "--format", "slug")
    assert (done.returncode, done.stdout) == (1, "band-pull-through\n")
    assert "zzqq" in done.stderr


def test_a_name_typed_without_quotes(run: Run) -> None:
    assert run("show", "band", "pull", "through", "--format", "slug").stdout == "band-pull-through\n"


def test_names_from_standard_input(run: Run) -> None:
    done = run("show", "-", "--json", stdin="couch-stretch\n\nrowing machine\n")
    assert [entry["slug"] for entry in json.loads(done.stdout)] == ["couch-stretch", "rowing-machine"]


def test_a_list_pipes_into_show(run: Run) -> None:
    slugs = run("list", "--fields", "slug").stdout.split()
    shown = run("show", *slugs, "--json")
    assert [entry["slug"] for entry in json.loads(shown.stdout)] == slugs


def test_two_spellings_of_one_are_still_a_list(run: Run) -> None:
    assert isinstance(json.loads(run("show", "plank", "planks", "--json").stdout), list)
    assert isinstance(json.loads(run("show", "-", "--json", stdin="plank\n").stdout), list)
    assert json.loads(run("show", "-", "--json", stdin="").stdout) == []


def test_abbreviations_and_unquoted_words(run: Run) -> None:
    for typed, slug in (("bss", "bulgarian-split-squat"), ("kb swing", "kettlebell-swing"), ("db row", "dumbbell-row")):
        assert run("show", *typed.split(), "--format", "slug").stdout == f"{slug}\n"
    assert run("faq", "--search", "knee", "pain", "--format", "slug").returncode == 0
