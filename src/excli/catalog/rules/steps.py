"""Rules on what links mean: a step is the same movement made harder, a swap the same job done another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from excli.catalog.reader import Entry
from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.exercise import Exercise
from excli.model.problems import Problem

# What is riskier than its neighbours for most people: it is no swap for anything that is not.
RISKY = re.compile(
    r"behind-the-neck|guillotine|bradford|jefferson-curl|\bkipping|sots-press|bosu|neck-bridge|klokov|upright-row-wide"
)
# Words that make a name another movement, not a variation of it.
_TURNED = frozenset(("reverse", "lateral", "side"))

_Fault = Callable[[CheckedCatalog, Exercise, Exercise], str]


def _links(checked: CheckedCatalog, field: str) -> Iterator[tuple[Entry, int, Exercise]]:
    for entry in checked.entries:
        for index, slug in enumerate(getattr(entry.exercise, field)):
            other = checked.by_slug.get(slug)
            if other:
                yield entry, index, other.exercise


def _rank(checked: CheckedCatalog, exercise: Exercise) -> int:
    return list(checked.vocabularies["difficulty"].terms).index(exercise.difficulty)


def _rule_of(id: str, field: str, asks: str, fault: _Fault, hint: str) -> Rule:
    """Return a rule that looks at every link of a field; `fault` says what is wrong with one, or nothing."""

    def find(checked: CheckedCatalog) -> Iterator[Problem]:
        for entry, index, other in _links(checked, field):
            message = fault(checked, entry.exercise, other)
            if message and not checked.excepted(id, entry.exercise.slug, other.slug):
                yield problem_at(entry, id, f"{field}: {other.slug} {message}", hint, field=field, index=index)

    return Rule(id, "complete", asks, find)


def _too_far_up(checked: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    away = _rank(checked, other) - _rank(checked, own)
    return f"is {other.difficulty}, this is {own.difficulty}" if away > 1 else ""


def _other_category(_: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    return f"is {other.category}, this is {own.category}" if own.category != other.category else ""


def _other_pattern(_: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    return f"is a {other.pattern}, this is a {own.pattern}" if own.pattern != other.pattern else ""


def _shortcut(checked: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    between = next((slug for slug in own.harder if slug != other.slug and other.slug in _above(checked, slug)), "")
    return f"is reached through {between} already" if between else ""


def _too_far_apart(checked: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    apart = abs(_rank(checked, other) - _rank(checked, own))
    return f"is {other.difficulty}, this is {own.difficulty}" if apart > 1 else ""


def _other_job(_: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    if own.pattern == other.pattern or own.target == other.target:
        return ""
    return f"is a {other.pattern} for the {other.target}, this is a {own.pattern} for the {own.target}"


def _on_own_ladder(checked: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    on_it = other.slug in _above(checked, own.slug) or own.slug in _above(checked, other.slug)
    return "is a step of its own ladder" if on_it else ""


def _riskier(_: CheckedCatalog, own: Exercise, other: Exercise) -> str:
    return "is on the risk list, this is not" if RISKY.search(other.slug) and not RISKY.search(own.slug) else ""


def _above(checked: CheckedCatalog, slug: str) -> frozenset[str]:
    """Return every step above an entry, however far."""
    if slug not in checked.above:
        found: set[str] = set()
        edge = [slug]
        while edge:
            entry = checked.by_slug.get(edge.pop())
            for other in entry.exercise.harder if entry else ():
                if other not in found:
                    found.add(other)
                    edge.append(other)
        checked.above[slug] = frozenset(found)
    return checked.above[slug]


def plain_form(checked: CheckedCatalog) -> Iterator[Problem]:
    """Find entries whose name less one word is another entry of the same pattern and target, without a link to it."""
    for entry in checked.entries:
        own = entry.exercise
        parts = own.slug.split("-")
        linked = {*own.easier, *own.harder, *own.swaps}
        for place in range(len(parts)):
            plain = checked.by_slug.get("-".join(parts[:place] + parts[place + 1 :]))
            if plain is None or plain.exercise.slug in linked or parts[place] in _TURNED:
                continue
            other = plain.exercise
            same = (own.pattern, own.target, own.category) == (other.pattern, other.target, other.category)
            near = abs(_rank(checked, own) - _rank(checked, other)) <= 1
            family = _above(checked, own.slug) | _above(checked, other.slug)
            if not (same and near) or own.slug in family or other.slug in family or _riskier(checked, other, own):
                continue
            if not checked.excepted("plain-form", own.slug, other.slug):
                message = f"the plain form, {other.slug}, is not linked"
                yield problem_at(
                    entry, "plain-form", message, "add it to swaps, or to easier if it is a step", field="swaps"
                )


_STEP_HINT = "take the link out, or give an exception with its reason"
RULES = (
    _rule_of("step-level", "harder", "A step is at most one difficulty up.", _too_far_up, "name what stands between"),
    _rule_of("step-category", "harder", "A step is of the same category.", _other_category, _STEP_HINT),
    _rule_of("step-pattern", "harder", "A step is of the same movement pattern.", _other_pattern, _STEP_HINT),
    _rule_of("shortcut", "harder", "No step passes one that stands between.", _shortcut, "take the shortcut out"),
    _rule_of("swap-level", "swaps", "Swaps are at most one difficulty apart.", _too_far_apart, _STEP_HINT),
    _rule_of("swap-category", "swaps", "Swaps are of one category.", _other_category, _STEP_HINT),
    _rule_of("swap-job", "swaps", "Swaps share the pattern or the target.", _other_job, _STEP_HINT),
    _rule_of("swap-ladder", "swaps", "No step, near or far, is a swap as well.", _on_own_ladder, "keep one of the two"),
    _rule_of("swap-risk", "swaps", "Nothing on the risk list is a swap for what is not.", _riskier, _STEP_HINT),
    Rule("plain-form", "complete", "A variation is linked with its plain form.", plain_form),
)
