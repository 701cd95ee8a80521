"""The answers in their order, and what to say when there is none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import Filter, with_covers
from excli.lookup.links import linked
from excli.lookup.swap.facts import Facts, Question, candidates, facts_of, rules_of, spared
from excli.lookup.swap.limits import allowed, spares, stood_in
from excli.lookup.swap.telling import Told, tell
from excli.lookup.swap.weighing import BEHIND, CLOSE, CUT, MOST, SAME_AGAIN, WIDE, parts, same_station, sort_of, weights
from excli.model.answers import Record
from excli.model.facets import BODY_WEIGHT

# Of the pattern asked for, so few spare the joint that it is the pattern itself that hurts.
_HURTS = 0.36
_FIRST = 3
# So many answers say how much a piece of kit would open.
_TELLING = 5
# What a station counts among what one may buy.
_BOUGHT = 0.6
_ALIKE = 2


class Swap(NamedTuple):
    """A substitute: the entry, how good it is (higher is better), what each feature adds, and what is said of it."""

    record: Record
    score: float
    parts: dict[str, float]
    told: Told


class Nothing(NamedTuple):
    """What is said where nothing does the job.

    nearest  what works the same muscle and spares the joints, with the kit there is or with any: slug, name; or nothing
    owned    whether that needs nothing else
    kit      the piece of equipment that would open most, how many answers, and the best of them: slug, name
    """

    nearest: tuple[str, str] | None
    owned: bool
    kit: tuple[str, int, tuple[str, str]] | None


class _Scored(NamedTuple):
    score: float
    facts: Facts
    parts: dict[str, float]


def ask(store: Store, slug: str, filter: Filter, goal: str = "", turn: str = "") -> Question:
    """Return the question that a name, filters, a goal and a turn make."""
    own = facts_of(store, slug)
    wanted = dict(filter.wanted)
    links = linked(store, slug)
    return Question(
        own=own,
        owned=frozenset(wanted["have"]) if "have" in wanted else None,
        avoid=spared(filter, own),
        goal=goal,
        turn=turn,
        moved=False,
        wide=False,
        swaps=links.swaps,
        easier=links.below,
        harder=links.above,
        rules=rules_of(store),
        entries=store.entries,
    )


class Answers(NamedTuple):
    """The question as it was understood, and all that answers it, best first."""

    question: Question
    found: list[_Scored]

    @property
    def close(self) -> bool:
        """Whether the best comes close to what was asked for."""
        return bool(self.found) and self.found[0].score >= CLOSE


def answers(store: Store, slug: str, filter: Filter, goal: str = "", turn: str = "") -> Answers:
    """Return what does the job of an entry: its facts, not yet its documents."""
    question = ask(store, slug, filter, goal, turn)
    every = candidates(store, question, filter)
    question = question._replace(moved=_pattern_hurts(question, every))
    found = ranked(question, [other for other in every if allowed(question, other)])
    if not found:
        question = question._replace(wide=True)
        found = ranked(question, [other for other in candidates(store, question, filter) if allowed(question, other)])
    return Answers(question, found)


def told(store: Store, answers: Answers, limit: int | None = None, *, prose: bool = True) -> list[Swap]:
    """Return the first answers with their entries and what is to be said of them."""
    best = answers.found[:limit]
    documents = _documents(store, [item.facts.slug for item in best], prose)
    return [
        Swap(
            documents[item.facts.slug],
            round(item.score, 3),
            item.parts,
            tell(store, answers.question, item.facts, documents),
        )
        for item in best
    ]


def ranked(question: Question, others: Iterable[Facts]) -> list[_Scored]:
    """Return what scores well enough, best first."""
    weight = weights(question)
    found = []
    for other in others:
        told = parts(question, other, weight)
        found.append(_Scored(sum(told.values()), other, told))
    found.sort(key=lambda item: (-item.score, item.facts.id))
    found = _without_twins(question, [item for item in found if item.score >= (WIDE if question.wide else CUT)])
    near = [item for item in found if item.score >= found[0].score - BEHIND]
    far = [item for item in found[len(near) :] if item.facts.kind == question.own.kind]
    return _varied(question, near + far[: max(_FIRST - len(near), 0)])


def nothing(store: Store, slug: str, filter: Filter, goal: str = "", turn: str = "") -> Nothing:
    """Return what is nearest where no answer is left: never at the price of a joint that is to be spared."""
    question = ask(store, slug, filter, goal, turn)._replace(moved=True, turn="")
    every = [other for other in candidates(store, question, filter) if spares(question, other)]
    anyhow = frozenset(("same job", "same muscle", "as turned"))
    nearest: Facts | None = None
    for owned in (question.owned, None):
        able = question._replace(owned=owned)
        near = [other for other in every if allowed(able, other, anyhow) and _related(question.own, other)]
        if near:
            weight = {**weights(able), "muscles": 1.0}
            nearest = max(near, key=lambda other: sum(parts(able, other, weight).values()))
            break
    named = (nearest.slug, nearest.name) if nearest else None
    has_kit = nearest is not None and allowed(question, nearest, anyhow)
    return Nothing(named, has_kit, _opening(store, question, every))


def _opening(store: Store, question: Question, every: list[Facts]) -> tuple[str, int, tuple[str, str]] | None:
    """Return the one piece of kit, not owned yet, with which most would answer."""
    if question.owned is None:
        return None
    missing = {slug for other in every for slug in other.equipment} - question.owned
    best, most = None, 0.0
    for slug in sorted(missing):
        able = question._replace(owned=question.owned | set(with_covers(store, [slug])))
        found = ranked(able, [other for other in every if allowed(able, other)])
        worth = sum(item.score for item in found[:_TELLING])
        if slug in question.rules["stations"]:
            worth *= _BOUGHT
        if worth > most:
            most, best = worth, (slug, len(found), (found[0].facts.slug, found[0].facts.name))
    return best


def _related(own: Facts, other: Facts) -> bool:
    return not set(own.muscles).isdisjoint(other.muscles[:2])


def _pattern_hurts(question: Question, every: list[Facts]) -> bool:
    """Return whether so few of the asked pattern spare the joints that the job has to move to another joint."""
    own = question.own
    if not any(own.joints.get(joint) for joint in question.avoid):
        return False
    same = [other for other in every if other.pattern == own.pattern and other.kind == own.kind]
    return sum(spares(question, other) for other in same) <= _HURTS * len(same)


def _without_twins(question: Question, found: list[_Scored]) -> list[_Scored]:
    """Return the answers without those that something stands in for, where the same is there with the kit it names."""
    kit = {slug for line in question.rules["stand_ins"] for slug in (line["owned"], line["for"])}

    def core(item: _Scored) -> frozenset[str]:
        return frozenset(item.facts.slug.split("-")) - kit

    own = {core(item) for item in found if not stood_in(question, item.facts)}
    return [item for item in found if core(item) not in own or not stood_in(question, item.facts)]


def _varied(question: Question, found: list[_Scored]) -> list[_Scored]:
    """Return the answers with those much like better ones set back: five squats with the same two dumbbells say little.

    Of the first three no more than two have the same pattern and kit, and none needs a station that may be taken, as
    far as there are others.
    """
    left, done = list(found), list[_Scored]()
    seen: dict[tuple[str, str, str], int] = {}
    while left and len(done) < MOST:
        pool = left
        if len(done) < _FIRST:
            pool = [item for item in left if _first(question, item, done)] or left
        best = max(pool, key=lambda item: item.score - SAME_AGAIN * seen.get(sort_of(question, item.facts), 0))
        left.remove(best)
        sort = sort_of(question, best.facts)
        again = SAME_AGAIN * seen.get(sort, 0)
        seen[sort] = seen.get(sort, 0) + 1
        score = min([best.score - again, *(item.score for item in done[-1:])])
        done.append(_Scored(score, best.facts, {**best.parts, "again": score - best.score}))
    return done


def _first(question: Question, item: _Scored, done: list[_Scored]) -> bool:
    """Return whether an answer may be among the first three."""
    alike = sum(sort_of(question, item.facts)[:2] == sort_of(question, other.facts)[:2] for other in done)
    return alike < _ALIKE and not (question.taken and same_station(question, item.facts))


def _documents(store: Store, slugs: list[str], prose: bool) -> dict[str, Record]:
    column = "document" if prose else "facts"
    sql = f"SELECT slug, {column} FROM entries JOIN documents USING (id) WHERE slug IN (SELECT value FROM json_each(?))"
    return {slug: json.loads(text) for slug, text in store.query(sql, (json.dumps(slugs),))}


def without_weights(store: Store, slug: str, filter: Filter, limit: int) -> list[tuple[str, str]]:
    """Return slug and name of the best answers with the body alone and what bears it, among what is owned."""
    wanted = dict(filter.wanted)
    bare = Filter((*(pair for pair in filter.wanted if pair[0] != "have"), ("have", (BODY_WEIGHT,))))
    if wanted.get("have") == (BODY_WEIGHT,):
        return []
    return [(item.facts.slug, item.facts.name) for item in answers(store, slug, bare).found[:limit]]
