"""`excli facets`: the allowed values, with counts."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli import completion
from excli.cli.opening import opened
from excli.cli.options import expand
from excli.cli.output import Output, write_data
from excli.lookup.terms import count_facet
from excli.model.answers import FacetCount
from excli.model.errors import UsageError
from excli.model.facets import FACETS
from excli.model.text import key
from excli.present.surface import Surface

_KEYS = ("facet", "value", "label", "count", "meaning", "synonyms")
# The filter a person comes from → the facet that lists its values.
_ALSO = {
    "target": "muscle",
    "have": "equipment",
    "avoid": "joint",
    "stress": "joint",
    "stresses": "joint",
    "kit": "equipment",
    "level": "difficulty",
}


@expand(without=("sort", "fields"))
def facets(
    output: Output,
    facet: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(
            metavar="[FACET]",
            autocompletion=completion.words([facet.name for facet in FACETS]),
            help=f"One of: {', '.join(facet.name for facet in FACETS)}. Without it, all of them.",
        ),
    ] = None,
    map: Annotated[bool, typer.Option("--map", help="With muscle: draw how many exercises train each.")] = False,
) -> None:
    """Show the values the filters take, with the number of exercises that have each."""
    names = [_facet(facet)] if facet else [facet.name for facet in FACETS]
    if map and (names != ["muscle"] or output.format != "table"):
        raise UsageError("--map draws muscles: excli facets muscle --map")
    store = opened()
    counted = {name: _sorted(count_facet(store, name), output) for name in names}
    if output.format == "table":
        place = output.surface
        output.write(_drawn(counted, place) + (_mapped(counted["muscle"], place) if map else ""))
        return
    from excli.present import data

    records = [
        {
            "facet": name,
            "value": found.term.slug,
            "label": found.term.label,
            "count": found.entries,
            "meaning": found.term.meaning,
            "synonyms": list(found.term.synonyms),
        }
        for name, counts in counted.items()
        for found in counts
    ]
    if output.format == "markdown":
        from excli.present.markdown import render_table

        write_data(render_table(records, _KEYS[:-1]))
    elif output.format == "slug":
        write_data("".join(f"{record['value']}\n" for record in records))
    else:
        write_data(data.LIST_FORMATS[output.format](records, _KEYS))


def _facet(typed: str) -> str:
    spellings = {key(name): facet.name for facet in FACETS for name in (facet.name, facet.plural, facet.field)}
    spellings.update({key(name): facet for name, facet in _ALSO.items()})
    if key(typed) in spellings:
        return spellings[key(typed)]
    from excli.model.suggest import nearest

    close = [spellings[spelling] for spelling in nearest(key(typed), spellings, limit=2, worst=0.5)]
    hint = f" Did you mean {' or '.join(dict.fromkeys(close))}?" if close else ""
    raise UsageError(f"{typed!r} is not a facet.{hint} All facets: {', '.join(facet.name for facet in FACETS)}")


def _sorted(counts: list[FacetCount], output: Output) -> list[FacetCount]:
    return counts[: output.limit]


def _drawn(counted: dict[str, list[FacetCount]], surface: Surface) -> str:
    from excli.present.table import Column, bar, dim, render_table

    parts = []
    for name, counts in counted.items():
        most = max((found.entries for found in counts), default=0)
        longest = max((len(found.term.slug) for found in counts), default=0)
        room = min(surface.width - longest - len(str(most)) - 4, 40)
        if surface.terminal or surface.color:
            rows = [[found.term.slug, str(found.entries), bar(found.entries, most, room, surface)] for found in counts]
            columns = [Column(name), Column("", right=True), Column("", rank=1)]
            parts.append(render_table(columns, rows, surface))
            groups = [found.term.slug for found in counts if found.term.members]
            if groups:
                parts[-1] += dim(f"Groups: {', '.join(groups)}", surface) + "\n"
        else:
            parts.append("".join(f"{name}\t{found.term.slug}\t{found.entries}\n" for found in counts))
    return ("\n" if surface.terminal or surface.color else "").join(parts)


def _mapped(counts: list[FacetCount], surface: Surface) -> str:
    from excli.present.musclemap import coverage, picture

    single = [found for found in counts if not found.term.members]
    lit = coverage({found.term.slug: found.entries for found in single})
    size = next(
        (size for size in (picture.LARGE, picture.GOOD, picture.COMPACT) if size.width <= surface.width), picture.LEAST
    )
    labels = {found.term.slug: found.term.label for found in single}
    lines = picture.draw(lit, surface, size) if size.width <= surface.width else []
    return "".join(
        f"{line}\n" for line in ["", *lines, *picture.legend_lines(lit, surface, labels, min(surface.width, 80))]
    )
