"""`python -m excli` and the `excli` script: start the command, also when Ctrl-C comes while it is still being imported."""

from __future__ import annotations

import os


def run() -> None:
    """Run the command and end the process."""
    try:
        from excli.cli.main import run as start
    except KeyboardInterrupt:
        os._exit(130)
    start()


if __name__ == "__main__":
    run()
