"""What is asked of a plan, and what is refused: with a reason and the nearest request that is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.vocabulary import resolve_term
from excli.model.errors import RefusedError, UsageError
from excli.model.plan import PlanRequest
from excli.model.text import words


def check_request(store: Store, request: PlanRequest) -> PlanRequest:
    """Return the request when a plan may be made for it.

    Raises RefusedError.
    """
    bounds = coaching(store, "rules")["request"]
    for refuse in (_days, _minutes, _weeks, _age, _beginner):
        refuse(request, bounds)
    return request


def resolve_goal(store: Store, text: str, asked: Sequence[str] = ("plan",)) -> str:
    """Return the goal a word means.

    Raises RefusedError for what no plan here is made for, UsageError for what is not known.
    """
    rules = coaching(store, "rules")
    said = " ".join(words(text))
    for refused in rules["refused"]:
        if any(
            " ".join(words(word)) in (said, f"{said}s") or f" {_fold(word)} " in f" {said} "
            for word in refused["words"]
        ):
            raise RefusedError(refused["reason"], f"{asked[0]} {refused['instead']}")
    for goal, meant in rules["goal_words"].items():
        if said in {_fold(word) for word in (goal, *meant)}:
            return str(goal)
    raise UsageError(f"{text!r} is not a value of --for. All values: {', '.join(rules['goal_words'])}")


def resolve_level(store: Store, text: str) -> str:
    """Return the level a word means."""
    return resolve_term(store, "difficulty", text, "--level")


def command_of(request: PlanRequest, **changed: Any) -> str:
    """Return the words of the command that asks for this, with something changed."""
    other = request._replace(**changed)
    parts = ["today"] if other.today else ["plan", f"--days {other.days}"]
    if other.kit != PlanRequest().kit:
        parts.append(f"--kit {other.kit}" if " " not in other.kit and "," not in other.kit else f"--have '{other.kit}'")
    parts += [f"--minutes {other.minutes}", f"--level {other.level}", f"--for {other.goal}"]
    parts += [f"--avoid {','.join(other.avoid)}"] if other.avoid else []
    parts += [f"--age {other.age}"] if other.age is not None else []
    return " ".join(parts)


def _fold(word: str) -> str:
    return " ".join(words(word))


def _days(request: PlanRequest, bounds: dict[str, Any]) -> None:
    least, most = bounds["days"]
    if request.days > most:
        raise RefusedError(
            f"{request.days} hard days a week leave no day to recover: {most} and a walk is the most.",
            command_of(request, days=most, level=request.level if request.level != "beginner" else "intermediate"),
        )
    if request.days < least:
        raise RefusedError("A plan needs a day.", command_of(request, days=least))


def _minutes(request: PlanRequest, bounds: dict[str, Any]) -> None:
    least, most = bounds["minutes"]
    if not least <= request.minutes <= most:
        near = least if request.minutes < least else most
        raise RefusedError(
            f"{request.minutes} minutes: a session here takes {least} to {most}.", command_of(request, minutes=near)
        )


def _weeks(request: PlanRequest, bounds: dict[str, Any]) -> None:
    least, most = bounds["weeks"]
    if not least <= request.weeks <= most:
        near = least if request.weeks < least else most
        raise RefusedError(
            f"{request.weeks} weeks: a plan here is for {least} to {most}; after that, make the next.",
            f"{command_of(request)} --weeks {near}",
        )


def _age(request: PlanRequest, bounds: dict[str, Any]) -> None:
    least, most = bounds["age"]
    if request.age is not None and not least <= request.age <= most:
        if request.age < least:
            raise RefusedError(f"Under {least}, play is the plan.", "list --category cardio --difficulty beginner")
        raise RefusedError(f"{request.age} is no age known here.", command_of(request, age=None))


def _beginner(request: PlanRequest, bounds: dict[str, Any]) -> None:
    most = bounds["beginner_days"]
    if request.level == "beginner" and request.days > most:
        raise RefusedError(
            f"A beginner recovers from {most} hard days a week at most, not {request.days}.",
            command_of(request, days=most),
        )
