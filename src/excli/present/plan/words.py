"""What every rendering of a plan says, in the same words."""

from __future__ import annotations

from excli.model.plan import Gap, Item, Plan, Session
from excli.model.text import join

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EASY_SETS = "one or two easy sets of the first exercise"
HEAVY_SETS = "two or three lighter sets before each heavy lift"
_HEAVY = 150


def title(plan: Plan) -> str:
    """Return what the plan is called."""
    if plan.request.today:
        return f"Today: {plan.sessions[0].minutes} minutes, whole body"
    weeks = plan.request.weeks
    return (
        f"Plan: {plan.request.days} x {plan.request.minutes} minutes a week for {weeks} week{'s' if weeks > 1 else ''}"
    )


def heading(session: Session, today: bool) -> str:
    """Return the heading of a session."""
    when = "" if today else f"{DAYS[session.day - 1]}: "
    return f"{when}{session.label}, about {session.minutes} minutes"


def warm_up(session: Session) -> str:
    """Return the warm-up as a sentence."""
    parts = [f"{part.name} {seconds(part.seconds)}" for part in session.warm_up]
    easy = HEAVY_SETS if any(item.rest >= _HEAVY for item in session.items) else EASY_SETS
    return f"Warm-up: {', '.join(parts)}, then {easy}." if parts else f"Warm-up: {easy}."


def dose(item: Item) -> str:
    """Return sets and repetitions: "3 x 8-12 each side"."""
    unit = {"reps": "", "seconds": " s", "metres": " m", "minutes": " min"}[item.unit]
    amount = item.amount.replace("-", "–") + unit
    side = " each side" if item.one_sided else ""
    return f"{amount}{side}" if item.role == "conditioning" else f"{item.sets} × {amount}{side}"


def reserve(item: Item) -> str:
    """Return the repetitions left in reserve, as said to a person."""
    if item.role == "power":
        return "stop when it slows"
    return f"leave {item.reserve}" if item.reserve is not None else ""


def rest(item: Item) -> str:
    """Return the rest after a set; of two alternated exercises the first goes straight to the second."""
    if item.role == "conditioning":
        return ""
    if item.pair.endswith("1"):
        return f"then {item.pair[0]}2"
    return f"rest {seconds(item.rest)}"


def seconds(amount: int) -> str:
    """Return a duration: "45 s", "2 min", "2:30 min"."""
    if amount < 60:
        return f"{amount} s"
    minutes, left = divmod(amount, 60)
    return f"{minutes}:{left:02} min" if left else f"{minutes} min"


def gap(found: Gap) -> str:
    """Return a gap as a sentence, with what would close it."""
    stand_in = f"; {found.stand_in} stands in" if found.stand_in else ""
    closes = f". {found.piece.replace('-', ' ').capitalize()} would give the {found.opens}" if found.piece else ""
    return f"Nothing here does the {found.label}{stand_in}{closes}."


def balance(plan: Plan) -> str:
    """Return pushes to pulls, and the minutes for the heart."""
    week = plan.week
    return f"Sets: {week.push} push, {week.pull} pull. Aerobic: {week.aerobic} of {week.aerobic_target} minutes."


def patterns(plan: Plan) -> str:
    """Return the movement patterns of the week with their sets."""
    told = [
        f"{pattern.replace('-', ' ')} {sets}"
        for pattern, sets in sorted(plan.week.patterns.items(), key=lambda p: -p[1])
    ]
    return f"Patterns: {join(told)}."


def why(item: Item) -> str:
    """Return the parts of the score, largest first."""
    parts = sorted(item.why.items(), key=lambda part: -part[1])
    return f"{item.score:.2f} = " + " + ".join(f"{name} {size:.2f}" for name, size in parts)


def stand_in(item: Item) -> str:
    """Return what is said of an exercise that fills a slot for want of a better one."""
    return f"for want of a {item.label}" if item.stand_in else ""


def sources(plan: Plan) -> list[str]:
    """Return where the rules are from: in full for a plan, shortly for a session."""
    if plan.request.today:
        return ["Rules after WHO 2020, ACSM 2009 and 2026, Iversen 2021 and others: docs/plan.md."]
    return [*plan.sources.values(), "Every rule: docs/plan.md"]
