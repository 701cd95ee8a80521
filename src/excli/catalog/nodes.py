"""YAML as nodes with marks, and the surprises of YAML 1.1 turned into messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from excli.model.problems import ProblemList

Mark = tuple[int, int]

_PREFIX = "tag:yaml.org,2002:"
_TEXT = f"{_PREFIX}str"
# "false" is the longest word that YAML 1.1 takes for something else than text.
_LONGEST_WORD = 5
# libyaml where PyYAML was built with it: the same nodes, some ten times faster.
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Loader):  # type: ignore[misc]  # whichever of the two there is
    """The same, but it does not try on every sentence whether it is a date."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """The tag of a node, as YAML 1.1 reads it."""
        if kind is yaml.ScalarNode and value and len(value) > _LONGEST_WORD and value[0].isalpha():
            return _TEXT
        tag: str = super().resolve(kind, value, implicit)
        return tag


_MOST_BRACKETS = 2000
_READ_AS = {
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "null": "nothing at all",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default value",
}


def mark(node: yaml.Node) -> Mark:
    """Line and column of a node, counted from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def compose(data: bytes, path: str, problems: ProblemList, brackets: int = _MOST_BRACKETS) -> yaml.Node | None:
    """The root node of one YAML document, or None with the reason in `problems`; `brackets` is how many it may hold."""
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
    if text.count("[") + text.count("{") > brackets:  # libyaml recurses, and a deep enough file would end the process
        problems.add(path, (1, 1), "syntax", f"more than {brackets} brackets", "an entry needs a few dozen at most")
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
        problems.add(path, (1, 1), "empty", "the file holds nothing", "see: excli schema entry")
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


def text_of(node: yaml.Node, path: str, problems: ProblemList) -> str | None:
    """The text of a scalar; None, with the reason, when it is something else."""
    if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
        value: str = node.value
        if "\n" in value or "  " in value or "\t" in value or value[-1:] == " " or value[:1] == " ":
            value = " ".join(value.split())
        if value:
            return value
        problems.add(path, mark(node), "empty", "there is no text here", "write it, or leave the field out")
        return None
    if not isinstance(node, yaml.ScalarNode):
        problems.add(path, mark(node), "type", f"text is wanted here, not {shape(node)}", "write one line of text")
        return None
    kind = node.tag.removeprefix(_PREFIX)
    if kind in _READ_AS:
        shown = node.value or "(empty)"
        what = f"YAML reads {shown!r} as {_READ_AS[kind]}, not as text"
        problems.add(path, mark(node), "yaml-type", what, f'put it in quotes: "{node.value}"')
    else:
        problems.add(path, mark(node), "yaml-type", f"the tag {node.tag!r} is not known", "leave it out")
    return None


def items_of(node: yaml.Node, path: str, problems: ProblemList) -> list[yaml.Node]:
    """The items of a sequence; empty, with the reason, when it is something else."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    hint = "write [a, b] or one '- item' a line"
    problems.add(path, mark(node), "type", f"a list is wanted here, not {shape(node)}", hint)
    return []


def pairs_of(
    node: yaml.Node, path: str, problems: ProblemList, *, known: tuple[str, ...] = ()
) -> Iterator[tuple[str, Mark, yaml.Node]]:
    """The pairs of a mapping as (key, where the key is, value node).

    Duplicate keys are refused, and, where `known` is given, so are keys not in it.
    """
    if not isinstance(node, yaml.MappingNode):
        what = f"'key: value' pairs are wanted here, not {shape(node)}"
        problems.add(path, mark(node), "type", what, f"keys: {', '.join(known)}" if known else "")
        return
    seen: dict[str, Mark] = {}
    for key_node, value in node.value:
        # Looked at by value alone: a key such as `no` is unknown, which says more than its YAML type would.
        name = key_node.value if isinstance(key_node, yaml.ScalarNode) else shape(key_node)
        where = mark(key_node)
        if name in seen:
            what = f"the key {name!r} stands twice"
            problems.add(path, where, "duplicate-key", what, f"the first is on line {seen[name][0]}; keep one")
            continue
        seen[name] = where
        if known and name not in known:
            problems.add(path, where, "unknown-key", f"{name!r} is not a key here", did_you_mean(name, known))
            continue
        yield name, where, value


def shape(node: yaml.Node) -> str:
    """What a node is, in words."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a group of 'key: value' pairs"
    return f"{node.value!r}" if node.value else "nothing"


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    """A hint that names the closest allowed values, or all of a short list."""
    import difflib

    close = difflib.get_close_matches(word.lower().replace(" ", "-"), known, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"allowed: {', '.join(known)}" if len(known) <= 26 else ""
