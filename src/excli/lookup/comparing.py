"""Two or three exercises side by side: what they share, where they differ, and which one when."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.links import linked
from excli.lookup.swap.facts import Facts, read_facts, rules_of
from excli.lookup.swap.telling import Reason
from excli.lookup.vocabulary import terms_of
from excli.model.answers import Record
from excli.model.facets import BODY_WEIGHT
from excli.model.kinds import HEAVY
from excli.model.text import join

# What is compared, in the order it is shown.
FIELDS = ("target", "secondary", "pattern", "equipment", "difficulty", "mechanic", "laterality", "position", "joints",
          "impact", "space", "dose")  # fmt: skip
MOST = 3
# How much heavier is worth choosing it for, and what is heavy at all.
_HEAVIER, _LOADED = 0.4, 2.0
# What a second muscle counts for who asks what is best for it: the first of them, and each later one less; what load
# adds to that, how little else shares the work, and how well known it is.
_SECOND, _NEXT = 0.5, 0.08
_LOAD, _ALONE, _KNOWN = 0.5, 0.45, 0.04
# Where only the muscle is named, the best of so many of the best known are compared.
_POOL, _LIKELY = 14, 3


class Compared(NamedTuple):
    """Exercises side by side.

    records     the entries, in the order asked for
    same        the fields that have one value in all of them
    different   the others
    pick        slug → when to take this one
    steps       (easier, harder) where one is above another on a ladder
    """

    records: list[Record]
    same: list[str]
    different: list[str]
    pick: dict[str, list[Reason]]
    steps: list[tuple[str, str]]


class Best(NamedTuple):
    """The one that is best for a muscle, and why; no slug where none trains it."""

    slug: str
    text: str


class _Side(NamedTuple):
    """One exercise against the others."""

    own: Facts
    others: Sequence[Facts]
    labels: dict[str, dict[str, str]]


def compare(store: Store, slugs: Sequence[str]) -> Compared:
    """Return exercises side by side; the slugs are known and different."""
    facts = _facts(store, slugs)
    sql = "SELECT slug, document FROM entries JOIN documents USING (id) WHERE slug IN (SELECT value FROM json_each(?))"
    documents = {slug: json.loads(text) for slug, text in store.query(sql, (json.dumps(list(slugs)),))}
    records = [documents[slug] for slug in slugs]
    same = [name for name in FIELDS if all(record[name] == records[0][name] for record in records)]
    labels = _labels(store)
    pick = {}
    for own in facts:
        side = _Side(own, [other for other in facts if other is not own], labels)
        pick[own.slug] = [reason for say in _SAYINGS if (reason := say(side))]
    steps = [(below, above) for above in slugs for below in slugs if below in linked(store, above).below]
    return Compared(records, same, [name for name in FIELDS if name not in same], pick, steps)


def best_for(store: Store, slugs: Sequence[str], muscles: Sequence[str], spoken: str) -> Best:
    """Return which of some exercises is best for a muscle, or for a group of them."""
    facts = _facts(store, slugs)
    ranked = sorted(facts, key=lambda one: -_worth(one, muscles, store.entries))
    first = ranked[0]
    if not any(muscle in first.muscles for muscle in muscles):
        return Best("", f"None of them trains the {spoken} much.")
    return Best(first.slug, f"{first.name}: {_grounds(first, ranked[1:], muscles, spoken)}")


def likely(store: Store, muscles: Sequence[str]) -> list[str]:
    """Return the exercises that most would name for a muscle: well known, strength, and it is their target."""
    found = read_facts(
        store, "category = 'strength' AND target IN (SELECT value FROM json_each(?))", (json.dumps(list(muscles)),)
    )
    odd = rules_of(store)["skills"]
    pool = [one for one in found if one.kind == "strength" and not one.risk and not one.drill and one.slug not in odd]
    pool = pool[:_POOL]
    pool.sort(key=lambda one: -_worth(one, muscles, store.entries))
    return [one.slug for one in pool[:_LIKELY]]


def _worth(one: Facts, muscles: Sequence[str], entries: int) -> float:
    share = max((_share(one, muscle) for muscle in muscles), default=0.0)
    return share * (1 + _LOAD * one.load / 3 + _ALONE / len(one.muscles)) + _KNOWN * (
        1 - log(one.id) / log(max(entries, 2))
    )


def _share(one: Facts, muscle: str) -> float:
    if muscle == one.target:
        return 1.0
    return _SECOND - _NEXT * one.secondary.index(muscle) if muscle in one.secondary else 0.0


def _grounds(first: Facts, rest: Sequence[Facts], muscles: Sequence[str], spoken: str) -> str:
    """Why the first is best: it is its target, where others only use it; it can be made heavier; it is the plain one."""
    is_target = first.target in muscles
    rivals = [other for other in rest if (other.target in muscles) == is_target]
    said = [f"its target is the {spoken}" if is_target else f"it trains the {spoken} well, if not first"]
    helping = [other.name for other in rest if is_target and other.target not in muscles]
    if helping:
        verb = "it only helps" if any(set(muscles) & set(other.muscles) for other in rest) else "it does not work"
        said.append(f"in the {join(helping)} {verb}")
    lighter = [other.name for other in rivals if first.load - other.load > _HEAVIER]
    if lighter:
        said.append(f"it can be loaded more than the {join(lighter)}")
    shared = [other.name for other in rivals if len(other.muscles) > len(first.muscles) and other.name not in lighter]
    if shared:
        said.append(f"less of the work goes elsewhere than in the {join(shared)}")
    close = [other.name for other in rivals if other.name not in (*lighter, *shared)]
    if close:
        verb = "does" if len(close) == 1 else "do"
        said.append(f"the {join(close)} {verb} as well, so take the one you can do better")
    return "; ".join(said) + "."


def _heaviest(side: _Side) -> Reason | None:
    if side.own.load < _LOADED:
        return None
    more = [side.own.load - other.load for other in side.others]
    if min(more) > _HEAVIER:
        return Reason("load", "the heaviest loads")
    return Reason("load", "heavy loads") if min(more) >= 0 and max(more) > _HEAVIER else None


def _spared(side: _Side) -> Reason | None:
    of = side.labels["joint"]
    spared = [
        label
        for joint, label in of.items()
        if side.own.joints.get(joint, 0) < HEAVY <= max(other.joints.get(joint, 0) for other in side.others)
        and all(side.own.joints.get(joint, 0) <= other.joints.get(joint, 0) for other in side.others)
    ]
    return Reason("joint", f"less load on the {join(spared)}") if spared else None


def _kit(side: _Side) -> Reason | None:
    own = set(side.own.equipment) - {BODY_WEIGHT}
    if not own:
        if all(set(other.equipment) - {BODY_WEIGHT} for other in side.others):
            return Reason("kit", "no kit at all")
        return None
    if all(own < set(other.equipment) for other in side.others):
        return Reason("kit", f"only {join([side.labels['equipment'][slug] for slug in side.own.equipment])}")
    if all(own.isdisjoint(other.equipment) for other in side.others):
        return Reason("kit", f"for who has {join([side.labels['equipment'][slug] for slug in side.own.equipment])}")
    return None


def _skill(side: _Side) -> Reason | None:
    if all(side.own.level < other.level for other in side.others):
        return Reason("skill", "the least skill to begin with")
    return None


def _muscles(side: _Side) -> Reason | None:
    own, of = side.own, side.labels["muscle"]
    if all(own.target != other.target for other in side.others):
        return Reason("target", f"more {of[own.target]}")
    only = [muscle for muscle in own.secondary if all(muscle not in other.muscles for other in side.others)]
    return Reason("muscles", f"more work for the {join([of[muscle] for muscle in only])}") if only else None


def _sides(side: _Side) -> Reason | None:
    if side.own.one_sided and not any(other.one_sided for other in side.others):
        return Reason("sides", "one side at a time, to even them out")
    return None


def _form(side: _Side) -> Reason | None:
    """What tells them apart where no fact does: how they are held."""
    if side.own.force == "static" and not any(other.force == "static" for other in side.others):
        return Reason("hold", "a hold, where moving is too much")
    return None


_SAYINGS: Sequence[Callable[[_Side], Reason | None]] = (_muscles, _heaviest, _spared, _skill, _kit, _sides, _form)


def _facts(store: Store, slugs: Sequence[str]) -> list[Facts]:
    found = {
        one.slug: one
        for one in read_facts(store, "slug IN (SELECT value FROM json_each(?))", (json.dumps(list(slugs)),))
    }
    return [found[slug] for slug in slugs]


def _labels(store: Store) -> dict[str, dict[str, str]]:
    said = {
        facet: {slug: term.label.lower() for slug, term in terms_of(store, facet).items()}
        for facet in ("muscle", "joint")
    }
    return {**said, "equipment": {slug: term.spoken for slug, term in terms_of(store, "equipment").items()}}
