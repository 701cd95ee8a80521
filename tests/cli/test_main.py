"""Where mistakes become messages and exit codes."""

from __future__ import annotations

import re

import pytest

from excli.cli import main as entry
from excli.model.errors import AmbiguousNameError, NotFoundError, UnknownValueError
from tests.conftest import Run


def failing(error: BaseException) -> object:
    def app(**settings: object) -> None:
        raise error

    return app


def test_an_unexpected_error_is_told_in_two_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry, "app", failing(KeyError("slug")))
    assert entry.main([]) == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 2
    assert "bug" in told.err
    assert "KeyError: 'slug'" in told.err
    assert "EXCLI_DEBUG=1" in told.err


def test_with_excli_debug_it_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "app", failing(KeyError("slug")))
    monkeypatch.setenv("EXCLI_DEBUG", "1")
    with pytest.raises(KeyError):
        entry.main([])


@pytest.mark.parametrize(
    ("error", "code", "lines"),
    [
        (NotFoundError("plnk", ["plank"]), 1, ["No exercise is called 'plnk'. Did you mean:", "  excli show plank"]),
        (NotFoundError("zz top", []), 1, ["No exercise is called 'zz top'. Try: excli search 'zz top'"]),
        (AmbiguousNameError("b", ["burpee"], 3), 1,
         ["'b' could be 3 exercises:", "  excli show burpee", "  and 2 more: excli search b"]),
        (UnknownValueError("--target", "quadz", ["quads"], "muscle"), 2,
         ["'quadz' is not a value of --target. Did you mean quads? All values: excli facets muscle"]),
        (KeyboardInterrupt(), 130, []),
        (OSError(28, "No space left on device"), 2, ["No space left on device"]),
        (PermissionError(13, "Permission denied", "/x.yaml"), 2, ["/x.yaml: Permission denied"]),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_the_command_that_leads_on(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    lines: list[str],
) -> None:
    monkeypatch.setattr(entry, "app", failing(error))
    assert entry.main([]) == code
    assert capsys.readouterr().err.removeprefix("excli: ").splitlines() == lines


def test_where_filters_leave_nothing_no_message_tells_to_drop_avoid(run: Run) -> None:
    nothing = ("--target", "neck", "--category", "olympic-lifting", "--avoid", "knees")
    for command in (("list",), ("random",), ("swap", "plank")):
        done = run(*command, *nothing)
        assert (done.returncode, done.stdout) == (1, "")
        assert "Drop --target or --category." in done.stderr or command[0] == "swap"
        assert not re.search(r"[Dd]rop [^.]*--avoid", done.stderr)
    spared = run("swap", "box-jump", "--avoid", "knees:strict,ankles:strict,hips:strict,lower-back:strict")
    assert "Drop" not in spared.stderr
