"""One YAML file → one `Exercise`, with every problem collected and located."""

from __future__ import annotations

from dataclasses import dataclass

from excli.catalog.nodes import Document, Mark, read_document
from excli.model.checker import Checker
from excli.model.exercise import Exercise
from excli.model.fields import FIELD_BY_NAME, FIELDS
from excli.model.kinds import is_slug
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise and the file it stands in."""

    exercise: Exercise
    document: Document

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def written(self) -> frozenset[str]:
        """The fields the file names, filled or not."""
        return frozenset(self.document.value)

    def mark(self, field: str, index: int | None = None) -> Mark:
        """Return where a field or an item of it stands; the nearest thing that is there, when it is missing."""
        if index is None:
            return self.document.mark((field,), key=True)
        return self.document.mark((field, index))


class EntryReader:
    """Reads entries against a set of vocabularies."""

    def __init__(self, vocabularies: dict[str, Vocabulary]) -> None:
        self.vocabularies = vocabularies

    def read(self, data: bytes, path: str, slug: str, problems: ProblemList) -> Entry | None:
        """Return the entry in `data`, or None when it cannot be loaded; `problems` then says why."""
        if not is_slug(slug):
            hint = "name the file in lower case with hyphens, such as goblet-squat.yaml"
            problems.add(path, (1, 1), "file-name", f"{slug!r} is not a slug", hint)
            return None
        document = read_document(data, path, problems)
        if document is None:
            return None
        checker = Checker(self.vocabularies)
        values = {}
        for name, raw in checker.pairs(document.value, (), FIELD_BY_NAME):
            field = FIELD_BY_NAME[name]
            value = field.kind.load(raw, field, checker)
            if value is not None:
                values[name] = value
        needed = [field for field in FIELDS if field.loadable and not values.get(field.name)]
        for field in needed:
            if not (isinstance(document.value, dict) and field.name in document.value):
                checker.refuse((), "missing", f"the field {field.name!r} is missing", field.meaning)
        document.report(checker.faults, problems)
        document.forget()
        return None if needed else Entry(Exercise(slug=slug, **values), document)
