"""What speaks for a movement pattern is learned from descriptions."""

from __future__ import annotations

from collections import Counter
from math import log
from pathlib import Path

import pytest

from excli.catalog.movements import leanings, read_movements
from excli.catalog.sources import VOCABULARY
from excli.model.errors import CatalogError
from excli.model.text import key
from excli.model.vocabulary import Vocabulary

DESCRIBED = read_movements(VOCABULARY)
ENOUGH = 60


def test_every_pattern_is_described_and_nothing_else_is(vocabularies: dict[str, Vocabulary]) -> None:
    assert DESCRIBED.keys() == vocabularies["pattern"].terms.keys()
    assert {pattern: len(texts) for pattern, texts in DESCRIBED.items() if len(texts) < ENOUGH} == {}


def test_no_description_stands_twice() -> None:
    times = Counter(key(text) for texts in DESCRIBED.values() for text in texts)
    assert [text for text, count in times.items() if count > 1] == []


def test_a_word_counts_by_how_much_commoner_it_is() -> None:
    found = leanings({"curl": [["bend", "elbow"]], "squat": [["bend", "knee"]]}, {})
    assert found["elbow"] == {"curl": round(log(3), 2)}  # twice as common as in all
    assert found["bend"] == {"curl": round(log(2), 2), "squat": round(log(2), 2)}
    assert "bend elbow" not in found  # once is chance


def test_two_words_count_together_from_the_second_time_on() -> None:
    found = leanings({"curl": [["bend", "elbow"], ["bend", "right", "elbow"]], "squat": [["bend", "knee"]]}, {})
    assert list(found["bend elbow"]) == ["curl"]
    assert 0 < found["bend elbow"]["curl"] < found["elbow"]["curl"]


def test_what_people_type_counts_for_less_than_what_they_describe() -> None:
    found = leanings({"curl": [["bend"]], "squat": [["sit"]]}, {"curl": {"chair": 1}, "squat": {"bend": 1}})
    assert found["bend"]["curl"] > found["bend"]["squat"] > 0
    assert found["chair"] == {"curl": round(log(3), 2)}


@pytest.mark.parametrize("text", ["", "squat: 3", "- a\n", "\t", "squat: [a"])
def test_a_broken_file_is_said_to_be_broken(tmp_path: Path, text: str) -> None:
    (tmp_path / "movements.yaml").write_text(text)
    with pytest.raises(CatalogError, match=r"movements\.yaml"):
        read_movements(tmp_path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"movements\.yaml"):
        read_movements(tmp_path)
