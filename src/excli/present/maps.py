"""The muscle map of one exercise, or of several together, in every format."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excli.model.answers import Record
from excli.present import data
from excli.present.musclemap import Highlight, coverage, of_exercise, picture
from excli.present.safe import clean
from excli.present.surface import Surface

_SECOND = 0.5  # what a secondary muscle counts where a target counts 1
_WIDEST = 80


class MuscleMap(NamedTuple):
    """What some exercises train. `labels`: every muscle, slug → what it is called."""

    records: Sequence[Record]
    labels: Mapping[str, str]

    @property
    def single(self) -> bool:
        return len(self.records) == 1

    @property
    def title(self) -> str:
        return clean(self.records[0]["name"]) if self.single else f"{len(self.records)} exercises"

    @property
    def load(self) -> dict[str, float]:
        """How much each muscle is trained."""
        load: dict[str, float] = {}
        for record in self.records:
            load[record["target"]] = load.get(record["target"], 0) + 1
            for muscle in record["secondary"]:
                load[muscle] = load.get(muscle, 0) + _SECOND
        return load

    @property
    def lit(self) -> Highlight:
        if self.single:
            return of_exercise(self.records[0]["target"], self.records[0]["secondary"])
        return coverage(self.load)

    @property
    def untrained(self) -> list[str]:
        load = self.load
        return [slug for slug in self.labels if slug not in load]


def draw(found: MuscleMap, surface: Surface) -> str:
    """Draw it for a terminal: the largest figure that fits, its legend, and for several what nothing trains."""
    room = min(surface.width, _WIDEST)
    lines = [
        found.title,
        "",
        *figure(found.lit, surface),
        *picture.legend_lines(found.lit, surface, found.labels, room),
    ]
    if not found.single:
        names = ", ".join(found.labels[slug] for slug in found.untrained)
        text = f"untrained: {names}" if names else "every muscle is trained"
        lines += textwrap.wrap(text, room, subsequent_indent="   ")
    return "".join(f"{line}\n" for line in lines)


def figure(lit: Highlight, surface: Surface) -> list[str]:
    """Draw the largest figure that fits; nothing where none does."""
    sizes = (picture.LARGE, picture.GOOD, picture.COMPACT, picture.LEAST)
    size = next((size for size in sizes if size.width <= surface.width), None)
    return picture.draw(lit, surface, size) if size else []


def as_json(found: MuscleMap, surface: Surface) -> str:
    """Return the load of each muscle, and what nothing trains."""
    lit, load = found.lit, found.load
    muscles = [{"muscle": slug, "load": load[slug], "grade": lit.titles[grade]} for slug, grade in lit.grades.items()]
    slugs = [record["slug"] for record in found.records]
    return data.as_json({"exercises": slugs, "muscles": muscles, "untrained": found.untrained})


def as_svg(found: MuscleMap, surface: Surface) -> str:
    """Return a drawing."""
    from excli.present.musclemap import svg

    return svg.draw(found.lit, found.labels, f"Muscle map of {found.title}") + "\n"
