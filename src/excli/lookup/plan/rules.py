"""The rules of docs/plan.md that a plan is held to, whoever made it: one function each, in one table.

Each gets the facts of a plan and returns what it finds: what is not reached ("short") or broken. Nothing: it is held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from excli.lookup.plan.counting import COUNTED, sets_of
from excli.model.plan import Finding, Item, PlanRequest, Session, Week
from excli.model.text import join


class Facts(NamedTuple):
    """A plan as the rules see it. `weeks_apart`: the sessions come again after seven days."""

    request: PlanRequest
    sessions: list[Session]
    week: Week
    rules: dict[str, Any]
    labels: Mapping[str, str]
    timed: bool = True


def findings(facts: Facts) -> list[Finding]:
    """Return what every rule that applies finds."""
    return [found for rule in RULES if not (facts.request.today and rule in WEEKLY) for found in rule(facts)]


def twice_a_week(facts: Facts) -> Iterable[Finding]:
    """Train every major muscle group on two days. (WHO 2020)"""
    days = {muscle.muscle: muscle.days for muscle in facts.week.muscles}
    short = [
        name
        for name, muscles in facts.rules["groups"].items()
        if max(days.get(muscle, 0) for muscle in muscles) < facts.rules["twice"]
    ]
    if short:
        yield Finding("frequency", "short", f"Trained on fewer than two days: {join(short)}.", ",".join(short))


def volume(facts: Facts) -> Iterable[Finding]:
    """Keep each muscle's weekly sets within the band of the level. (Schoenfeld 2017, Pelland 2024; bands custom)"""
    below = [muscle for muscle in facts.week.muscles if muscle.low and muscle.sets < muscle.low]
    if below:
        told = ", ".join(f"{muscle.label.lower()} {muscle.sets:g}" for muscle in below)
        yield Finding(
            "volume", "short", f"Below {below[0].low} sets a week: {told}.", ",".join(muscle.muscle for muscle in below)
        )
    for muscle in facts.week.muscles:
        if muscle.sets > facts.rules["week_cap"]:
            told = f"{muscle.label}: {muscle.sets:g} sets a week, more than {facts.rules['week_cap']}."
            yield Finding("volume", "broken", told, muscle.muscle)


def session_cap(facts: Facts) -> Iterable[Finding]:
    """Give no muscle more than ten sets in a session. (custom)"""
    for session in facts.sessions:
        for muscle, sets in sets_of(session.items, facts.rules["half"]).items():
            if sets > facts.rules["session_cap"]:
                told = f"{session.label}: {sets:g} sets for {facts.labels.get(muscle, muscle).lower()} in one session."
                yield Finding("session-cap", "broken", told, muscle)


def apart(facts: Facts) -> Iterable[Finding]:
    """Leave 48 hours between sessions that train the same muscle first of all. (Garber 2011)"""
    days: dict[str, set[int]] = defaultdict(set)
    for session in facts.sessions:
        for item in session.items:
            if item.role in COUNTED:
                days[item.target].add(session.day)
    for muscle, found in days.items():
        if any(_next(day) in found for day in found) and muscle in facts.rules["major"]:
            label = facts.labels.get(muscle, muscle)
            yield Finding("48-hours", "broken", f"{label} is trained on two days running.", muscle)


def pulls_and_pushes(facts: Facts) -> Iterable[Finding]:
    """Pull at least as many sets as you push. (custom)"""
    if facts.week.push > facts.week.pull:
        told = f"More pushes than pulls: {facts.week.push} sets to {facts.week.pull}."
        yield Finding("push-pull", "short", told)


def core_patterns(facts: Facts) -> Iterable[Finding]:
    """Hold the six core patterns in a week: squat or lunge, hinge, two pushes, two pulls. (Iversen 2021, custom)"""
    alike = {"squat": ("squat", "lunge"), "vertical-pull": ("vertical-pull", "pullover")}
    labels = {"horizontal-push": "push", "horizontal-pull": "row", "vertical-push": "overhead press",
              "vertical-pull": "pull from above"}  # fmt: skip
    absent = [
        core for core in facts.rules["core"] if not any(facts.week.patterns.get(p) for p in alike.get(core, (core,)))
    ]
    if absent:
        told = join([labels.get(core, core) for core in absent], "or")
        yield Finding("patterns", "short", f"No {told} in the week.", ",".join(absent))


def beside(facts: Facts) -> Iterable[Finding]:
    """Hold one-leg work, two kinds of trunk work, and a carry or calves in a week. (custom)"""
    absent = [
        name
        for name, patterns in facts.rules["beside"].items()
        if not any(facts.week.patterns.get(pattern) for pattern in patterns)
    ]
    if absent:
        yield Finding("beside", "short", f"Not in the week: {join(absent)}.", ",".join(absent))


