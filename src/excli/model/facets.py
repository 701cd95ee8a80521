"""The ways a catalog can be cut, and which vocabulary each takes its values from."""

from typing import NamedTuple


class Facet(NamedTuple):
    """A question the catalog can be cut by.

    name      in commands and JSON ("body-part" is asked for, "body_part" is the field)
    field     the entry's field that holds it
    file      the vocabulary file that lists its values
    """

    name: str
    field: str
    file: str

    @property
    def plural(self) -> str:
        return self.file.replace("_", "-")


FACETS: tuple[Facet, ...] = (
    Facet("body-part", "body_part", "body_parts"),
    Facet("muscle", "target", "muscles"),
    Facet("equipment", "equipment", "equipment"),
    Facet("difficulty", "difficulty", "difficulties"),
    Facet("category", "category", "categories"),
    Facet("pattern", "pattern", "patterns"),
    Facet("mechanic", "mechanic", "mechanics"),
    Facet("force", "force", "forces"),
    Facet("laterality", "laterality", "lateralities"),
    Facet("position", "position", "positions"),
    Facet("joint", "joints", "joints"),
    Facet("impact", "impact", "impacts"),
    Facet("space", "space", "spaces"),
)
FACET_BY_NAME = {facet.name: facet for facet in FACETS}

BODY_WEIGHT = "body-weight"
