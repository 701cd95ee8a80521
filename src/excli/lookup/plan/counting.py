"""What the sessions of a week add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from excli.model.plan import Item, MuscleWeek, Session, Week

# What is counted in sets; power, balance and conditioning are not hard sets of a muscle.
COUNTED = ("compound", "isolation", "trunk")


def sets_of(items: Iterable[Item], half: float) -> Counter[str]:
    """Return the fractional sets of each muscle: the target whole, the secondary ones by half."""
    found: Counter[str] = Counter()
    for item in items:
        if item.role in COUNTED:
            found[item.target] += item.sets
            for muscle in item.secondary:
                found[muscle] += item.sets * half  # type: ignore[assignment]  # half sets
    return found


def week_of(sessions: Sequence[Session], level: str, rules: dict[str, Any], labels: Mapping[str, str]) -> Week:
    """Return the week's sets and days by muscle, pushes and pulls, patterns, and minutes for the heart."""
    sets: Counter[str] = Counter()
    days: dict[str, set[int]] = defaultdict(set)
    for session in sessions:
        found = sets_of(session.items, rules["half"])
        sets.update(found)
        for muscle in found:
            days[muscle].add(session.day)
    low, high = rules["bands"][level]
    muscles = [
        MuscleWeek(
            slug, label, float(sets[slug]), len(days[slug]), *((low, high) if slug in rules["major"] else (0, 0))
        )
        for slug, label in labels.items()
        if sets[slug] or slug in rules["major"]
    ]
    items = [item for session in sessions for item in session.items]
    patterns: Counter[str] = Counter()
    for item in items:
        patterns[item.pattern] += item.sets
    return Week(
        muscles,
        push=_side(items, rules["push_patterns"]),
        pull=_side(items, rules["pull_patterns"]),
        patterns=dict(patterns),
        aerobic=sum(item.high for item in items if item.role == "conditioning" and item.unit == "minutes"),
        aerobic_target=rules["aerobic"]["week"],
    )


def _side(items: Iterable[Item], patterns: Sequence[str]) -> int:
    return sum(item.sets for item in items if item.pattern in patterns and item.role in COUNTED)
