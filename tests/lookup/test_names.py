import pytest

from excli.catalog.store import Store
from excli.lookup.names import resolve
from excli.model.errors import AmbiguousNameError, NotFoundError


@pytest.mark.parametrize(
    "typed",
    [
        "band-pull-through",
        "Band Pull Through",
        "band pull throughs",
        "BANDED PULL-THROUGH",
        "bandpullthrough",
        "band pull t",
    ],
)
def test_every_spelling_finds_it(store: Store, typed: str) -> None:
    assert resolve(store, typed) == "band-pull-through"


def test_every_slug_name_and_alias_of_the_catalog_finds_its_entry(store: Store) -> None:
    for document in store.documents():
        for name in (document["slug"], document["name"], *document["aliases"]):
            assert resolve(store, name) == document["slug"], name


def test_an_unknown_name_comes_with_up_to_three_suggestions(store: Store) -> None:
    with pytest.raises(NotFoundError) as caught:
        resolve(store, "band pul thruogh")
    assert caught.value.suggestions[0] == "band-pull-through"
    assert len(caught.value.suggestions) <= 3


def test_a_start_of_several_names_is_told_with_its_candidates(store: Store) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(store, "b")
    assert 1 < len(caught.value.candidates) < caught.value.total


@pytest.mark.parametrize("typed", ["", " ", "!!!", "\0", "日本語の名前"])
def test_what_holds_no_letter_is_not_found(store: Store, typed: str) -> None:
    with pytest.raises(NotFoundError):
        resolve(store, typed)
