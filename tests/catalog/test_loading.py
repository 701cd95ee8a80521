from __future__ import annotations

import gc
from pathlib import Path

import pytest

from excli.catalog.loading import read_paths, without_collecting
from excli.catalog.reader import EntryReader
from excli.model.errors import CatalogError
from excli.model.problems import ProblemList
from excli.model.vocabulary import Vocabulary
from tests.conftest import ENTRY, posix


@pytest.fixture
def reader(vocabularies: dict[str, Vocabulary]) -> EntryReader:
    return EntryReader(vocabularies)


def test_folders_and_files_are_read_once_each_with_progress(tmp_path: Path, reader: EntryReader) -> None:
    for name in ("b-curl", "a-curl"):
        (tmp_path / f"{name}.yaml").write_text(ENTRY)
    steps: list[tuple[int, int]] = []
    problems = ProblemList()
    entries = read_paths([tmp_path, tmp_path], reader, problems, lambda *step: steps.append(step))
    assert [entry.exercise.slug for entry in entries] == ["a-curl", "b-curl"]
    assert steps == [(1, 2), (2, 2)]
    assert [entry.path for entry in read_paths([tmp_path / "a-curl.yaml"], reader, problems)] == [
        str(tmp_path / "a-curl.yaml")
    ]
    assert problems.found == []


@posix
def test_what_cannot_be_loaded_is_a_problem_and_the_rest_is_read(tmp_path: Path, reader: EntryReader) -> None:
    (tmp_path / "a-curl.yaml").write_text(ENTRY)
    (tmp_path / "bad.yaml").write_text("name: A\n")
    (tmp_path / "large.yaml").write_text("# " + "x" * 1_000_000)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    problems = ProblemList()
    assert len(read_paths([tmp_path], reader, problems)) == 1
    rules = {Path(problem.path).name: problem.rule for problem in problems.found}
    assert rules == {"bad.yaml": "missing", "large.yaml": "size", "gone.yaml": "unreadable"}
    with pytest.raises(CatalogError, match="nowhere"):
        read_paths([tmp_path / "nowhere"], reader, problems)


def test_the_search_for_cycles_goes_on_afterwards() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), without_collecting():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
