"""The one table of an entry's fields.

The reader, the JSON Schemas, the compiled catalog, the page, the filters and the data formats all read it: a new
field is a row here and an attribute of `Exercise`, and no two of them can disagree.
"""

from typing import NamedTuple

from excli.model.facets import BODY_WEIGHT
from excli.model.kinds import (
    DEGREES,
    DOSE,
    EXTREME,
    HEAVY,
    LIGHT,
    MISTAKES,
    QUESTIONS,
    SLUGS,
    TERM,
    TERMS,
    TEXT,
    TEXTS,
    Kind,
    Terms,
)


class Field(NamedTuple):
    """One field of an entry.

    name        the key in YAML and JSON
    kind        its shape
    meaning     one line for the schema, the template and the help of its filter
    facet       whose vocabulary its values come from
    loadable    an entry without it cannot be loaded at all
    at_least    how many items a complete entry holds (lists only); 0: it may be empty
    at_most     how many items it may hold; 0: no bound
    prose       it is read rather than looked up by: left out of the short record a list is made from
    """

    name: str
    kind: Kind
    meaning: str
    facet: str = ""
    loadable: bool = False
    at_least: int = 0
    at_most: int = 0
    prose: bool = False

    @property
    def label(self) -> str:
        """What a page calls it."""
        return self.name.replace("_", " ").title()


FIELDS: tuple[Field, ...] = (
    Field("name", TEXT, "The name most lifters use, singular, in title case.", loadable=True),
    Field("aliases", TEXTS, "Other names it is known and searched by.", at_least=2),
    Field(
        "search_phrases", TEXTS, "What people type who mean it without knowing any of its names.", at_least=5, prose=True
    ),
    Field("summary", TEXT, "The quick answer: what it is, what it trains, when to pick it. 25 to 60 words.", prose=True),
    Field("body_part", TERM, "Where it is filed.", "body-part", loadable=True),
    Field("target", TERM, "The muscle that limits the set.", "muscle", loadable=True),
    Field("secondary", TERMS, "Muscles that work hard too.", "muscle"),
    Field(
        "equipment", Terms(BODY_WEIGHT), "Everything it cannot be done without, the main thing first.", "equipment",
        loadable=True, at_least=1,
    ),
    Field("difficulty", TERM, "How much it asks before it can be done well.", "difficulty", loadable=True),
    Field("category", TERM, "What kind of training it is.", "category", loadable=True),
    Field("pattern", TERM, "The movement pattern: what makes another a substitute.", "pattern"),
    Field("mechanic", TERM, "Whether one joint moves or several.", "mechanic"),
    Field("force", TERM, "Which way the load moves, or that nothing does.", "force"),
    Field("laterality", TERM, "How the sides share the work.", "laterality"),
    Field("position", TERM, "How the body is placed.", "position"),
    Field("joints", DEGREES, "Joints and regions it loads: 1 light, 2 heavy, 3 extreme or at end range.", "joint"),
    Field("impact", TERM, "How hard it lands.", "impact"),
    Field("space", TERM, "What it needs beyond its kit: no more than a mat, a high ceiling, a lane, a wall.", "space"),
    Field("dose", DOSE, "Sets with reps, seconds, minutes or metres; or minutes alone."),
    Field("start", TEXT, "With what to begin: a load one can find, or the version to begin with.", prose=True),
    Field("move_on", TEXT, "When to take the next step, with a number.", prose=True),
    Field(
        "cues", TEXTS, "The movement in three or four calls of at most eight words.", at_least=3, at_most=4, prose=True
    ),
    Field("steps", TEXTS, "What to do, in order, one instruction each.", at_least=4, at_most=9, prose=True),
    Field("tips", TEXTS, "What makes it work better.", at_least=2, prose=True),
    Field("mistakes", MISTAKES, "What is seen, and what to do about it now.", at_least=3, prose=True),
    Field("faq", QUESTIONS, "What people really ask that no other field answers.", at_least=3, prose=True),
    Field("easier", SLUGS, "The step below on its ladder."),
    Field("harder", SLUGS, "The step above on its ladder."),
    Field("swaps", SLUGS, "What does the same job another way."),
)  # fmt: skip
FIELD_BY_NAME = {field.name: field for field in FIELDS}
FIELDS_BY_FACET = {field.facet: field for field in reversed(FIELDS) if field.facet}
"""Facet → the first field that takes its values from it: `target` for "muscle"."""
DERIVED = {"joints": ("stresses",)}
LINKS = ("easier", "harder", "swaps")
PROSE = tuple(field.name for field in FIELDS if field.prose)
# How a joint to be spared is typed ("knees", "knees:mild") → the degree from which on entries are left out.
AVOIDED_FROM = {"": HEAVY, "mild": EXTREME, "strict": LIGHT}

# What can be asked for with --fields and --sort: the slug goes first, as in JSON.
# `stresses` is derived, and follows `joints`: those of degree HEAVY and more.
COLUMNS: tuple[str, ...] = ("slug", *(name for field in FIELD_BY_NAME for name in (field, *DERIVED.get(field, ()))))
