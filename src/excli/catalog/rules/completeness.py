"""Rules on completeness: every field is filled, with as much as it needs."""

from __future__ import annotations

from collections.abc import Iterator

from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.fields import FIELDS
from excli.model.problems import Problem

SUMMARY_WORDS = (25, 60)
_COUNTED_ELSEWHERE = {"aliases"}


def filled(checked: CheckedCatalog) -> Iterator[Problem]:
    """Every field is written, with as many items as it needs."""
    for entry in checked.entries:
        for field in FIELDS:
            value = getattr(entry.exercise, field.name)
            if field.name in _COUNTED_ELSEWHERE:
                continue
            if not value and not (field.kind.many and not field.at_least):
                yield problem_at(entry, "not-filled", f"{field.name} is missing", field.meaning, field=field.name)
            elif field.name not in entry.written:
                message = f"{field.name} is not written down"
                yield problem_at(entry, "not-filled", message, f"write {field.name}: [] if there is none")
            elif field.at_least and len(value) < field.at_least:
                message = f"{len(value)} {field.name}, at least {field.at_least} are wanted"
                yield problem_at(entry, "not-filled", message, field.meaning, field=field.name)
            elif field.at_most and len(value) > field.at_most:
                message = f"{len(value)} {field.name}, at most {field.at_most} can be followed"
                yield problem_at(entry, "not-filled", message, "join or drop some", field=field.name)


def summary_length(checked: CheckedCatalog) -> Iterator[Problem]:
    """A summary of 25 to 60 words."""
    least, most = SUMMARY_WORDS
    for entry in checked.entries:
        count = len(entry.exercise.summary.split())
        if entry.exercise.summary and not least <= count <= most:
            message = f"the summary has {count} words"
            yield problem_at(entry, "summary-length", message, f"write {least} to {most}", field="summary")


def target_twice(checked: CheckedCatalog) -> Iterator[Problem]:
    """The target is not among the secondary muscles."""
    for entry in checked.entries:
        if entry.exercise.target in entry.exercise.secondary:
            index = entry.exercise.secondary.index(entry.exercise.target)
            message = f"{entry.exercise.target} is the target and secondary"
            yield problem_at(entry, "target-twice", message, "delete it here", field="secondary", index=index)


RULES = (
    Rule("not-filled", "complete", "Every field is written, with as many items as it needs.", filled),
    Rule("summary-length", "complete", "A summary of 25 to 60 words.", summary_length),
    Rule("target-twice", "loadable", "The target is not among the secondary muscles.", target_twice),
)
