"""Reads `data/vocabulary/*.yaml`."""

from __future__ import annotations

from pathlib import Path

from excli.catalog.nodes import compose, did_you_mean, items_of, mark, pairs_of, text_of
from excli.model.errors import CatalogError
from excli.model.facets import FACETS
from excli.model.problems import ProblemList
from excli.model.vocabulary import Term, Vocabulary

_LISTS = ("synonyms", "covers", "members", "groups")
_KEYS = ("label", "phrase", *_LISTS, "meaning", "shelf")
GROUPS_FILE = "muscle_groups"


def read_vocabularies(folder: Path) -> dict[str, Vocabulary]:
    """Every vocabulary by its facet's name.

    Raises CatalogError when a file is missing or holds a problem: nothing can be read without them.
    """
    problems = ProblemList()
    found = {facet.name: Vocabulary(facet.name, _read(folder / f"{facet.file}.yaml", problems)) for facet in FACETS}
    muscles = found["muscle"].terms
    groups = _read(folder / f"{GROUPS_FILE}.yaml", problems)
    for group in groups.values():
        for member in group.members:
            if member not in muscles:
                hint = did_you_mean(member, tuple(muscles))
                problems.add(str(folder / f"{GROUPS_FILE}.yaml"), (1, 1), "vocabulary", f"no muscle {member!r}", hint)
    found["muscle"] = Vocabulary("muscle", {**muscles, **groups})
    if problems.found:
        raise CatalogError("The vocabulary cannot be read.", problems.found)
    return found


def _read(path: Path, problems: ProblemList) -> dict[str, Term]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path} cannot be read: {error.strerror}.") from error
    root = compose(data, str(path), problems)
    terms: dict[str, Term] = {}
    if root is None:
        return terms
    for slug, _, node in pairs_of(root, str(path), problems):
        values: dict[str, str | tuple[str, ...]] = {}
        for name, _, value in pairs_of(node, str(path), problems, known=_KEYS):
            if name in _LISTS:
                texts = (text_of(item, str(path), problems) for item in items_of(value, str(path), problems))
                values[name] = tuple(text for text in texts if text)
            else:
                values[name] = text_of(value, str(path), problems) or ""
        for needed in ("label", "meaning"):
            if not values.get(needed):
                problems.add(str(path), mark(node), "vocabulary", f"{slug!r} has no {needed}", "write one line")
                values[needed] = slug
        terms[slug] = Term(slug, **values)  # type: ignore[arg-type]  # the keys are _KEYS, checked above
    return terms
