"""What `excli today` and `excli plan` share: their options, the request, and how a plan is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from excli.cli import completion
from excli.cli.output import COLOR_CHOICES, Output, write_data
from excli.model.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from excli.catalog.store import Store
    from excli.model.plan import Plan, PlanRequest

FORMATS = ("table", "markdown", "html", "csv", "ics", "json")
# What a person is taken to have who names nothing: no lifter has atlas stones and a pool.
_DEFAULT_KIT = "gym"
GOALS = ("health", "strength", "size", "power")

Several = Optional[list[str]]  # noqa: UP045 - Typer compares with typing.Optional
_Number = Optional[int]  # noqa: UP045
_Word = Optional[str]  # noqa: UP045
Kit = Annotated[
    Several, typer.Option("--kit", help="With this kit (excli kit); all for everything.", metavar="NAME", autocompletion=completion.kits)
]  # fmt: skip
Have = Annotated[
    Several,
    typer.Option("--have", help="With this equipment.", metavar="EQUIPMENT", autocompletion=completion.values_of("equipment")),
]  # fmt: skip
Avoid = Annotated[
    Several,
    typer.Option("--avoid", help="Spare this joint or region; knees:mild, knees:strict.", metavar="JOINT",
                 autocompletion=completion.values_of("joint")),
]  # fmt: skip
Minutes = Annotated[
    int, typer.Option("--minutes", "-m", help="How long a session may take, warm-up included.", metavar="N")
]
Level = Annotated[
    str, typer.Option("--level", help="beginner, intermediate or advanced.", metavar="LEVEL",
                      autocompletion=completion.values_of("difficulty"))
]  # fmt: skip
Goal = Annotated[
    str, typer.Option("--for", help=f"{', '.join(GOALS)}.", metavar="GOAL", autocompletion=completion.words(GOALS))
]
Seed = Annotated[
    int,
    typer.Option("--seed", help="Another choice among what is nearly as good; the same for the same N.", metavar="N"),
]
Age = Annotated[
    _Number,
    typer.Option("--age", help="From 65 on with balance, and gentler; under 16 with care.", metavar="YEARS"),
]
Format = Annotated[
    _Word,
    typer.Option(
        "--format", "-f", help=f"{', '.join(FORMATS)}.", metavar="FORMAT", autocompletion=completion.words(FORMATS)
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Explain = Annotated[bool, typer.Option("--explain", help="Print why each exercise was chosen.")]
Start = Annotated[_Word, typer.Option("--start", help="For --format ics: the first day, YYYY-MM-DD.", metavar="DATE")]
Color = Annotated[
    str, typer.Option("--color", help=f"{', '.join(COLOR_CHOICES)}.", metavar="WHEN", show_default=False,
                      autocompletion=completion.words(COLOR_CHOICES))
]  # fmt: skip
Pager = Annotated[bool, typer.Option("--pager", help="Show it in $PAGER, on a terminal.")]


def output_of(format: str | None, json: bool, color: str, pager: bool) -> Output:
    """Return where the plan goes.

    Raises UsageError for a format that is not one of these.
    """
    if format and json and format != "json":
        raise UsageError(f"--json and --format {format} do not go together. Give one of them.")
    chosen = "json" if json else (format or "table").lower()
    for option, value, allowed in (("--format", chosen, FORMATS), ("--color", color, COLOR_CHOICES)):
        if value not in allowed:
            raise UsageError(f"{value!r} is not a value of {option}. All values: {', '.join(allowed)}")
    return Output(chosen, color=color, pager=pager)


def request_of(
    store: Store, kit: Sequence[str] | None, have: Sequence[str] | None, avoid: Sequence[str] | None, level: str,
    goal: str, asked: str,
) -> PlanRequest:  # fmt: skip
    """Return the part of a request that has words to resolve."""
    from excli.catalog.kits import load_kits
    from excli.cli.owned import owned_by
    from excli.lookup.filters import parse_filter
    from excli.lookup.kits import kit_equipment, read_equipment
    from excli.lookup.plan.request import resolve_goal, resolve_level
    from excli.model.plan import PlanRequest

    resolved = resolve_goal(store, goal, (asked,))
    names = [part.strip() for text in kit or [] for part in text.split(",") if part.strip()]
    owned = owned_by(names, typed=bool(have))
    typed = read_equipment(store, have) if have else []
    if owned is not None or have:
        owned = list(dict.fromkeys([*(owned or []), *typed]))
    spared = dict(parse_filter(store, {"avoid": avoid}).wanted)["avoid"] if avoid else ()
    if owned is None and not names and not typed:
        owned, called = kit_equipment(store, _DEFAULT_KIT, {}), _DEFAULT_KIT
    else:
        called = ",".join([*names, *typed]) or load_kits().used
    return PlanRequest(
        owned=None if owned is None else tuple(owned), kit=called, level=resolve_level(store, level), goal=resolved,
        avoid=tuple(spared),
    )  # fmt: skip


def print_plan(store: Store, plan: Plan, output: Output, *, explain: bool = False, start: str | None = None) -> None:
    """Print a plan in the format that was asked for."""
    if output.format == "json":
        from excli.present.data import as_json

        write_data(as_json(plan.document()))
        return
    if output.format in ("csv", "ics", "markdown"):
        write_data(_file(plan, output.format, start))
        return
    from excli.lookup.vocabulary import terms_of

    labels = {slug: term.label for slug, term in terms_of(store, "muscle").items() if not term.members}
    if output.format == "html":
        from excli.present.plan.pages import as_html

        write_data(as_html(plan, labels))
        return
    from excli.present.plan.terminal import render_plan

    surface = output.surface
    output.write(render_plan(plan, labels, surface, explain=explain, map=surface.terminal or surface.color))


def _file(plan: Plan, format: str, start: str | None) -> str:
    if format == "markdown":
        from excli.present.plan.pages import as_markdown

        return as_markdown(plan)
    from excli.present.plan.files import FIELDS, as_calendar, as_rows

    if format == "csv":
        from excli.present.data import as_csv

        return as_csv(as_rows(plan), FIELDS)
    return as_calendar(plan, _first_day(start, plan.request.today))


def _first_day(typed: str | None, today: bool) -> date:
    """Return the first day of a calendar: the one typed, or else today, or the next Monday."""
    from datetime import date, timedelta

    if typed:
        try:
            return date.fromisoformat(typed)
        except ValueError as error:
            raise UsageError(f"{typed!r} is not a value of --start. Write the day as 2026-01-31.") from error
    now = date.today()  # noqa: DTZ011 - the day where the person is
    return now if today else now + timedelta(days=-now.weekday() % 7)
