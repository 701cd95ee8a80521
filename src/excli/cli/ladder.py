"""`excli ladder NAME`: the chain from easier to harder."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.naming import one_slug
from excli.cli.options import Filters, shared_options
from excli.cli.output import Output, note, write_data
from excli.cli.rows import print_rows
from excli.cli.session import open_catalog
from excli.lookup.exercises import names_of, records_of
from excli.lookup.filters import parse_filter
from excli.lookup.ladder import Ladder, path, whole
from excli.lookup.ladder import ladder as ladder_of
from excli.model.answers import Row

_EXTRA = ("step", "spine", "leads_to")
_NAMED = 4


@shared_options(without=("sort", "limit"), extra=_EXTRA)
def ladder(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")],
    filters: Filters,
    output: Output,
    to: Annotated[
        str,
        typer.Option("--to", metavar="NAME", autocompletion=completion.names, help="Only the way up to this one."),
    ] = "",
    all: Annotated[bool, typer.Option("--all", help="Everything the links lead to, not one line of it.")] = False,
) -> None:
    """Show the ladder an exercise stands on: the same movement from easier to harder, and when to move on.

    Filters say what you have: excli ladder pull-up --have pull-up-bar,chair
    """
    store = open_catalog()
    slug = one_slug(store, name)
    goal = one_slug(store, [to]) if to else ""
    filter = parse_filter(store, filters)
    found: Ladder | None
    if goal:
        found = path(store, slug, goal, filter)
    else:
        found = whole(store, slug, filter) if all else ladder_of(store, slug, filter)
    if found is None:
        _say_no_way(store, slug, goal, bool(filter))
        raise typer.Exit(1)
    records = _records(store, found)
    if output.format in ("json", "yaml"):
        _write_graph(records, found, slug, goal, output)
    elif output.format == "table" and output.surface.terminal and not output.fields and not all:
        output.write(_drawn(store, records, found, slug, goal, output))
    else:
        columns = ("step", "slug", "difficulty", "equipment")
        print_rows(store, records, output, columns, () if output.fields else _EXTRA)


def _records(store: Store, found: Ladder) -> list[Row]:
    documents = records_of(store, [rung.slug for rung in found.rungs])
    return [
        {
            **documents[rung.slug],
            "step": rung.step,
            "spine": rung.spine,
            "leads_to": [other for here, other in found.links if here == rung.slug],
        }
        for rung in found.rungs
    ]


def _write_graph(records: list[Row], found: Ladder, slug: str, goal: str, output: Output) -> None:
    """Nodes and links, as programs that draw graphs take them."""
    from excli.present import data

    fields = output.fields
    graph: dict[str, Any] = {
        "asked": slug,
        **({"goal": goal} if goal else {}),
        "nodes": [data.pick(record, fields) for record in records] if fields else records,
        "links": [{"from": here, "to": other} for here, other in found.links],
    }
    write_data(data.as_json(graph) if output.format == "json" else data.as_yaml(graph))


def _drawn(store: Store, records: list[Row], found: Ladder, slug: str, goal: str, output: Output) -> str:
    from excli.lookup.vocabulary import terms_of
    from excli.present.ladder import Step, render_ladder

    labels = {term: found.label.lower() for term, found in terms_of(store, "equipment").items()}
    names = names_of(store)
    steps = []
    for record in records:
        below = []
        if record["spine"]:
            below.append(record["move_on"])
        others = found.also.get(record["slug"], []) if record["spine"] else []
        if others:
            rest = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
            below.append(f"also leads to: {', '.join(names[other] for other in others[:_NAMED])}{rest}")
        kit = ", ".join(labels[item] for item in record["equipment"])
        steps.append(Step(record["name"], kit, tuple(filter(None, below)), record["spine"], record["slug"] == slug))
    own = names[slug]
    title = f"From the {own} to the {names[goal]}" if goal else f"{own}: its ladder, easiest first"
    return render_ladder(title, _in_place(steps, records), _notes(found, records), output.surface)


def _in_place(steps: list[Any], records: list[Row]) -> list[Any]:
    """The steps with the branches of a step before it: they lead to where it leads."""
    order = sorted(range(len(steps)), key=lambda place: (records[place]["step"], steps[place].spine))
    return [steps[place] for place in order]


def _notes(found: Ladder, records: list[Row]) -> list[str]:
    notes = []
    below, above = found.cut
    spine = [record["slug"] for record in records if record["spine"]]
    if below:
        notes.append(f"{below} more easier steps: excli ladder {spine[0]}")
    if above:
        notes.append(f"{above} more harder steps: excli ladder {spine[-1]}")
    return notes


def _say_no_way(store: Store, slug: str, goal: str, filtered: bool) -> None:
    from excli.lookup.filters import Filter

    if path(store, goal, slug, Filter()):
        note(f"excli: {goal} is below {slug} on its ladder. The way up: excli ladder {goal} --to {slug}")
    elif filtered and path(store, slug, goal, Filter()):
        note(
            f"excli: within these filters no steps lead from {slug} to {goal}. All of them: excli ladder {slug} --to {goal}"
        )
    else:
        note(f"excli: no steps lead from {slug} to {goal}. Where to begin for it: excli ladder {goal}")
