"""What is asked for is answered: every word the catalog knows for a muscle, beside every kind of intent."""

from __future__ import annotations

import random

import pytest

from excli.catalog.store import Store
from excli.lookup.filters import parse_filter
from excli.lookup.query import Polarity, read
from excli.lookup.vocabulary import terms_of
from tests.lookup.helpers import found, records

BESIDE = {
    "dumbbell": {"equipment": ["dumbbell"]},
    "barbell": {"equipment": ["barbell"]},
    "band": {"equipment": ["resistance-band", "mini-band"]},
    "cable": {"equipment": ["cable-machine"]},
    "kettlebell": {"equipment": ["kettlebell"]},
    "no equipment": {"have": ["body-weight"]},
    "stretch": {"category": ["stretching", "mobility"]},  # what moves through the range will do
    "beginner": {"difficulty": ["beginner"]},
    "advanced": {"difficulty": ["advanced"]},
    "seated": {"position": ["seated"]},
    "lying": {"position": ["supine", "prone", "side-lying"]},
}
SAMPLE, WANTED = 400, 5


def fitting(store: Store, facets: dict[str, list[str]]) -> set[str]:
    wanted = parse_filter(store, facets)
    return {slug for (slug,) in store.query(f"SELECT slug FROM entries WHERE {wanted.where}", wanted.parameters)}


def test_muscles_in_any_words_beside_any_intent(store: Store) -> None:
    asked = []
    for term in terms_of(store, "muscle").values():
        for said, facets in BESIDE.items():
            right = fitting(store, {"muscle": [term.slug], **facets})
            if len(right) >= WANTED:
                asked += [
                    (query.lower(), right)
                    for spelling in (term.label, *term.synonyms)
                    for query in (f"{spelling} {said}", f"{said} {spelling}")
                ]
    sample = random.Random(0).sample(asked, SAMPLE)
    met, missed = 0, []
    for query, right in sample:
        good = sum(slug in right for slug in found(store, query, WANTED))
        met += good
        if good < WANTED - 2:
            missed.append(query)
    assert met / (WANTED * SAMPLE) >= 0.98, missed


def test_kit_in_any_words_finds_what_uses_it(store: Store) -> None:
    missed = []
    for term in terms_of(store, "equipment").values():
        right = fitting(store, {"equipment": [term.slug]})
        if term.slug == "body-weight" or len(right) < WANTED:
            continue
        missed += [
            spelling
            for spelling in (term.label, *term.synonyms)
            if sum(slug in right for slug in found(store, f"{spelling} exercises".lower(), WANTED)) < WANTED - 2
        ]
    assert len(missed) <= 2, missed  # "crossover" is an exercise first


def asked(store: Store, query: str) -> dict[str, tuple[str, ...]]:
    """What the plainest way to understand a query asks for wholly: criterion → values; "-" before what is refused."""
    return {
        ("-" if intent.polarity is Polarity.REFUSE else "") + name: values
        for intent in read(store, query)[0].intents
        for name, values in intent.strict
    }


def test_what_is_listed_is_not_narrowed(store: Store) -> None:
    positions = {record["position"] for record in records(store, "kneeling or half kneeling exercises", 60)}
    assert positions >= {"kneeling", "half-kneeling"}
    wants = [intent.strict for intent in read(store, "hip and glute stretches")[0].intents]
    assert any("hip-flexors" in values for pairs in wants for _, values in pairs)


@pytest.mark.parametrize(
    ("query", "joint"),
    [
        ("push ups that don't bother my wrists", "wrists"),
        ("chest without hurting my shoulder", "shoulders"),
        ("legs without loading the spine", "lower-back"),
        ("knee friendly quads", "knees"),
        ("quads, sore knees", "knees"),
        ("bad shoulder advanced", "shoulders"),
        ("squat swap for a bad back", "lower-back"),
        ("learn to lift without hurting my back", "lower-back"),
    ],
)
def test_a_joint_is_left_alone(store: Store, query: str, joint: str) -> None:
    assert asked(store, query).get("avoid") == (joint,)
    for record in records(store, query, 10):
        assert joint not in record["stresses"], record["slug"]


@pytest.mark.parametrize("query", ["load the hips", "kill my shoulders", "stress on the hamstrings"])
def test_what_one_does_to_a_joint_is_only_avoided_when_refused(store: Store, query: str) -> None:
    assert "avoid" not in asked(store, query)


@pytest.mark.parametrize(
    ("query", "muscle"),
    [("neck pain from desk", "neck"), ("sore lower back", "lower-back"), ("tennis elbow", "forearms")],
)
def test_what_is_sore_and_nothing_else_gets_gentle_work(store: Store, query: str, muscle: str) -> None:
    for record in records(store, query, 3):
        assert record["category"] in ("stretching", "mobility"), record["slug"]
        assert muscle in (record["target"], *record["secondary"]), record["slug"]


def test_what_is_acute_leads_to_no_place_of_itself(store: Store) -> None:
    assert asked(store, "hamstring strain") == {}
    assert asked(store, "chest after shoulder surgery").get("avoid") == ("shoulders",)


def test_a_turn_wants_nothing_of_the_name_it_turns_from(store: Store) -> None:
    assert "equipment" not in asked(store, "leg press alternative")
    assert "leg-press" not in found(store, "leg press alternative", 5)
    assert "barbell-row" not in found(store, "barbell row alternative", 3)
    assert "leg-press" not in found(store, "alternative to leg press at home")


def test_a_refusal_alone_leaves_all_the_rest(store: Store) -> None:
    assert all("barbell" not in record["equipment"] for record in records(store, "no barbell", 10))


def test_a_name_that_loads_what_is_to_be_spared_is_not_the_answer(store: Store) -> None:
    assert "wrist-push-up" not in found(store, "wrist friendly push up")


def test_a_real_word_may_be_a_slip_that_hides_a_name(store: Store) -> None:
    assert "hip-thrust" in found(store, "hip trust")[0]
    assert found(store, "calve raises")[0].endswith("calf-raise")
    assert found(store, "lateral rasies")[0] == "lateral-raise"
    assert "hip-thrust" not in found(store, "trust issues", 1, nothing=None)


def test_a_mistake_beside_a_stray_word_finds_nothing(store: Store) -> None:
    assert found(store, "how to cook rice", nothing=True) == []
    assert found(store, "blue whale", nothing=True) == []


def test_what_fulfils_all_intents_comes_before_names_that_fulfil_some(store: Store) -> None:
    for query in ("hard pull up variations", "easy push ups"):
        wanted = {"hard pull up variations": {"intermediate", "advanced"}, "easy push ups": {"beginner"}}[query]
        assert {record["difficulty"] for record in records(store, query, 3)} <= wanted, query
