"""The closest of many spellings: one measure for every "did you mean"."""

from collections.abc import Iterable


def nearest(word: str, spellings: Iterable[str], limit: int = 3, worst: float = 0.34) -> list[str]:
    """Up to `limit` of `spellings`, closest first.

    `worst` is the largest share of edited letters still counted as close. A swap of two neighbouring
    letters is one edit (optimal string alignment).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, list(spellings), scorer=OSA.normalized_distance, score_cutoff=worst, limit=limit)
    return [spelling for spelling, _, _ in found]
