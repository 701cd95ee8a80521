from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from excli.catalog.sources import BUNDLED_ENTRIES, SUBSTITUTION, entry_files
from excli.catalog.substitution import read_substitution
from excli.model.errors import CatalogError
from excli.model.vocabulary import Vocabulary

SLUGS = [item.name.removesuffix(".yaml") for item in entry_files(BUNDLED_ENTRIES)]


def test_the_rules_are_whole(vocabularies: dict[str, Vocabulary]) -> None:
    rules = read_substitution(SUBSTITUTION, vocabularies, SLUGS)
    patterns = set(vocabularies["pattern"].terms)
    assert {name.partition("@")[0] for name in rules["answers"]} == patterns  # every pattern says what does its job
    kinds = {line["kind"] for line in rules["kinds"]}
    assert kinds == set(rules["kinds_answer"])


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("jobs.yaml", "lunge: 0.8", "lnge: 0.8", "there is no pattern 'lnge'"),
        ("jobs.yaml", "lunge: 0.8", "lunge: 8", "a number from 0 to 1"),
        ("jobs.yaml", "answers:\n", "answer:\n", "'answer' is not a key"),
        ("loads.yaml", "  barbell: 3", "  barbel: 3", "there is no equipment 'barbel'"),
        ("loads.yaml", "  barbell: 3", "  barbell: heavy", "a number from 0 to 3"),
        ("loads.yaml", "  wall-push-up: 0.3", "  wal-push-up: 0.3", "there is no entry 'wal-push-up'"),
        ("limits.yaml", "guillotine-press: lowered", "guilotine-press: lowered", "there is no entry 'guilotine-press'"),
        ("limits.yaml", "for: dumbbell", "for: dumbell", "there is no equipment 'dumbell'"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, vocabularies: dict[str, Vocabulary], file: str, old: str, new: str, told: str
) -> None:
    folder = tmp_path / "swap"
    shutil.copytree(SUBSTITUTION, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogError) as raised:
        read_substitution(folder, vocabularies, SLUGS)
    problem = next(problem for problem in raised.value.problems if told in problem.message)
    assert problem.path.endswith(file)
    assert problem.line == text[: text.index(old)].count("\n") + 1


def test_a_missing_file_is_told(tmp_path: Path, vocabularies: dict[str, Vocabulary]) -> None:
    with pytest.raises(CatalogError, match=r"jobs\.yaml"):
        read_substitution(tmp_path, vocabularies)
