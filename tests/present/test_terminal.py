from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from excli.catalog.store import Store
from excli.lookup.entries import page
from excli.present.markdown import escape
from excli.present.safe import width
from excli.present.surface import Surface
from excli.present.terminal import render_page
from excli.present.view import view


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_page_at_four_widths(store: Store, columns: int, snapshot: SnapshotAssertion) -> None:
    found = view(page(store, "band-pull-through")).only(["quick-answer", "steps", "tips", "mistakes"])
    assert render_page(found, Surface(width=columns)) == snapshot


def test_the_page_in_colour(store: Store, snapshot: SnapshotAssertion) -> None:
    found = view(page(store, "couch-stretch")).only(["quick-answer", "mistakes"])
    assert render_page(found, Surface(width=80, terminal=True, depth=16)) == snapshot


@pytest.mark.parametrize("columns", [30, 40, 57, 80, 200])
def test_no_line_of_any_page_is_wider_than_the_screen(store: Store, columns: int) -> None:
    for (slug,) in store.query("SELECT slug FROM entries ORDER BY random() LIMIT 25"):
        text = render_page(view(page(store, slug)), Surface(width=columns))
        assert max(map(width, text.splitlines())) <= columns, slug
        assert "\x1b" not in text
        assert "…" not in text


def test_markdown_shows_markup_as_it_is() -> None:
    assert escape("1. a *b* [c](d) <e> `f` | g_h") == r"1\. a \*b\* \[c\](d) \<e\> \`f\` \| g\_h"
