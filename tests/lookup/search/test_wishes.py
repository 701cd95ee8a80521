"""Every word the catalog knows for a muscle is understood beside every kind of wish."""

from __future__ import annotations

import random

from excli.catalog.store import Store
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.search import search
from excli.lookup.terms import terms_of

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
