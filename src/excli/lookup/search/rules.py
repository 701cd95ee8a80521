"""What no score can outweigh: the hard rules, each a function that says whether it leaves a candidate out."""

from __future__ import annotations

from collections.abc import Callable

from excli.lookup.query import Intent, Polarity, Topic
from excli.lookup.search.candidate import Candidate
from excli.lookup.search.retrieve import Search

Rule = Callable[[Search, Candidate], bool]


def is_refused(search: Search, candidate: Candidate) -> bool:
    """Leave out what has what was refused: "no bench"."""
    return _lacks(search, candidate, lambda intent: intent.polarity is Polarity.REFUSE)


def loads_spared_joint(search: Search, candidate: Candidate) -> bool:
    """Leave out what loads a joint that is to be spared: "bad knees"."""
    return _lacks(search, candidate, lambda intent: intent.polarity is Polarity.SPARE)


def needs_more_kit(search: Search, candidate: Candidate) -> bool:
    """Leave out what needs more than what is there: "at home", "dumbbell only"; an exact name is shown all the same."""
    kit = [intent for intent in search.query.intents if intent.topic is Topic.KIT]

    def is_all_there_is(intent: Intent) -> bool:
        if intent.polarity is Polarity.OWN:
            return True
        alone = not any(other is not intent for other in kit)
        return intent in kit and alone and all(any(name == "have" for name, _ in one) for one in intent.lenient)

    named = candidate.name.exact and not search.query.relation
    return not named and bool(search.found["intent"]) and _lacks(search, candidate, is_all_there_is)


def is_called_as_refused(search: Search, candidate: Candidate) -> bool:
    """Leave out what is called as a refused movement: no sissy squat for "quads without squats"."""
    refused = [
        set(intent.said.split())
        for intent in search.query.intents
        if intent.polarity is Polarity.REFUSE and intent.topic is Topic.PATTERN
    ]
    return any(words <= set(name.text.split()) for name in candidate.names if not name.rank for words in refused)


RULES: tuple[Rule, ...] = (is_refused, loads_spared_joint, needs_more_kit, is_called_as_refused)


def is_left_out(search: Search, candidate: Candidate) -> bool:
    """Return whether any rule leaves a candidate out."""
    return bool(search.query.intents) and any(rule(search, candidate) for rule in RULES)


def _lacks(search: Search, candidate: Candidate, concerned: Callable[[Intent], bool]) -> bool:
    """Whether it fulfils in no way one of the intents a rule is concerned with."""
    return any(
        concerned(intent) and not candidate.in_some_way(number) for number, intent in enumerate(search.query.intents)
    )
