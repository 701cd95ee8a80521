"""A plan: what was asked for, its sessions, what they add up to, and what rules say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Degree = Literal["short", "broken", "more"]


class PlanRequest(NamedTuple):
    """What is asked for.

    owned    equipment, without what it covers; None: everything there is
    kit      what to call it
    avoid    joints to spare, as --avoid takes them: "knees", "knees:mild"
    today    one session, not a week
    """

    owned: tuple[str, ...] | None = None
    kit: str = "everything"
    days: int = 3
    minutes: int = 45
    level: str = "beginner"
    goal: str = "health"
    avoid: tuple[str, ...] = ()
    weeks: int = 8
    seed: int = 0
    age: int | None = None
    today: bool = False


@dataclass(slots=True)
class Item:
    """An exercise in a session.

    slot       the place it fills; stand_in: it fills it for want of a better one
    amount     "8-12", in `unit`: reps, seconds, metres or minutes; per side where `one_sided`
    reserve    repetitions left in reserve; None where there are none to count
    rest       seconds after a set
    pair       "A1", "A2": alternated with the one of the same letter; "" for straight sets
    why        feature → its part of the score
    """

    slot: str
    label: str
    role: str
    group: str
    slug: str
    name: str
    pattern: str
    target: str
    secondary: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    difficulty: str = ""
    impact: str = "none"
    category: str = "strength"
    one_sided: bool = False
    stand_in: bool = False
    sets: int = 1
    amount: str = ""
    unit: str = "reps"
    reserve: int | None = None
    rest: int = 0
    pair: str = ""
    cue: str = ""
    start: str = ""
    move_on: str = ""
    swap: str = ""
    swap_name: str = ""
    score: float = 0.0
    why: dict[str, float] = field(default_factory=dict)

    @property
    def low(self) -> int:
        return int(self.amount.split("-")[0] or 0)

    @property
    def high(self) -> int:
        return int(self.amount.split("-")[-1] or 0)


class WarmUp(NamedTuple):
    """A movement before the first set, and for how long."""

    slug: str
    name: str
    seconds: int


@dataclass(slots=True)
class Session:
    """A session: the day of the week (1 is Monday), its exercises in order, and how long it takes."""

    day: int
    label: str
    items: list[Item]
    warm_up: list[WarmUp] = field(default_factory=list)
    minutes: int = 0


class Finding(NamedTuple):
    """What a rule of docs/plan.md says: that it is not reached, or broken, or that more is done than it asks."""

    rule: str
    degree: Degree
    text: str
    about: str = ""


class Gap(NamedTuple):
    """A core pattern that nothing of the kit does well, what stands in for it, and what would close it."""

    pattern: str
    label: str
    stand_in: str
    piece: str
    opens: str


class MuscleWeek(NamedTuple):
    """What a week does for a muscle: fractional sets, days on which it is trained, and the band it is held to."""

    muscle: str
    label: str
    sets: float
    days: int
    low: int
    high: int


class Week(NamedTuple):
    """What the sessions add up to."""

    muscles: list[MuscleWeek]
    push: int
    pull: int
    patterns: dict[str, int]
    aerobic: int
    aerobic_target: int


class Plan(NamedTuple):
    """The whole plan, as the renderers show it."""

    request: PlanRequest
    assumptions: list[str]
    sessions: list[Session]
    week: Week
    findings: list[Finding]
    gaps: list[Gap]
    progress: list[str]
    stop: list[str]
    sources: dict[str, str]

    def document(self) -> dict[str, Any]:
        """Return the plan as plain values, as JSON holds it."""
        return {
            "request": {**self.request._asdict(), "owned": list(self.request.owned or []) or None,
                        "avoid": list(self.request.avoid)},
            "assumptions": self.assumptions,
            "sessions": [_session(session) for session in self.sessions],
            "week": {
                "muscles": [muscle._asdict() for muscle in self.week.muscles],
                "push_sets": self.week.push, "pull_sets": self.week.pull, "patterns": self.week.patterns,
                "aerobic_minutes": self.week.aerobic, "aerobic_target": self.week.aerobic_target,
            },
            "shortfalls": [finding._asdict() for finding in self.findings],
            "gaps": [gap._asdict() for gap in self.gaps],
            "progress": self.progress, "stop": self.stop, "sources": self.sources,
        }  # fmt: skip


def _session(session: Session) -> dict[str, Any]:
    return {
        "day": session.day, "label": session.label, "minutes": session.minutes,
        "warm_up": [part._asdict() for part in session.warm_up],
        "exercises": [_item(item) for item in session.items],
    }  # fmt: skip


def _item(item: Item) -> dict[str, Any]:
    found = {name: getattr(item, name) for name in Item.__dataclass_fields__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


class Unread(NamedTuple):
    """A line of a file that was not understood: where, what stands there, and what it may mean."""

    line: int
    text: str
    why: str


class CheckedPlan(NamedTuple):
    """What the rules say of a plan that somebody else made, or of what was logged."""

    shape: str
    rows: int
    weeks: int
    sessions: list[Session]
    week: Week
    findings: list[Finding]
    unread: list[Unread]

    def document(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "shape": self.shape, "rows": self.rows, "weeks": self.weeks,
            "sessions": [
                {"day": s.day, "label": s.label, "minutes": s.minutes,
                 "exercises": [{"slug": i.slug, "name": i.name, "sets": i.sets, "amount": i.amount, "unit": i.unit} for i in s.items]}
                for s in self.sessions
            ],
            "week": {
                "muscles": [muscle._asdict() for muscle in self.week.muscles], "push_sets": self.week.push,
                "pull_sets": self.week.pull, "patterns": self.week.patterns, "aerobic_minutes": self.week.aerobic,
            },
            "findings": [finding._asdict() for finding in self.findings],
            "unread": [unread._asdict() for unread in self.unread],
        }  # fmt: skip
