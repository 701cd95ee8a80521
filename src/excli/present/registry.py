"""Every format of every answer: what it is called, and which function makes it. Nothing is imported until it is asked for.

A new format is one row here and one function `(answer, surface) -> str`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import Any, NamedTuple

from excli.present.surface import Surface

Renderer = Callable[[Any, Surface], str]


class Audience(StrEnum):
    """Who reads a format.

    PERSON   as the terminal can show it, through the pager where that is asked for
    PROGRAM  UTF-8, the same bytes everywhere
    EITHER   a person on a terminal, a program in a pipe
    """

    PERSON = "person"
    PROGRAM = "program"
    EITHER = "either"


class Format(NamedTuple):
    """One way to print one kind of answer.

    kind      what is printed: "rows" of records, "page", "card", "answers", "facets", "map" or "problems"
    name      what --format calls it
    where     the function that makes it: "module:function" below `excli.present`
    whole     without --fields it prints whole records, prose and all
    """

    kind: str
    name: str
    where: str
    audience: Audience = Audience.PROGRAM
    whole: bool = False

    def load(self) -> Renderer:
        """Import the function."""
        module, _, function = self.where.partition(":")
        found: Renderer = getattr(import_module(f"excli.present.{module}"), function)
        return found


_FORMATS = (
    Format("rows", "table", "rows:as_table", Audience.EITHER),
    Format("rows", "json", "rows:as_json", whole=True),
    Format("rows", "ndjson", "rows:as_ndjson", whole=True),
    Format("rows", "csv", "rows:as_csv", whole=True),
    Format("rows", "tsv", "rows:as_tsv", whole=True),
    Format("rows", "yaml", "rows:as_yaml", whole=True),
    Format("rows", "markdown", "rows:as_markdown"),
    Format("rows", "slug", "rows:as_slugs"),
    Format("page", "table", "terminal:render_pages", Audience.PERSON),
    Format("page", "markdown", "markdown:render_pages"),
    Format("page", "html", "html:render_pages"),
    Format("card", "table", "brief:render_cards", Audience.PERSON),
    Format("answers", "table", "terminal:render_answers", Audience.PERSON),
    Format("answers", "markdown", "markdown:render_answers"),
    Format("facets", "table", "facets:draw", Audience.PERSON),
    Format("map", "table", "maps:draw", Audience.PERSON),
    Format("map", "json", "maps:as_json"),
    Format("map", "svg", "maps:as_svg"),
    Format("problems", "text", "problems:as_text", Audience.PERSON),
    Format("problems", "json", "problems:as_json"),
)
_BY_NAME = {(format.kind, format.name): format for format in _FORMATS}


def names(*kinds: str) -> tuple[str, ...]:
    """Return what the formats of some kinds of answer are called, each once."""
    return tuple(dict.fromkeys(format.name for kind in kinds for format in _FORMATS if format.kind == kind))


def find(kind: str, name: str) -> Format | None:
    """Return a format, or None where this kind of answer has none of that name."""
    return _BY_NAME.get((kind, name))
