"""How many exercises and sets a session holds: what matters most first, never more than the time allows."""

from __future__ import annotations

from typing import Any, NamedTuple

from excli.lookup.plan.counting import COUNTED, sets_of
from excli.lookup.plan.timing import pair_up, session_minutes
from excli.model.plan import Item, PlanRequest, Session


class Limits(NamedTuple):
    """What bounds a week: the request, the rules' numbers and the sets of its level."""

    request: PlanRequest
    rules: dict[str, Any]
    sets: dict[str, int]

    @property
    def time(self) -> dict[str, Any]:
        found: dict[str, Any] = self.rules["time"]
        return found


def fits(session: Session, limits: Limits, reserved: int = 0) -> bool:
    """Return whether a session keeps within its minutes; pairs are made anew."""
    pair_up(session.items, limits.request.minutes, limits.request.goal, limits.time)
    taken = session_minutes(session.items, limits.request.minutes, limits.time)
    return taken + reserved <= limits.request.minutes


def take_in(sessions: list[Session], session: Session, item: Item, limits: Limits, reserved: int) -> bool:
    """Put an exercise into a session where there is room for it; return whether there was."""
    counted = [other for other in session.items if other.role in COUNTED]
    if item.role in COUNTED and len(counted) >= limits.rules["exercises"][limits.request.level]:
        return False
    session.items.append(item)
    if fits(session, limits, reserved) and _within_session(session, limits) and _within_week(sessions, item, limits):
        return True
    session.items.remove(item)
    return False


def grow(sessions: list[Session], limits: Limits, reserved: int) -> None:
    """Give every exercise its usual sets by importance, then more to the muscles that are furthest below their band."""
    for session in sessions:
        for item in session.items:
            while item.role in COUNTED and item.sets < limits.sets["usual"]:
                if not _one_more(sessions, session, item, limits, reserved):
                    break
    while True:
        needy = [
            (need, session, item)
            for session in sessions
            for item in session.items
            if item.role in COUNTED and item.sets < limits.sets["most"] and (need := _need(sessions, item, limits)) > 0
        ]
        needy.sort(key=lambda triple: -triple[0])
        if not any(_one_more(sessions, session, item, limits, reserved) for _, session, item in needy):
            return


def even_out(sessions: list[Session], limits: Limits, reserved: int) -> None:
    """Bring the pulls up to the pushes: a set more where there is time for it, or else a push less, never less than the least."""
    pulls, pushes = limits.rules["pull_patterns"], limits.rules["push_patterns"]

    def of(patterns: list[str]) -> list[tuple[Session, Item]]:
        return [(s, item) for s in sessions for item in s.items if item.pattern in patterns and item.role in COUNTED]

    while of(pulls) and _total(of(pushes)) > _total(of(pulls)):
        more = [(s, item) for s, item in of(pulls) if item.sets < limits.sets["most"]]
        if any(_one_more(sessions, session, item, limits, reserved) for session, item in more):
            continue
        fewer = [pair for pair in of(pushes) if pair[1].sets > limits.sets["least"]]
        if not fewer:
            return  # the kit has too few pulls: that is told, and no push is taken out for it
        session, item = max(fewer, key=lambda pair: pair[0].items.index(pair[1]))  # the last in importance
        item.sets -= 1
        fits(session, limits, reserved)


def _total(pairs: list[tuple[Session, Item]]) -> int:
    return sum(item.sets for _, item in pairs)


def _one_more(sessions: list[Session], session: Session, item: Item, limits: Limits, reserved: int) -> bool:
    item.sets += 1
    if fits(session, limits, reserved) and _within_session(session, limits) and _within_week(sessions, item, limits):
        return True
    item.sets -= 1
    fits(session, limits, reserved)
    return False


def _within_session(session: Session, limits: Limits) -> bool:
    return all(sets <= limits.rules["session_cap"] for sets in sets_of(session.items, limits.rules["half"]).values())


def _within_week(sessions: list[Session], item: Item, limits: Limits) -> bool:
    sets = sets_of([other for session in sessions for other in session.items], limits.rules["half"])
    return all(sets[muscle] <= limits.rules["week_cap"] for muscle in (item.target, *item.secondary))


def _need(sessions: list[Session], item: Item, limits: Limits) -> float:
    """Return how far below the middle of its band the target is, as a share; none for what is not held to one."""
    if item.target not in limits.rules["major"]:
        return 0.0
    sets = sets_of([other for session in sessions for other in session.items], limits.rules["half"])[item.target]
    low, high = limits.rules["bands"][limits.request.level]
    middle = (low + high) / 2
    return float(max(0.0, (middle - sets) / middle))
