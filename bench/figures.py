#!/usr/bin/env python3
"""What figures cost, how much of a mistake the checks find, and contact sheets to look at.

python bench/figures.py                      costs: compiling, size, one SVG, one terminal picture
python bench/figures.py --mutate [SEED]      shares of shifted hips, hands and feet that the checks find; at least 80 %
python bench/figures.py --looked-at [SLUG…]  records figures (none named: all) as looked at, in data/figures/looked-at.txt
python bench/figures.py --sheet DIR [SLUG…]  contact sheets in DIR, light and dark, as PNG (needs chromium)
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from excli.catalog.figure_check import read_looked_at
from excli.catalog.figures import FigureData, read_figures
from excli.catalog.loading import read_paths
from excli.catalog.reader import EntryReader
from excli.catalog.sources import BUNDLED_ENTRIES, FIGURES, LOOKED_AT, VOCABULARY
from excli.catalog.vocabularies import read_vocabularies
from excli.model.exercise import Exercise
from excli.model.figure.agree import check, digest, likeness
from excli.model.figure.compiled import book_of, compiled, drawing_of
from excli.model.figure.flat import decode
from excli.model.figure.picture import Figure, Source, read_figure
from excli.model.figure.pose import PoseError
from excli.model.problems import ProblemList
from excli.present.figure.colors import DARK, LIGHT
from excli.present.figure.moving import moving
from excli.present.figure.sheet import sheet
from excli.present.figure.svg import still

FOUND_AT_LEAST = 0.8
SHIFT = 15.0
_ON_A_SHEET = 36
_CELL = (220, 140)  # pixels


def catalog() -> tuple[dict[str, FigureData], dict[str, Exercise]]:
    problems = ProblemList()
    figures = read_figures(FIGURES, problems)
    entries = read_paths([BUNDLED_ENTRIES], EntryReader(read_vocabularies(VOCABULARY)), problems)
    exercises = {entry.exercise.slug: entry.exercise for entry in entries}
    return {slug: figure for slug, figure in figures.items() if slug in exercises}, exercises


def ready(figure: FigureData, exercise: Exercise) -> Figure:
    return read_figure(figure.source, exercise.target, exercise.secondary)


def median_ms(work: Callable[[str], Any], slugs: list[str]) -> str:
    times = []
    for slug in slugs:
        started = time.perf_counter()
        work(slug)
        times.append((time.perf_counter() - started) * 1e3)
    return f"median {statistics.median(times):.2f} ms, worst {max(times):.1f} ms"


def costs() -> int:
    from excli.present.figure.text import draw
    from excli.present.surface import Surface

    figures, exercises = catalog()
    slugs = list(figures)
    made = {}

    def compile_(slug: str) -> None:
        one = exercises[slug]
        made[slug] = compiled(figures[slug].source, one.target, one.secondary, one.position)

    print(f"{len(slugs)} figures of {len(exercises)} entries")
    print("compiling:", median_ms(compile_, slugs))
    sizes = [len(data) for data in made.values()]
    print(f"stored: mean {statistics.mean(sizes):.0f} bytes, largest {max(sizes)}")
    drawings = {slug: decode(data) for slug, data in made.items()}
    print("decoding:", median_ms(lambda slug: decode(made[slug]), slugs))
    print("one SVG from the stored form:", median_ms(lambda slug: still(decode(made[slug]), slug), slugs))
    for depth in (1 << 24, 256, 16, 0):
        surface = Surface(80, True, depth)
        print(
            f"terminal, {depth} colours:", median_ms(lambda slug, at=surface: draw(drawings[slug], at, 60, 16), slugs)
        )
    print("checking:", median_ms(lambda slug: check(ready(figures[slug], exercises[slug]), exercises[slug]), slugs))
    some = slugs[:: max(1, len(slugs) // 40)]
    moved = [slug for slug in some if ready(figures[slug], exercises[slug]).moves]

    def move(slug: str) -> str:
        figure = ready(figures[slug], exercises[slug])
        return moving(drawing_of(figure), book_of(figure), slug)

    print("a moving SVG from its data:", median_ms(move, moved))
    print(f"  of {statistics.mean(len(move(slug)) for slug in moved) / 1024:.0f} KB on average")
    return 0


def mutate(seed: int) -> int:
    """Shift one hip, hand or foot of one frame by SHIFT cm in a random direction; count what the checks find."""
    random, counts = Random(seed), {}
    figures, exercises = catalog()
    missed, seen = [], []
    for slug, figure in figures.items():
        for part in ("hip", "hand", "foot"):
            changed = _shifted(figure.source, part, random)
            if changed is None:
                continue
            found = _is_found(changed, exercises[slug])
            counts.setdefault(part, []).append(found)
            seen.append(found or _is_other(changed, figure.source, exercises[slug]))
            if not counts[part][-1]:
                missed.append(f"{slug}:{part}")
    every = [found for part in counts.values() for found in part]
    for part, found in counts.items():
        print(f"{part}: {sum(found)} of {len(found)} found ({sum(found) / len(found):.0%})")
    print(f"by what is checked without eyes: {sum(every) / len(every):.1%}")
    print("missed:", *missed[:40])
    print(f"with the record of what was looked at: {sum(seen) / len(seen):.1%} (at least {FOUND_AT_LEAST:.0%})")
    return int(sum(seen) / len(seen) < FOUND_AT_LEAST)


_KEYS = {
    "hip": ("hip", "rest", "pin"),
    "hand": ("hand", "handR", "handL", "bar"),
    "foot": ("foot", "footR", "footL", "ankle"),
}


def _shifted(source: Source, part: str, random: Random) -> Source | None:
    """The figure with one number of one frame off by SHIFT; None where nothing of the part is said."""
    places = [(i, key) for i, frame in enumerate(source.frames) for key in _KEYS[part]
              if isinstance(frame.get(key), (int, float, dict)) or _points(frame.get(key))]  # fmt: skip
    if not places:
        return None
    index, key = random.choice(places)
    by = random.choice((-SHIFT, SHIFT))
    value = source.frames[index][key]
    if isinstance(value, (int, float)):
        value = value + by
    elif isinstance(value, dict):
        name, point = next(iter(value.items()))
        value = {name: _moved(point, by, random)}
    else:
        value = _moved(value, by, random)
    frames = [dict(frame) for frame in source.frames]
    frames[index][key] = value
    return source._replace(frames=frames)


def _points(value: Any) -> bool:
    return isinstance(value, list) and sum(isinstance(item, (int, float)) for item in value) >= 2


def _moved(point: list[Any], by: float, random: Random) -> list[Any]:
    places = [i for i, item in enumerate(point) if isinstance(item, (int, float))][:2]
    i = random.choice(places)
    return [item + by if place == i else item for place, item in enumerate(point)]


def _is_found(source: Source, exercise: Exercise) -> bool:
    try:
        return bool(check(read_figure(source, exercise.target, exercise.secondary), exercise))
    except PoseError:
        return True


def _is_other(source: Source, before: Source, exercise: Exercise) -> bool:
    one, other = (likeness(read_figure(it, exercise.target, exercise.secondary)) for it in (source, before))
    return one != other


def record(slugs: list[str]) -> int:
    """Write down that figures have been looked at as they are now."""
    figures, exercises = catalog()
    path = FIGURES / LOOKED_AT
    seen = {slug: found for slug, found in read_looked_at(path).items() if slug in figures}
    seen |= {slug: digest(likeness(ready(figures[slug], exercises[slug]))) for slug in slugs or figures}
    lines = [
        "# Each figure as it was when somebody looked at it: slug, digest. Written by bench/figures.py --looked-at."
    ]
    path.write_text("\n".join([*lines, *(f"{slug} {seen[slug]}" for slug in sorted(seen))]) + "\n", encoding="utf-8")
    print(f"{len(slugs or figures)} recorded in {path}")
    return 0


def sheets(folder: Path, slugs: list[str]) -> int:
    figures, exercises = catalog()
    chosen = slugs or list(figures)
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(chosen), _ON_A_SHEET):
        part = chosen[start : start + _ON_A_SHEET]
        drawings = [
            (slug, drawing_of(ready(figures[slug], exercises[slug]), exercises[slug].position)) for slug in part
        ]
        for name, theme in (("light", LIGHT), ("dark", DARK)):
            place = folder / f"sheet-{start // _ON_A_SHEET + 1:02}-{name}.png"
            columns = min(6, len(part))
            photograph(sheet(drawings, "Figures", columns, theme), theme["ground"], place, columns * _CELL[0],
                       -(-len(part) // columns) * _CELL[1])  # fmt: skip
            print(place)
    return 0


def photograph(drawing: str, ground: str, place: Path, wide: int, high: int) -> None:
    """A drawing as PNG, by a browser."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><style>body{{margin:0;background:{ground}}}'
                        f".fig{{width:{wide}px;height:{high}px}}</style>{drawing}", encoding="utf-8")  # fmt: skip
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                   f"--window-size={wide},{high}", f"--screenshot={place}", str(page)]  # fmt: skip
        subprocess.run(command, stderr=subprocess.DEVNULL, check=True)


def main() -> int:
    match sys.argv[1:]:
        case ["--mutate", *seed]:
            return mutate(int(seed[0]) if seed else 1)
        case ["--looked-at", *slugs]:
            return record(slugs)
        case ["--sheet", folder, *slugs]:
            return sheets(Path(folder), slugs)
        case _:
            return costs()


if __name__ == "__main__":
    sys.exit(main())
