from __future__ import annotations

import pytest

from excli.catalog.store import Store
from excli.lookup.entries import page
from excli.present.brief import render_brief, shorten
from excli.present.surface import Surface
from excli.present.view import view


def test_every_card_has_six_to_ten_lines_on_a_phone(store: Store) -> None:
    for (slug,) in store.query("SELECT slug FROM entries"):
        lines = render_brief(view(page(store, slug)), Surface(width=40)).splitlines()
        assert 6 <= len(lines) <= 10, (slug, lines)
        assert max(map(len, lines)) <= 40, slug


def test_a_card_names_the_fault_its_fix_and_the_dose(store: Store) -> None:
    text = render_brief(view(page(store, "band-pull-through")), Surface(width=40))
    assert "✗ The knees slide forward" in text
    assert "→ Stand with a chair" in text
    assert text.endswith("3 sets of 12 to 20 reps.\n")
    assert "…" not in text


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Short.", 30, "Short."),
        ("This is the first one. Second one.", 30, "This is the first one."),
        ("Push the hips back, and keep the shins upright until it stops.", 40, "Push the hips back."),
        ("Touch lightly. The chest meets the bell, no more.", 60, "Touch lightly. The chest meets the bell, no more."),
        ("Onewordthatislongerthanthelengthallows", 10, "Onewordthatislongerthanthelengthallows"),
    ],
)
def test_texts_are_shortened_at_a_clause(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short
