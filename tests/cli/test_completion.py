"""What a shell is offered on Tab."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, clean_environment, posix


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("excli sh", "show"), ("excli show band-pu", "band-pull-through"), ("excli list --target glu", "glutes"),
     ("excli list --fields slug,na", "slug,name"), ("excli list --format js", "json")],
)  # fmt: skip
def test_completion_answers_without_rich(line: str, wanted: str) -> None:
    code = "import sys\nfrom excli.cli.main import main\nmain()\nassert 'rich' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60,
        env=clean_environment(_EXCLI_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1)),
    )  # fmt: skip
    assert done.stderr == ""
    assert wanted in done.stdout.split()


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_completion_can_be_shown(run: Run) -> None:
    assert "complete" in run("--show-completion", "bash").stdout


def complete(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = line.split(" ")
    settings = {"_EXCLI_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    return subprocess.run(
        [sys.executable, "-m", "excli"], capture_output=True, text=True, check=False, timeout=60,
        env=clean_environment(**settings, **environment),
    )  # fmt: skip


def test_after_a_word_that_is_no_command_there_is_nothing_to_offer() -> None:
    done = complete("excli pullups x")
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_kits_complete_and_without_kits_no_files_are_offered(tmp_path: Path) -> None:
    config = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert complete("excli list --kit ", **config).stdout.splitlines() == [
        "(no kits yet)",
        "excli kit set home dumbbell,bench",
    ]
    (tmp_path / "excli").mkdir()
    (tmp_path / "excli" / "kits.json").write_text('{"home": ["dumbbell"], "hotel": []}')
    assert complete("excli list --kit ho", **config).stdout.split() == ["home", "hotel"]
    assert complete("excli list --kit home,hot", **config).stdout.split() == ["home,hotel"]


def test_what_is_offered_holds_nothing_a_shell_would_run(tmp_path: Path, entry_text: str) -> None:
    evil = entry_text.replace("name: Test Curl", r"name: 'ZZ \$(touch pwned) `x` curl'")
    (tmp_path / "zz-curl.yaml").write_text(evil)
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-m", "excli"], capture_output=True, text=True, check=False, timeout=60,
        env=clean_environment(_EXCLI_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="excli show zz", **settings),
    )  # fmt: skip
    assert "zz-curl" in done.stdout
    assert not set("\\$`") & set(done.stdout)


@posix
@pytest.mark.parametrize("before", ["", "alias ll='ls -l'\n", "zstyle ':completion:*' menu select\n"])
def test_installing_for_zsh_leaves_other_commands_alone(tmp_path: Path, before: str, run: Run) -> None:
    (tmp_path / ".zshrc").write_text(before)
    done = run("--install-completion", "zsh", HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / ".zshrc").read_text()
    assert text.startswith(before.rstrip())
    assert text.count("zstyle") == before.count("zstyle")
    assert "compinit" in text
    assert (tmp_path / ".zfunc" / "_excli").is_file()
