"""What is said beside the sessions: what was assumed, what is missing and what would close it, how to go on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.filters import covered
from excli.lookup.plan.choosing import Chooser
from excli.lookup.plan.pool import Candidate, Pool, load_pool
from excli.lookup.vocabulary import terms_of
from excli.model.facets import BODY_WEIGHT
from excli.model.plan import Gap, PlanRequest, Session
from excli.model.text import join

if TYPE_CHECKING:
    from excli.model.vocabulary import Term

# Of a long kit so many things are named.
_LISTED = 8
_STEP = {"strength": "2 to 5 per cent", "size": "2 to 10 per cent", "power": "2 to 5 per cent"}


def assumptions(store: Store, request: PlanRequest) -> list[str]:
    """Return what the plan takes as given, line by line."""
    terms = terms_of(store, "equipment")
    kit = "With everything a gym has." if request.owned is None else f"With {_owned(terms, request)}."
    goal = coaching(store, "doses")["goals"][request.goal]["label"]
    days = "Once" if request.today else f"{request.days} day{'s' if request.days > 1 else ''} a week"
    found = [f"{days}, {request.minutes} minutes, {request.level}, for {goal}.", kit]
    if request.avoid:
        found.append(
            f"Spares the {join([joint.split(':')[0].replace('-', ' ') for joint in request.avoid])}: not medical advice."
        )
    if request.age is not None:
        found.append(f"Age {request.age}.")
    found.append('"Leave 3" means: choose the load so that three more would have gone. For a healthy person.')
    return found


def _owned(terms: dict[str, Term], request: PlanRequest) -> str:
    """Return what is owned and what that covers, the first things of a long list."""
    owned = list(request.owned or ())
    have = [terms[slug].spoken for slug in owned if slug != BODY_WEIGHT]
    if len(have) > _LISTED:
        return f"the kit {request.kit}: {', '.join(have[:_LISTED])} and {len(have) - _LISTED} more things (--kit NAME for yours)"
    also = [terms[slug].spoken for slug in covered(terms, owned) if slug not in owned]
    return (join(have) or "nothing but a floor") + (f" (and so {join(also)})" if also else "")


def gaps(store: Store, request: PlanRequest, pool: Pool, chooser: Chooser, sessions: list[Session]) -> list[Gap]:
    """Return the core patterns that nothing allowed does, what stands in, and the one thing that would close each."""
    slots, rules = coaching(store, "slots"), coaching(store, "rules")
    absent = [core for core in rules["core"] if not any(pool.by_pattern.get(name) for name in slots[core]["patterns"])]
    if not absent:
        return []
    opens = _openers(store, request)
    found = []
    for core in absent:
        stand_in = next((item.name for session in sessions for item in session.items if item.slot == core), "")
        piece, name = _closest(core, slots[core], opens, coaching(store, "staples"), coaching(store, "kits")["handy"])
        found.append(Gap(core, slots[core]["label"], stand_in, piece, name))
    return found


def core_available(store: Store, pool: Pool) -> list[str]:
    """Return the core patterns that something allowed does."""
    slots, rules = coaching(store, "slots"), coaching(store, "rules")
    return [core for core in rules["core"] if any(pool.by_pattern.get(name) for name in slots[core]["patterns"])]


def progress(store: Store, request: PlanRequest) -> list[str]:
    """Return a line for every week, and the rule to go on by before them."""
    numbers = coaching(store, "rules")["progress"]
    light = numbers["light_week"][request.level]
    step = _STEP.get(request.goal, "2 to 5 per cent")
    rule = f"When every set reaches the upper number with the reserve named, two sessions running, add {step};"
    found = [f"{rule} with body weight, take the step under Move on."]
    told: list[tuple[int, str]] = []
    since = 0
    for week in range(1, request.weeks + 1):
        since += 1
        if week == 1:
            text = "find the loads: one repetition more in reserve than named"
        elif since == light:
            text, since = "a lighter week: two thirds of the sets, the same loads", 0
        else:
            text = "as written: add a repetition, then load"
        told.append((week, text))
    told.append((request.weeks + 1, "a lighter week, then a new plan: --seed 2"))
    for text, weeks in groupby(told, lambda pair: pair[1]):
        numbers = [week for week, _ in weeks]
        called = f"Week {numbers[0]}" if len(numbers) == 1 else f"Weeks {numbers[0]} to {numbers[-1]}"
        found.append(f"{'After that' if numbers[-1] > request.weeks else called}: {text}.")
    return found


def _openers(store: Store, request: PlanRequest) -> list[tuple[Candidate, str]]:
    """Return what one more thing would allow, with the thing."""
    if request.owned is None:
        return []
    terms = terms_of(store, "equipment")
    have = {BODY_WEIGHT, *covered(terms, list(request.owned))}
    everything = load_pool(store, request._replace(owned=None))
    found = []
    for candidate in everything.candidates:
        missing = [slug for slug in candidate.record["equipment"] if slug not in have]
        piece = next((slug for slug in missing if set(missing) <= set(covered(terms, [slug]))), "")
        if piece:
            found.append((candidate, piece))
    return found


def _closest(
    core: str, slot: dict[str, Any], opens: list[tuple[Candidate, str]], staples: dict[str, list[str]], handy: list[str]
) -> tuple[str, str]:
    """Return the thing that opens the best known exercise of a pattern, and the exercise; cheap things first."""
    order = staples[core]
    fitting = [(candidate, piece) for candidate, piece in opens if candidate.record["pattern"] in slot["patterns"]]
    if not fitting:
        return "", ""

    def place(pair: tuple[Candidate, str]) -> tuple[int, int, int]:
        slug, piece = pair[0].slug, pair[1]
        cheap = handy.index(piece) if piece in handy else len(handy)
        return (cheap, order.index(slug) if slug in order else len(order), pair[0].rank)

    best = min(fitting, key=place)
    return best[1], str(best[0].record["name"])
