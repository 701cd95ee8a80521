"""`excli swap NAME`: what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.naming import one_slug
from excli.cli.options import Filters, shared_options
from excli.cli.output import Output, note
from excli.cli.rows import print_rows
from excli.cli.session import open_catalog
from excli.lookup.filters import Filter, parse_filter
from excli.lookup.swap import GOALS, Answers, Swap, answers, nothing, told, without_weights
from excli.model.answers import Row
from excli.model.errors import UsageError
from excli.model.text import join

_EXTRA = ("why", "score", "relation", "kept", "lost", "reasons", "begin_with", "kit_used")
_SHOWN, _BARE = 5, 2


@shared_options(without=("sort",), extra=_EXTRA)
def swap(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show.")],
    filters: Filters,
    output: Output,
    easier: Annotated[bool, typer.Option("--easier", help="Only what asks for less.")] = False,
    harder: Annotated[bool, typer.Option("--harder", help="Only what asks for more.")] = False,
    goal: Annotated[
        str,
        typer.Option(
            "--for", metavar="GOAL", autocompletion=completion.words(GOALS), help=f"What for: {', '.join(GOALS)}."
        ),
    ] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Say what each score is made of.")] = False,
) -> None:
    """Show what to do instead of an exercise, best first: what is kept, what changes, how to begin.

    Filters say what you have or want to spare: excli swap barbell bench press --have dumbbell,bench
    """
    turn = _turn(easier, harder)
    if goal and goal not in GOALS:
        raise UsageError(f"{goal!r} is not a value of --for. All values: {', '.join(GOALS)}")
    store = open_catalog()
    slug = one_slug(store, name)
    filter = parse_filter(store, filters)
    found = answers(store, slug, filter, goal, turn)
    person = output.format == "table" and output.surface.terminal and not output.fields
    limit = _SHOWN if person and output.limit is None else output.limit
    best = told(store, found, limit, prose=output.format not in ("table", "slug") or bool(output.fields))
    if explain:
        _explain(best)
    if best and not found.close:
        note(f"excli: nothing comes close to {slug} within these filters. The nearest:")
    if best and person:
        output.write(_cards(store, found, best, filter, filters, output))
    elif best or output.format != "table":
        _print(store, best, output, explain)
    if not best and output.limit != 0:
        _say_nothing(store, slug, filter, goal, turn)
        raise typer.Exit(1)


def _print(store: Store, best: Sequence[Swap], output: Output, explain: bool) -> None:
    records = [_record(item, explain) for item in best]
    extra = (*_EXTRA, "explained") if explain else _EXTRA
    print_rows(store, records, output, ("slug", "why", "difficulty"), () if output.fields else extra)


def _turn(easier: bool, harder: bool) -> str:
    if easier and harder:
        raise UsageError("--easier and --harder go opposite ways. Give one of them.")
    return "easier" if easier else "harder" if harder else ""


def _record(item: Swap, explain: bool) -> Row:
    record = {
        **item.record,
        "why": item.told.why,
        "score": item.score,
        "relation": item.told.relation,
        "kept": item.told.kept,
        "lost": item.told.lost,
        "reasons": [reason._asdict() for reason in item.told.reasons],
        "begin_with": item.told.dose,
        "kit_used": item.told.kit,
    }
    return {**record, "explained": {name: round(worth, 4) for name, worth in item.parts.items()}} if explain else record


def _explain(found: Sequence[Swap]) -> None:
    """The rows of the table of features that each score is the sum of, on standard error."""
    for item in found:
        rows = " ".join(f"{worth:+.3f} {name}" for name, worth in item.parts.items() if round(worth, 3))
        note(f"{item.record['slug']}: {item.score:g} = {rows}")


def _cards(store: Store, found: Answers, best: Sequence[Swap], filter: Filter, typed: Filters, output: Output) -> str:
    from excli.lookup.vocabulary import resolve_term, terms_of
    from excli.present.speech import spoken_name
    from excli.present.swaps import Card, render_cards

    own = found.question.own
    title = f"Instead of {spoken_name(own.name)}"
    kit = [
        resolve_term(store, "equipment", part.strip(), "--have")
        for text in typed.get("have", [])
        for part in text.split(",")
        if part.strip()
    ]
    if kit:
        terms = terms_of(store, "equipment", kit)
        title += f", with {join([terms[slug].spoken for slug in dict.fromkeys(kit)])}"
    joints = terms_of(store, "joint", found.question.avoid)
    if joints:
        title += f", sparing {join([f'the {term.label.lower()}' for term in joints.values()])}"
    muscles = terms_of(store, "muscle", own.muscles)
    kept = [slug for slug in own.muscles if all(slug in item.told.kept for item in best)]
    line = f"All keep: {join([muscles[slug].label.lower() for slug in kept])}" if kept else ""
    notes = []
    bare = [] if found.question.taken else without_weights(store, own.slug, filter, _BARE)
    if bare and not {slug for slug, _ in bare} & {item.record["slug"] for item in best}:
        notes.append(f"Without any weights: {', '.join(name for _, name in bare)}.")
    if joints:
        notes.append("This goes by how much a joint is loaded, and is no medical advice. Stop where it hurts.")
    more = len(found.found) - len(best)
    if more > 0:
        notes.append(f"{more} more: -n {len(found.found)}. How to do one: excli show {best[0].record['slug']}")
    cards = [Card(item.record["name"], item.told.dose, item.told.why) for item in best]
    return render_cards(title, line, cards, notes, output.surface)


def _say_nothing(store: Store, slug: str, filter: Filter, goal: str, turn: str) -> None:
    """What is nearest, and what would open most: never to load what is to be spared."""
    lines = [f"excli: nothing does the job of {slug} within these filters."]
    found = nothing(store, slug, filter, goal, turn)
    if found.nearest:
        near, name = found.nearest
        lead = "The nearest that keeps to them" if found.owned else "With other kit the nearest would be"
        lines.append(f"  {lead}: {name} (excli show {near})")
    if found.kit:
        kit, count, (best, name) = found.kit
        opens = f"{count} answers, {name} first" if count > 1 else f"one answer, {name}"
        lines.append(f"  One more thing would help most: {kit}, with {opens} (excli show {best})")
    if not found.nearest and not found.kit:
        lines += _beside(store, slug, filter)
    note("\n".join(lines))


def _beside(store: Store, slug: str, filter: Filter) -> list[str]:
    """What can still be trained, where all that works the muscle loads the joint as much."""
    from excli.lookup.exercises import record
    from excli.lookup.vocabulary import labels_of

    joints = [text.partition(":")[0] for text in dict(filter.wanted).get("avoid", ())]
    if not joints:
        return [f"  What is near it: excli show {slug} --section related"]
    spoken = [f"the {labels_of(store, 'joint')[joint].lower()}" for joint in joints]
    muscle = labels_of(store, "muscle")[record(store, slug)["target"]].lower()
    return [
        f"  All that trains the {muscle} loads {join(spoken)} as much or more: give them a rest.",
        f"  What else can be trained: excli list --category strength --avoid {','.join(joints)}",
    ]
