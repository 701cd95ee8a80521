"""`excli today`: one balanced session."""

from __future__ import annotations

from excli.cli import planning as options
from excli.cli.session import open_catalog


def today(
    kit: options.Kit = None,
    have: options.Have = None,
    minutes: options.Minutes = 30,
    level: options.Level = "beginner",
    goal: options.Goal = "health",
    avoid: options.Avoid = None,
    seed: options.Seed = 0,
    age: options.Age = None,
    explain: options.Explain = False,
    format: options.Format = None,
    json: options.Json = False,
    start: options.Start = None,
    color: options.Color = "auto",
    pager: options.Pager = False,
) -> None:
    """Put one balanced session together: excli today --kit home --minutes 30 --avoid knees

    The same for the same words; another with --seed 2. Every rule and its source: docs/plan.md.
    """
    output = options.output_of(format, json, color, pager)
    store = open_catalog()
    from excli.lookup.plan.planning import make_plan

    request = options.request_of(store, kit, have, avoid, level, goal, "today")
    request = request._replace(days=1, weeks=1, minutes=minutes, seed=seed, age=age, today=True)
    options.print_plan(store, make_plan(store, request), output, explain=explain, start=start)
