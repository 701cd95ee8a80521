"""`excli plan`: a week that is repeated for some weeks; `excli plan check FILE` holds any plan to the same rules."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from excli.cli import planning as options
from excli.cli.session import open_catalog
from excli.model.errors import UsageError

_Word = Optional[str]  # noqa: UP045 - Typer compares with typing.Optional
_Number = Optional[int]  # noqa: UP045


def plan(
    action: Annotated[
        _Word, typer.Argument(metavar="[check", help="check: hold the plan of a file to the same rules.")
    ] = None,
    file: Annotated[
        _Word, typer.Argument(metavar="FILE]", help="CSV or JSON: day, exercise, sets, reps; or an export.")
    ] = None,
    days: Annotated[
        _Number, typer.Option("--days", "-d", help="Days a week, 1 to 6.  [default: 3]", metavar="N")
    ] = None,
    kit: options.Kit = None,
    have: options.Have = None,
    minutes: Annotated[
        _Number, typer.Option("--minutes", "-m", help="How long a session may take.  [default: 45]", metavar="N")
    ] = None,
    level: options.Level = "beginner",
    goal: options.Goal = "health",
    avoid: options.Avoid = None,
    weeks: Annotated[int, typer.Option("--weeks", "-w", help="For how many weeks, 1 to 16.", metavar="N")] = 8,
    seed: options.Seed = 0,
    age: options.Age = None,
    explain: options.Explain = False,
    format: options.Format = None,
    json: options.Json = False,
    start: options.Start = None,
    color: options.Color = "auto",
    pager: options.Pager = False,
) -> None:
    """Plan a week and repeat it: excli plan --days 3 --minutes 45 --level beginner --for strength

    The same for the same words; another with --seed 2. A plan of yours, or the log of an app, is held to the same rules:
    excli plan check FILE. Every rule and its source: docs/plan.md.
    """  # fmt: skip
    output = options.output_of(format, json, color, pager)
    store = open_catalog()
    request = options.request_of(store, kit, have, avoid, level, goal, "plan")
    if action is not None:
        if action != "check" or file is None:
            raise UsageError("To check a plan: excli plan check FILE. To make one: excli plan --days 3 --minutes 45")
        from excli.cli.plan_check import check_file

        check_file(store, file, request._replace(age=age, minutes=minutes or 0), output)
        return
    from excli.lookup.plan.planning import make_plan

    default = type(request)()
    request = request._replace(
        days=default.days if days is None else days, minutes=default.minutes if minutes is None else minutes,
        weeks=weeks, seed=seed, age=age,
    )  # fmt: skip
    options.print_plan(store, make_plan(store, request), output, explain=explain, start=start)
