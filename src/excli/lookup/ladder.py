"""The links of entries as a graph, and the ladder that is drawn of it: one spine, a few branches at each step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.links import DOWN, UP, reached
from excli.lookup.swap.facts import Facts, read_facts

# What an entry is worth as a step, beside how well known it is: for being one at all, for the main kit of the one asked
# for; for being named where the step below says when to move on; for the first thing that is needed besides, and for each further; for what stands in most homes; for a level
# between; for a drill or a risk.
_STEP, _SAME_KIT, _SAID, _LEVEL, _ODD = 0.2, 0.15, 0.3, -0.1, -0.5
_NEW_KIT, _MORE_KIT, _HOME_KIT = -0.35, -0.1, -0.15
_HOME = "house and help"
# More ways up or down than these are not looked at.
_MOST_WAYS = 3000
ROWS, _BRANCHES = 12, 2


class Rung(NamedTuple):
    """An entry on a ladder: how many steps above (or, below zero, under) the one asked for, and whether on its spine."""

    step: int
    slug: str
    spine: bool


class Ladder(NamedTuple):
    """The rungs, easiest first; the links between them, from easier to harder; what else each leads to.

    cut   how many steps of the spine are left out below and above
    """

    rungs: list[Rung]
    links: list[tuple[str, str]]
    also: Mapping[str, list[str]]
    cut: tuple[int, int] = (0, 0)


def ladder(store: Store, slug: str, filter: Filter, rows: int | None = ROWS) -> Ladder:
    """Return the spine of an entry's ladder, the same movement one entry a step, with branches as far as there is room."""
    graph = _Graph(store, slug, filter)
    down = [slug, *graph.spine(DOWN)]
    up = [slug, *graph.spine(UP)]
    below, above = _window(len(down) - 1, len(up) - 1, rows or len(graph.facts))
    cut = (len(down) - 1 - below, len(up) - 1 - above)
    down, up = down[: below + 1], up[: above + 1]
    spine = [*reversed(down[1:]), *up]
    rungs = [Rung(place - below, other, True) for place, other in enumerate(spine)]
    also = graph.branch(rungs, down, up, (rows or len(graph.facts)) - len(rungs))
    return Ladder(graph.ordered(rungs), graph.links({rung.slug for rung in rungs}), also, cut)


def whole(store: Store, slug: str, filter: Filter) -> Ladder:
    """Return all that can be reached along the links, each as many steps away as its shortest way is."""
    graph = _Graph(store, slug, filter)
    steps = {slug: 0}
    for link, turn in ((DOWN, -1), (UP, 1)):
        edge, distance = [slug], 0
        while edge:
            distance += turn
            edge = [other for here in edge for other in graph.next(here, link) if other not in steps]
            steps.update(dict.fromkeys(edge, distance))
    rungs = [Rung(step, other, other == slug) for other, step in steps.items()]
    return Ladder(graph.ordered(rungs), graph.links(set(steps)), {})


def path(store: Store, slug: str, goal: str, filter: Filter) -> Ladder | None:
    """Return the way from one entry up to another; None where the links do not lead there."""
    graph = _Graph(store, slug, filter, goal)
    ways = [way[: way.index(goal) + 1] for way in graph.ways(UP, any_pattern=True) if goal in way]
    if not ways:
        return None
    best = [slug, *max(ways, key=lambda way: graph.worth(way, UP))]
    return Ladder([Rung(step, other, True) for step, other in enumerate(best)], graph.links(set(best)), {})


def _window(below: int, above: int, rows: int) -> tuple[int, int]:
    """Return how many steps below and above there is room for, the asked one between them."""
    room = rows - 1
    if below + above <= room:
        return below, above
    half = room // 2
    if above <= room - half:
        return room - above, above
    return (below, room - below) if below <= half else (half, room - half)


