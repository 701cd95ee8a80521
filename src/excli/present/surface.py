"""What text is drawn on."""

from typing import NamedTuple


class Surface(NamedTuple):
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
