"""Reads `data/vocabulary/phrases.yaml`: abbreviations, words that mean the same, wishes, idle words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from excli.catalog.nodes import Loader
from excli.model.errors import CatalogError
from excli.model.text import bare, words

# Parts that are words and no more.
_WORD_LISTS = ("idle", "only", "taken", "harm", "heal", "refuse")


def read_phrases(folder: Path) -> dict[str, dict[str, Any]]:
    """The parts of the file, their phrases folded to words with spaces between:

    short   abbreviation → the phrases it may stand for
    same    phrase → the phrase names use
    wishes  phrase → "asks" and "or" → criterion → values; "sore" where it is a sore joint that they spare or work on
    alike   word → words that say about the same
    along   equipment → what its owners have as well
    turns   word → the link it asks for
    idle, only, taken, harm, heal, refuse   word → nothing

    Raises CatalogError when the file is missing or not of this shape.
    """
    path = folder / "phrases.yaml"
    try:
        document = yaml.load(path.read_bytes(), Loader)  # noqa: S506 - a safe loader by either name
        short: dict[str, list[str]] = {}
        for word, longs in document["short"].items():  # "wg" and "wgs" are one word here
            known = short.setdefault(_fold(word), [])
            known += [long for long in map(_fold, longs) if long not in known]
        return {
            "short": short,
            "same": {_fold(other): _fold(first) for first, *others in document["same"] for other in others},
            "wishes": {
                **_joints(document["joints"]),
                **{
                    _bare(said): {"asks": wish["asks"], "or": wish.get("or", {})}
                    for wish in document["wishes"]
                    for said in wish["said"]
                },
            },
            "along": document["along"],
            "alike": {
                word: [other for other in group if other != word]
                for group in ([_fold(word) for word in group] for group in document["alike"])
                for word in group
            },
            "turns": {_fold(word): link for link, turns in document["turns"].items() for word in turns},
            **{part: {_fold(word): {} for word in document[part]} for part in _WORD_LISTS},
        }
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise CatalogError(f"{path} cannot be read: {error}") from error


def _joints(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The wishes to leave a joint alone; in a sore one's `or` is the place to work on, where that is a part of the body."""
    named = [(joint, name) for joint, names in told["names"].items() for name in names]
    complaints = [(joint, said) for joint, saids in told["complaints"].items() for said in saids]
    sorts: list[tuple[list[tuple[str, str]], bool, dict[str, Any]]] = [
        (_of_joints(told["spared"], named), False, {}),
        (_of_joints(told["acute"], named), True, {}),
        (_of_joints(told["sore"], named) + complaints, True, told["place"]),
    ]
    return {
        _bare(said): {"asks": {"avoid": [joint]}, "or": places.get(joint, {}), "sore": sore}
        for saids, sore, places in sorts
        for joint, said in saids
    }


def _of_joints(templates: list[str], named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(joint, template.format(name)) for template in templates for joint, name in named]


def _fold(phrase: str) -> str:
    return " ".join(words(phrase))


def _bare(phrase: str) -> str:
    return " ".join(bare(words(phrase)))
