"""A query as it was understood, in words."""

from __future__ import annotations

from collections.abc import Mapping

from excli.model.query import Intent, Polarity, Query

# How many values of an intent are named one by one.
_SHOWN = 6
_VERBS = {Polarity.WANT: "wants", Polarity.REFUSE: "refuses", Polarity.SPARE: "spares", Polarity.OWN: "has only"}


def understood(query: Query, movement: Mapping[str, float]) -> list[str]:
    """Return one line for each thing that was understood of a query; `movement` are the patterns that it describes."""
    lines = [
        f"{token.typed}{f' → {token.word}' if token.word != token.typed else ''}: {token.match}"
        for token in query.tokens
    ]
    lines += [f"{number}: set aside" for number in query.plan]
    lines += [_intent(intent) for intent in query.intents]
    shares = sorted(movement.items(), key=lambda item: -item[1])
    lines += [f"the words describe the movement pattern {pattern}: {share:.0%}" for pattern, share in shares]
    return lines


def _intent(intent: Intent) -> str:
    ways = (
        " and ".join(f"{name.replace('_', '-')} {_few_of(values)}" for name, values in filters)
        for filters in dict.fromkeys(intent.lenient)
    )
    return f"{intent.said!r} {_VERBS[intent.polarity]} {' or '.join(ways)}"


def _few_of(values: tuple[str, ...]) -> str:
    """The values, the rest of a long list only counted."""
    more = len(values) - _SHOWN
    return ", ".join(values[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
