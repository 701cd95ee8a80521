"""Raw values: what a YAML file holds, and the checker that turns it into text, lists and pairs or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from excli.model.vocabulary import Vocabulary

Path = tuple[str | int, ...]
"""The way to a part of a document: ("faq", 2, "answer")."""

_READ_AS = {
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "null": "nothing at all",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default value",
}


class Odd(NamedTuple):
    """A part of a YAML file that is no text, list or pairs: as it is written, and what YAML takes it for."""

    text: str
    tag: str

    @property
    def whole(self) -> int | None:
        """The number it is, where it is a whole one written as people write it: not 012, 0x1F or 1:30."""
        digits = self.text.removesuffix(".0") if self.tag == "float" else self.text
        return int(digits) if self.tag in ("int", "float") and re.fullmatch("0|[1-9][0-9]{0,5}", digits) else None


class Fault(NamedTuple):
    """What is wrong with a document, and the part it concerns; `key`: the key of the pair rather than its value."""

    path: Path
    rule: str
    message: str
    hint: str
    key: bool = False


class Checker:
    """What raw values are held to: the vocabularies to look values up in, and the faults found so far."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self.faults: list[Fault] = []

    def refuse(self, path: Path, rule: str, message: str, hint: str, *, key: bool = False) -> None:
        """Record a fault."""
        self.faults.append(Fault(path, rule, message, hint, key))

    @staticmethod
    def whole(raw: Any) -> int | None:
        """Return the number a raw value is, if it is a whole one."""
        return raw.whole if isinstance(raw, Odd) else None

    @staticmethod
    def described(raw: Any) -> str:
        """Say in words what a raw value is."""
        if isinstance(raw, list):
            return "a list"
        if isinstance(raw, dict):
            return "a group of 'key: value' pairs"
        text = raw.text if isinstance(raw, Odd) else raw
        return repr(text) if text else "nothing"

    @staticmethod
    def alternatives(word: str, allowed: Collection[str]) -> str:
        """Name the closest of the allowed values, or all of a short list."""
        from excli.model.suggest import nearest

        close = nearest(word.lower().replace(" ", "-"), allowed, worst=0.45)
        if close:
            return f"did you mean {' or '.join(close)}?"
        return f"allowed: {', '.join(allowed)}" if len(allowed) <= 26 else ""

    def text(self, raw: Any, path: Path) -> str | None:
        """Return a text on one line; None, with the reason recorded, when it is something else or blank."""
        if isinstance(raw, str):
            text = raw
            if "\n" in text or "  " in text or "\t" in text or text[-1:].isspace() or text[:1].isspace():
                text = " ".join(text.split())
            if text:
                return text
            self.refuse(path, "empty", "there is no text here", "write it, or leave the field out")
        elif not isinstance(raw, Odd):
            self.refuse(path, "type", f"expected text, found {self.described(raw)}", "write one line of text")
        elif raw.tag in _READ_AS:
            message = f"YAML reads {raw.text or '(empty)'!r} as {_READ_AS[raw.tag]}, not as text"
            self.refuse(path, "yaml-type", message, f'put it in quotes: "{raw.text}"')
        else:
            self.refuse(path, "yaml-type", f"the tag {raw.tag!r} is not known", "leave it out")
        return None

    def items(self, raw: Any, path: Path) -> list[Any]:
        """Return the items of a list; none, with the reason recorded, when it is something else."""
        if isinstance(raw, list):
            return raw
        self.refuse(
            path, "type", f"expected a list, found {self.described(raw)}", "write [a, b] or one '- item' a line"
        )
        return []

    def pairs(self, raw: Any, path: Path, known: Collection[str] = ()) -> Iterator[tuple[str, Any]]:
        """Yield the pairs of a mapping; where `known` is given, a key that is not in it is a fault."""
        if not isinstance(raw, dict):
            message = f"expected 'key: value' pairs, found {self.described(raw)}"
            self.refuse(path, "type", message, f"keys: {', '.join(known)}" if known else "")
            return
        for key, value in raw.items():
            if not known or key in known:
                yield key, value
            else:
                self.refuse(
                    (*path, key), "unknown-key", f"{key!r} is not a key here", self.alternatives(key, known), key=True
                )
