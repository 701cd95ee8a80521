"""The candidates of a plan: what the kit allows, what spares the joints, and what the other hard rules leave."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.filters import Filter, parse_filter
from excli.model.answers import Record
from excli.model.plan import PlanRequest


class Candidate(NamedTuple):
    """An exercise that may be chosen: its facts, its place among the best known, and how far it can be loaded."""

    record: Record
    rank: int
    load: float
    adjustable: bool

    @property
    def slug(self) -> str:
        return str(self.record["slug"])


class Pool(NamedTuple):
    """All candidates, the best known first; by slug; and how many entries the catalog holds."""

    candidates: tuple[Candidate, ...]
    by_slug: Mapping[str, Candidate]
    by_pattern: Mapping[str, list[Candidate]]
    size: int


# Of each pattern so many of the best known are looked at, and all that a coach gives first somewhere.
_KNOWN = 16
_SQL = """
SELECT id, facts FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY pattern ORDER BY id) AS place FROM entries
    WHERE pattern IN (SELECT value FROM json_each(:patterns)) AND category NOT IN ('stretching', 'mobility')
    AND (difficulty IN (SELECT value FROM json_each(:levels)) OR slug IN (SELECT value FROM json_each(:staples)))
    AND {where}
) JOIN documents USING (id)
WHERE place <= :most OR slug IN (SELECT value FROM json_each(:staples)) ORDER BY id
"""


class Gate(NamedTuple):
    """What a hard rule knows: the rules' numbers, the request, and the place of each level."""

    rules: dict[str, Any]
    request: PlanRequest
    levels: Mapping[str, int]


def filter_of(store: Store, request: PlanRequest) -> Filter:
    """Return the filter that keeps what the kit allows and what spares the joints: the two first hard rules."""
    typed: dict[str, tuple[str, ...]] = {}
    if request.owned is not None:
        typed["have"] = request.owned or ("body-weight",)
    if request.avoid:
        typed["avoid"] = request.avoid
    return parse_filter(store, typed)


def load_pool(store: Store, request: PlanRequest, filter: Filter | None = None) -> Pool:
    """Return what may be chosen at all; a filter other than the request's leaves kit or joints out."""
    kept = filter_of(store, request) if filter is None else filter
    rules = coaching(store, "rules")
    gate = Gate(rules, request, {level: place for place, level in enumerate(rules["levels"])})
    staples = {slug for slugs in coaching(store, "staples").values() for slug in slugs}
    rows = store.query(
        _SQL.format(where=kept.where),
        {**kept.parameters, "patterns": json.dumps(_patterns(store, request)), "staples": json.dumps(sorted(staples)),
         "levels": json.dumps([level for level, place in gate.levels.items() if place <= _most(gate)]), "most": _KNOWN},
    )  # fmt: skip
    # One text for the reader of JSON: it takes half the time of some hundred.
    records = json.loads(f"[{','.join(facts for _, facts in rows)}]")
    kits = coaching(store, "kits")
    found = [_candidate(rank, record, kits) for (rank, _), record in zip(rows, records, strict=True)]
    allowed = tuple(each for each in found if all(rule(each, gate) for rule in HARD_RULES))
    by_pattern: dict[str, list[Candidate]] = {}
    for each in allowed:
        by_pattern.setdefault(each.record["pattern"], []).append(each)
    return Pool(allowed, {each.slug: each for each in allowed}, by_pattern, store.entries)


def _patterns(store: Store, request: PlanRequest) -> list[str]:
    """Return the movement patterns that the slots of the request's sessions may take, and those of the core."""
    slots, document = coaching(store, "slots"), coaching(store, "sessions")
    rows = document["weeks"].get(str(request.days), [])
    names = {name for row in rows for name in document["sessions"][row["session"]]["slots"]}
    names |= {*coaching(store, "rules")["core"], "jump", "throw", "balance", "conditioning"}
    return sorted(
        {pattern for name in names for pattern in (*slots[name]["patterns"], *slots[name].get("stand_ins", {}))}
    )


def _candidate(rank: int, record: Record, kits: dict[str, Any]) -> Candidate:
    loads = {slug: kits["loads"].get(slug, 0.0) for slug in record["equipment"]}
    own = kits["body_weight_loads"].get(record["difficulty"], 0.0)
    adjustable = any(load >= kits["adjustable_from"] for slug, load in loads.items() if slug not in kits["hung"])
    return Candidate(record, rank, max([own, *loads.values()]), adjustable)


def _has_dose(candidate: Candidate, gate: Gate) -> bool:
    """Keep what says how much of it is done."""
    return bool(candidate.record["dose"])


def _within_level(candidate: Candidate, gate: Gate) -> bool:
    """Keep what is not above the level; a first barbell lift may be, where strength or size is wanted."""
    level = candidate.record["difficulty"]
    if gate.levels.get(level, len(gate.levels)) <= _most(gate):
        return True
    first = candidate.slug in gate.rules["first_lifts"] and gate.request.goal in ("strength", "size", "power")
    return first and not _older(gate) and not _younger(gate)


def _most(gate: Gate) -> int:
    """Return the place of the highest level that is chosen."""
    most = gate.levels[gate.request.level]
    return min(most, gate.levels["intermediate"]) if _older(gate) or _younger(gate) else most


def _no_risk(candidate: Candidate, gate: Gate) -> bool:
    """Leave out end ranges under load and stunts."""
    return candidate.slug not in gate.rules["risk"]


def _no_drill(candidate: Candidate, gate: Gate) -> bool:
    """Leave out what teaches a movement rather than training it."""
    return candidate.slug not in gate.rules["drills"]


def _no_olympic_lift(candidate: Candidate, gate: Gate) -> bool:
    """Leave the Olympic lifts to who is past the beginning."""
    return gate.request.level != "beginner" or candidate.record["category"] != "olympic-lifting"


def _lands_softly(candidate: Candidate, gate: Gate) -> bool:
    """Leave out hard landings for the older, and for whom knees, ankles or hips are to be spared."""
    spared = {joint.split(":")[0] for joint in gate.request.avoid}
    return candidate.record["impact"] != "high" or not (_older(gate) or spared & {"knees", "ankles", "hips"})


def _no_partner(candidate: Candidate, gate: Gate) -> bool:
    """Leave out what nobody can do alone, unless a partner is named."""
    return "partner" not in candidate.record["equipment"] or "partner" in (gate.request.owned or ())


def _older(gate: Gate) -> bool:
    return gate.request.age is not None and gate.request.age >= gate.rules["request"]["older"]


def _younger(gate: Gate) -> bool:
    return gate.request.age is not None and gate.request.age < gate.rules["request"]["younger"]


# After kit and joints, which `filter_of` asks the store for: what is never chosen, whatever its score.
HARD_RULES: tuple[Callable[[Candidate, Gate], bool], ...] = (
    _has_dose, _within_level, _no_risk, _no_drill, _no_olympic_lift, _lands_softly, _no_partner,
)  # fmt: skip
