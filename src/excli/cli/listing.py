"""`excli list`: what there is."""

from __future__ import annotations

from excli.cli.opening import opened
from excli.cli.options import Filters, expand
from excli.cli.output import Output, note
from excli.cli.owned import hint_common
from excli.cli.rows import print_records
from excli.lookup.entries import records
from excli.lookup.filters import parse_filter
from excli.model.fields import PROSE

DEFAULT_COLUMNS = ("slug", "target", "equipment", "difficulty")


@expand()
def list_entries(filters: Filters, output: Output) -> None:
    """List exercises, all of them or those the filters keep.

    Values of one filter are alternatives; different filters must all hold. Synonyms and plurals are
    understood: --target abs, --have bodyweight. All values: excli facets.
    """
    store = opened()
    wanted = parse_filter(store, filters)
    tabular = output.format in ("table", "markdown")
    fields = output.fields or (DEFAULT_COLUMNS if tabular else ("slug",) if output.format == "slug" else PROSE)
    found = records(store, wanted, output.sort, output.limit, prose=any(field in PROSE for field in fields))
    print_records(store, found, output, DEFAULT_COLUMNS)
    if output.format == "table" and output.surface.terminal:
        note(f"{len(found)} exercise{'' if len(found) == 1 else 's'}")
        hint_common(store, filters.get("have", []))
