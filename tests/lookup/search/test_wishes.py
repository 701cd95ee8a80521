"""Every word the catalog knows for a muscle is understood beside every kind of wish."""

from __future__ import annotations

import random

import pytest

from excli.catalog.store import Store
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.search import search
from excli.lookup.search.reading import read_query
from excli.lookup.vocabulary import terms_of

BESIDE = {
    "dumbbell": {"equipment": ["dumbbell"]},
    "barbell": {"equipment": ["barbell"]},
    "band": {"equipment": ["resistance-band", "mini-band"]},
    "cable": {"equipment": ["cable-machine"]},
    "kettlebell": {"equipment": ["kettlebell"]},
    "no equipment": {"have": ["body-weight"]},
    "stretch": {"category": ["stretching"]},
    "beginner": {"difficulty": ["beginner"]},
    "advanced": {"difficulty": ["advanced"]},
    "seated": {"position": ["seated"]},
    "lying": {"position": ["supine", "prone", "side-lying"]},
}
SAMPLE, WANTED = 400, 5


def fitting(store: Store, facets: dict[str, list[str]]) -> set[str]:
    wanted = parse_filter(store, facets)
    return {slug for (slug,) in store.query(f"SELECT slug FROM entries WHERE {wanted.where}", wanted.parameters)}


def test_muscles_in_any_words_beside_any_wish(store: Store) -> None:
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
        good = sum(hit.record["slug"] in right for hit in search(store, query, Filter(), WANTED, prose=False))
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
        for spelling in (term.label, *term.synonyms):
            hits = search(store, f"{spelling} exercises".lower(), Filter(), WANTED, prose=False)
            if sum(hit.record["slug"] in right for hit in hits) < WANTED - 2:
                missed.append(spelling)
    assert len(missed) <= 2, missed  # "crossover" is an exercise first


def asked(store: Store, query: str) -> dict[str, tuple[str, ...]]:
    """What the plain reading of a query wishes for wholly: criterion → values; "-" before what is refused."""
    reading = read_query(store, query)[0]
    return {("-" if wish.refused else "") + name: values for wish in reading.wishes for name, values in wish.wants}


def slugs(store: Store, query: str, limit: int = WANTED) -> list[str]:
    return [hit.record["slug"] for hit in search(store, query, Filter(), limit, prose=False)]


@pytest.mark.parametrize(
    ("query", "criterion", "values"),
    [
        ("lying face down", "position", {"prone"}),
        ("muscles at the bar in the park", "equipment", {"pull-up-bar", "low-bar"}),
        ("pressing overhead", "pattern", {"vertical-push"}),
        ("newbies chest", "difficulty", {"beginner"}),
        ("kb midsection", "equipment", {"kettlebell"}),
        ("stiff hips", "category", {"stretching", "mobility"}),
        ("nothing too hard for chest", "difficulty", {"beginner", "intermediate"}),
        ("chest, nothing but dumbbells", "equipment", {"dumbbell"}),
    ],
)
def test_what_is_wished(store: Store, query: str, criterion: str, values: set[str]) -> None:
    readings = [asked(store, query)] + [
        {name: found for wish in reading.wishes for name, found in wish.wants} for reading in read_query(store, query)
    ]
    assert any(set(reading.get(criterion, ())) == values for reading in readings), readings


def test_what_is_listed_is_not_narrowed(store: Store) -> None:
    positions = {hit.record["position"] for hit in search(store, "kneeling or half kneeling exercises", Filter(), 60)}
    assert positions >= {"kneeling", "half-kneeling"}
    wants = [wish.wants for wish in read_query(store, "hip and glute stretches")[0].wishes]
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
    for hit in search(store, query, Filter(), 10):
        assert joint not in hit.record["stresses"], hit.record["slug"]


@pytest.mark.parametrize("query", ["load the hips", "kill my shoulders", "stress on the hamstrings"])
def test_what_one_does_to_a_joint_is_only_avoided_when_refused(store: Store, query: str) -> None:
    assert "avoid" not in asked(store, query)


@pytest.mark.parametrize(
    ("query", "muscle"),
    [("neck pain from desk", "neck"), ("sore lower back", "lower-back"), ("tennis elbow", "forearms")],
)
def test_what_is_sore_and_nothing_else_gets_gentle_work(store: Store, query: str, muscle: str) -> None:
    for hit in search(store, query, Filter(), 3):
        assert hit.record["category"] in ("stretching", "mobility"), hit.record["slug"]
        assert muscle in (hit.record["target"], *hit.record["secondary"]), hit.record["slug"]


def test_what_is_acute_leads_to_no_place_of_itself(store: Store) -> None:
    assert asked(store, "hamstring strain") == {}
    assert asked(store, "chest after shoulder surgery").get("avoid") == ("shoulders",)


def test_a_turn_wants_nothing_of_the_name_it_turns_from(store: Store) -> None:
    assert "equipment" not in asked(store, "leg press alternative")
    assert not any("press" in slug for slug in slugs(store, "leg press alternative", 3))
    assert "barbell-row" not in slugs(store, "barbell row alternative", 3)
    assert "leg-press" not in slugs(store, "alternative to leg press at home")


def test_a_refusal_alone_leaves_all_the_rest(store: Store) -> None:
    hits = search(store, "no barbell", Filter(), 10)
    assert hits
    assert all("barbell" not in hit.record["equipment"] for hit in hits)


def test_a_name_that_loads_what_is_to_be_spared_is_not_the_answer(store: Store) -> None:
    assert "wrist-push-up" not in slugs(store, "wrist friendly push up")


def test_a_real_word_may_be_a_slip_that_hides_a_name(store: Store) -> None:
    assert "hip-thrust" in slugs(store, "hip trust")[0]
    assert slugs(store, "calve raises")[0].endswith("calf-raise")
    assert slugs(store, "lateral rasies")[0] == "lateral-raise"
    assert slugs(store, "trust issues") == [] or "hip-thrust" not in slugs(store, "trust issues")[0]


def test_a_mistake_beside_a_stray_word_finds_nothing(store: Store) -> None:
    assert slugs(store, "how to cook rice") == []
    assert slugs(store, "blue whale") == []


def test_what_fulfils_all_wishes_comes_before_names_that_fulfil_some(store: Store) -> None:
    for query in ("hard pull up variations", "easy push ups"):
        wanted = {"hard pull up variations": {"intermediate", "advanced"}, "easy push ups": {"beginner"}}[query]
        assert {hit.record["difficulty"] for hit in search(store, query, Filter(), 3)} <= wanted, query
