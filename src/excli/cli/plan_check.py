"""`excli plan check FILE`: holds a plan, or the log of an app, to the rules of docs/plan.md."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from excli.cli.output import Output, note, write_data
from excli.model.errors import UsageError

if TYPE_CHECKING:
    from excli.catalog.store import Store
    from excli.model.plan import PlanRequest


def check_file(store: Store, name: str, request: PlanRequest, output: Output) -> None:
    """Print what the rules say; exit with 1 when one is broken or nothing was understood."""
    from excli.catalog.plan_files import read_plan_file
    from excli.lookup.plan.checking import check_log
    from excli.lookup.plan.logs import read_log

    if output.format not in ("table", "json"):
        raise UsageError(f"A check is printed as table or json, not as {output.format}.")
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if name == "-" else read_plan_file(name)
    checked = check_log(store, read_log(text), request)
    if output.format == "json":
        from excli.present.data import as_json

        write_data(as_json(checked.document()))
    else:
        from excli.present.plan.checked import render_check

        output.write(render_check(checked, output.surface))
    if not checked.sessions:
        note("excli: no line of it names an exercise that is known here.")
    if not checked.sessions or any(finding.degree == "broken" for finding in checked.findings):
        raise typer.Exit(1)
