from hypothesis import given
from hypothesis import strategies as st

from excli.model.exercise import Dose, Exercise, Mistake, Question
from excli.model.fields import COLUMNS

text = st.text(min_size=1, max_size=20)
texts = st.lists(text, max_size=3).map(tuple)
exercises = st.builds(
    Exercise,
    slug=text,
    name=text,
    body_part=text,
    target=text,
    equipment=texts,
    difficulty=text,
    category=text,
    aliases=texts,
    summary=text,
    secondary=texts,
    dose=st.one_of(st.none(), st.builds(Dose, sets=st.just("3"), reps=st.sampled_from(["5", "8-12"]))),
    joints=st.dictionaries(text, st.sampled_from([1, 2, 3]), max_size=3),
    steps=texts,
    mistakes=st.lists(st.builds(Mistake, text, text), max_size=2).map(tuple),
    faq=st.lists(st.builds(Question, text, text), max_size=2).map(tuple),
    swaps=texts,
)


@given(exercises)
def test_document_and_back(exercise: Exercise) -> None:
    document = exercise.document()
    assert Exercise.from_document(document) == exercise
    assert tuple(document) == COLUMNS


def test_a_dose_keeps_counts_as_numbers_and_ranges_as_text() -> None:
    assert Dose(sets="3", reps="8-12").document() == {"sets": 3, "reps": "8-12"}
