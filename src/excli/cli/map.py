"""`excli map NAME…`: the muscle map of one exercise, or of several together."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from excli.cli import completion
from excli.cli.naming import asked_names, resolve_all
from excli.cli.opening import opened
from excli.cli.output import COLOR_CHOICES, note, surface, write, write_data
from excli.lookup.entries import record
from excli.lookup.terms import terms_of
from excli.model.errors import UsageError

FORMATS = ("table", "json", "svg")
_SECOND = 0.5


def draw_map(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", autocompletion=completion.names, help="As for show; '-' reads names."),
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", autocompletion=completion.words(FORMATS), help="table, json, svg."
        ),
    ] = "table",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    color: Annotated[
        str,
        typer.Option(
            "--color", metavar="WHEN", autocompletion=completion.words(COLOR_CHOICES), help="auto, always, never."
        ),
    ] = "auto",
) -> None:
    """Draw the muscles an exercise trains, or how much of the body several train together.

    For several, each target counts one and each secondary muscle half; what nothing trains is named.
    For example: excli list --have dumbbell --fields slug | excli map -
    """
    chosen = "json" if json else format.lower()
    if chosen not in FORMATS:
        raise UsageError(f"{format!r} is not a format of map. Say one of: {', '.join(FORMATS)}")
    if color not in COLOR_CHOICES:
        raise UsageError(f"{color!r} is not a value of --color. All values: {', '.join(COLOR_CHOICES)}")
    asked, _ = asked_names(names)
    store = opened()
    slugs, failed, _ = resolve_all(store, asked)
    if slugs:
        _draw([record(store, slug) for slug in slugs], terms_of(store, "muscle"), chosen, color)
    if not asked:
        note("excli: no names came in on standard input.")
    if failed or not slugs:
        raise typer.Exit(failed or 1)


def _draw(records: list[dict[str, Any]], terms: dict[str, Any], format: str, color: str) -> None:
    from excli.present.data import as_json
    from excli.present.musclemap import coverage, of_exercise, picture
    from excli.present.safe import clean

    load: dict[str, float] = {}
    for found in records:
        load[found["target"]] = load.get(found["target"], 0) + 1
        for muscle in found["secondary"]:
            load[muscle] = load.get(muscle, 0) + _SECOND
    labels = {slug: term.label for slug, term in terms.items() if not term.members}
    one = records[0] if len(records) == 1 else None
    lit = of_exercise(one["target"], one["secondary"]) if one else coverage(load)
    untrained = [slug for slug in labels if slug not in load]
    title = clean(one["name"]) if one else f"{len(records)} exercises"
    if format == "json":
        muscles = [
            {"muscle": slug, "load": load[slug], "grade": lit.titles[grade]} for slug, grade in lit.grades.items()
        ]
        write_data(
            as_json({"exercises": [found["slug"] for found in records], "muscles": muscles, "untrained": untrained})
        )
        return
    if format == "svg":
        from excli.present.musclemap import svg

        write_data(svg.draw(lit, labels, f"Muscle map of {title}") + "\n")
        return
    place = surface(color)
    sizes = [
        size for size in (picture.LARGE, picture.GOOD, picture.COMPACT, picture.LEAST) if size.width <= place.width
    ]
    lines = picture.draw(lit, place, sizes[0]) if sizes else []
    lines += picture.legend_lines(lit, place, labels, min(place.width, 80))
    if one is None:
        import textwrap

        told = f"untrained: {', '.join(labels[slug] for slug in untrained)}" if untrained else "every muscle is trained"
        lines += textwrap.wrap(told, min(place.width, 80), subsequent_indent="   ")
    write("".join(f"{line}\n" for line in [title, "", *lines]))
