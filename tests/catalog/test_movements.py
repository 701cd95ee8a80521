"""What speaks for a movement pattern is learned from descriptions."""

from __future__ import annotations

from math import log

from excli.catalog.movements import leanings


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
