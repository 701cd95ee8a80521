from __future__ import annotations

from syrupy.assertion import SnapshotAssertion

from excli.model.answers import FaqHit
from excli.present.markdown import escape, render_answers, render_page, render_pages, render_table
from excli.present.surface import Surface
from excli.present.view import ExerciseView, Pages


def test_the_page(curl: ExerciseView, as_file: SnapshotAssertion) -> None:
    assert render_page(curl, "map.svg") == as_file


def test_markup_is_shown_as_it_is() -> None:
    assert escape("1. a *b* [c](d) <e> `f` | g_h ~~i~~") == r"1\. a \*b\* \[c\](d) \<e\> \`f\` \| g\_h \~\~i\~\~"
    assert escape("~~~") == r"\~\~\~"


def test_several_pages_have_a_rule_between_and_their_own_map(curl: ExerciseView) -> None:
    text = render_pages(Pages([curl, curl], links={"test-curl": "a b.svg"}), Surface())
    assert text.count("\n---\n") == 1
    assert text.count("](<a b.svg>)") == 2


def test_answers_and_tables() -> None:
    assert render_answers([FaqHit("a", "A_B", "Why?", "So.")], Surface()) == "## A\\_B\n\n### Why?\n\nSo.\n"
    assert render_answers([], Surface()) == ""
    assert render_table([{"slug": "a|b", "equipment": ["x", "y"]}], ("slug", "equipment")) == (
        "| slug | equipment |\n| --- | --- |\n| a\\|b | x; y |\n"
    )
