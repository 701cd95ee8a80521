"""Rules on links: every ladder can be climbed, and every swap is there."""

from __future__ import annotations

from collections.abc import Iterator

from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.checker import Checker
from excli.model.fields import LINKS
from excli.model.problems import Problem

_BACK = {"easier": "harder", "harder": "easier", "swaps": "swaps"}


def missing(checked: CheckedCatalog) -> Iterator[Problem]:
    """Links name other entries that exist."""
    for entry in checked.entries:
        for name in LINKS:
            for index, slug in enumerate(getattr(entry.exercise, name)):
                if slug == entry.exercise.slug:
                    yield problem_at(
                        entry, "link", f"{name} names the entry itself", "delete it", field=name, index=index
                    )
                elif slug not in checked.known:
                    hint = Checker.alternatives(slug, checked.known) or "delete it, or write that entry"
                    yield problem_at(
                        entry, "link", f"{name}: there is no entry {slug!r}", hint, field=name, index=index
                    )


def circles(checked: CheckedCatalog) -> Iterator[Problem]:
    """Harder never leads back to where it began."""
    harder = _harder(checked)
    done: set[str] = set()
    for start in harder:
        path: list[str] = []
        on_path: set[str] = set()
        stack = [(start, iter(sorted(harder.get(start, ()))))] if start not in done else []
        if stack:
            path.append(start)
            on_path.add(start)
        while stack:
            slug, following = stack[-1]
            step = next(following, None)
            if step is None:
                stack.pop()
                path.pop()
                on_path.discard(slug)
                done.add(slug)
            elif step in on_path:
                ring = [*path[path.index(step) :], step]
                entry = checked.by_slug[step]
                yield problem_at(
                    entry, "circle", f"harder goes round: {' > '.join(ring)}", "take one link out", field="harder"
                )
            elif step not in done and step in checked.by_slug:
                stack.append((step, iter(sorted(harder.get(step, ())))))
                path.append(step)
                on_path.add(step)


def _harder(checked: CheckedCatalog) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {slug: set(entry.exercise.harder) for slug, entry in checked.by_slug.items()}
    for slug, entry in checked.by_slug.items():
        for below in entry.exercise.easier:
            found.setdefault(below, set()).add(slug)
    return found


def difficulty_falls(checked: CheckedCatalog) -> Iterator[Problem]:
    """Difficulty never falls along harder."""
    rank = {slug: place for place, slug in enumerate(checked.vocabularies["difficulty"].terms)}
    for entry in checked.entries:
        for name, sign in (("harder", 1), ("easier", -1)):
            for index, slug in enumerate(getattr(entry.exercise, name)):
                other = checked.by_slug.get(slug)
                if other and sign * (rank[other.exercise.difficulty] - rank[entry.exercise.difficulty]) < 0:
                    message = f"{name}: {slug} is {other.exercise.difficulty}, this is {entry.exercise.difficulty}"
                    hint = "fix a difficulty or the link"
                    yield problem_at(entry, "difficulty-falls", message, hint, field=name, index=index)


def one_way(checked: CheckedCatalog) -> Iterator[Problem]:
    """Links are written in both entries."""
    for entry in checked.entries:
        for name in LINKS:
            for index, slug in enumerate(getattr(entry.exercise, name)):
                other = checked.by_slug.get(slug)
                if other and entry.exercise.slug not in getattr(other.exercise, _BACK[name]):
                    message = f"{name}: {slug} does not name this entry back"
                    hint = f"add {entry.exercise.slug} to {_BACK[name]} of {other.path}"
                    yield problem_at(entry, "one-way", message, hint, field=name, index=index)


def both_kinds(checked: CheckedCatalog) -> Iterator[Problem]:
    """A step of the ladder is not a swap as well."""
    for entry in checked.entries:
        exercise = entry.exercise
        for index, slug in enumerate(exercise.swaps):
            if slug in exercise.easier or slug in exercise.harder:
                message = f"{slug} is a step of the ladder and a swap at once"
                yield problem_at(entry, "step-and-swap", message, "keep one of the two", field="swaps", index=index)


def no_way_down(checked: CheckedCatalog) -> Iterator[Problem]:
    levels = list(checked.vocabularies["difficulty"].terms)
    for entry in checked.entries:
        exercise = entry.exercise
        others = [checked.by_slug[slug].exercise for slug in exercise.swaps if slug in checked.by_slug]
        own = levels.index(exercise.difficulty)
        led = exercise.easier or any(other.easier or levels.index(other.difficulty) < own for other in others)
        if own and not led and not checked.excepted("no-way-down", exercise.slug):
            message = f"nothing easier is linked with an exercise that is {exercise.difficulty}"
            yield problem_at(entry, "no-way-down", message, "name the step below it", field="difficulty")


def alone(checked: CheckedCatalog) -> Iterator[Problem]:
    for entry in checked.entries:
        exercise = entry.exercise
        if not (exercise.easier or exercise.harder or exercise.swaps) and not checked.excepted("alone", exercise.slug):
            message = "no entry is linked with it"
            yield problem_at(entry, "alone", message, "name a step or what does the same job", field="swaps")


RULES = (
    Rule("link", "loadable", "Links name other entries that exist.", missing),
    Rule("circle", "loadable", "Harder never leads back to where it began.", circles),
    Rule("difficulty-falls", "loadable", "Difficulty never falls along harder.", difficulty_falls),
    Rule("one-way", "complete", "Links are written in both entries.", one_way),
    Rule("step-and-swap", "complete", "A step of the ladder is not a swap as well.", both_kinds),
    Rule(
        "no-way-down",
        "complete",
        "What is not for beginners leads to something easier, by a step or a swap.",
        no_way_down,
    ),
    Rule("alone", "complete", "Every entry is linked with another.", alone),
)
