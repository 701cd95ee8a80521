"""One small exercise for every format, so that a better sentence in the catalog breaks no test of the code."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from excli.catalog.reader import EntryReader
from excli.model.answers import Link, Page, Related
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary
from excli.present.view import ExerciseView, view
from tests.conftest import ENTRY


class _Text(SingleFileSnapshotExtension):
    """One file a snapshot, to be opened in an editor or a browser."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def as_file(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(_Text)


@pytest.fixture(scope="session")
def curl_page(vocabularies: dict[str, Vocabulary]) -> Page:
    entry = EntryReader(vocabularies).read(ENTRY.encode(), "test-curl.yaml", "test-curl", ProblemList())
    assert entry is not None
    links = {
        "easier": (Link("band-curl", "Band Curl", ("resistance-band",)),),
        "harder": (Link("chin-up", "Chin-Up", ("pull-up-bar",)),),
        "swaps": (Link("towel-curl", "Towel Curl", ("towel",)), Link("door-curl", "Door Curl", ("body-weight",))),
    }
    related = (
        Related("body part", "body-part", "arms", 12),
        Related("equipment", "equipment", "dumbbell", 1),
        Related("muscle", "target", "biceps", 0),
    )
    terms = {facet: dict(vocabulary.terms) for facet, vocabulary in vocabularies.items()}
    return Page(entry.exercise, links, related, terms)


@pytest.fixture(scope="session")
def curl(curl_page: Page) -> ExerciseView:
    return view(curl_page)
