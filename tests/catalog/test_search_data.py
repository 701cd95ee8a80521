"""What search knows means what it says."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from excli.catalog.query_words import query_words
from excli.catalog.search_data import MODIFIERS, SearchData, read_search_data
from excli.catalog.sources import SEARCH
from excli.catalog.store import Store
from excli.lookup.filters import Filter, parse_filter
from excli.model.errors import CatalogError
from excli.model.text import bare, key, words
from excli.model.vocabulary import Vocabulary

FILES = sorted(path for path in SEARCH.glob("*.yaml") if path.stem != "names")  # catalog/names.py reads that one


@pytest.fixture(scope="module")
def data(vocabularies: dict[str, Vocabulary]) -> SearchData:
    return read_search_data(SEARCH, vocabularies)


@pytest.fixture(scope="module")
def compiled(data: SearchData, vocabularies: dict[str, Vocabulary]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for kind, phrase, meaning in query_words(data, vocabularies, {"chestpress"}, {"press": 100}):
        found.setdefault(kind, {})[phrase] = meaning
    return found


def test_every_intent_can_be_fulfilled(store: Store, data: SearchData) -> None:
    for line in data.intents:
        wanted = Filter(line.strict)
        found = store.query(f"SELECT 1 FROM entries WHERE {wanted.where} LIMIT 1", wanted.parameters)
        assert found, line.phrases


def test_no_phrase_stands_in_two_lines(data: SearchData) -> None:
    times = Counter(" ".join(bare(words(phrase))) for line in data.intents for phrase in line.phrases)
    assert [phrase for phrase, count in times.items() if count > 1] == []


def test_no_intent_overrides_what_is_said_of_joints(data: SearchData) -> None:
    templates = (*data.joints.spared, *data.joints.acute, *data.joints.sore)
    names = [name for known in data.joints.names.values() for name in known]
    joints = {"".join(bare(words(template.format(name)))) for template in templates for name in names}
    assert joints
    assert joints & {"".join(bare(words(phrase))) for line in data.intents for phrase in line.phrases} == set()


def test_a_sore_joint_leads_to_where_it_is(compiled: dict[str, dict[str, Any]]) -> None:
    intents = compiled["intent"]
    spared = [(("avoid", ("knees",)),)]
    assert (intents["kneesore"]["lenient"], intents["kneesore"]["ambiguous"]) == ([list(spared[0])], True)
    assert intents["sorewrist"]["lenient"][1] == [("muscle", ("forearms",))]
    assert intents["easyonwrist"]["ambiguous"] is False
    assert len(intents["wristsurgery"]["lenient"]) == 1


def test_what_is_asked_for_wholly_is_the_target(compiled: dict[str, dict[str, Any]]) -> None:
    lats = compiled["intent"]["lat"]
    assert lats["strict"] == [("target", ("lats",))]
    assert lats["lenient"] == [[("muscle", ("lats",))]]


def test_a_machine_known_by_its_exercise_is_no_equipment(compiled: dict[str, dict[str, Any]]) -> None:
    assert all(name != "equipment" for ways in compiled["intent"]["chestpress"]["lenient"] for name, _ in ways)


def test_words_that_many_names_have_are_soft(compiled: dict[str, dict[str, Any]]) -> None:
    assert compiled["intent"]["press"]["soft"]
    assert "soft" not in compiled["intent"]["lat"]


def test_equipment_comes_with_its_kinds_and_what_it_gives(compiled: dict[str, dict[str, Any]]) -> None:
    assert {"bench", "incline-bench", "decline-bench"} <= set(compiled["intent"]["bench"]["kinds"])
    assert {"resistance-band", "mini-band", "anchor-point"} <= set(compiled["intent"]["resistanceband"]["owned"])
    assert "anchor-point" in compiled["intent"]["squatrack"]["owned"]


def test_groups_of_equipment_stand_for_their_members(data: SearchData, vocabularies: dict[str, Vocabulary]) -> None:
    line = next(line for line in data.intents if "cardio machine" in line.phrases)
    grouped = {slug for slug, term in vocabularies["equipment"].terms.items() if "cardio-machine" in term.groups}
    assert (
        dict(line.strict)["equipment"]
        == tuple(slug for slug in vocabularies["equipment"].terms if slug in grouped)
        != ()
    )


def test_single_words_are_single_words(data: SearchData) -> None:
    lists = [
        data.stopwords,
        *(data.modifiers[kind] for kind in MODIFIERS),
        *data.relations.values(),
        *data.related_words,
    ]
    assert [word for known in lists for word in known if len(words(word)) != 1] == []


def test_staples_are_entries(store: Store, data: SearchData) -> None:
    slugs = {slug for (slug,) in store.query("SELECT slug FROM entries")}
    assert set(data.staples) <= slugs
    assert len(data.staples) >= 120


def test_staples_are_the_most_popular(store: Store, data: SearchData) -> None:
    best = [slug for (slug,) in store.query("SELECT slug FROM entries ORDER BY id LIMIT ?", (len(data.staples),))]
    assert set(best) == set(data.staples)
    assert all(0 <= popularity <= 1 for (popularity,) in store.query("SELECT popularity FROM entries"))


def test_every_pattern_is_described_and_no_description_stands_twice(
    data: SearchData, vocabularies: dict[str, Vocabulary]
) -> None:
    assert data.movements.keys() == vocabularies["pattern"].terms.keys()
    assert {pattern: len(texts) for pattern, texts in data.movements.items() if len(texts) < 60} == {}
    times = Counter(key(text) for texts in data.movements.values() for text in texts)
    assert [text for text, count in times.items() if count > 1] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "intents",
            "equipment: [free-weight]",
            "equipment: [free-wheight]",
            "'free-wheight' is not a value of equipment",
        ),
        ("intents", "strict: {equipment: [sled]}", "strct: {equipment: [sled]}", "'strct' is not a key here"),
        ("relations", "swaps:", "swapz:", "'swapz' is not a key here"),
        ("modifiers", "negations:", "negation:", "the key 'negations' is missing"),
        ("movements", "squat:", "squats:", "'squats' is not a key here"),
        ("stopwords", "stopwords: [a,", "stopwords: [no,", "YAML reads 'no' as a truth value"),
        ("joints", "{muscle: [neck]}", "{muscle: neck}", "expected a list"),
        ("staples", "\nfirst:", "\nfrist:", "'frist' is not a key here"),
    ],
)
def test_a_mistake_is_located(
    tmp_path: Path, vocabularies: dict[str, Vocabulary], file: str, old: str, new: str, message: str
) -> None:
    shutil.copytree(SEARCH, tmp_path / "search")
    path = tmp_path / "search" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_search_data(tmp_path / "search", vocabularies)
    found = [str(problem) for problem in caught.value.problems]
    assert any(message in line and re.search(rf"{file}\.yaml:\d+:\d+", line) for line in found), found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("text", ["", "\t", "- [a\n"])
def test_a_broken_file_is_named(tmp_path: Path, vocabularies: dict[str, Vocabulary], path: Path, text: str) -> None:
    shutil.copytree(SEARCH, tmp_path / "search")
    (tmp_path / "search" / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_search_data(tmp_path / "search", vocabularies)
    assert any(path.name in str(problem) for problem in caught.value.problems)


def test_a_missing_file_is_named(tmp_path: Path, vocabularies: dict[str, Vocabulary]) -> None:
    with pytest.raises(CatalogError, match=r"abbreviations\.yaml|staples\.yaml"):
        read_search_data(tmp_path, vocabularies)


def test_values_of_filters_are_understood(store: Store, data: SearchData) -> None:
    for line in data.intents:
        for filters in (line.strict, line.lenient):
            assert parse_filter(store, {name: list(values) for name, values in filters}) is not None
