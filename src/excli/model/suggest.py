"""The closest of many spellings: one measure for every "did you mean"."""

from collections.abc import Iterable


def nearest(word: str, spellings: Iterable[str], limit: int = 3, worst: float = 0.34) -> list[str]:
    """Return up to `limit` of `spellings`, closest first.

    `worst` is the largest share of edited letters still counted as close. A swap of two neighbouring
    letters is one edit (optimal string alignment).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, list(spellings), scorer=OSA.normalized_distance, score_cutoff=worst, limit=limit)
    return [spelling for spelling, _, _ in found]


def did_you_mean(word: str, allowed: Iterable[str], limit: int = 3) -> str:
    """Return the sentence that names the closest of the allowed words, with a space before it; empty when none is close."""
    close = nearest(word, allowed, limit, worst=0.5)
    return f" Did you mean {' or '.join(close)}?" if close else ""
