"""Writes docs/commands.md from the commands' own help.

python docs/generate.py           write it
python docs/generate.py --check   exit with 1 when it is not current
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).with_name("commands.md")
HEAD = """\
# Commands

Made from `--help` by `python docs/generate.py`; a test fails when it is not current.
"""


def commands() -> list[tuple[str, ...]]:
    """Every command and sub-command, in the order help lists them."""
    from excli.cli.catalog import CatalogCommands
    from excli.cli.kit import KitCommands
    from excli.cli.main import Commands

    found: list[tuple[str, ...]] = [()]
    for name in Commands.modules:
        found.append((name,))
        below = {"catalog": CatalogCommands, "kit": KitCommands}.get(name)
        found += [(name, command) for command in below.modules] if below else []
    return found


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
