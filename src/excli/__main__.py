"""`python -m excli` does what `excli` does."""

from excli.cli.main import main

main()
