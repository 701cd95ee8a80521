from hypothesis import given, settings
from hypothesis import strategies as st

from excli.catalog.store import Store
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.search import search


def found(store: Store, query: str) -> list[str]:
    return [hit.record["slug"] for hit in search(store, query, Filter())]


def test_exact_names_and_aliases_come_first(store: Store) -> None:
    for document in store.documents():
        for name in (document["name"], *document["aliases"]):
            assert found(store, name)[0] == document["slug"], name


def test_text_is_searched_and_the_field_told(store: Store) -> None:
    hits = search(store, "shutting a car door", Filter())
    assert (hits[0].record["slug"], hits[0].matched) == ("band-pull-through", "tips")


def test_a_filter_narrows_a_search(store: Store) -> None:
    only = search(store, "pull", parse_filter(store, {"target": ["glutes"]}))
    assert {hit.record["target"] for hit in only} == {"glutes"}


def test_a_limit_keeps_the_best(store: Store) -> None:
    assert [hit.record["slug"] for hit in search(store, "band", Filter(), 2)] == found(store, "band")[:2]


def test_nonsense_finds_nothing(store: Store) -> None:
    assert found(store, "zzqq") == []
    assert found(store, '"*:') == []


@settings(deadline=None)
@given(query=st.one_of(st.text(), st.sampled_from(['"', "NEAR(a b)", "a*", "-a", "name:x", "\0", "AND", "x" * 10_000])))
def test_no_query_raises(store: Store, query: str) -> None:
    search(store, query, Filter())
