"""A new fact field is a row of the field table, an attribute, a facet and its vocabulary: nothing else is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ENTRY, ROOT, clean_environment

Excli = Callable[..., "subprocess.CompletedProcess[str]"]
PLANES = """\
sagittal: {label: Sagittal, meaning: Forwards and backwards., synonyms: [front to back]}
frontal: {label: Frontal, meaning: From side to side., synonyms: [side to side]}
transverse: {label: Transverse, meaning: Round the long axis of the body., synonyms: [twisting]}
"""


def change(path: Path, before: str, added: str) -> None:
    """Add text before a line that is there."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, (path, before)
    path.write_text(text.replace(before, added + before), encoding="utf-8")


@pytest.fixture(scope="module")
def excli(tmp_path_factory: pytest.TempPathFactory) -> Excli:
    """The command of a copy of this project to which the list-valued field `planes` was added as CONTRIBUTING says."""
    root = tmp_path_factory.mktemp("copy")
    package = root / "src" / "excli"
    shutil.copytree(ROOT / "src" / "excli", package, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("vocabulary", "search", "swap", "plan", "figures"):
        shutil.copytree(ROOT / "data" / part, root / "data" / part)
    change(
        package / "model" / "fields.py",
        '    Field("dose",',
        '    Field("planes", TERMS, "The planes it moves in.", "plane"),\n',
    )
    change(package / "model" / "exercise.py", "    dose: Dose | None = None\n", "    planes: tuple[str, ...] = ()\n")
    change(package / "model" / "facets.py", '    Facet("joint",', '    Facet("plane", "planes", "planes"),\n')
    (root / "data" / "vocabulary" / "planes.yaml").write_text(PLANES)
    entries = root / "data" / "exercises" / "arms"
    entries.mkdir(parents=True)
    (entries / "test-curl.yaml").write_text(ENTRY + "planes: [sagittal, transverse]\n")
    (entries / "other-curl.yaml").write_text(
        ENTRY.replace("Test Curl", "Other Curl").replace("Curl of Tests", "X").replace("Testing Curl", "Y")
    )

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        settings = clean_environment(PYTHONPATH=str(root / "src"), XDG_CACHE_HOME=str(root / "cache"), **environment)
        return subprocess.run(
            [sys.executable, "-m", "excli", *arguments],
            capture_output=True,
            encoding="utf-8",
            env=settings,
            check=False,
        )

    return call


def test_it_is_read_and_printed(excli: Excli) -> None:
    shown = json.loads(excli("show", "test-curl", "--json").stdout)
    assert shown["planes"] == ["sagittal", "transverse"]
    assert json.loads(excli("show", "other-curl", "--json").stdout)["planes"] == []
    assert excli("list", "--fields", "slug,planes", "--sort", "-slug").stdout.splitlines() == [
        "test-curl\tsagittal; transverse",
        "other-curl\t",
    ]


def test_the_schema_knows_it(excli: Excli) -> None:
    for part in ("entry", "output"):
        text = excli("schema", part).stdout
        assert '"planes"' in text
        assert '"frontal"' in text


def test_a_wrong_value_is_a_located_problem(excli: Excli, tmp_path: Path) -> None:
    (tmp_path / "bad-curl.yaml").write_text(ENTRY + "planes: [sagital]\n")
    done = excli("catalog", "check", str(tmp_path))
    assert done.returncode == 1
    assert (
        "bad-curl.yaml:51:10: [unknown-plane] 'sagital' is not a value of planes; did you mean sagittal?" in done.stdout
    )


def test_the_facets_and_the_page_show_it(excli: Excli) -> None:
    assert excli("facets", "plane").stdout == "plane\tsagittal\t1\nplane\tfrontal\t0\nplane\ttransverse\t1\n"
    page = " ".join(excli("show", "test-curl", "--section", "facts").stdout.split())
    assert "Planes Sagittal, Transverse" in page
    assert "planes" in json.loads(excli("show", "test-curl", "--section", "facts", "--json").stdout)
    assert "- **Planes:** Sagittal, Transverse" in excli("show", "test-curl", "--format", "markdown").stdout


def test_it_filters_by_synonym_and_completes(excli: Excli) -> None:
    assert excli("list", "--plane", "twisting", "--format", "slug").stdout == "test-curl\n"
    assert excli("list", "--plane", "frontal", "--format", "slug").stdout == ""
    line = "excli list --plane fr"
    done = excli(_EXCLI_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD="3")
    assert done.stdout.split() == ["frontal"]


def test_the_catalog_of_this_project_was_left_alone() -> None:
    assert not os.path.exists(ROOT / "data" / "vocabulary" / "planes.yaml")
