"""Faults in catalog files, each with its place."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a catalog file. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: [{self.rule}] {self.message}"
        return f"{text}; {self.hint}" if self.hint else text


@dataclass(slots=True)
class ProblemList:
    """Collects every problem of a run, so that all are reported at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: str, mark: tuple[int, int], rule: str, message: str, hint: str = "") -> None:
        """Record a problem."""
        self.found.append(Problem(path, mark[0], mark[1], rule, message, hint))
