"""Holds any plan, or what was logged of one, to the rules of docs/plan.md."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.names import find
from excli.lookup.plan.counting import week_of
from excli.lookup.plan.logs import Log, LogRow, date_of
from excli.lookup.plan.pool import filter_of
from excli.lookup.plan.rules import WEEKLY, Facts, apart, findings
from excli.lookup.plan.timing import pair_up, session_minutes
from excli.lookup.vocabulary import terms_of
from excli.model.answers import Record
from excli.model.errors import AmbiguousNameError, NotFoundError
from excli.model.plan import CheckedPlan, Finding, Item, MuscleWeek, PlanRequest, Session, Unread, Week

# Of a log, so many weeks before its last day say how somebody trains now.
_RECENT_WEEKS = 4
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TRUNK = ("anti-extension", "anti-rotation", "anti-lateral-flexion", "trunk-flexion", "trunk-rotation",
          "trunk-extension", "lateral-flexion", "hip-flexion", "carry")  # fmt: skip
_ROLES = {"cardio": "conditioning", "plyometrics": "power", "olympic-lifting": "power", "balance": "balance",
          "stretching": "stretch", "mobility": "stretch"}  # fmt: skip


def check_log(store: Store, log: Log, request: PlanRequest) -> CheckedPlan:
    """Return what the rules say of the rows of a plan or a log, and which rows were not understood."""
    known, unread = _resolved(store, log.rows)
    unread = [*(Unread(*each) for each in log.unread), *unread]
    rows = [(row, known[row.exercise]) for row in log.rows if row.exercise in known]
    rules = coaching(store, "rules")
    labels = {slug: term.label for slug, term in terms_of(store, "muscle").items() if not term.members}
    weeks = _weeks(store, rows, request, dated=log.dated)
    days = max((len({session.day for session in sessions}) for sessions in weeks), default=0)
    request = request._replace(days=days)
    found: list[Finding] = []
    for sessions in weeks:
        facts = Facts(
            request, sessions, week_of(sessions, request.level, rules, labels), rules, labels, request.minutes > 0
        )
        found += [
            finding
            for finding in findings(facts._replace(request=request._replace(today=True)))
            if finding not in found
        ]
        found += [finding for finding in apart(facts) if finding not in found]
    week = _average([week_of(sessions, request.level, rules, labels) for sessions in weeks])
    if weeks:
        whole = Facts(request, weeks[-1], week, rules, labels)
        found += [finding for rule in WEEKLY if rule is not apart for finding in rule(whole)]
    found += _forbidden(store, rows, request)
    return CheckedPlan(
        log.shape, len(log.rows), len(weeks), [s for sessions in weeks for s in sessions], week, found, unread
    )


def _resolved(store: Store, rows: list[LogRow]) -> tuple[dict[str, Record], list[Unread]]:
    """Return name → record of what was understood, and the first line of each name that was not."""
    slugs: dict[str, str] = {}
    unread: dict[str, Unread] = {}
    for row in rows:
        if row.exercise in slugs or row.exercise in unread:
            continue
        try:
            slugs[row.exercise] = find(store, row.exercise).slug
        except NotFoundError as error:
            near = f"perhaps {', '.join(error.suggestions[:3])}" if error.suggestions else "no exercise is called so"
            unread[row.exercise] = Unread(row.line, row.exercise, near)
        except AmbiguousNameError as error:
            unread[row.exercise] = Unread(row.line, row.exercise, f"could be {', '.join(error.candidates[:3])}")
    facts = store.query(
        "SELECT slug, facts FROM entries JOIN documents USING (id) WHERE slug IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(slugs.values()))),),
    )
    records = {slug: json.loads(document) for slug, document in facts}
    return {name: records[slug] for name, slug in slugs.items()}, list(unread.values())


def _weeks(
    store: Store, rows: list[tuple[LogRow, Record]], request: PlanRequest, *, dated: bool
) -> list[list[Session]]:
    """Return the sessions week by week: those of the last weeks of a log, or the one week of a plan."""
    by_day: dict[str, list[tuple[LogRow, Record]]] = defaultdict(list)
    for row, record in rows:
        by_day[row.day[:16] if not dated else str(_day(row.day))].append((row, record))
    numbered = {day: place for place, day in enumerate(by_day, start=1)}
    weeks: dict[tuple[int, int], list[Session]] = defaultdict(list)
    for day, found in by_day.items():
        when = _day(found[0][0].day) if dated else None
        year, week, weekday = when.isocalendar() if when else (0, 0, _weekday(day, numbered[day], len(by_day)))
        weeks[year, week].append(_session(store, day, weekday, found, request))
    recent = sorted(weeks)[-_RECENT_WEEKS:]
    return [weeks[number] for number in recent]


def _day(text: str) -> date | None:
    found = date_of(text)
    try:
        return date(*found) if found else None
    except ValueError:
        return None


def _weekday(day: str, place: int, days: int) -> int:
    """Return the day of the week a plan's day is: by its name or number, or else spread over the week."""
    text = day.strip().lower()
    if text[:3] in _WEEKDAYS:
        return _WEEKDAYS.index(text[:3]) + 1
    digits = "".join(character for character in text if character.isdigit())
    if digits and 1 <= int(digits) <= 7 and days > 3:
        return int(digits)
    return (place - 1) * 7 // max(days, 1) % 7 + 1


