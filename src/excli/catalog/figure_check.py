"""Holds figures to what can be checked without eyes; every problem stands where it can be mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from excli.catalog.drawings import each, unread
from excli.catalog.figures import FigureData
from excli.model.exercise import Exercise
from excli.model.figure.picture import Source
from excli.model.problems import Problem
from excli.model.suggest import did_you_mean

# Rule → what it asks, for `catalog check --rules`.
FIGURE_RULES = {
    "figure": "A figure can be read and drawn.",
    "figure-twice": "A figure stands in one file only.",
    "figure-slug": "A figure belongs to an entry.",
    "figure-like": "What a figure is like is there, and leads round in no circle.",
    "figure-same": "A shared picture is one of the neighbour's own, and shared unchanged.",
    "figure-frame": "set, set1 … change a frame that is there.",
    "figure-bone": "No bone is stretched.",
    "figure-reach": "Hands and feet reach where they are said to be.",
    "figure-joint": "Every joint is within its range.",
    "figure-floor": "Nothing is below the floor.",
    "figure-inside": "No hand, elbow or knee is inside the trunk.",
    "figure-contact": "The body touches the floor or something, unless it is in the air.",
    "figure-palm": "A flat hand lies on something.",
    "figure-foot": "A foot that stands has something under it.",
    "figure-pin": "What is pinned lies on something.",
    "figure-rest": "A trunk that rests lies on something.",
    "figure-work": "Legs rest in standing, sitting and lying work for arms, chest, back and shoulders.",
    "figure-seat": "Who sits or lies has something under trunk, thighs or arms.",
    "figure-sunk": "No trunk, head or leg is inside something solid.",
    "figure-slide": "A foot or flat hand that stands in two frames stays or steps; it does not slide.",
    "figure-balance": "The weight is over the feet where they alone carry it.",
    "figure-hold": "Hands are on what they hold.",
    "figure-still": "Two frames differ.",
    "figure-target": "The target muscle is seen.",
    "figure-equipment": "What is drawn is the entry's equipment.",
    "figure-position": "The body is in the entry's position.",
    "figure-side": "A one-sided entry has sides that differ, a two-sided one sides that do not.",
    "figure-looked-at": "Somebody has looked at the figure since its numbers changed (for the bundled catalog).",
    "figure-twin": "Two figures that show the same are declared the same.",
}


class _Task(NamedTuple):
    source: Source
    exercise: Exercise


class _Told(NamedTuple):
    """What the check of one figure found: (rule, message, frame or key) and what others that look the same share."""

    found: list[tuple[str, str, str]]
    likeness: tuple[object, ...]


def check_figures(
    figures: Mapping[str, FigureData], exercises: Mapping[str, Exercise], looked_at: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Yield every problem of the figures against their entries, and, with `looked_at`, what changed since it was."""
    there = {slug: figure for slug, figure in figures.items() if slug in exercises}
    for slug, figure in figures.items():
        if slug not in there:
            hint = did_you_mean(slug, exercises).strip() or "rename or delete it"
            yield figure.said.problem("figure-slug", f"there is no entry {slug!r}", hint)
    told = each(_check, [_Task(figure.source, exercises[slug]) for slug, figure in there.items()])
    for figure, one in zip(there.values(), told, strict=True):
        for rule, message, key in one.found:
            if rule == "figure":
                yield unread(figure, message, key)
            else:
                yield figure.said.problem(rule, f"{figure.said.slug}: {message}", key=key)
    if looked_at is not None:
        yield from _unseen(there, [one.likeness for one in told], looked_at)
    yield from _twins(there, [one.likeness for one in told])


def _check(task: _Task) -> _Told:
    from excli.model.figure.agree import check, likeness
    from excli.model.figure.picture import read_figure
    from excli.model.figure.pose import PoseError

    try:
        figure = read_figure(task.source, task.exercise.target, task.exercise.secondary)
        found = [(one.rule, one.message, f"frame {one.frame}") for one in check(figure, task.exercise)]
        return _Told(found, likeness(figure))
    except PoseError as error:
        return _Told([("figure", str(error), error.key)], ())


def read_looked_at(path: Path) -> dict[str, str]:
    """Return slug → digest of the figures as they were when somebody looked at them; empty where there is no file."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {slug: digest for slug, _, digest in (line.partition(" ") for line in lines) if not slug.startswith("#")}


def _unseen(
    figures: Mapping[str, FigureData], likenesses: list[tuple[object, ...]], looked_at: Mapping[str, str]
) -> Iterator[Problem]:
    from excli.model.figure.agree import digest

    for (slug, figure), likeness in zip(figures.items(), likenesses, strict=True):
        if likeness and looked_at.get(slug) != digest(likeness):
            what = "has changed since somebody looked at it" if slug in looked_at else "has not been looked at"
            hint = "look: bench/figures.py --sheet DIR SLUG; then: bench/figures.py --looked-at SLUG"
            yield figure.said.problem("figure-looked-at", f"{slug} {what}", hint)


def _twins(figures: Mapping[str, FigureData], likenesses: list[tuple[object, ...]]) -> Iterator[Problem]:
    """Figures that show the same and are not declared the same."""
    first: dict[tuple[object, ...], str] = {}
    for (slug, figure), likeness in zip(figures.items(), likenesses, strict=True):
        if not likeness:
            continue
        other = first.setdefault(likeness, slug)
        if other != slug and (figure.same or slug) != (figures[other].same or other):
            hint = f"write {slug}: {{same: {other}}} if they truly look the same, or draw what differs"
            yield figure.said.problem("figure-twin", f"{slug} shows the same as {other}", hint)
