"""Entries and vocabularies as one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pytest

from excli.catalog.build import build
from excli.catalog.names import read_names
from excli.catalog.reader import EntryReader
from excli.catalog.search_data import read_search_data
from excli.catalog.sources import SEARCH, SUBSTITUTION
from excli.catalog.store import FORMAT, Store
from excli.catalog.substitution import read_substitution
from excli.model.exercise import Exercise
from excli.model.fields import FIELDS, PROSE
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary
from tests.conftest import ENTRY


@pytest.fixture(scope="module")
def curl(vocabularies: dict[str, Vocabulary]) -> Exercise:
    entry = EntryReader(vocabularies).read(ENTRY.encode(), "test-curl.yaml", "test-curl", ProblemList())
    assert entry is not None
    return entry.exercise


@pytest.fixture(scope="module")
def built(vocabularies: dict[str, Vocabulary], curl: Exercise) -> Store:
    known = replace(curl, slug="curl", name="Curl", aliases=("Arm Curl", "Bicep Curl"), harder=("test-curl", "gone"))
    connection = sqlite3.connect(":memory:")
    build(
        connection,
        [curl, known],
        vocabularies,
        read_search_data(SEARCH, vocabularies),
        read_names(SEARCH),
        read_substitution(SUBSTITUTION, vocabularies),
        "stamp",
    )
    return Store(connection)


def test_it_says_what_it_was_built_from(built: Store) -> None:
    assert dict(built.query("SELECT key, value FROM meta")) == {"format": FORMAT, "stamp": "stamp"}
    assert all(field.name in FORMAT for field in FIELDS)


def test_the_best_known_entry_comes_first(built: Store) -> None:
    assert built.query("SELECT id, slug FROM entries ORDER BY id") == [(1, "curl"), (2, "test-curl")]


def test_documents_are_what_json_prints_and_facts_are_the_short_of_it(built: Store, curl: Exercise) -> None:
    ((facts, document),) = built.query("SELECT facts, document FROM documents WHERE id = 2")
    assert json.loads(document) == {**curl.document(), "easier": ["curl"]}
    assert set(json.loads(document)) - set(json.loads(facts)) == set(PROSE)


def test_links_are_stored_in_both_entries_and_dead_ones_left_out(built: Store) -> None:
    rows = built.query("SELECT entry, field, value FROM entry_values WHERE field IN ('easier', 'harder', 'swaps')")
    assert sorted(rows) == [(1, "harder", "test-curl"), (2, "easier", "curl")]


def test_every_value_of_a_field_that_may_have_several_can_be_looked_up(built: Store, curl: Exercise) -> None:
    for field in FIELDS:
        if field.kind.many:
            rows = built.query("SELECT value FROM entry_values WHERE entry = 2 AND field = ? ORDER BY 1", (field.name,))
            slugs = field.kind.slugs(getattr(curl, field.name)) or (("curl",) if field.name == "easier" else ())
            assert [value for (value,) in rows] == sorted(slugs), field.name


def test_joints_to_spare_are_stored_by_degree(built: Store) -> None:
    rows = built.query("SELECT value FROM entry_values WHERE entry = 2 AND field = 'avoid'")
    assert rows == [("elbows:strict",)]


def test_names_lead_to_their_entry_by_rank(built: Store) -> None:
    rows = built.query("SELECT key, rank, text FROM names WHERE entry = 1 ORDER BY rank, key")
    assert rows == [("curl", 0, "Curl"), ("armcurl", 1, "Arm Curl"), ("bicepcurl", 1, "Bicep Curl")]
