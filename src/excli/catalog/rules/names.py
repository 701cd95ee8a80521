"""Rules on names: nobody can look up what is called like something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from excli.catalog.reader import Entry
from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.fields import FIELD_BY_NAME
from excli.model.problems import Problem
from excli.model.text import key, slugify, words


def slug_taken(checked: CheckedCatalog) -> Iterator[Problem]:
    """Every entry has a slug of its own."""
    seen: dict[str, Entry] = {}
    for entry in checked.entries:
        first = seen.setdefault(entry.exercise.slug, entry)
        if first is not entry:
            hint = "rename one file, or make them one entry"
            yield problem_at(entry, "slug-taken", f"{entry.exercise.slug!r} is also {first.path}", hint)


def name_taken(checked: CheckedCatalog) -> Iterator[Problem]:
    """No name or alias means two entries."""
    seen: dict[str, Entry] = {}
    for entry in checked.entries:
        seen.setdefault(key(entry.exercise.name) or entry.exercise.slug, entry)
    for entry in checked.entries:
        owner = seen[key(entry.exercise.name) or entry.exercise.slug]
        if owner.exercise.slug != entry.exercise.slug:
            hint = "name them apart, or make them one entry"
            yield problem_at(
                entry, "name-taken", f"{entry.exercise.name!r} is also the name of {owner.exercise.slug}", hint
            )
        for index, alias in enumerate(entry.exercise.aliases):
            owner = seen.setdefault(key(alias) or alias, entry)
            if owner is not entry:
                message = f"the alias {alias!r} also means {owner.exercise.slug}"
                yield problem_at(entry, "name-taken", message, "leave it to one of them", field="aliases", index=index)


def alias_repeats(checked: CheckedCatalog) -> Iterator[Problem]:
    """An alias adds a way to be found."""
    for entry in checked.entries:
        seen = {_letters(entry.exercise.name): entry.exercise.name}
        for index, alias in enumerate(entry.exercise.aliases):
            if _letters(alias) in seen:
                message = f"the alias {alias!r} is found as {seen[_letters(alias)]!r} already"
                hint = "case and hyphens do not count: delete it"
                yield problem_at(entry, "alias-repeats", message, hint, field="aliases", index=index)
            seen[_letters(alias)] = alias


def _letters(name: str) -> str:
    return slugify(name)


_LONGEST_SOUGHT = 60


def search_phrases_repeats(checked: CheckedCatalog) -> Iterator[Problem]:
    """What is typed for an entry says more than its names."""
    for entry in checked.entries:
        seen = {key(name): f"the name {name!r}" for name in (entry.exercise.name, *entry.exercise.aliases)}
        for index, phrase in enumerate(entry.exercise.search_phrases):
            message = hint = ""
            if key(phrase) in seen:
                message, hint = f"{phrase!r} is {seen[key(phrase)]} again", "it is found already: delete it"
            elif len(words(phrase)) < 2 or len(phrase) > _LONGEST_SOUGHT:
                message, hint = (
                    f"{phrase!r} is not what people type",
                    f"2 words or more, at most {_LONGEST_SOUGHT} letters",
                )
            elif phrase != phrase.lower():
                message, hint = f"{phrase!r} has capitals", "write it as it is typed, in lower case"
            if message:
                yield problem_at(entry, "search-phrases-repeats", message, hint, field="search_phrases", index=index)
            seen.setdefault(key(phrase), f"the phrase {phrase!r}")


def few_aliases(checked: CheckedCatalog) -> Iterator[Problem]:
    """Two aliases or more."""
    least = FIELD_BY_NAME["aliases"].at_least
    for entry in checked.entries:
        if len(entry.exercise.aliases) < least:
            yield problem_at(
                entry, "few-aliases", f"fewer than {least} aliases", "add what else people call it", field="aliases"
            )


def file_name(checked: CheckedCatalog) -> Iterator[Problem]:
    """The file is <body part>/<slug of the name>.yaml."""
    for entry in checked.entries:
        path, exercise = Path(entry.path), entry.exercise
        if exercise.slug != slugify(exercise.name):
            hint = f"name the file {slugify(exercise.name)}.yaml"
            yield problem_at(entry, "file-place", f"the file is not named after {exercise.name!r}", hint)
        if path.parent.name != exercise.body_part:
            hint = f"move it to {exercise.body_part}/"
            yield problem_at(entry, "file-place", f"filed under {path.parent.name!r}", hint, field="body_part")


RULES = (
    Rule("slug-taken", "loadable", "Every entry has a slug of its own.", slug_taken),
    Rule("name-taken", "loadable", "No name or alias means two entries.", name_taken),
    Rule("alias-repeats", "complete", "An alias adds a way to be found.", alias_repeats),
    Rule(
        "search-phrases-repeats",
        "complete",
        "What is typed for an entry says more than its names.",
        search_phrases_repeats,
    ),
    Rule("few-aliases", "complete", "Two aliases or more.", few_aliases),
    Rule("file-place", "complete", "The file is <body part>/<slug of the name>.yaml.", file_name),
)
