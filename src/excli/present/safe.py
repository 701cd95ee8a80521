"""The one place where text from a catalog loses what could harm a terminal or mislead a reader."""

import unicodedata


def clean(text: str) -> str:
    """Return `text` on one line, without escape sequences, control characters or direction overrides.

    >>> clean("Row\\x1b]0;owned\\x07 \\x1b[31mnow\\u202e")
    'Row now'
    """
    if text.isascii() and text.isprintable():
        return text
    return _scrub(text)


def _scrub(text: str) -> str:
    import re  # the patterns are compiled (and kept by `re`) only once something needs them

    text = re.sub(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])", "", text)
    # C0 and C1 controls but for breaks, lone surrogates, and the bidirectional marks, overrides and isolates of TR9.
    harmful = r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
    text = re.sub(harmful, "", text)
    return re.sub(r"[\s\x1c-\x1f\x85\u2028\u2029]+", " ", text)


def width(text: str) -> int:
    """Return columns `text` takes in a terminal: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_char_width(character) for character in text)


def _char_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
