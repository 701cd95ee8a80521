from __future__ import annotations

from dataclasses import replace

import pytest

from excli.catalog.store import Store
from excli.lookup.entries import page
from excli.present.brief import render_brief, shorten
from excli.present.surface import Surface
from excli.present.view import Card, ExerciseView, view


def test_every_card_fits_a_phone_and_holds_the_whole_movement(store: Store) -> None:
    for (slug,) in store.query("SELECT slug FROM entries"):
        found = page(store, slug)
        lines = render_brief(view(found), Surface(width=40)).splitlines()
        assert 6 <= len(lines) <= 12, (slug, lines)
        assert max(map(len, lines)) <= 40, slug
        text = " ".join(" ".join(lines).split())
        assert all(f"{number}. {cue}" in text for number, cue in enumerate(found.exercise.cues, 1)), slug


def test_a_card_names_target_kit_level_mistake_dose_and_ways_on(store: Store) -> None:
    text = render_brief(view(page(store, "band-pull-through")), Surface(width=60))
    lines = text.splitlines()
    assert lines[:2] == ["Band Pull Through", "glutes · resistance band, anchor point · beginner"]
    assert lines[2].startswith("1. ")
    assert any(line.startswith("✗ ") for line in lines)
    assert any(line.startswith("→ ") for line in lines)
    assert "3 sets of 12 to 20 reps." in lines
    assert any(line.startswith("Easier: ") for line in lines)
    assert any("Instead: " in line for line in lines)
    assert "…" not in text


def test_an_entry_without_cues_shows_its_first_steps(store: Store) -> None:
    entry: ExerciseView = view(page(store, "plank"))
    without = replace(entry, card=Card())
    assert "1. Lie face down" in render_brief(without, Surface(width=40))


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Short.", 30, "Short."),
        ("This is the first one. Second one.", 30, "This is the first one."),
        ("Push the hips back, and keep the shins upright until it stops.", 40, "Push the hips back."),
        ("Touch lightly. The chest meets the bell, no more.", 60, "Touch lightly."),
        ("Onewordthatislongerthanthelengthallows", 10, "Onewordthatislongerthanthelengthallows"),
    ],
)
def test_texts_are_shortened_at_a_clause(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short
