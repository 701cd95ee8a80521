"""The values of facets with their counts, as bars and on the muscle map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excli.model.answers import FacetCount
from excli.present.surface import Surface

_LONGEST_BAR = 40


class Counts(NamedTuple):
    """Facet → its values with their counts. `map`: the muscles are drawn as well."""

    by_facet: Mapping[str, Sequence[FacetCount]]
    map: bool = False


def draw(counts: Counts, surface: Surface) -> str:
    """Draw a bar for each value on a screen; in a pipe write a line for each."""
    parts = [_facet(name, found, surface) for name, found in counts.by_facet.items()]
    between = "\n" if surface.terminal or surface.color else ""
    return between.join(parts) + (_muscles(counts.by_facet["muscle"], surface) if counts.map else "")


def _facet(name: str, counts: Sequence[FacetCount], surface: Surface) -> str:
    if not (surface.terminal or surface.color):
        return "".join(f"{name}\t{found.term.slug}\t{found.entries}\n" for found in counts)
    from excli.present.table import Column, bar, dim, render_table

    most = max((found.entries for found in counts), default=0)
    longest = max((len(found.term.slug) for found in counts), default=0)
    room = min(surface.width - longest - len(str(most)) - 4, _LONGEST_BAR)
    rows = [[found.term.slug, str(found.entries), bar(found.entries, most, room, surface)] for found in counts]
    text = render_table([Column(name), Column("", right=True), Column("", rank=1)], rows, surface)
    groups = [found.term.slug for found in counts if found.term.members]
    if groups:
        import textwrap

        lines = textwrap.wrap(f"Groups: {', '.join(groups)}", surface.width)
        text += "".join(dim(line, surface) + "\n" for line in lines)
    return text


def _muscles(counts: Sequence[FacetCount], surface: Surface) -> str:
    from excli.present.maps import figure
    from excli.present.musclemap import coverage, picture

    single = [found for found in counts if not found.term.members]
    lit = coverage({found.term.slug: found.entries for found in single})
    labels = {found.term.slug: found.term.label for found in single}
    legend = picture.legend_lines(lit, surface, labels, min(surface.width, 80))
    return "".join(f"{line}\n" for line in ["", *figure(lit, surface), *legend])
