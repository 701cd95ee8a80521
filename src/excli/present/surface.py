"""What text is drawn on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surface:
    """A place text goes to.

    width     columns
    terminal  a person is looking at it
    color     escape sequences are wanted
    unicode   the encoding has more than ASCII
    """

    width: int = 80
    terminal: bool = False
    color: bool = False
    unicode: bool = True
