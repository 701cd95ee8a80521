from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from excli.present import maps
from excli.present.maps import MuscleMap
from excli.present.surface import Surface

LABELS = {"abs": "Abs", "quads": "Quads", "neck": "Neck"}
ONE = MuscleMap([{"slug": "a", "name": "A Curl", "target": "abs", "secondary": ["quads"]}], LABELS)
TWO = MuscleMap([*ONE.records, {"slug": "b", "name": "B", "target": "quads", "secondary": []}], LABELS)


def test_a_target_counts_one_and_a_secondary_muscle_half() -> None:
    assert ONE.load == {"abs": 1, "quads": 0.5}
    assert TWO.load == {"abs": 1, "quads": 1.5}
    assert TWO.untrained == ["neck"]


def test_the_drawing_is_the_largest_that_fits() -> None:
    lines = maps.draw(ONE, Surface(width=60)).splitlines()
    assert lines[:2] == ["A Curl", ""]
    assert "target: Abs" in lines[-2]
    assert "secondary: Quads" in lines[-1]
    heights = [len(maps.figure(ONE.lit, Surface(width=columns))) for columns in (100, 45, 38, 34, 20)]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == 0


def test_several_name_what_nothing_trains() -> None:
    text = maps.draw(TWO, Surface(width=60))
    assert text.startswith("2 exercises\n")
    assert text.endswith("untrained: Neck\n")
    assert maps.draw(TWO._replace(labels={"abs": "Abs", "quads": "Quads"}), Surface()).endswith(
        "every muscle is trained\n"
    )


def test_data_and_drawing() -> None:
    assert json.loads(maps.as_json(TWO, Surface())) == {
        "exercises": ["a", "b"],
        "muscles": [
            {"muscle": "quads", "load": 1.5, "grade": "much"},
            {"muscle": "abs", "load": 1, "grade": "much"},
        ],
        "untrained": ["neck"],
    }
    assert "Muscle map of A Curl" in ET.fromstring(maps.as_svg(ONE, Surface())).attrib["aria-label"]
