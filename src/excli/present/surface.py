"""What text is drawn on."""

from typing import NamedTuple


class Surface(NamedTuple):
    """A place text goes to.

    width     columns
    terminal  a person is looking at it
    depth     how many colours escape sequences may name: 0 (none are wanted), 16, 256 or 2**24
    unicode   the encoding has more than ASCII
    legacy    an old Windows console: no quarter blocks
    """

    width: int = 80
    terminal: bool = False
    depth: int = 0
    unicode: bool = True
    legacy: bool = False

    @property
    def color(self) -> bool:
        return self.depth > 0
