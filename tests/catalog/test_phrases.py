"""The vocabulary of search means what it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from excli.catalog.phrases import read_phrases
from excli.catalog.sources import VOCABULARY
from excli.catalog.store import Store
from excli.lookup.filters import CRITERION_BY_NAME, parse_filter
from excli.model.errors import CatalogError
from excli.model.fields import LINKS
from excli.model.text import bare, words

PHRASES = read_phrases(VOCABULARY)


def test_every_wish_asks_for_values_there_are(store: Store) -> None:
    for phrase, wish in PHRASES["wishes"].items():
        for asked in (wish["asks"], wish["or"]):
            assert set(asked) <= set(CRITERION_BY_NAME), phrase
            parse_filter(store, asked)


def test_every_wish_can_be_granted(store: Store) -> None:
    for phrase, wish in PHRASES["wishes"].items():
        wanted = parse_filter(store, wish["asks"])
        assert store.query(f"SELECT 1 FROM entries WHERE {wanted.where} LIMIT 1", wanted.parameters), phrase


def test_no_wish_is_said_twice() -> None:
    document = yaml.safe_load((VOCABULARY / "phrases.yaml").read_text(encoding="utf-8"))
    said = Counter(" ".join(bare(words(phrase))) for wish in document["wishes"] for phrase in wish["said"])
    assert [phrase for phrase, times in said.items() if times > 1] == []


def test_no_wish_overrides_what_is_said_of_joints() -> None:
    document = yaml.safe_load((VOCABULARY / "phrases.yaml").read_text(encoding="utf-8"))
    told = document["joints"]
    names = [name for names in told["names"].values() for name in names]
    said = {
        " ".join(bare(words(template.format(name))))
        for sort in ("spared", "acute", "sore")
        for template in told[sort]
        for name in names
    }
    own = {" ".join(bare(words(phrase))) for wish in document["wishes"] for phrase in wish["said"]}
    assert said & own == set()


def test_a_sore_joint_leads_to_where_it_is(store: Store) -> None:
    assert PHRASES["wishes"]["knee sore"] == {"asks": {"avoid": ["knees"]}, "or": {}, "sore": True}
    assert PHRASES["wishes"]["sore wrist"]["or"] == {"muscle": ["forearms"]}
    assert PHRASES["wishes"]["easy on wrist"] == {"asks": {"avoid": ["wrists"]}, "or": {}, "sore": False}
    assert PHRASES["wishes"]["wrist surgery"]["or"] == {}


def test_turns_are_links_and_kit_comes_along_with_kit(store: Store) -> None:
    assert set(PHRASES["turns"].values()) <= set(LINKS)
    known = {slug for (slug,) in store.query("SELECT slug FROM terms WHERE facet = 'equipment'")}
    assert all({kit, *others} <= known for kit, others in PHRASES["along"].items())


def test_single_words_are_single_words() -> None:
    for part in ("idle", "only", "taken", "harm", "heal", "refuse", "turns", "alike"):
        assert [word for word in PHRASES[part] if len(words(word)) != 1] == [], part


@pytest.mark.parametrize("text", ["", "wishes: 3", "short: {}\nwishes: [{said: [a]}]\n", "\t"])
def test_a_broken_file_is_said_to_be_broken(tmp_path: Path, text: str) -> None:
    (tmp_path / "phrases.yaml").write_text(text)
    with pytest.raises(CatalogError, match=r"phrases\.yaml"):
        read_phrases(tmp_path)
