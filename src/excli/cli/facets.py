"""`excli facets`: the allowed values, with counts."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli import completion
from excli.cli.options import shared_options
from excli.cli.output import Output
from excli.cli.session import open_catalog
from excli.lookup.vocabulary import count_facet
from excli.model.errors import UsageError
from excli.model.facets import FACETS
from excli.model.text import key
from excli.present import registry
from excli.present.facets import Counts
from excli.present.rows import Rows

_KEYS = ("facet", "value", "label", "count", "meaning", "synonyms")
# What else people call a facet, such as the filter they come from.
_ALSO = {
    "target": "muscle",
    "have": "equipment",
    "avoid": "joint",
    "stress": "joint",
    "stresses": "joint",
    "kit": "equipment",
    "level": "difficulty",
}


@shared_options(without=("sort", "fields"))
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
    store = open_catalog()
    counted = {name: count_facet(store, name)[: output.limit] for name in names}
    if registry.find("facets", output.format):
        output.print("facets", Counts(counted, map))
        return
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
    output.print("rows", Rows(records, columns=_KEYS[:-1], keys=_KEYS, key="value"))


def _facet(typed: str) -> str:
    """Return the facet a word names.

    Raises UsageError, with the closest ones, when there is none.
    """
    spellings = {key(name): facet.name for facet in FACETS for name in (facet.name, facet.plural, facet.field)}
    spellings.update({key(name): facet for name, facet in _ALSO.items()})
    if key(typed) in spellings:
        return spellings[key(typed)]
    from excli.model.suggest import nearest

    close = [spellings[spelling] for spelling in nearest(key(typed), spellings, limit=2, worst=0.5)]
    hint = f" Did you mean {' or '.join(dict.fromkeys(close))}?" if close else ""
    raise UsageError(f"{typed!r} is not a facet.{hint} All facets: {', '.join(facet.name for facet in FACETS)}")
