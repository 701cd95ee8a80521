from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from excli.catalog.store import Store
from excli.lookup.entries import page, record
from excli.present import data
from excli.present.brief import render_brief
from excli.present.html import render_pages as render_html
from excli.present.markdown import escape
from excli.present.markdown import render_page as render_markdown
from excli.present.safe import width
from excli.present.surface import Surface
from excli.present.terminal import render_page
from excli.present.view import Pages, view


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_page_at_four_widths(store: Store, columns: int, snapshot: SnapshotAssertion) -> None:
    found = view(page(store, "band-pull-through")).only(["quick-answer", "steps", "tips", "mistakes"])
    assert render_page(found, Surface(width=columns)) == snapshot


def test_the_page_in_colour(store: Store, snapshot: SnapshotAssertion) -> None:
    found = view(page(store, "couch-stretch")).only(["quick-answer", "mistakes"])
    assert render_page(found, Surface(width=80, terminal=True, depth=16)) == snapshot


@settings(deadline=None, max_examples=200)
@given(number=st.integers(1, 10_000), columns=st.integers(30, 200), drawn=st.booleans())
def test_no_line_of_any_page_is_wider_than_the_screen(store: Store, number: int, columns: int, drawn: bool) -> None:
    slugs = store.kept(
        "slugs of tests", lambda: [slug for (slug,) in store.query("SELECT slug FROM entries ORDER BY slug")]
    )
    found = view(page(store, slugs[number % len(slugs)]))
    text = render_page(found, Surface(width=columns), map=drawn)
    assert max(map(width, text.splitlines())) <= columns, found.slug
    assert "\x1b" not in text
    assert "…" not in text


def test_every_page_fits_a_phone(store: Store) -> None:
    for (slug,) in store.query("SELECT slug FROM entries"):
        text = render_page(view(page(store, slug)), Surface(width=30))
        assert max(map(width, text.splitlines())) <= 30, slug


FORMATS: dict[str, Callable[[Store, str], str]] = {
    "terminal": lambda store, slug: render_page(
        view(page(store, slug)), Surface(width=100, terminal=True, depth=256), map=True
    ),
    "brief": lambda store, slug: render_brief(view(page(store, slug)), Surface(width=40)),
    "markdown": lambda store, slug: render_markdown(view(page(store, slug))),
    "html": lambda store, slug: render_html(Pages([view(page(store, slug))]), Surface()),
    "json": lambda store, slug: data.as_json(record(store, slug)),
}


@pytest.mark.parametrize("slug", ["band-pull-through", "couch-stretch", "rowing-machine", "turkish-get-up"])
@pytest.mark.parametrize("name", FORMATS)
def test_four_exercises_in_five_formats(store: Store, name: str, slug: str, snapshot: SnapshotAssertion) -> None:
    assert FORMATS[name](store, slug) == snapshot


def test_markdown_shows_markup_as_it_is() -> None:
    assert escape("1. a *b* [c](d) <e> `f` | g_h") == r"1\. a \*b\* \[c\](d) \<e\> \`f\` \| g\_h"
