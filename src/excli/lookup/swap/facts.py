"""What is known of an exercise when another is looked for in its place, and what exactly is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.model.fields import AVOIDED_FROM

_COLUMNS = (
    "id, slug, name, pattern, target, traits.secondary, traits.equipment, (SELECT place FROM terms WHERE facet ="
    " 'difficulty' AND terms.slug = difficulty), category, body_part, mechanic, force, laterality, position, impact,"
    " kind, load, turn, risk, drill, joints"
)
GOALS = ("strength", "size", "power", "rehab", "skill")


class Facts(NamedTuple):
    """An entry as substitution sees it. `id` is its place among the best known; `load` goes from 0 to 3."""

    id: int
    slug: str
    name: str
    pattern: str
    target: str
    secondary: tuple[str, ...]
    equipment: tuple[str, ...]
    level: int
    category: str
    body_part: str
    mechanic: str
    force: str
    laterality: str
    position: str
    impact: str
    kind: str
    load: float
    turn: str
    risk: str
    drill: bool
    joints: Mapping[str, int]

    @property
    def muscles(self) -> tuple[str, ...]:
        return (self.target, *self.secondary)

    @property
    def one_sided(self) -> bool:
        return self.laterality == "unilateral"


class Question(NamedTuple):
    """What is asked for.

    own      the exercise that another is wanted for
    owned    equipment there is, with what it covers; None: no kit was named
    avoid    joint to be spared → the highest degree an answer may load it with
    goal     one of GOALS; "": none
    turn     "easier" or "harder" where only such are wanted
    moved    the asked pattern itself loads a joint that is to be spared: the job moves to another joint
    wide     nothing comes close: what does part of the job answers too
    swaps    the slugs the entry names, best first; easier, harder: those on its ladder
    rules    the parts of `data/swap`
    entries  how many the catalog holds
    """

    own: Facts
    owned: frozenset[str] | None
    avoid: Mapping[str, int]
    goal: str
    turn: str
    moved: bool
    wide: bool
    swaps: tuple[str, ...]
    easier: frozenset[str]
    harder: frozenset[str]
    rules: Mapping[str, Any]
    entries: int

    @property
    def named_kit(self) -> frozenset[str]:
        """What is owned beyond the floor and what an anchor, a bench or a wall merely gives a hold."""
        return frozenset(self.owned or ()).intersection(self.rules["loaded"])

    @property
    def own_kit(self) -> bool:
        """Whether the exercise asked for is loaded with kit."""
        return not self.rules["loaded"].keys().isdisjoint(self.own.equipment)

    @property
    def taken(self) -> bool:
        """Nothing was said but the name: most who ask so find the station taken."""
        return self.owned is None and not self.avoid and not self.turn

    @property
    def tables(self) -> list[str]:
        """The tables of jobs that go for this question."""
        moved = ["moved"] if self.moved or self.wide else []
        return ["answers", *moved, *(["fast"] if self.goal == "power" else [])]

    def job(self, other: Facts) -> float:
        """How much of the job the other's pattern keeps; 0: none of it."""
        own = self.own
        if other.pattern == own.pattern:
            return 1.0
        found = [0.0]
        for part in self.tables:
            for asked in (f"{own.pattern}@{own.position}", own.pattern):
                row = self.rules[part].get(asked, {})
                share = row.get(f"{other.pattern}@{other.position}", row.get(other.pattern))
                if share is not None:
                    found.append(share)
                    break
        return max(found)


def facts_of(store: Store, slug: str) -> Facts:
    """Return what is known of one entry."""
    return read_facts(store, "slug = ?", (slug,))[0]


def candidates(store: Store, question: Question, filter: Filter) -> list[Facts]:
    """Return the entries of a kind and a pattern that may answer, and those the entry names, best known first.

    What is owned and what is to be spared is left to the rules; the other filters are the store's.
    """
    rules, own = question.rules, question.own
    patterns = {own.pattern}
    for part in {*question.tables, *(["moved"] if question.avoid else [])}:
        for asked in (own.pattern, f"{own.pattern}@{own.position}"):
            patterns.update(name.partition("@")[0] for name in rules[part].get(asked, {}))
    rest = Filter(tuple(pair for pair in filter.wanted if pair[0] not in ("have", "avoid")))
    bound = {
        "own_patterns": json.dumps(sorted(patterns)),
        "own_kinds": json.dumps(sorted(rules["kinds_answer"].get(own.kind, {own.kind: 1}))),
        "own_swaps": json.dumps([*question.swaps, *question.easier, *question.harder]),
    }
    where = (
        "(pattern IN (SELECT value FROM json_each(:own_patterns)) OR slug IN (SELECT value FROM json_each(:own_swaps)))"
        f" AND kind IN (SELECT value FROM json_each(:own_kinds)) AND {rest.where}"
    )
    return read_facts(store, where, {**rest.parameters, **bound})


def rules_of(store: Store) -> dict[str, Any]:
    """Return the parts of `data/swap` that answers are found by."""
    rules: dict[str, Any] = store.kept(
        "swap rules",
        lambda: {part: json.loads(told) for part, told in store.query("SELECT part, document FROM swap_rules")},
    )
    return rules


def spared(filter: Filter, own: Facts) -> dict[str, int]:
    """Return joint → the highest degree an answer may have there: below 2, and below that of the exercise itself.

    Who asks to spare the shoulders from a back squat, which loads them lightly, wants them not loaded at all.
    """
    found: dict[str, int] = {}
    for text in dict(filter.wanted).get("avoid", ()):
        joint, _, word = text.partition(":")
        most = AVOIDED_FROM[word] - 1
        if not word and own.joints.get(joint):
            most = min(most, own.joints[joint] - 1)
        found[joint] = min(most, found.get(joint, most))
    return found


def read_facts(store: Store, where: str, parameters: Any) -> list[Facts]:
    """Return the entries a WHERE clause over `entries` and `traits` keeps, best known first."""
    sql = f"SELECT {_COLUMNS} FROM entries JOIN traits ON entry = id WHERE {where} ORDER BY id"
    return [_facts(row) for row in store.query(sql, parameters)]


def _facts(row: tuple[Any, ...]) -> Facts:
    values = list(row)
    values[5], values[6] = tuple(row[5].split()), tuple(row[6].split())
    values[-1] = {joint: int(degree) for joint, _, degree in (pair.partition(":") for pair in row[-1].split())}
    return Facts(*values)
