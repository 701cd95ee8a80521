"""The project's tasks: `nox -l` lists them, `nox -s lint types` runs some, `nox` runs what a change must pass.

nox rather than just or make: it comes with pip like everything else here, makes an environment for each task, and runs
the same on Linux, macOS and Windows. `.ci/run` does without it, to show that Python, venv and pip are enough.
"""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "tests", "catalog", "docs"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


@nox.session
def lint(session: nox.Session) -> None:
    """Check format and style."""
    session.install("ruff>=0.9")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    session.install("-e", ".[dev]")
    session.run("mypy")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests; `nox -s tests -- -n auto` on all cores."""
    session.install("-e", ".[test]", "pytest-xdist")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def slow(session: nox.Session) -> None:
    """Run the tests that take long and seldom break: every page, and the packages as they are built."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", "-m", "slow", *session.posargs)


@nox.session
def catalog(session: nox.Session) -> None:
    """Hold the bundled catalog to all of its rules."""
    session.install("-e", ".")
    session.run("excli", "catalog", "check", "--complete")


@nox.session
def docs(session: nox.Session) -> None:
    """Check that docs/commands.md is current; `nox -s docs -- write` writes it."""
    session.install("-e", ".")
    session.run("python", "docs/generate.py", *([] if "write" in session.posargs else ["--check"]))


@nox.session
def bench(session: nox.Session) -> None:
    """Measure search and compiling; start-up is measured by bench/startup.sh, which needs hyperfine and jq."""
    session.install("-e", ".")
    session.run("python", "bench/search.py")
    session.run("python", "bench/compile.py")
