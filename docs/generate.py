"""Writes docs/commands.md from the commands' own help, and the outputs in docs/recipes.md from the commands themselves.

python docs/generate.py           write it
python docs/generate.py --check   exit with 1 when it is not current
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_name("commands.md")
RECIPES = Path(__file__).with_name("recipes.md")
ROOT = Path(__file__).parent.parent
# A console example: a line that begins with "$ excli", and what it printed up to the next or to the end of the block.
EXAMPLE = re.compile(r"^\$ (excli [^\n]+)\n((?:(?!\$ |```)[^\n]*\n)*)", re.MULTILINE)
HEAD = """\
# Commands

Made from `--help` by `python docs/generate.py`; a test fails when it is not current.
"""


def commands() -> list[tuple[str, ...]]:
    """Every command and sub-command, in the order help lists them."""
    from typer.main import get_command

    from excli.cli.main import app

    return list(below(get_command(app), ()))


def below(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The way to a command and to all that stand below it."""
    yield path
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from below(command.get_command(None, name), (*path, name))


def page() -> str:
    """The text the page should have."""
    environment = {**os.environ, "COLUMNS": "100"}
    parts = [HEAD]
    for command in commands():
        done = subprocess.run(
            [sys.executable, "-m", "excli", *command, "--help"],
            capture_output=True, encoding="utf-8", check=True, env=environment,
        )  # fmt: skip
        help_text = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
        parts.append(f"## {' '.join(('excli', *command))}\n\n```text\n{help_text}\n```\n")
    return "\n".join(parts)


def stories(text: str) -> list[list[tuple[str, str]]]:
    """The stories of a page: for each heading the commands under it, each with what it is said to print."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return [EXAMPLE.findall(part) for part in parts]


def told(command: str, home: Path) -> list[str]:
    """What a command prints, in a home of its own; a file it is sent to is put there."""
    words = shlex.split(command)[1:]
    target = None
    if ">" in words:
        words, target = words[: words.index(">")], words[-1]
    words = [str(home / word) if (home / word).is_file() else word for word in words]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "EXCLI_", "LC_", "LANG"))}
    environment = {
        **kept, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "none"),
        "XDG_CACHE_HOME": str(ROOT / ".cache" / "tests"), "COLUMNS": "90", "PYTHONUTF8": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "excli", *words],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )
    if target:
        (home / target).write_text(done.stdout, encoding="utf-8")
        return done.stderr.splitlines()
    return (done.stdout + done.stderr).replace(str(home), "~").splitlines()


def shortened(lines: list[str], shown: list[str]) -> list[str]:
    """As many lines of an output as are shown of it: before and after the "..."."""
    if "..." not in shown:
        return lines
    cut = shown.index("...")
    after = len(shown) - cut - 1
    return [*lines[:cut], "...", *lines[len(lines) - after :]]


def recipes() -> str:
    """The page of recipes with its outputs as they are now."""
    text = RECIPES.read_text(encoding="utf-8")
    for story in stories(text):
        with tempfile.TemporaryDirectory() as folder:
            for command, printed in story:
                lines = shortened(told(command, Path(folder)), printed.splitlines())
                new = "".join(f"{line}\n" for line in lines)
                text = text.replace(f"$ {command}\n{printed}", f"$ {command}\n{new}", 1)
    return text


def main() -> int:
    pages = ((PAGE, page()), (RECIPES, recipes()))
    if "--check" in sys.argv[1:]:
        stale = [path for path, wanted in pages if not path.exists() or path.read_text(encoding="utf-8") != wanted]
        for path in stale:
            sys.stderr.write(f"{path} is not current: python docs/generate.py\n")
        return int(bool(stale))
    for path, wanted in pages:
        path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
