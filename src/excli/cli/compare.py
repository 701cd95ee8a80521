"""`excli compare A B [C]`: two or three side by side, and which one when."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

import typer

from excli.catalog.store import Store
from excli.cli import completion
from excli.cli.naming import asked_names, resolve_all
from excli.cli.options import shared_options
from excli.cli.output import Output, write_data
from excli.cli.session import open_catalog
from excli.lookup import comparing
from excli.lookup.comparing import Best, Compared
from excli.lookup.vocabulary import resolve_term, terms_of
from excli.model.answers import Record, Row
from excli.model.errors import UsageError
from excli.model.fields import FIELD_BY_NAME

_FORMATS = ("table", "json", "yaml", "markdown")
_QUESTION = re.compile(
    r"\b(?:which(?: one| of (?:these|them))?(?: is| are)? )?(?:the )?best for (?:the |my )?([\w -]+?)\??$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(?:vs|versus|and|or|against)$", re.IGNORECASE)
_LABELS = {
    "target": "Trains",
    "secondary": "Also",
    "pattern": "Movement",
    "equipment": "Needs",
    "difficulty": "Level",
    "mechanic": "Kind",
    "laterality": "Sides",
    "position": "Position",
    "joints": "Loads",
    "impact": "Impact",
    "space": "Space",
    "dose": "Dose",
}
_DEGREES = {1: "lightly", 2: "heavily", 3: "to the limit"}


@shared_options(without=("sort", "limit", "fields"), formats=_FORMATS)
def compare(
    output: Output,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME...", autocompletion=completion.names, help="Two or three, as for show."),
    ] = None,
    best: Annotated[
        str,
        typer.Option(
            "--best",
            metavar="MUSCLE",
            autocompletion=completion.values_of("muscle"),
            help="Which of them is best for this.",
        ),
    ] = "",
) -> None:
    """Show exercises side by side: what they share, where they differ, and which one when.

    For example: excli compare front squat, back squat; excli compare hip thrust, deadlift --best glutes
    """
    words, muscle = _question(names or [], best)
    store = open_catalog()
    muscles = _muscles(store, muscle) if muscle else ()
    slugs, failed = _slugs(store, words, muscles)
    if failed:
        raise typer.Exit(failed)
    found = comparing.compare(store, slugs)
    answer = comparing.best_for(store, slugs, muscles, _spoken(store, muscle)) if muscle else None
    person = output.surface.terminal or output.surface.color
    if output.format == "table" and person:
        output.write(_drawn(store, found, answer, output))
    elif output.format in ("table", "markdown"):
        write_data(_as_rows(store, found, answer, output.format))
    else:
        from excli.present import data

        graph = _as_document(found, answer)
        text = data.as_json(graph)  # as YAML without the anchors of what stands in it twice
        write_data(text if output.format == "json" else data.as_yaml(json.loads(text)))


def _question(names: list[str], best: str) -> tuple[list[str], str]:
    """The names, and the muscle that "which is best for ..." asks for, where it is asked in words."""
    if best or not names:
        return names, best
    asked = _QUESTION.search(" ".join(names))
    if not asked:
        return names, ""
    text = " ".join(names)[: asked.start()].strip(" ,:?")
    return ([text] if text else []), asked.group(1)


def _muscles(store: Store, typed: str) -> tuple[str, ...]:
    slug = resolve_term(store, "muscle", typed, "--best")
    return terms_of(store, "muscle", [slug])[slug].members or (slug,)


def _spoken(store: Store, typed: str) -> str:
    slug = resolve_term(store, "muscle", typed, "--best")
    return terms_of(store, "muscle", [slug])[slug].label.lower()


def _slugs(store: Store, names: list[str], muscles: tuple[str, ...]) -> tuple[list[str], int]:
    """The entries to compare; of a muscle alone, the exercises most would name for it."""
    parts = [part for name in names for part in re.split(r"\s*[,;]\s*", name) if part]
    parts = [word for part in parts for word in _apart(part)]
    if not parts and muscles:
        return comparing.likely(store, muscles), 0
    asked, _ = asked_names(parts)
    slugs, failed, _ = resolve_all(store, asked)
    if failed:
        return slugs, failed
    if not 1 < len(slugs) <= comparing.MOST:
        told = f"{len(slugs)} {'exercise was' if len(slugs) == 1 else 'exercises were'} named"
        raise UsageError(
            f"compare takes two or three exercises; {told}. For example: excli compare front-squat barbell-back-squat"
        )
    return slugs, 0


def _apart(text: str) -> list[str]:
    """What stands on both sides of "vs", "and", "or"; words without one of these are left as they were typed."""
    found: list[list[str]] = [[]]
    for word in text.split():
        if _BESIDE.match(word):
            found.append([])
        else:
            found[-1].append(word)
    return [" ".join(part) for part in found if part]


def _as_document(found: Compared, answer: Best | None) -> dict[str, Any]:
    records: list[Row] = list(found.records)
    return {
        "exercises": records,
        "same": {name: records[0][name] for name in found.same},
        "different": {name: {str(record["slug"]): record[name] for record in records} for name in found.different},
        "pick": {slug: [reason._asdict() for reason in reasons] for slug, reasons in found.pick.items()},
        "steps": [{"easier": below, "harder": above} for below, above in found.steps],
        **({"best": {"slug": answer.slug or None, "reason": answer.text}} if answer else {}),
    }


def _parts(store: Store, record: Row, name: str) -> list[str]:
    """A field in words, part by part."""
    from excli.model.exercise import Dose
    from excli.present.speech import dose

    value = record[name]
    if name == "dose":
        return (
            [dose(Dose(**{unit: str(amount) for unit, amount in value.items()}), record["laterality"])]
            if value
            else ["-"]
        )
    labels = {slug: term.label.lower() for slug, term in terms_of(store, FIELD_BY_NAME[name].facet).items()}
    if name == "joints":
        return [f"{labels[joint]} {_DEGREES[degree]}" for joint, degree in value.items()] or ["no joint"]
    values = [value] if isinstance(value, str) else value
    return [labels.get(slug, slug) for slug in values if slug] or ["-"]


def _drawn(store: Store, found: Compared, answer: Best | None, output: Output) -> str:
    from excli.present.compare import Side, render_comparison

    told = {name: [_parts(store, record, name) for record in found.records] for name in (*found.same, *found.different)}
    sides = []
    for place, record in enumerate(found.records):
        values = {}
        for name in found.different:
            others = {part for at, parts in enumerate(told[name]) if at != place for part in parts}
            values[_LABELS[name]] = [(part, part not in others) for part in told[name][place]]
        sides.append(
            Side(
                record["name"],
                values,
                record["target"],
                tuple(record["secondary"]),
                _when(found, record),
                _about(record),
            )
        )
    shared = "; ".join(f"{_LABELS[name].lower()} {', '.join(told[name][0])}" for name in found.same)
    title = ("Both: " if len(sides) == 2 else "All: ") + shared if shared else ""
    names = {record["slug"]: record["name"] for record in found.records}
    notes = [f"The {names[above]} is above the {names[below]} on the ladder." for below, above in found.steps]
    notes += [answer.text] if answer else []
    labels = {slug: term.label for slug, term in terms_of(store, "muscle").items()}
    return render_comparison(title, sides, notes, labels, output.surface)


def _when(found: Compared, record: Record) -> str:
    return "; ".join(reason.text for reason in found.pick[record["slug"]])


def _about(record: Record) -> str:
    """What its own page says of it first."""
    return str(re.split(r"(?<=[.!?]) ", record["summary"])[0])


def _as_rows(store: Store, found: Compared, answer: Best | None, format: str) -> str:
    """A row for each fact: a table of Markdown, or, in a pipe, tabs between."""
    rows = [["", *(record["name"] for record in found.records)]]
    rows += (
        [_LABELS[name], *(", ".join(_parts(store, record, name)) for record in found.records)]
        for name in comparing.FIELDS
    )
    rows.append(["Take it for", *(_when(found, record) for record in found.records)])
    if format == "table":
        return "".join("\t".join(row) + "\n" for row in rows) + (f"Best\t{answer.text}\n" if answer else "")
    rows.insert(1, ["---"] * len(rows[0]))
    text = "".join(f"| {' | '.join(cell.replace('|', ' ') for cell in row)} |\n" for row in rows)
    return text + (f"\n{answer.text}\n" if answer else "")
