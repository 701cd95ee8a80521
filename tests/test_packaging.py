"""What is built can be installed and answers: a wheel, an sdist, and a wheel made from the sdist."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, clean_environment

pytestmark = pytest.mark.slow
QUESTION = ("-m", "excli", "show", "band-pull-through", "--fields", "slug,name")
ANSWER = "band-pull-through\tBand Pull Through\n"


def hatch(folder: Path, *arguments: str, cwd: Path) -> Path:
    """Build with the tools of this environment, and return the one file that is made."""
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), *arguments]
    done = subprocess.run(command, cwd=cwd, env=clean_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = folder.iterdir()
    return made


def ask(package: Path, tmp_path: Path) -> str:
    environment = clean_environment(PYTHONPATH=str(package), XDG_CACHE_HOME=str(tmp_path / "none"))
    done = subprocess.run(
        [sys.executable, *QUESTION], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    made = hatch(tmp_path_factory.mktemp("sdist"), "-t", "sdist", cwd=ROOT)
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(made) as archive:
        archive.extractall(folder, filter="data")
    (root,) = folder.iterdir()
    return root


def installed(wheel: Path, folder: Path) -> Path:
    """Unpack a pure wheel as an installer does."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("source", ["checkout", "sdist"])
def test_a_wheel_answers_and_needs_no_cache(source: str, sdist: Path, tmp_path: Path) -> None:
    wheel = hatch(tmp_path / "dist", "-t", "wheel", cwd=ROOT if source == "checkout" else sdist)
    package = installed(wheel, tmp_path / "site")
    assert (package / "excli" / "data" / "catalog.sqlite").is_file()
    assert (package / "excli" / "data" / "exercises" / "legs" / "band-pull-through.yaml").is_file()
    assert ask(package, tmp_path) == ANSWER
    assert not (tmp_path / "none").exists()


def test_an_unpacked_sdist_answers_and_holds_its_tests(sdist: Path, tmp_path: Path) -> None:
    assert (sdist / "tests" / "conftest.py").is_file()
    assert (sdist / ".ci" / "run").is_file()
    assert os.access(sdist / ".ci" / "run", os.X_OK)
    assert ask(sdist / "src", tmp_path) == ANSWER
