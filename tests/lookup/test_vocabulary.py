from __future__ import annotations

import pytest

from excli.catalog.store import Store
from excli.lookup.vocabulary import count_facet, resolve_term, terms_of
from excli.model.errors import UnknownValueError
from excli.model.facets import FACETS


@pytest.mark.parametrize(
    ("facet", "typed", "slug"),
    [("muscle", "Abdominals", "abs"), ("equipment", "TRX", "suspension-trainer"), ("difficulty", "EASY", "beginner"),
     ("joint", "knee", "knees"), ("muscle", "delts", "shoulders")],
)  # fmt: skip
def test_a_value_is_found_by_what_people_call_it(store: Store, facet: str, typed: str, slug: str) -> None:
    assert resolve_term(store, facet, typed, "--x") == slug


def test_an_unknown_value_comes_with_the_closest(store: Store) -> None:
    with pytest.raises(UnknownValueError) as caught:
        resolve_term(store, "equipment", "dumbel", "--have")
    assert caught.value.suggestions[0] == "dumbbell"
    assert (caught.value.option, caught.value.facet, caught.value.value) == ("--have", "equipment", "dumbel")


def test_terms_come_in_the_vocabularys_order(store: Store) -> None:
    assert list(terms_of(store, "difficulty")) == ["beginner", "intermediate", "advanced"]
    assert list(terms_of(store, "difficulty", ["advanced", "beginner", "none"])) == ["beginner", "advanced"]
    assert terms_of(store, "muscle")["shoulders"].members


@pytest.mark.parametrize("facet", [facet.name for facet in FACETS])
def test_every_facet_is_counted(store: Store, facet: str) -> None:
    counts = {found.term.slug: found.entries for found in count_facet(store, facet)}
    assert list(counts) == list(terms_of(store, facet))
    field = next(found.field for found in FACETS if found.name == facet)
    if field == "equipment":
        (rows,) = store.query("SELECT count(*) FROM entry_values WHERE field = 'equipment' AND value = 'barbell'")
        assert counts["barbell"] == rows[0]


def test_a_group_counts_where_any_of_its_members_is(store: Store) -> None:
    counts = {found.term.slug: found.entries for found in count_facet(store, "muscle")}
    deltoids = terms_of(store, "muscle", ["shoulders"])["shoulders"].members
    assert counts["shoulders"] == sum(counts[member] for member in deltoids) > 0
