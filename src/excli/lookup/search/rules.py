"""What no score can outweigh: the hard rules, each a function that says whether it leaves a candidate out."""

from __future__ import annotations

from collections.abc import Callable

from excli.lookup.query import Topic
from excli.lookup.search.candidate import Candidate
from excli.lookup.search.state import Search

Rule = Callable[[Search, Candidate], bool]


def is_refused(search: Search, candidate: Candidate) -> bool:
    """Leave out what has what was refused: "no bench"."""
    return _lacks(candidate, search.refused)


def loads_spared_joint(search: Search, candidate: Candidate) -> bool:
    """Leave out what loads a joint that is to be spared: "bad knees"."""
    return _lacks(candidate, search.spared)


def needs_more_kit(search: Search, candidate: Candidate) -> bool:
    """Leave out what needs more than what is there: "at home", "dumbbell only"; an exact name is shown all the same."""
    named = candidate.name.exact and not search.query.relation
    return not named and bool(search.found["intent"]) and _lacks(candidate, search.all_there_is)


def is_called_as_refused(search: Search, candidate: Candidate) -> bool:
    """Leave out what is called as a refused movement: no sissy squat for "quads without squats"."""
    for number in search.refused:
        intent = search.query.intents[number]
        if intent.topic is Topic.PATTERN:
            words = set(intent.said.split())
            if any(words <= set(name.text.split()) for name in candidate.names if not name.rank):
                return True
    return False


RULES: list[Rule] = [is_refused, loads_spared_joint, needs_more_kit, is_called_as_refused]


def is_left_out(search: Search, candidate: Candidate) -> bool:
    """Return whether any rule leaves a candidate out."""
    binds = search.refused or search.spared or search.all_there_is
    return bool(binds) and any(rule(search, candidate) for rule in RULES)


def _lacks(candidate: Candidate, intents: tuple[int, ...]) -> bool:
    """Whether it fulfils one of some intents in no way."""
    return not all(map(candidate.in_some_way, intents))
