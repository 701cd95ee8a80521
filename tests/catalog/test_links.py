"""Rules on links, each direction alone."""

from __future__ import annotations

from typing import Any

import pytest

from excli.catalog.nodes import read_document
from excli.catalog.reader import Entry
from excli.catalog.rules import CheckedCatalog, links
from excli.model.exercise import Exercise
from excli.model.problems import Problem, ProblemList
from excli.model.vocabulary import Vocabulary


def entry(slug: str, difficulty: str = "beginner", **facts: Any) -> Entry:
    text = "".join(f"{name}: [{', '.join(slugs)}]\n" for name, slugs in facts.items()) or "x: y\n"
    document = read_document(text.encode(), f"{slug}.yaml", ProblemList())
    assert document is not None
    facts = {name: tuple(slugs) for name, slugs in facts.items()}
    return Entry(Exercise(slug, slug, "legs", "quads", ("chair",), difficulty, "strength", **facts), document)


@pytest.fixture
def found(vocabularies: dict[str, Vocabulary]) -> Any:
    def call(rule: Any, *entries: Entry, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        slugs = frozenset(known) | {item.exercise.slug for item in entries}
        problems: list[Problem] = list(rule(CheckedCatalog(list(entries), vocabularies, slugs)))
        assert all(problem.hint for problem in problems)
        return [(problem.path.removesuffix(".yaml"), problem.message) for problem in problems]

    return call


@pytest.mark.parametrize(
    ("link", "own", "other", "falls"),
    [
        ("harder", "beginner", "advanced", False),
        ("harder", "advanced", "beginner", True),
        ("harder", "beginner", "beginner", False),
        ("easier", "advanced", "beginner", False),
        ("easier", "beginner", "advanced", True),
        ("easier", "advanced", "advanced", False),
        ("easier", "beginner", "intermediate", True),
    ],
)
def test_difficulty_falls(found: Any, link: str, own: str, other: str, falls: bool) -> None:
    problems = found(links.difficulty_falls, entry("a", own, **{link: ["b"]}), entry("b", other))
    assert problems == ([("a", f"{link}: b is {other}, this is {own}")] if falls else [])


def test_a_link_to_itself_or_to_nothing(found: Any) -> None:
    problems = found(links.missing, entry("a", easier=["a", "bb"], swaps=["c"]), known=("c", "bbb"))
    assert problems == [("a", "easier names the entry itself"), ("a", "easier: there is no entry 'bb'")]


def test_a_link_to_nothing_like_any_entry_is_to_be_deleted(vocabularies: dict[str, Vocabulary]) -> None:
    known = frozenset(f"curl-{n}" for n in range(40)) | {"a"}
    (problem,) = links.missing(CheckedCatalog([entry("a", swaps=["zzzz"])], vocabularies, known))
    assert problem.hint == "delete it, or write that entry"
    (problem,) = links.missing(CheckedCatalog([entry("a", swaps=["curl-1x"])], vocabularies, known))
    assert problem.hint.startswith("did you mean curl-1")


def test_circles_are_found_once_wherever_they_begin(found: Any) -> None:
    ring = [entry("a", harder=["b"]), entry("b", harder=["c"]), entry("c", harder=["a"]), entry("d", harder=["a"])]
    for turned in (ring, ring[::-1]):
        assert len(found(links.circles, *turned)) == 1
    line = [entry("a", harder=["b", "c"]), entry("b", harder=["c"]), entry("c", harder=["gone"])]
    assert found(links.circles, *line) == []
    by_easier = [entry("a", harder=["b"]), entry("b"), entry("c", easier=["b"]), entry("a2", easier=["c"])]
    assert found(links.circles, *by_easier) == []
    assert found(links.circles, entry("a", easier=["b"]), entry("b", easier=["a"])) == [
        ("a", "harder goes round: a > b > a")
    ]


def test_links_stand_in_both_entries(found: Any) -> None:
    assert found(links.one_way, entry("a", harder=["b"]), entry("b", easier=["a"])) == []
    assert found(links.one_way, entry("a", swaps=["b"]), entry("b", swaps=["a"])) == []
    assert found(links.one_way, entry("a", easier=["b"]), entry("b", easier=["a"])) == [
        ("a", "easier: b does not name this entry back"),
        ("b", "easier: a does not name this entry back"),
    ]
    assert found(links.one_way, entry("a", harder=["elsewhere"])) == []


def test_a_step_is_no_swap(found: Any) -> None:
    assert len(found(links.both_kinds, entry("a", easier=["b"], swaps=["b", "c"]))) == 1
    assert len(found(links.both_kinds, entry("a", harder=["c"], swaps=["b", "c"]))) == 1
    assert found(links.both_kinds, entry("a", easier=["d"], harder=["e"], swaps=["b", "c"])) == []


def test_what_is_not_for_beginners_has_a_way_down_of_its_own_or_by_a_swap(found: Any) -> None:
    none, easier = entry("none", "advanced"), entry("easier", "intermediate", easier=["a"])
    lower, equal = entry("lower", "advanced", swaps=["easier"]), entry("equal", "intermediate", swaps=["none"])
    over = entry("over", "intermediate", swaps=["easier"])
    problems = found(links.no_way_down, entry("a"), none, easier, lower, equal, over)
    assert [path for path, _ in problems] == ["none", "equal"]


def test_an_entry_is_linked_with_another(found: Any) -> None:
    linked = [entry("a", easier=["x"]), entry("b", harder=["x"]), entry("c", swaps=["x"])]
    assert [path for path, _ in found(links.alone, *linked, entry("d"))] == ["d"]