def _session(store: Store, label: str, day: int, rows: list[tuple[LogRow, Record]], request: PlanRequest) -> Session:
    items: dict[str, Item] = {}
    goal = coaching(store, "doses")["goals"][request.goal]
    for row, record in rows:
        known = items.get(record["slug"])
        if known:
            known.sets += row.sets
        else:
            items[record["slug"]] = _item(row, record, goal)
    session = Session(day, label, [item for item in items.values() if item.role != "stretch"])
    if request.minutes:
        time = coaching(store, "rules")["time"]
        pair_up(session.items, request.minutes, request.goal, time)
        session.minutes = session_minutes(session.items, request.minutes, time)
    return session


def _item(row: LogRow, record: Record, goal: Mapping[str, Any]) -> Item:
    role = _ROLES.get(record["category"]) or (
        "trunk" if record["pattern"] in _TRUNK else record["mechanic"] or "compound"
    )
    group = "legs" if record["body_part"] == "legs" else record["force"] or record["pattern"]
    rest = goal.get(role, goal["compound"])["rest"] if role not in ("conditioning", "stretch", "balance") else 0
    return Item(
        slot="", label="", role=role, group=group, slug=record["slug"], name=record["name"], pattern=record["pattern"],
        target=record["target"], secondary=tuple(record["secondary"]), equipment=tuple(record["equipment"]),
        difficulty=record["difficulty"], impact=record["impact"] or "none", category=record["category"],
        one_sided=record["laterality"] == "unilateral", sets=row.sets, amount=row.amount, unit=row.unit, rest=rest,
    )  # fmt: skip


def _average(weeks: list[Week]) -> Week:
    """Return the mean of some weeks."""
    if not weeks:
        return Week([], 0, 0, {}, 0, 0)
    count = len(weeks)
    by_muscle: dict[str, list[MuscleWeek]] = defaultdict(list)
    for week in weeks:
        for muscle in week.muscles:
            by_muscle[muscle.muscle].append(muscle)
    muscles = [
        found[0]._replace(
            sets=round(sum(muscle.sets for muscle in found) / count, 1),
            days=round(sum(muscle.days for muscle in found) / count),
        )
        for found in by_muscle.values()
    ]
    patterns: dict[str, int] = defaultdict(int)
    for week in weeks:
        for pattern, sets in week.patterns.items():
            patterns[pattern] += sets
    push, pull = (round(sum(getattr(week, side) for week in weeks) / count) for side in ("push", "pull"))
    aerobic = round(sum(week.aerobic for week in weeks) / count)
    return Week(
        muscles,
        push,
        pull,
        {name: -(-sets // count) for name, sets in patterns.items()},
        aerobic,
        weeks[0].aerobic_target,
    )


def _forbidden(store: Store, rows: list[tuple[LogRow, Record]], request: PlanRequest) -> list[Finding]:
    """Return what needs equipment that is not owned, or loads a joint that is to be spared."""
    slugs = sorted({record["slug"] for _, record in rows})
    found = []
    for rule, only, told in (
        ("kit", request._replace(avoid=()), "needs more than the kit has"),
        ("joints", request._replace(owned=None), "loads what is to be spared"),
    ):
        kept = filter_of(store, only)
        if not kept:
            continue
        sql = f"SELECT slug FROM entries WHERE slug IN (SELECT value FROM json_each(:asked)) AND {kept.where}"
        allowed = {slug for (slug,) in store.query(sql, {**kept.parameters, "asked": json.dumps(slugs)})}
        names = {record["slug"]: record["name"] for _, record in rows}
        found += [Finding(rule, "broken", f"{names[slug]} {told}.", slug) for slug in slugs if slug not in allowed]
    return found
