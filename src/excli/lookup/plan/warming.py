"""What is done before the first set."""

from __future__ import annotations

import json

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.filters import Filter
from excli.lookup.plan.filling import Limits
from excli.lookup.plan.timing import warm_up_seconds
from excli.model.plan import WarmUp

# In a short session there is time for so many movements. A part is a multiple of so many seconds.
_FEW, _STEP = 2, 15
# A minute is kept for easy sets of the first exercise.
_EASY_SETS = 60


class WarmUps:
    """The warm-ups that the kit and the joints allow."""

    def __init__(self, store: Store, limits: Limits, kept: Filter) -> None:
        self._lines = coaching(store, "sessions")["warm_ups"]
        self._minutes, self._time = limits.request.minutes, limits.time
        wanted = sorted({slug for lines in self._lines.values() for line in lines for slug in line})
        rows = store.query(
            f"SELECT slug, name FROM entries WHERE slug IN (SELECT value FROM json_each(:wanted)) AND {kept.where}",
            {**kept.parameters, "wanted": json.dumps(wanted)},
        )
        self._names = {str(slug): str(name) for slug, name in rows}

    def of(self, kind: str) -> list[WarmUp]:
        """Return the first that can be done of each line, the time shared among them."""
        lines = self._lines[kind]
        chosen = [slug for line in lines if (slug := next((each for each in line if each in self._names), ""))]
        if self._minutes < self._time["short"]:
            chosen = chosen[:_FEW]
        left = warm_up_seconds(self._minutes, self._time) - _EASY_SETS
        each = int(left / max(len(chosen), 1) // _STEP * _STEP)
        return [WarmUp(slug, self._names[slug], each) for slug in chosen]
