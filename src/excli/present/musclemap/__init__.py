"""The muscle map: front and back of a body, with the muscles an exercise trains lit.

`body` holds the shapes, `geometry` turns them into curves, `raster` into a grid of roles, `picture` into lines for a
terminal, and `svg` into a drawing. Both come from the same points and cannot drift apart.
"""

from excli.present.musclemap.roles import Highlight, coverage, of_exercise

__all__ = ["Highlight", "coverage", "of_exercise"]
