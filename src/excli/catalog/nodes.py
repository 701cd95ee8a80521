"""YAML files as raw values, each with its place; what cannot be read becomes a located problem.

A raw value is text, a list, pairs, or `Odd` for anything that YAML takes for something else.
"""

from __future__ import annotations

import pathlib
import re
from typing import Any

import yaml

from excli.model.checker import Fault, Odd, Path
from excli.model.errors import CatalogError
from excli.model.problems import ProblemList

Mark = tuple[int, int]
"""Line and column, counted from 1."""

_PREFIX = "tag:yaml.org,2002:"
_TEXT = f"{_PREFIX}str"
# "false" is the longest word that YAML 1.1 takes for something else than text.
_LONGEST_WORD = 5
# libyaml where PyYAML was built with it: the same nodes, some ten times faster.
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Loader):  # type: ignore[misc]  # whichever of the two there is
    """The same, but it does not try on every sentence whether it is a date."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """Return the tag of a node, as YAML 1.1 reads it."""
        if kind is yaml.ScalarNode and value and len(value) > _LONGEST_WORD and value[0].isalpha():
            return _TEXT
        tag: str = super().resolve(kind, value, implicit)
        return tag

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Leave out what only resolvers by path would need; there are none."""

    def ascend_resolver(self) -> None:
        """Leave it out, as above."""


_MOST_BRACKETS = 2000
# No entry is deeper than root, list, pair and text; what lies below is never looked at.
_DEEPEST = 5
# Values and characters of one file, aliases written out: some hundred times what the longest entry holds.
_MOST_TEXT = 1_000_000


class Document:
    """One YAML file: its raw value, and where each part of it stands."""

    def __init__(self, data: bytes, path: str, root: yaml.Node, value: Any) -> None:
        self.path = path
        self.value = value
        self._data = data
        self._root: yaml.Node | None = root

    def mark(self, path: Path = (), *, key: bool = False) -> Mark:
        """Return where a part stands, or the nearest thing to it that is there; with `key`, where its key does."""
        if self._root is None:
            self._root = compose(self._data, self.path, ProblemList())
        assert self._root is not None, "it could be composed once"
        node = _found(self._root, path, key=key)
        return node.start_mark.line + 1, node.start_mark.column + 1

    def report(self, faults: list[Fault], problems: ProblemList) -> None:
        """Turn faults into located problems."""
        for fault in faults:
            problems.add(self.path, self.mark(fault.path, key=fault.key), fault.rule, fault.message, fault.hint)

    def forget(self) -> None:
        """Drop the nodes; they are made again from the text when a place is asked for. Most files have no problem."""
        self._root = None


def content_of(path: pathlib.Path) -> bytes:
    """Return what is in a file of the catalog's own data. Raises CatalogError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path} cannot be read: {error.strerror}.") from error


def read_document(data: bytes, path: str, problems: ProblemList) -> Document | None:
    """Return a file as raw values, or None with the reason in `problems`.

    A key that stands twice is a problem; its first value is kept.
    """
    root = compose(data, path, problems)
    if root is None:
        return None
    walk = _Walk()
    try:
        value = walk.raw(root, 0)
    except _TooMuchTextError:
        problems.add(path, (1, 1), "size", "far too much text, aliases written out", "shorten it, or drop the aliases")
        return None
    for node, first in walk.repeated:
        mark = (node.start_mark.line + 1, node.start_mark.column + 1)
        message = f"the key {node.value!r} stands twice"
        problems.add(path, mark, "duplicate-key", message, f"the first is on line {first}; keep one")
    return Document(data, path, root, value)


class _TooMuchTextError(Exception):
    pass


class _Walk:
    """Turns nodes into raw values. `repeated`: keys that stand twice, each with the line of the first."""

    def __init__(self) -> None:
        self.left = _MOST_TEXT
        self.repeated: list[tuple[yaml.Node, int]] = []

    def raw(self, node: yaml.Node, depth: int) -> Any:
        """Return the raw value of a node."""
        value = node.value
        self.left -= 1 + len(value)
        if self.left < 0:
            raise _TooMuchTextError
        if isinstance(node, yaml.ScalarNode):
            return value if node.tag == _TEXT else Odd(value, node.tag.removeprefix(_PREFIX))
        if depth == _DEEPEST:
            return [] if isinstance(node, yaml.SequenceNode) else {}
        if isinstance(node, yaml.SequenceNode):
            return [self.raw(item, depth + 1) for item in value]
        found: dict[str, Any] = {}
        for key_node, item in value:
            key = key_node.value if key_node.tag == _TEXT else _key(key_node)
            if key in found:
                first = next(other for other, _ in value if _key(other) == key)
                self.repeated.append((key_node, first.start_mark.line + 1))
            else:
                found[key] = self.raw(item, depth + 1)
        return found


def _key(node: yaml.Node) -> str:
    """Return a key by its spelling alone: that `no` is unknown says more than what YAML takes it for."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    return "a list" if isinstance(node, yaml.SequenceNode) else "a group"


def _found(root: yaml.Node, path: Path, *, key: bool) -> yaml.Node:
    """Return the node a path leads to, or the last one on the way that is there. A number also counts pairs."""
    node = root
    for depth, part in enumerate(path):
        step: tuple[yaml.Node, yaml.Node] | None = None
        if isinstance(node, yaml.MappingNode):
            pairs = node.value
            if isinstance(part, str):
                step = next((pair for pair in pairs if _key(pair[0]) == part), None)
            elif part < len(pairs):
                step = (pairs[part][0], pairs[part][0])
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            step = (node.value[part], node.value[part])
        if step is None:
            break
        node = step[0] if key and depth == len(path) - 1 else step[1]
    return node


def compose(data: bytes, path: str, problems: ProblemList, brackets: int = _MOST_BRACKETS) -> yaml.Node | None:
    """Return the root node of one YAML document of at most so many brackets, or None with the reason in `problems`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        problems.add(
            path,
            (line, column),
            "encoding",
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "save the file as UTF-8",
        )
        return None
    if text.count("[") + text.count("{") > brackets:  # libyaml recurses: enough of them would end the process
        hint = "an entry needs a few dozen at most"
        problems.add(path, (1, 1), "syntax", f"more than {brackets} brackets", hint)
        return None
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        _syntax_problem(error, text, path, problems)
        return None
    except yaml.YAMLError as error:
        # A character YAML forbids: the reader's errors carry an offset or a position, never a mark.
        found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
        where, what = (found.start(), repr(found.group())) if found else (0, str(error).splitlines()[0])
        spot = (text.count("\n", 0, where) + 1, where - text.rfind("\n", 0, where))
        problems.add(path, spot, "encoding", f"the character {what} is not allowed in YAML", "delete it")
        return None
    if node is None:
        problems.add(path, (1, 1), "empty", "the file is empty", "write an entry into it, or delete it")
    return node


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str, problems: ProblemList) -> None:
    spot = error.problem_mark or error.context_mark
    line, column = (spot.line, spot.column) if spot else (0, 0)
    lines = text.splitlines() or [""]
    indent = re.match(r"[ ]*\t\s*", lines[min(line, len(lines) - 1)])
    if indent:
        tab = indent.group().index("\t")
        problems.add(path, (line + 1, tab + 1), "tab", "a tab is used to indent", "use two spaces")
        return
    what = " ".join(filter(None, [error.context, error.problem]))
    hint = "check the indentation, and quote a value that holds ': ' or starts with one of * & ! % @ ` { ["
    problems.add(path, (line + 1, column + 1), "syntax", what or "not valid YAML", hint)
