"""Writes docs/commands.md from the commands' own help.

python docs/generate.py           write it
python docs/generate.py --check   exit with 1 when it is not current
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_name("commands.md")
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


def main() -> int:
    wanted = page()
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
            return 0
        sys.stderr.write(f"{PAGE} is not current: python docs/generate.py\n")
        return 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
