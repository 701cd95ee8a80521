"""`excli schema`: the shape of what --json prints, and of an entry's file."""

from __future__ import annotations

from typing import Annotated

import typer

from excli.cli import completion
from excli.cli.output import write_data
from excli.cli.session import open_catalog
from excli.model.errors import UsageError

_PARTS = ("output", "entry")


def schema(
    part: Annotated[
        str,
        typer.Argument(
            metavar="[PART]",
            autocompletion=completion.words(_PARTS),
            help="'output': what --json prints. 'entry': one YAML file of a catalog.",
        ),
    ] = "output",
) -> None:
    """Print the JSON Schema (draft 2020-12) of what --json prints, or of an entry's YAML file."""
    if part not in _PARTS:
        raise UsageError(f"{part!r} is not a part of the schema. Try: excli schema {' or excli schema '.join(_PARTS)}")
    from excli.lookup.vocabulary import terms_of
    from excli.model.facets import FACETS
    from excli.model.schema import entry_schema, output_schema
    from excli.present.data import as_json

    store = open_catalog()
    values = {
        facet.name: [slug for slug, term in terms_of(store, facet.name).items() if not term.members] for facet in FACETS
    }
    write_data(as_json(entry_schema(values) if part == "entry" else output_schema(values)))