class _Graph:
    """All that is reached from an entry, as far as a filter keeps it; what it drops is stepped over."""

    def __init__(self, store: Store, slug: str, filter: Filter, goal: str = "") -> None:
        every = {"reached": json.dumps(sorted({*reached(store, slug, DOWN), *reached(store, slug, UP)}))}
        among = "slug IN (SELECT value FROM json_each(:reached))"
        kept = f"{among} AND (slug IN (:asked, :goal) OR ({filter.where}))"
        found = read_facts(store, kept, {**every, **filter.parameters, "asked": slug, "goal": goal})
        self.facts = {facts.slug: facts for facts in found}
        self.own = self.facts[slug]
        at_home = "SELECT slug FROM terms WHERE facet = 'equipment' AND json_extract(document, '$.shelf') = ?"
        self._at_home = {slug for (slug,) in store.query(at_home, (_HOME,))}
        self._entries = store.entries
        told = f"SELECT slug, json_extract(document, '$.move_on') FROM entries JOIN documents USING (id) WHERE {among}"
        self._told = {here: str(text).lower() for here, text in store.query(told, every)}
        self._links: dict[str, dict[str, list[str]]] = {UP: {}, DOWN: {}}
        sql = f"SELECT field, slug, value FROM entry_values JOIN entries ON id = entry WHERE field IN ('harder', 'easier') AND {among}"
        for field, here, other in store.query(sql, every):
            self._links[field].setdefault(here, []).append(other)

    def next(self, slug: str, link: str) -> list[str]:
        """Return the next steps that are kept, best known first."""
        found: dict[str, None] = {}
        edge, seen = list(self._links[link].get(slug, ())), {slug}
        while edge:
            other = edge.pop()
            if other in self.facts:
                found[other] = None
            elif other not in seen:
                edge += self._links[link].get(other, ())
            seen.add(other)
        return sorted(found, key=lambda step: self.facts[step].id)

    def spine(self, link: str) -> list[str]:
        """Return the best way up or down, without the entry itself."""
        return max(self.ways(link), key=lambda way: self.worth(way, link), default=[])

    def ways(self, link: str, *, any_pattern: bool = False) -> Iterator[list[str]]:
        """Yield ways to the end of the ladder, of the same pattern; below the last of it another leads on down."""
        stack: list[list[str]] = [[]]
        for _ in range(_MOST_WAYS):
            if not stack:
                return
            way = stack.pop()
            here = way[-1] if way else self.own.slug
            following = [other for other in self.next(here, link) if other not in way]
            if not any_pattern:
                same = [other for other in following if self.facts[other].pattern == self.facts[here].pattern]
                following = same or (following if link == DOWN else [])
            if not following and way:
                yield way
            stack += [[*way, other] for other in following]

    def worth(self, way: Sequence[str], link: str) -> float:
        """Return how good a spine a way makes: well known entries, with the kit that is used anyway; no drill on top."""
        kit, level, found = {"body-weight", *self.own.equipment}, self.own.level, 0.0
        for here, slug in zip([self.own.slug, *way], way, strict=False):
            found += _SAID * (self.says(here, slug) if link == UP else self.says(slug, here))
            facts = self.facts[slug]
            new = set(facts.equipment) - kit
            kit |= new
            found += 1 - log(facts.id) / log(max(self._entries, 2)) + _STEP + self._cost(new)
            found += _SAME_KIT * (facts.equipment[0] == self.own.equipment[0]) + _LEVEL * abs(facts.level - level)
            found += _ODD * ((facts.drill and link == UP) + bool(facts.risk))
            level = facts.level
        return found

    def says(self, here: str, other: str) -> bool:
        """Return whether what is said on moving on from one entry names another."""
        return self.facts[other].name.lower() in self._told.get(here, "")

    def _cost(self, kit: set[str]) -> float:
        bought = kit - self._at_home
        return _HOME_KIT * bool(kit & self._at_home) + (_NEW_KIT + _MORE_KIT * (len(bought) - 1) if bought else 0.0)

    def branch(self, rungs: list[Rung], down: list[str], up: list[str], room: int) -> dict[str, list[str]]:
        """Add other ways to the steps of a spine, those nearest to its middle first; return what else each leads to."""
        also: dict[str, list[str]] = {}
        spine = {rung.slug for rung in rungs}
        ways = [(place + 1, here, UP) for place, here in enumerate(up)]
        ways += [(-place - 1, here, DOWN) for place, here in enumerate(down)]
        for step, here, link in sorted(ways, key=lambda way: abs(way[0])):
            others = [other for other in self.next(here, link) if other not in spine]
            steps = [other for other in others if self._is_branch(other, {rung.slug for rung in rungs})]
            steps.sort(key=lambda other: (not self.says(here, other), self.facts[other].id))
            is_end = here == (up if link == UP else down)[-1]
            shown = [] if is_end else steps[: min(_BRANCHES, max(room, 0))]
            room -= len(shown)
            rungs += [Rung(step, other, False) for other in shown]
            rest = [other for other in others if other not in shown and (self.own.risk or not self.facts[other].risk)]
            if rest and link == UP:
                also[here] = rest
        return also

    def _is_branch(self, slug: str, taken: set[str]) -> bool:
        facts = self.facts[slug]
        return slug not in taken and facts.pattern == self.own.pattern and bool(self.own.risk or not facts.risk)

    def links(self, slugs: set[str]) -> list[tuple[str, str]]:
        """Return the steps among some entries, from easier to harder."""
        return [
            (here, other) for here in self.facts if here in slugs for other in self.next(here, UP) if other in slugs
        ]

    def ordered(self, rungs: Iterable[Rung]) -> list[Rung]:
        """Return rungs easiest first; at one step the spine, then by load and by how well known."""

        def place(rung: Rung) -> tuple[int, bool, float, int]:
            facts: Facts = self.facts[rung.slug]
            return rung.step, not rung.spine, facts.load, facts.id

        return sorted(rungs, key=place)
