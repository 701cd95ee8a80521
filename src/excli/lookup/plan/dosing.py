"""How much: repetitions or seconds, what is left in reserve, the rest, and the fewest, usual and most sets."""

from __future__ import annotations

from typing import Any

from excli.lookup.plan.pool import Candidate
from excli.model.plan import Item, PlanRequest

# So many compound exercises at the head of a session are its main lifts, where the load can be chosen.
_MAINS = 2
_MOST_RESERVE = 4


def dose(
    item: Item, candidate: Candidate, place: int, request: PlanRequest, doses: dict[str, Any], careful: bool
) -> None:
    """Set what an item is done for; `place` counts the compound exercises before it, `careful` leaves more in reserve."""
    goal = doses["goals"][request.goal]
    row = goal.get(_row(item, candidate, place, request, goal)) or goal["compound"]
    own = {unit: str(amount) for unit, amount in candidate.record["dose"].items()}
    item.unit = next((unit for unit in ("reps", "seconds", "metres", "minutes") if unit in own), "reps")
    item.amount = own.get(item.unit, "8-12")
    item.rest = int(row["rest"])
    if item.unit == "reps":
        item.amount = _range(
            row["reps"], item.amount, candidate.adjustable or item.role == "power", doses["lightest_reps"]
        )
        more = int(request.level == "beginner") + int(careful)
        item.reserve = min(row["reserve"] + more, _MOST_RESERVE) if not _counts_own(row) else row["reserve"]
    sets = doses["sets"][request.level]
    full = item.role == "power" or (item.role == "compound" and request.minutes >= doses["full_sets"])
    item.sets = sets["compound"] if full else sets["least"]


def _counts_own(row: dict[str, Any]) -> bool:
    """Return whether the row already leaves what a novice should."""
    return int(row["reserve"]) >= _MOST_RESERVE - 1


def _row(item: Item, candidate: Candidate, place: int, request: PlanRequest, goal: dict[str, Any]) -> str:
    if item.role == "compound" and place < _MAINS and candidate.adjustable and "main" in goal:
        return "novice_main" if request.level == "beginner" else "main"
    return item.role if item.role in goal else "trunk" if item.role in ("balance", "conditioning") else "compound"


def _range(wanted: list[int], own: str, adjustable: bool, lightest: int) -> str:
    """Return the goal's range where the load can be chosen and the exercise is made for it, else its own."""
    ends = [int(part) for part in own.split("-")]
    low, high = ends[0], ends[-1]
    if not adjustable or low > wanted[1] or high < wanted[0]:
        if high > lightest:
            low, high = min(low, lightest - 5), max(lightest, low)
        return f"{low}-{high}" if low != high else str(low)
    return f"{wanted[0]}-{wanted[1]}"
