"""Nodes of figure files → plain values: numbers, text, true and false, lists and groups, each key with its place.

Anchors, aliases and merge keys (`<<: *curl`) are followed; what YAML 1.1 would make of `no`, `1:30` or `012` is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from excli.model.figure.pose import Raw
from excli.model.problems import ProblemList
from excli.model.suggest import did_you_mean

Mark = tuple[int, int]
_PREFIX = "tag:yaml.org,2002:"
_TRUTH = {"true": True, "false": False}


def mark(node: yaml.Node) -> Mark:
    """Return line and column of a node, counted from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def pairs_of(
    node: yaml.Node, path: str, problems: ProblemList, known: Sequence[str] = ()
) -> Iterator[tuple[str, Mark, yaml.Node]]:
    """Yield the pairs of a group as (key, where the key is, value node).

    Keys that stand twice are refused, and, where `known` is given, those that are not in it.
    """
    if not isinstance(node, yaml.MappingNode):
        problems.add(path, mark(node), "type", "'key: value' pairs are wanted here", f"keys: {', '.join(known)}")
        return
    own = {key.value for key, _ in node.value if key.tag != f"{_PREFIX}merge"}
    seen: dict[str, Mark] = {}
    for key, value in node.value:
        if key.tag == f"{_PREFIX}merge":  # what is merged in gives way to what stands here
            yield from (pair for pair in pairs_of(value, path, problems, known) if pair[0] not in own)
            continue
        name, where = str(key.value), mark(key)
        if name in seen:
            hint = f"the first is on line {seen[name][0]}; keep one"
            problems.add(path, where, "duplicate-key", f"the key {name!r} stands twice", hint)
        elif known and name not in known:
            hint = did_you_mean(name, known).strip() or f"keys: {', '.join(known)}"
            problems.add(path, where, "unknown-key", f"{name!r} is not a key here", hint)
        else:
            yield name, where, value
        seen.setdefault(name, where)


def plain(node: yaml.Node, path: str, problems: ProblemList) -> Raw:
    """Return the plain value of a node."""
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, path, problems) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key: plain(value, path, problems) for key, _, value in pairs_of(node, path, problems)}
    kind, text = node.tag.removeprefix(_PREFIX), str(node.value)
    if kind == "str":
        return text
    if kind in ("int", "float"):
        try:
            return int(text) if kind == "int" else float(text)
        except ValueError:
            pass
    elif kind == "null":
        return None
    elif text in _TRUTH:
        return _TRUTH[text]
    hint = "numbers are decimal, truth values true or false, text that looks otherwise is quoted"
    problems.add(path, mark(node), "yaml-type", f"{text!r} is read as {kind}", hint)
    return None
