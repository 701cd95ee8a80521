"""Which exercise fills a slot: the best by the table of features, the same one all the weeks through."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from typing import Any

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.plan.features import Question, score
from excli.lookup.plan.pool import Candidate, Pool
from excli.model.plan import Item, PlanRequest

# A slot that comes again has a second exercise, and after it the first again.
_PICKS = 2
# So many of the best for the slot alone are looked at again with the rest of the session in mind.
_SHORTLIST = 14
_SHORT_MINUTES = 35
# So much worse, a second exercise is no gain.
_MUCH = 0.14


class Chooser:
    """Fills slots one after the other and remembers the week."""

    def __init__(self, store: Store, request: PlanRequest, pool: Pool) -> None:
        rules = coaching(store, "rules")
        self._slots: dict[str, dict[str, Any]] = coaching(store, "slots")
        self._staples: dict[str, list[str]] = coaching(store, "staples")
        self._every_staple = {slug for slugs in self._staples.values() for slug in slugs}
        self._levels = {level: place for place, level in enumerate(rules["levels"])}
        self._request, self._pool = request, pool
        self._older = request.age is not None and request.age >= rules["request"]["older"]
        self._picks: dict[str, list[Item]] = {}
        self._turns: dict[str, int] = {}
        self._lists: dict[str, list[tuple[float, Candidate]]] = {}
        self._used: set[str] = set()

    def choose(self, name: str, session: list[Item], rested: Collection[str] = ()) -> Item | None:
        """Return the exercise for a slot of a session that holds `session` so far; None when nothing can fill it.

        `rested` are muscles that must not come first: they did on the day before.
        """
        picks = [pick for pick in self._picks.get(name, []) if pick.target not in rested]
        here = {item.slug for item in session}
        turn = self._turns.get(name, 0)
        if len(picks) == _PICKS and picks[turn % _PICKS].slug not in here:
            return copy(picks[turn % _PICKS])
        ranked = self._ranked(name, session)
        free = [pair for pair in ranked if pair[0].slug not in here and pair[0].record["target"] not in rested]
        chosen = {item.slug for item in picks}
        fresh = [pair for pair in free if pair[0].slug not in chosen]
        if picks and fresh and picks[0].slug not in here and self._much_worse(name, fresh[0][0], picks[0].slug):
            return copy(picks[0])
        found = (fresh or free)[:1]
        if not found:
            return None
        candidate, why = found[0]
        item = self._item(name, candidate, why)
        item.swap = self._swap(name, candidate, [pair[0] for pair in ranked], here)
        return item

    def keep(self, item: Item) -> None:
        """Remember that an exercise has been taken into a session."""
        picks = self._picks.setdefault(item.slot, [])
        self._turns[item.slot] = self._turns.get(item.slot, 0) + 1
        if len(picks) < _PICKS and all(pick.slug != item.slug for pick in picks):
            picks.append(item)
        self._used.add(item.slug)

    def _much_worse(self, name: str, candidate: Candidate, first: str) -> bool:
        """Return whether a second exercise for a slot is so much worse than the first that the first comes again."""
        staples = self._staples.get(name, ())
        if first in staples and candidate.slug not in staples:
            return True
        scores = {each.slug: size for size, each in self._list(name)}
        return scores[candidate.slug] < scores.get(first, 0.0) - _MUCH

    def _ranked(self, name: str, session: list[Item]) -> list[tuple[Candidate, dict[str, float]]]:
        question = self._question(name)._replace(used=self._used, beside={item.pattern for item in session})
        shortlist = [candidate for _, candidate in self._list(name)[:_SHORTLIST]]
        scored = [(candidate, score(candidate, question, self._older)) for candidate in shortlist]
        return sorted(scored, key=lambda pair: (-sum(pair[1].values()), pair[0].rank))

    def _list(self, name: str) -> list[tuple[float, Candidate]]:
        if name not in self._lists:
            question, slot = self._question(name), self._slots[name]
            own = [each for pattern in slot["patterns"] for each in self._pool.by_pattern.get(pattern, ())]
            if slot["role"] not in ("compound", "conditioning"):
                own = [each for each in own if each.slug in question.staples]  # the small slots stay empty sooner
            found = [each for each in own if _fills(each, slot)]
            if not found:
                spare = slot.get("stand_ins", {})
                others = [each for pattern in spare for each in self._pool.by_pattern.get(pattern, ())]
                found = [each for each in others if each.slug in self._every_staple and _fills(each, slot)]
            scored = [(sum(score(each, question, self._older).values()), each) for each in found]
            self._lists[name] = sorted(scored, key=lambda pair: (-pair[0], pair[1].rank))
        return self._lists[name]

    def _question(self, name: str) -> Question:
        staples = {slug: place for place, slug in enumerate(self._staples.get(name, ()))}
        short = self._request.minutes < _SHORT_MINUTES
        return Question(self._request, name, self._slots[name], staples, self._levels, self._pool.size, short=short)

    def _item(self, name: str, candidate: Candidate, why: dict[str, float]) -> Item:
        slot, record = self._slots[name], candidate.record
        return Item(
            slot=name, label=slot["label"], role=slot["role"], group=slot["group"], slug=candidate.slug,
            name=record["name"], pattern=record["pattern"], target=record["target"],
            secondary=tuple(record["secondary"]), equipment=tuple(record["equipment"]),
            difficulty=record["difficulty"], impact=record["impact"], category=record["category"],
            one_sided=record["laterality"] == "unilateral", stand_in=record["pattern"] not in slot["patterns"],
            score=round(sum(why.values()), 3), why={part: size for part, size in why.items() if size},
        )  # fmt: skip

    def _swap(self, name: str, candidate: Candidate, ranked: list[Candidate], here: set[str]) -> str:
        """Return what to do when it cannot be done, never harder: a staple its page names, a staple, what its page names."""
        staples, own = self._staples.get(name, ()), candidate.record
        level = self._levels.get(own["difficulty"], 0)
        links = {*own["swaps"], *own["easier"]}
        others = [
            each
            for each in ranked
            if each.slug != candidate.slug and each.slug not in here and each.slug not in own["harder"]
            and self._levels.get(each.record["difficulty"], 0) <= level
        ]  # fmt: skip

        def order(each: Candidate) -> tuple[bool, bool, bool]:
            same_things = each.record["equipment"][0] == own["equipment"][0]
            return (each.slug not in staples, each.slug not in links, same_things)

        best = min(others, key=order, default=None)  # the best score first among equals
        return best.slug if best else ""


def _fills(candidate: Candidate, slot: dict[str, Any]) -> bool:
    record = candidate.record
    if candidate.slug in slot.get("also", ()):
        return True
    if record["category"] not in slot.get("categories", ("strength",)):
        return False
    if slot.get("targets") and record["target"] not in slot["targets"]:
        return False
    if slot.get("sides") == "one" and record["laterality"] == "bilateral":
        return False
    return slot["role"] in ("compound", "isolation", "trunk") or bool(record["dose"])
