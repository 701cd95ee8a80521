from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excli.catalog.store import Store
from excli.lookup.exercises import records
from excli.lookup.filters import CRITERIA, parse_filter
from excli.model.errors import UnknownValueError

VALUES = {
    "body_part": ["legs", "back"],
    "equipment": ["dumbbell", "barbell"],
    "have": ["dumbbell", "bench", "resistance-band", "anchor-point", "incline-bench", "squat-rack"],
    "target": ["glutes", "chest", "quads"],
    "muscle": ["triceps", "lats", "glutes"],
    "difficulty": ["beginner", "advanced"],
    "category": ["strength", "stretching"],
    "pattern": ["hinge", "squat"],
    "mechanic": ["isolation"],
    "force": ["pull", "static"],
    "position": ["standing", "supine"],
    "laterality": ["unilateral"],
    "avoid": ["knees", "shoulders"],
    "impact": ["high"],
    "space": ["wall", "lane"],
}
COVERED = {"incline-bench": {"bench"}, "squat-rack": {"anchor-point", "low-bar"}}


def keeps(document: dict[str, Any], name: str, wanted: list[str]) -> bool:
    """What each filter means, said again without SQL."""
    if name == "equipment":
        return bool(set(wanted) & set(document["equipment"]))
    if name == "have":
        owned = {"body-weight", *wanted, *(other for slug in wanted for other in COVERED.get(slug, ()))}
        return set(document["equipment"]) <= owned
    if name == "muscle":
        return bool(set(wanted) & {document["target"], *document["secondary"]})
    if name == "avoid":
        return not set(wanted) & set(document["stresses"])
    return document[name] in wanted


def test_every_filter_is_tried() -> None:
    assert set(VALUES) == {criterion.name for criterion in CRITERIA}


typed = st.fixed_dictionaries(
    {}, optional={name: st.lists(st.sampled_from(v), min_size=1) for name, v in VALUES.items()}
)


@settings(deadline=None, max_examples=60)
@given(typed=typed)
def test_filters_keep_what_they_say(store: Store, typed: dict[str, list[str]]) -> None:
    everything = store.documents(tail="ORDER BY name COLLATE NOCASE, slug")
    expected = [d["slug"] for d in everything if all(keeps(d, name, wanted) for name, wanted in typed.items())]
    targets = {d["slug"]: d["target"] for d in everything}
    expected.sort(key=lambda slug: bool(typed.get("muscle")) and targets[slug] not in typed["muscle"])
    found = records(store, parse_filter(store, typed), prose=False)
    assert [record["slug"] for record in found] == expected


def slugs(store: Store, **typed: list[str]) -> set[str]:
    return {record["slug"] for record in records(store, parse_filter(store, typed), prose=False)}


def test_synonyms_plurals_commas_and_groups(store: Store) -> None:
    assert slugs(store, target=["Glute"]) == slugs(store, target=["glutes"]) != set()
    assert slugs(store, have=["none"]) == slugs(store, have=["bodyweight"]) != set()
    assert slugs(store, equipment=["barbells, dumbbell"]) == slugs(store, equipment=["barbell", "db"])
    assert slugs(store, target=["arms"]) == slugs(store, target=["biceps,triceps,forearms"])
    assert slugs(store, have=["resistance-band"]) < slugs(store, have=["resistance-band", "squat rack"])


def test_an_unknown_value_is_told_with_the_closest(store: Store) -> None:
    with pytest.raises(UnknownValueError) as caught:
        parse_filter(store, {"body_part": ["legz"]})
    assert caught.value.suggestions == ["legs"]
    assert (caught.value.option, caught.value.facet) == ("--body-part", "body-part")


def test_sorting_follows_the_vocabulary_and_turns_round(store: Store) -> None:
    levels = [record["difficulty"] for record in records(store, parse_filter(store, {}), ["difficulty"], prose=False)]
    assert levels == sorted(levels, key=["beginner", "intermediate", "advanced"].index)
    turned = [record["difficulty"] for record in records(store, parse_filter(store, {}), ["-difficulty"], prose=False)]
    assert turned == levels[::-1]


def test_who_trains_a_muscle_first_comes_first(store: Store) -> None:
    found = records(store, parse_filter(store, {"muscle": ["triceps"]}), prose=False)
    firsts = [record["target"] == "triceps" for record in found]
    assert firsts == sorted(firsts, reverse=True)
    assert True in firsts
    assert False in firsts


def test_best_first_is_staples_first(store: Store) -> None:
    best = records(store, parse_filter(store, {}), limit=30, prose=False, best_first=True)
    assert {"push-up", "deadlift", "plank"} <= {record["slug"] for record in best}
    owned = records(store, parse_filter(store, {"have": ["dumbbell"]}), limit=40, prose=False, best_first=True)
    assert all("dumbbell" in record["equipment"] for record in owned)
    everything = records(store, parse_filter(store, {"target": ["quads"]}), prose=False, best_first=True)
    gentle = [record["category"] in ("stretching", "mobility") for record in everything]
    assert gentle == sorted(gentle)
    assert True in gentle
    by_name = records(store, parse_filter(store, {}), ["name"], limit=5, prose=False, best_first=True)
    assert by_name == records(store, parse_filter(store, {}), limit=5, prose=False)
