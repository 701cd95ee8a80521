"""The movement there and back as a flip-book that CSS turns; who asks for less motion, and paper, gets the still frames."""

from __future__ import annotations

from collections.abc import Sequence

from excli.model.figure.flat import Drawing, FlatFrame
from excli.present.figure.svg import MARGIN, Box, roles_of, row, shapes, style, whole

_SECONDS = 2.6
_REST = 3  # pictures for which the last position is held


def order_of(count: int) -> list[int]:
    """Return the pages in the order they are shown: there, held, and back, resting at both ends."""
    return [0, 0, *range(count), *[count - 1] * _REST, *range(count - 2, 0, -1)]


def moving(
    drawing: Drawing, book: Sequence[FlatFrame], title: str, id: str = "figure", seconds: float = _SECONDS
) -> str:
    """Return the drawing as one SVG that moves. `id` keeps the names of several on one page apart."""
    still = row(drawing.frames)
    order = order_of(len(book))
    step = seconds / len(order)
    css = (
        f"#{id} .m{{display:none}}#{id} .p{{visibility:hidden;animation:{id} {seconds}s step-end infinite}}"
        f"@keyframes {id}{{0%{{visibility:visible}}{100 / len(order):.3f}%{{visibility:hidden}}}}"
        f"@media screen and (prefers-reduced-motion:no-preference)"
        f"{{#{id} .m{{display:inline}}#{id} .still{{display:none}}}}"
    )
    # What is used is styled as a tree of its own, so each page says by itself that it is a figure.
    defs = "".join(f'<g id="{id}-{i}" class="fig">{shapes(page.shapes)}</g>' for i, page in enumerate(book))
    uses = "".join(
        f'<g class="p" style="animation-delay:{i * step - seconds:.3f}s"><use href="#{id}-{page}"/></g>'
        for i, page in enumerate(order)
    )
    markup = f'<defs>{defs}</defs>\n<g class="still">{still.markup}</g>\n<g class="m" {_fitted(book, still)}>{uses}</g>'
    roles = roles_of([*drawing.frames, *book])
    return whole(Box(markup, still.wide, still.high), style(roles) + css, title, drawing.words, id)


def _fitted(book: Sequence[FlatFrame], box: Box) -> str:
    """Where the pages go, as large as the still frames where they fit."""
    left, right = min(page.box[0] for page in book), max(page.box[2] for page in book)
    top, bottom = min(page.box[1] for page in book), max(page.box[3] for page in book)
    wide, high = box.wide - 2 * MARGIN, box.high - 2 * MARGIN
    scale = min(wide / max(right - left, 1), high / max(bottom - top, 1), 1.0)
    x = box.wide / 2 - (left + right) / 2 * scale
    return f'transform="translate({x:.0f} {box.high - MARGIN - bottom * scale:.0f}) scale({scale:.3f})"'
