"""`python -m excli` does what `excli` does."""

from excli.cli.main import run

run()
