"""Nodes of YAML tables of rules → their parts, every problem noted with its place.

For files whose shape is read part by part; entries and vocabularies go through `nodes.read_document`.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from excli.catalog.nodes import Mark
from excli.model.checker import Checker
from excli.model.problems import ProblemList

_PREFIX = "tag:yaml.org,2002:"
_TEXT = f"{_PREFIX}str"
_READ_AS = {
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "null": "nothing at all",
    "timestamp": "a date",
}


def mark(node: yaml.Node) -> Mark:
    """Return line and column of a node, counted from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def text_of(node: yaml.Node, path: str, problems: ProblemList) -> str | None:
    """Return the text of a scalar; None, with the reason, when it is something else."""
    if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
        value: str = node.value
        if "\n" in value or "  " in value or "\t" in value or value[-1:] == " " or value[:1] == " ":
            value = " ".join(value.split())
        if value:
            return value
        problems.add(path, mark(node), "empty", "there is no text here", "write it, or leave the field out")
        return None
    if not isinstance(node, yaml.ScalarNode):
        problems.add(path, mark(node), "type", f"text was expected here, not {shape(node)}", "write one line of text")
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
    """Return the items of a sequence; empty, with the reason, when it is something else."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    hint = "write [a, b] or one '- item' a line"
    problems.add(path, mark(node), "type", f"a list was expected here, not {shape(node)}", hint)
    return []


def pairs_of(
    node: yaml.Node, path: str, problems: ProblemList, *, known: tuple[str, ...] = ()
) -> Iterator[tuple[str, Mark, yaml.Node]]:
    """Yield the pairs of a mapping as (key, where the key is, value node).

    Duplicate keys are refused, and, where `known` is given, so are keys not in it.
    """
    if not isinstance(node, yaml.MappingNode):
        what = f"'key: value' pairs were expected here, not {shape(node)}"
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
            problems.add(path, where, "unknown-key", f"{name!r} is not a key here", Checker.alternatives(name, known))
            continue
        yield name, where, value


def shape(node: yaml.Node) -> str:
    """Return what a node is, in words."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a group of 'key: value' pairs"
    return f"{node.value!r}" if node.value else "nothing"
