"""How long a session takes, and which exercises are alternated so that it takes less."""

from __future__ import annotations

from math import ceil
from typing import Any

from excli.model.plan import Item

_ACCESSORIES = ("isolation", "trunk")
_ALONE = ("power", "balance", "conditioning")


def pair_up(items: list[Item], minutes: int, goal: str, time: dict[str, Any]) -> None:
    """Letter what is alternated: everything that does not compete in a short session, the small things in a middling one.

    Opposites first: a push with a pull; then what shares no muscle group.
    """
    for item in items:
        item.pair = ""
    if minutes >= time["accessory_supersets"]:
        return
    everything = minutes < time["supersets"][goal]
    letters = iter("ABCDEFGH")
    free = [item for item in items if item.role not in _ALONE and (everything or item.role in _ACCESSORIES)]
    while free:
        first = free.pop(0)
        partners = [item for item in free if item.group != first.group and _apart(first, item)]
        if partners:
            partner = min(partners, key=lambda item: not _opposite(first, item))
            letter = next(letters)
            first.pair, partner.pair = f"{letter}1", f"{letter}2"
            free.remove(partner)


def _opposite(one: Item, other: Item) -> bool:
    return {one.group, other.group} in ({"push", "pull"}, {"arms", "curl"}, {"legs", "trunk"})


def _apart(one: Item, other: Item) -> bool:
    """Return whether neither tires what the other trains first."""
    return (
        one.target != other.target and one.target not in other.secondary[:1] and other.target not in one.secondary[:1]
    )


def in_order(items: list[Item]) -> list[Item]:
    """Return the items as they are done: balance and power while fresh, heavy before light, the trunk, then the heart.

    What is alternated stands together.
    """
    place = {"balance": 0, "power": 1, "compound": 2, "isolation": 3, "trunk": 4, "conditioning": 5}
    ordered = sorted(items, key=lambda item: place[item.role])
    found: list[Item] = []
    for item in ordered:
        if item in found:
            continue
        found.append(item)
        if item.pair:
            found += [other for other in ordered if other.pair[:1] == item.pair[:1] and other is not item]
    letters = dict(zip(dict.fromkeys(i.pair[0] for i in found if i.pair), "ABCDEFGH", strict=False))
    seen: set[str] = set()
    for item in found:
        if item.pair:
            letter = letters[item.pair[0]]
            item.pair = f"{letter}{2 if letter in seen else 1}"
            seen.add(letter)
    return found


def work_seconds(item: Item, time: dict[str, Any]) -> float:
    """Return how long one set takes, both sides."""
    amount = (item.low + item.high) / 2
    per_one = {"reps": time["rep"], "metres": time["metre"], "minutes": 60, "seconds": 1}[item.unit]
    return float(amount * per_one * (2 if item.one_sided else 1))


def session_minutes(items: list[Item], minutes: int, time: dict[str, Any]) -> int:
    """Return how long a session takes with its warm-up, in whole minutes, rounded up."""
    seconds = warm_up_seconds(minutes, time)
    done: set[str] = set()
    for item in items:
        if item.pair[:1] in done and item.pair:
            continue
        if item.pair:
            done.add(item.pair[0])
            pair = [other for other in items if other.pair[:1] == item.pair[0]]
            seconds += _pair_seconds(pair, time)
        else:
            ramp = time["ramp"] if item.rest >= time["ramp_from"] else 0  # lighter sets before a heavy lift
            seconds += item.sets * (work_seconds(item, time) + item.rest) + time["change"] + ramp
    return ceil(seconds / 60)


def warm_up_seconds(minutes: int, time: dict[str, Any]) -> float:
    """Return how long the warm-up is: shorter in a short session."""
    return float(time["short_warm_up"] if minutes < time["short"] else time["warm_up"])


def pair_rest(pair: list[Item], time: dict[str, Any]) -> int:
    """Return the rest after a round of two: less than after one of them, since the other rests meanwhile."""
    longest = max(item.rest for item in pair)
    return int(max(time["pair_rest"], round(longest * time["pair_share"] / 15) * 15))


def _pair_seconds(pair: list[Item], time: dict[str, Any]) -> float:
    rounds = max(item.sets for item in pair)
    work = sum(item.sets * work_seconds(item, time) for item in pair)
    return float(work + rounds * pair_rest(pair, time) + time["change"])
