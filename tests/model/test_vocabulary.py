from excli.model.text import key
from excli.model.vocabulary import Vocabulary


def test_every_value_is_told_of(vocabularies: dict[str, Vocabulary]) -> None:
    for vocabulary in vocabularies.values():
        for term in vocabulary.terms.values():
            assert term.label
            assert term.meaning.endswith(".")


def test_no_spelling_means_two_values(vocabularies: dict[str, Vocabulary]) -> None:
    for vocabulary in vocabularies.values():
        singles: dict[str, str] = {}
        for term in vocabulary.terms.values():
            if not term.members:
                for spelling in {key(text) for text in (term.slug, term.label, *term.synonyms)}:
                    assert singles.setdefault(spelling, term.slug) == term.slug, spelling


def test_what_people_type_for_it(vocabularies: dict[str, Vocabulary]) -> None:
    asked = {
        "muscle": {"abs": "abs", "six pack": "abs", "abdominals": "abs", "delts": "shoulders", "back of the arm": "triceps"},
        "equipment": {"bodyweight": "body-weight", "none": "body-weight", "no equipment": "body-weight",
                      "TRX": "suspension-trainer", "bands": "resistance-band", "Swiss ball": "stability-ball"},
        "difficulty": {"easy": "beginner", "expert": "advanced"},
        "joint": {"back": "lower-back", "knee": "knees"},
    }  # fmt: skip
    for facet, pairs in asked.items():
        keys = vocabularies[facet].keys()
        assert {text: keys.get(key(text)) for text in pairs} == pairs


def test_what_is_covered_exists(vocabularies: dict[str, Vocabulary]) -> None:
    equipment = vocabularies["equipment"].terms
    assert all(other in equipment for term in equipment.values() for other in term.covers)
    assert 65 <= len(equipment) <= 130
    assert not {"other", "none", "machine"} & set(equipment)
