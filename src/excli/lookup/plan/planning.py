"""A plan from a request: sessions filled, sets counted, rules asked, advice given."""

from __future__ import annotations

import json
from typing import Any

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.plan import advice
from excli.lookup.plan.choosing import Chooser
from excli.lookup.plan.counting import COUNTED, week_of
from excli.lookup.plan.dosing import dose
from excli.lookup.plan.filling import Limits, even_out, fits, grow, take_in
from excli.lookup.plan.pool import Pool, filter_of, load_pool
from excli.lookup.plan.request import check_request, command_of
from excli.lookup.plan.rules import Facts, findings
from excli.lookup.plan.timing import in_order, pair_rest, session_minutes
from excli.lookup.plan.warming import WarmUps
from excli.lookup.vocabulary import terms_of
from excli.model.errors import RefusedError
from excli.model.plan import Item, Plan, PlanRequest, Session


def make_plan(store: Store, request: PlanRequest) -> Plan:
    """Return the plan for a request; the same for the same request and catalog.

    Raises RefusedError where none may be made.
    """
    check_request(store, request)
    kept = filter_of(store, request)
    pool = load_pool(store, request, kept)
    _enough(store, request, pool)
    rules = coaching(store, "rules")
    limits = Limits(request, rules, coaching(store, "doses")["sets"][request.level])
    chooser = Chooser(store, request, pool)
    reserved = _reserved(store, request)
    warm = WarmUps(store, limits, kept)
    sessions: list[Session] = []
    for row in _rows(store, request):
        sessions.append(Session(row["day"], row["label"], [], warm.of(row["warm_up"])))
        _fill(store, _slots(row, limits), sessions, chooser, pool, limits, reserved)
    grow(sessions, limits, reserved)
    even_out(sessions, limits, reserved)
    for session in sessions:
        _finish(store, session, chooser, limits)
    _add_prose(store, sessions)
    labels = {slug: term.label for slug, term in terms_of(store, "muscle").items() if not term.members}
    week = week_of(sessions, request.level, rules, labels)
    told = findings(Facts(request, sessions, week, rules, labels))
    young = request.age is not None and request.age < rules["request"]["younger"]
    return Plan(
        request, advice.assumptions(store, request), sessions, week, told,
        advice.gaps(store, request, pool, chooser, sessions),
        [] if request.today else advice.progress(store, request),
        [*rules["stop"], *([rules["young"]] if young else [])], rules["sources"],
    )  # fmt: skip


def _rows(store: Store, request: PlanRequest) -> list[dict[str, Any]]:
    """Return the sessions of the week: day, label, slots, warm-up."""
    document = coaching(store, "sessions")
    return [{**document["sessions"][row["session"]], "day": row["day"]} for row in document["weeks"][str(request.days)]]


def _enough(store: Store, request: PlanRequest, pool: Pool) -> None:
    """Refuse where fewer than three of the six core patterns are left."""
    left = advice.core_available(store, pool)
    least = coaching(store, "rules")["request"]["fewest_core"]
    if len(left) >= least:
        return
    slots = coaching(store, "slots")
    lost = [slots[core]["label"] for core in coaching(store, "rules")["core"] if core not in left]
    reason = f"Only {len(left)} of the six core patterns can be done so: no {', '.join(lost)}."
    wider = request._replace(owned=None, kit=PlanRequest().kit)
    if request.owned is not None and len(advice.core_available(store, load_pool(store, wider))) >= least:
        raise RefusedError(reason, f"{command_of(wider)} (with more equipment)")
    spared = ",".join(request.avoid)
    raise RefusedError(
        f"{reason} Ask a physiotherapist what may be loaded.", f"list --category mobility --avoid {spared}"
    )


def _reserved(store: Store, request: PlanRequest) -> int:
    """Return the minutes a goal keeps for heart and lungs."""
    rows = coaching(store, "doses")["goals"][request.goal].get("conditioning", [])
    return max([minutes for least, minutes in rows if request.minutes >= least], default=0)


def _fill(
    store: Store, slots: list[str], sessions: list[Session], chooser: Chooser, pool: Pool, limits: Limits, reserved: int
) -> None:
    """Give the last session the exercises there is time for, each with its fewest sets."""
    session, request, doses = sessions[-1], limits.request, coaching(store, "doses")
    bounds = limits.rules["request"]
    careful = request.age is not None and not bounds["younger"] <= request.age < bounds["older"]
    before = [item for other in sessions if other.day == session.day - 1 for item in other.items]
    rested = {item.target for item in before if item.role in COUNTED}
    for name in slots:
        item = chooser.choose(name, session.items, rested)
        if item is None:
            continue
        place = sum(other.role == "compound" for other in session.items)
        dose(item, pool.by_slug[item.slug], place, request, doses, careful)
        if take_in(sessions, session, item, limits, reserved):
            chooser.keep(item)


def _slots(row: dict[str, Any], limits: Limits) -> list[str]:
    """Return the slots of a session: balance for the older, power for who wants it, then its own."""
    first = []
    age = limits.request.age
    if age is not None and age >= limits.rules["request"]["older"]:
        first.append("balance")
    if limits.request.goal == "power" and row.get("power"):
        first.append(row["power"])
    return [*first, *row["slots"]]


def _finish(store: Store, session: Session, chooser: Chooser, limits: Limits) -> None:
    """Put the exercises in their order, fill what time is left for heart and lungs, and set the rests of pairs."""
    fits(session, limits)
    taken = session_minutes(session.items, limits.request.minutes, limits.time)
    _condition(store, session, chooser, limits, limits.request.minutes - taken)
    session.items = in_order(session.items)
    session.minutes = session_minutes(session.items, limits.request.minutes, limits.time)
    for item in session.items:
        if item.pair.endswith("2"):
            pair = [other for other in session.items if other.pair[:1] == item.pair[:1]]
            item.rest = pair_rest(pair, limits.time)
    for item in session.items:
        if item.pair.endswith("1"):
            item.rest = 0


def _condition(store: Store, session: Session, chooser: Chooser, limits: Limits, left: int) -> None:
    aerobic = limits.rules["aerobic"]
    reserved = _reserved(store, limits.request)
    minutes = min(left - 1, max(reserved, aerobic["most"]))
    if minutes < (aerobic["least"] if reserved else aerobic["other_least"]):
        return
    item = chooser.choose("conditioning", session.items)
    if item is not None:
        item.sets, item.unit, item.amount, item.rest, item.one_sided = 1, "minutes", str(minutes), 0, False
        session.items.append(item)
        chooser.keep(item)


def _add_prose(store: Store, sessions: list[Session]) -> None:
    """Give every exercise a cue, how to begin, when to move on, and the name of its swap."""
    items: list[Item] = [item for session in sessions for item in session.items]
    slugs = sorted({slug for item in items for slug in (item.slug, item.swap) if slug})
    rows = store.query(
        "SELECT slug, name, json_extract(document, '$.cues'), json_extract(document, '$.start'),"
        " json_extract(document, '$.move_on') FROM entries JOIN documents USING (id)"
        " WHERE slug IN (SELECT value FROM json_each(?))",
        (json.dumps(slugs),),
    )
    told = {
        slug: (name, json.loads(cues or "[]"), start or "", move_on or "") for slug, name, cues, start, move_on in rows
    }
    for item in items:
        _, cues, item.start, item.move_on = told[item.slug]
        # The first cue sets up; the second is the movement itself.
        item.cue = (cues[1:2] or cues or [""])[0]
        item.swap_name = told[item.swap][0] if item.swap else ""
