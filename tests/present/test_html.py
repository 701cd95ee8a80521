from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from syrupy.assertion import SnapshotAssertion

from excli.catalog.store import Store
from excli.lookup.exercises import page
from excli.model.answers import Link, Page
from excli.model.exercise import Dose, Exercise, Mistake, Question
from excli.model.vocabulary import Vocabulary
from excli.present import data
from excli.present.brief import render_brief
from excli.present.html import render_pages
from excli.present.markdown import render_page as render_markdown
from excli.present.safe import width
from excli.present.surface import Surface
from excli.present.terminal import render_page
from excli.present.view import ExerciseView, Pages, view

VOID = {"meta", "br", "hr", "img", "link"}


class Balanced(HTMLParser):
    """Raises when an element is closed that is not open, and remembers what it saw."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("slugs", [("band-pull-through",), ("couch-stretch", "rowing-machine")])
def test_the_page_is_balanced_and_asks_for_nothing(store: Store, slugs: tuple[str, ...]) -> None:
    text = render_pages(Pages([view(page(store, slug)) for slug in slugs]), Surface())
    parser = Balanced()
    parser.feed(text)
    assert not parser.open
    assert len(parser.ids) == len(set(parser.ids))
    assert parser.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(parser.headings, parser.headings[1:], strict=False))
    assert not re.search(r"<script|src=|@import|url\(|https?://(?!www\.w3\.org/2000/svg)", text)
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_the_page(curl: ExerciseView, as_file: SnapshotAssertion) -> None:
    text = render_pages(Pages([curl]), Surface())
    assert re.sub(r"<(svg|style)\b.*?</\1>", r"<\1/>", text, flags=re.DOTALL) == as_file


EVIL = "\x1b]0;owned\x07\x1b[31m[bold red]<script>alert(1)</script>\u202e & |`*" + "x" * 10_000


@pytest.fixture
def evil(vocabularies: dict[str, Vocabulary]) -> Page:
    exercise = Exercise(
        slug="evil", name=f"Evil {EVIL}", body_part="legs", target="quads", equipment=("dumbbell",), difficulty="beginner",
        category="strength", aliases=(EVIL,), summary=EVIL, secondary=("glutes",), pattern="squat", mechanic="compound",
        force="push", laterality="bilateral", position="standing", joints={"knees": 2}, dose=Dose(sets="3", reps="5"),
        steps=(EVIL,) * 4, tips=(EVIL,) * 3, mistakes=(Mistake(EVIL, EVIL),) * 3, faq=(Question(EVIL, EVIL),) * 3,
    )  # fmt: skip
    terms = {facet: dict(vocabulary.terms) for facet, vocabulary in vocabularies.items()}
    return Page(exercise, {"easier": (Link("other", EVIL),), "harder": (), "swaps": ()}, (), terms)


def harmless(text: str) -> bool:
    return not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c == "\u202e" for c in text)


@pytest.mark.parametrize("columns", [30, 40, 80, 120])
def test_an_evil_entry_does_no_harm_on_a_terminal(evil: Page, columns: int) -> None:
    for text in (
        render_page(view(evil), Surface(width=columns), map=True),
        render_brief(view(evil), Surface(width=columns)),
    ):
        assert harmless(text)
        assert "[boldred]" in re.sub(r"\s", "", text)
        assert max(map(width, text.splitlines())) <= columns
    colored = render_page(view(evil), Surface(width=columns, terminal=True, depth=16))
    assert not re.search(r"\x1b(?!\[[0-9;]*m)", colored)


def test_an_evil_entry_does_no_harm_in_a_file(evil: Page) -> None:
    html = render_pages(Pages([view(evil)]), Surface())
    assert harmless(html)
    assert "<script" not in html
    markdown = render_markdown(view(evil))
    assert harmless(markdown)
    assert "<script" not in markdown.replace("\\<script", "")
    document = evil.exercise.document()
    for text in (data.as_csv([document], ["name"]), data.as_tsv([document], ["name"])):
        assert harmless(text.replace("\t", ""))
    for text in (data.as_json(document), data.as_ndjson([document]), data.as_yaml(document)):
        assert "\x1b" not in text
        assert "\x07" not in text
