from __future__ import annotations

import pytest

from excli.catalog.store import Store
from excli.lookup import exercises
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.vocabulary import terms_of
from excli.model.fields import COLUMNS, FIELDS, PROSE


def test_a_record_has_every_column_and_without_prose_fewer(store: Store) -> None:
    assert tuple(exercises.record(store, "plank")) == COLUMNS
    (short, *_) = exercises.records(store, Filter(), limit=1, prose=False)
    assert tuple(short) == tuple(name for name in COLUMNS if name not in PROSE)


def test_a_list_is_sorted_by_name_unless_told_otherwise(store: Store) -> None:
    names = [record["name"].lower() for record in exercises.records(store, Filter(), prose=False)]
    assert len(names) > 1000
    assert names == sorted(names)
    order = list(terms_of(store, "muscle"))
    found = exercises.records(store, Filter(), ["-target", "slug"], 50, prose=False)
    assert len(found) == 50
    assert found == sorted(found, key=lambda record: (-order.index(record["target"]), record["slug"]))


def test_what_is_no_field_is_never_put_into_sql(store: Store) -> None:
    with pytest.raises(ValueError, match="not a field"):
        exercises.records(store, Filter(), ["slug; DROP TABLE entries"])


def test_one_at_random_is_the_same_for_the_same_seed(store: Store) -> None:
    wanted = parse_filter(store, {"target": ["neck"]})
    drawn = {exercises.random_slug(store, wanted, seed) for seed in range(30)}
    assert len(drawn) > 3
    assert exercises.random_slug(store, wanted, 7) == exercises.random_slug(store, wanted, 7)
    assert all(exercises.record(store, slug or "")["target"] == "neck" for slug in drawn)
    assert exercises.random_slug(store, parse_filter(store, {"target": ["neck"], "pattern": ["squat"]}), 7) is None


def test_a_page_knows_every_term_it_names(store: Store) -> None:
    page = exercises.page(store, "band-pull-through")
    for field in FIELDS:
        if field.facet:
            assert set(field.kind.slugs(getattr(page.exercise, field.name))) <= set(page.terms[field.facet])
    for links in page.links.values():
        assert all(slug in page.terms["equipment"] for link in links for slug in link.equipment)
    assert [link.slug for link in page.links["swaps"]] == list(page.exercise.swaps)
    counts = {related.option: related.others for related in page.related}
    legs = exercises.records(store, parse_filter(store, {"body_part": ["legs"]}), prose=False)
    assert counts["body-part"] == len(legs) - 1


def test_entries_that_begin_with_what_is_typed(store: Store) -> None:
    found = {link.slug: link.name for link in exercises.starting_with(store, "Band-Pull T")}
    assert found == {"band-pull-through": "Band Pull Through"}
    assert exercises.starting_with(store, "zzqq") == []


def test_the_faq_is_searched_for_all_words_questions_first(store: Store) -> None:
    found = exercises.search_faq(store, "knees pain")
    assert found
    for hit in found:
        assert "knee" in f"{hit.question} {hit.answer}".lower()
    in_question = ["knee" in hit.question.lower() and "pain" in hit.question.lower() for hit in found]
    assert in_question == sorted(in_question, reverse=True)
    assert exercises.search_faq(store, "!!") == []
