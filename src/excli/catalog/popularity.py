"""How well known an exercise is: what decides among entries that answer a question equally well."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

from excli.model.fields import LINKS
from excli.model.text import words

# Popularity of a staple of the first and of the second rank (data/search/staples.yaml); all others stay below _OTHERS.
_STAPLE = {1: 1.0, 2: 0.75}
_OTHERS = 0.5
# Links and aliases a word at which an entry that is no staple reaches half of what it can.
_HALFWAY = 6.0


def popularity(document: Mapping[str, Any], staples: Mapping[str, int]) -> float:
    """Return how well known an entry is, from 0 to 1.

    `staples` maps slugs to their rank, 1 or 2. Besides, what others are variations of is linked from all of them, has
    many other names and needs the fewest words; this also orders the staples of one rank.
    """
    links = sum(len(document[name]) for name in LINKS)
    lengths = [len(words(name)) or 1 for name in (document["name"], *document["aliases"])]
    known = (links + len(document["aliases"])) / sqrt(lengths[0] * min(lengths))
    share = known / (known + _HALFWAY)
    rank = staples.get(document["slug"])
    return round(_STAPLE[rank] - 0.1 * (1 - share) if rank else _OTHERS * share, 4)
