"""A page that shows a folder of drawings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.4 system-ui,sans-serif;margin:2rem}"
    "ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:2rem;list-style:none;padding:0}"
    "img{width:100%;height:10rem;object-fit:contain}p{margin:.2rem 0;font-size:.85rem}"
)


class Item(NamedTuple):
    """One drawing: its file is SLUG.svg."""

    slug: str
    name: str
    words: str


def index(items: Sequence[Item]) -> str:
    """Return the page."""
    title = f"{len(items)} exercises, drawn"
    rows = "\n".join(
        f'<li id="{one.slug}"><a href="{one.slug}.svg"><img src="{one.slug}.svg" alt="{escape(one.words)}" loading="lazy">'
        f"<strong>{escape(one.name)}</strong></a><p>{escape(one.words)}</p></li>"
        for one in items
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p>Drawn from data by excli; CC0: no rights reserved.</p>\n<ul>\n{rows}\n</ul>\n</main>\n</body>\n</html>\n"
    )
