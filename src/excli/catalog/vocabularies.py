"""Reads `data/vocabulary/*.yaml`."""

from __future__ import annotations

from pathlib import Path

from excli.catalog.nodes import content_of, read_document
from excli.model.checker import Checker
from excli.model.errors import CatalogError
from excli.model.facets import FACETS
from excli.model.problems import ProblemList
from excli.model.vocabulary import Term, Vocabulary

_LISTS = ("synonyms", "covers", "members", "groups")
_KEYS = ("label", "phrase", *_LISTS, "meaning", "shelf")
GROUPS_FILE = "muscle_groups"


def read_vocabularies(folder: Path) -> dict[str, Vocabulary]:
    """Return every vocabulary by its facet's name.

    Raises CatalogError when a file is missing or holds a problem: nothing can be read without them.
    """
    problems = ProblemList()
    found = {facet.name: Vocabulary(facet.name, _read(folder / f"{facet.file}.yaml", problems)) for facet in FACETS}
    muscles = found["muscle"].terms
    groups = _read(folder / f"{GROUPS_FILE}.yaml", problems)
    for group in groups.values():
        for member in group.members:
            if member not in muscles:
                hint = Checker.alternatives(member, muscles)
                problems.add(str(folder / f"{GROUPS_FILE}.yaml"), (1, 1), "vocabulary", f"no muscle {member!r}", hint)
    found["muscle"] = Vocabulary("muscle", {**muscles, **groups})
    if problems.found:
        raise CatalogError("The vocabulary cannot be read.", problems.found)
    return found


def _read(path: Path, problems: ProblemList) -> dict[str, Term]:
    document = read_document(content_of(path), str(path), problems)
    if document is None:
        return {}
    checker = Checker({})
    terms: dict[str, Term] = {}
    for slug, raw in checker.pairs(document.value, ()):
        values: dict[str, str | tuple[str, ...]] = {}
        for name, value in checker.pairs(raw, (slug,), _KEYS):
            here = (slug, name)
            if name in _LISTS:
                items = enumerate(checker.items(value, here))
                values[name] = tuple(filter(None, (checker.text(item, (*here, index)) for index, item in items)))
            else:
                values[name] = checker.text(value, here) or ""
        for needed in ("label", "meaning"):
            if not values.get(needed):
                checker.refuse((slug,), "vocabulary", f"{slug!r} has no {needed}", "write one line")
                values[needed] = slug
        terms[slug] = Term(slug, **values)  # type: ignore[arg-type]  # the keys are _KEYS, checked above
    document.report(checker.faults, problems)
    return terms
