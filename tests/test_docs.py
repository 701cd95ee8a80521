"""What the documents say is so."""

from __future__ import annotations

import importlib.util
import re
from types import ModuleType

import pytest

from tests.conftest import ROOT, Run

CLI = ROOT / "src" / "excli" / "cli"
README = (ROOT / "README.md").read_text(encoding="utf-8")
# A console example: a line that begins with "$ excli", and what it printed up to the next or to the end of the block.
EXAMPLES = re.findall(r"^\$ (excli [^\n]+)\n((?:(?!\$ |```)[^\n]*\n)*)", README, re.MULTILINE)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_current() -> None:
    module = generator()
    assert module.PAGE.read_text(encoding="utf-8") == module.page()


def test_every_command_is_in_it() -> None:
    module = generator()
    text = module.PAGE.read_text(encoding="utf-8")
    assert all(f"## {' '.join(('excli', *command))}\n" in text for command in module.commands())
    # Counted another way than the generator does: by what the files of the commands declare.
    declared = re.findall(
        r'^        "([a-z]+)": \("excli\.cli', "".join(path.read_text() for path in CLI.glob("*.py")), re.MULTILINE
    )
    assert len(declared) >= 18
    for name in declared:
        assert re.search(rf"^## excli (?:\w+ )?{name}$", text, re.MULTILINE), name


def test_the_readme_is_short_and_shows_real_output() -> None:
    assert len(README.splitlines()) < 150
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_every_example_of_the_readme_prints_what_it_says(run: Run, command: str, printed: str) -> None:
    import shlex

    done = run(*shlex.split(command)[1:])
    got = (done.stdout + done.stderr).splitlines()
    wanted = printed.splitlines()
    if "..." in wanted:  # an example may leave out the middle or the end
        cut = wanted.index("...")
        assert got[:cut] == wanted[:cut]
        rest = wanted[cut + 1 :]
        assert not rest or got[-len(rest) :] == rest
    else:
        assert got == wanted


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