def within_time(facts: Facts) -> Iterable[Finding]:
    """Never exceed the minutes. (Iversen 2021)"""
    for session in facts.sessions:
        if facts.timed and session.minutes > facts.request.minutes:
            told = f"{session.label} takes {session.minutes} minutes, not {facts.request.minutes}."
            yield Finding("time", "broken", told)


def exercises(facts: Facts) -> Iterable[Finding]:
    """Keep to the exercises a session of the level can hold. (custom)"""
    most = facts.rules["exercises"][facts.request.level]
    for session in facts.sessions:
        count = sum(item.role in COUNTED for item in session.items)
        if count > most:
            yield Finding("exercises", "broken", f"{session.label}: {count} exercises, more than {most}.")


def enough(facts: Facts) -> Iterable[Finding]:
    """Fill a session: where the kit leaves too little for it, fewer whole-body days use the time better. (custom)"""
    least = facts.rules["fewest_exercises"]
    thin = [s.label for s in facts.sessions if sum(item.role in COUNTED for item in s.items) < least]
    if thin and facts.request.days > least and facts.request.minutes >= facts.rules["time"]["short"]:
        told = f"Few exercises in {join(list(dict.fromkeys(thin)))}: whole-body days fit better here (--days {least})."
        yield Finding("exercises", "short", told)


def fast(facts: Facts) -> Iterable[Finding]:
    """Begin each session for power with something fast, where the kit and the joints allow it. (ACSM 2026, NSCA)"""
    if facts.request.goal == "power":
        slow = [s.label for s in facts.sessions if not any(item.role == "power" for item in s.items)]
        if slow:
            yield Finding(
                "power",
                "short",
                f"Nothing fast that fits in {join(list(dict.fromkeys(slow)))}: no throw, swing or jump.",
            )
        spared = {joint.split(":")[0] for joint in facts.request.avoid} & {"knees", "ankles", "hips"}
        if spared:
            yield Finding(
                "power",
                "short",
                f"No jumps: they load the {join(sorted(spared))}. Throws and swings stand in where the kit has them.",
            )


def within_level(facts: Facts) -> Iterable[Finding]:
    """Choose nothing above the level but the first barbell lifts. (custom)"""
    levels = {level: place for place, level in enumerate(facts.rules["levels"])}
    for item in _items(facts):
        above = levels.get(item.difficulty, 0) - levels[facts.request.level]
        if above > 0 and item.slug not in facts.rules["first_lifts"]:
            told = f"{item.name} is {item.difficulty}, above {facts.request.level}."
            yield Finding("level", "broken" if above > 1 else "short", told, item.slug)


def jumps(facts: Facts) -> Iterable[Finding]:
    """Jump on two days at most, 48 hours apart, while a beginner. (custom)"""
    days = {
        session.day
        for session in facts.sessions
        for item in session.items
        if item.impact == "high" and item.role != "conditioning"
    }
    if facts.request.level == "beginner" and (
        len(days) > facts.rules["twice"] or any(_next(day) in days for day in days)
    ):
        yield Finding("jumps", "broken", "Jumps on more than two days, or on two days running.")


def heart(facts: Facts) -> Iterable[Finding]:
    """Reach 150 minutes of moderate aerobic work a week; some is better than none. (WHO 2020)"""
    left = facts.week.aerobic_target - facts.week.aerobic
    if left > 0:
        days = 7 - len({session.day for session in facts.sessions})
        told = f"Aerobic minutes: {facts.week.aerobic} of {facts.week.aerobic_target}."
        more = (
            f" Walk briskly {-(-left // max(days, 1) // 5) * 5} minutes on each of the other {days} days."
            if days > 1
            else ""
        )
        yield Finding("aerobic", "short", told + more)


def steady(facts: Facts) -> Iterable[Finding]:
    """From 65 on, train balance on three days a week. (WHO 2020)"""
    age, need = facts.request.age, facts.rules["request"]["balance_days"]
    if age is not None and age >= facts.rules["request"]["older"]:
        days = {session.day for session in facts.sessions if any(item.role == "balance" for item in session.items)}
        if len(days) < need:
            told = f"Balance on {len(days)} of {need} days: stand on one leg beside the kitchen table on the others."
            yield Finding("balance", "short", told)


def _items(facts: Facts) -> list[Item]:
    found = {item.slug: item for session in facts.sessions for item in session.items}
    return list(found.values())


def _next(day: int) -> int:
    return day % 7 + 1


Rule = Callable[[Facts], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    twice_a_week, volume, session_cap, apart, pulls_and_pushes, core_patterns, beside, within_time, exercises, enough, fast,
    within_level, jumps, heart, steady,
)  # fmt: skip
# What says nothing of a single session.
WEEKLY: tuple[Rule, ...] = (twice_a_week, volume, apart, pulls_and_pushes, beside, heart, steady, core_patterns)
