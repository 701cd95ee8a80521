"""Vocabulary files are read with the same located problems as entries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from excli.catalog.sources import VOCABULARY
from excli.catalog.vocabularies import read_vocabularies
from excli.model.errors import CatalogError
from excli.model.facets import FACETS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VOCABULARY, tmp_path / "vocabulary"))


def test_every_facet_has_its_values_and_groups_are_no_single_ones(folder: Path) -> None:
    found = read_vocabularies(folder)
    assert list(found) == [facet.name for facet in FACETS]
    assert "quads" in found["muscle"].singles
    assert "legs" in found["muscle"].terms
    assert "legs" not in found["muscle"].singles
    assert "quads" in found["muscle"].terms["legs"].members


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: {label: A}\n", "forces.yaml:1:4: [vocabulary] 'a' has no meaning"),
        ("a: {label: A, meaning: B., lable: C}\n", "forces.yaml:1:28: [unknown-key] 'lable' is not a key here"),
        ("a: {label: A, meaning: no}\n", "forces.yaml:1:24: [yaml-type]"),
        ("a: {label: A, meaning: B., synonyms: [x, 3]}\n", "forces.yaml:1:42: [yaml-type]"),
        ("a: b\n", "forces.yaml:1:4: [type]"),
        ("a: [\n", "forces.yaml:2:1: [syntax]"),
    ],
)
def test_a_problem_is_located(folder: Path, text: str, problem: str) -> None:
    (folder / "forces.yaml").write_text(text)
    with pytest.raises(CatalogError) as caught:
        read_vocabularies(folder)
    assert problem in str(caught.value)


def test_a_group_names_muscles_that_there_are(folder: Path) -> None:
    path = folder / "muscle_groups.yaml"
    path.write_text("core: {label: Core, meaning: Middle., members: [abs, obliqes]}\n")
    with pytest.raises(CatalogError, match=r"no muscle 'obliqes'; did you mean obliques\?"):
        read_vocabularies(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "joints.yaml").unlink()
    with pytest.raises(CatalogError, match=r"joints\.yaml"):
        read_vocabularies(folder)
