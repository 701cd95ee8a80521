"""Reads `data/exceptions.yaml`: where a rule is wrong for a case, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from excli.catalog.nodes import Mark, read_document
from excli.model.checker import Checker
from excli.model.problems import ProblemList

_KEYS = ("rule", "slug", "other", "reason")
_NEEDED = ("rule", "slug", "reason")


class Excepted(NamedTuple):
    """A case that a rule is wrong for: `other` is the second entry, or empty; `place` where it stands in the file."""

    rule: str
    slug: str
    other: str
    reason: str
    place: Mark


def read_exceptions(path: Path, problems: ProblemList) -> list[Excepted]:
    """Read the exceptions of a file; none, where it is not there. What is not of the right shape goes to `problems`."""
    document = read_document(path.read_bytes(), str(path), problems) if path.is_file() else None
    if document is None:
        return []
    checker = Checker({})
    found = []
    for index, item in enumerate(checker.items(document.value, ())):
        texts = {name: checker.text(raw, (index, name)) or "" for name, raw in checker.pairs(item, (index,), _KEYS)}
        absent = [name for name in _NEEDED if not texts.get(name)]
        if absent:
            checker.refuse((index,), "missing", f"{' and '.join(absent)} missing", "write rule, slug, reason")
        else:
            place = document.mark((index,))
            found.append(Excepted(texts["rule"], texts["slug"], texts.get("other", ""), texts["reason"], place))
    document.report(checker.faults, problems)
    return found
