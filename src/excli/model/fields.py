"""The one table of an entry's fields.

The reader, the JSON Schema, the store and the data formats all read it, so that a new field is
added here and nowhere else can disagree.
"""

from typing import Literal, NamedTuple

Kind = Literal["text", "term", "terms", "texts", "slugs", "degrees", "dose", "mistakes", "questions"]


class Field(NamedTuple):
    """One field of an entry.

    name        the key in YAML and JSON
    kind        its shape
    facet       whose vocabulary its values come from, for `term` and `terms`
    loadable    an entry without it cannot be loaded at all
    at_least    how many items a complete entry holds (lists only)
    at_most     how many items it may hold; 0 = no bound
    meaning     one line for the schema and the template
    """

    name: str
    kind: Kind
    meaning: str
    facet: str = ""
    loadable: bool = False
    at_least: int = 0
    at_most: int = 0


FIELDS: tuple[Field, ...] = (
    Field("name", "text", "The name most lifters use, singular, in title case.", loadable=True),
    Field("aliases", "texts", "Other names it is known and searched by.", at_least=2),
    Field("search_phrases", "texts", "What people type who mean it without knowing any of its names.", at_least=5),
    Field("summary", "text", "The quick answer: what it is, what it trains, when to pick it. 25 to 60 words."),
    Field("body_part", "term", "Where it is filed.", "body-part", loadable=True),
    Field("target", "term", "The muscle that limits the set.", "muscle", loadable=True),
    Field("secondary", "terms", "Muscles that work hard too.", "muscle"),
    Field("equipment", "terms", "Everything it cannot be done without, the main thing first.", "equipment", True, 1),
    Field("difficulty", "term", "How much it asks before it can be done well.", "difficulty", loadable=True),
    Field("category", "term", "What kind of training it is.", "category", loadable=True),
    Field("pattern", "term", "The movement pattern: what makes another a substitute.", "pattern"),
    Field("mechanic", "term", "Whether one joint moves or several.", "mechanic"),
    Field("force", "term", "Which way the load moves, or that nothing does.", "force"),
    Field("laterality", "term", "How the sides share the work.", "laterality"),
    Field("position", "term", "How the body is placed.", "position"),
    Field("joints", "degrees", "Joints and regions it loads: 1 light, 2 heavy, 3 extreme or at end range.", "joint"),
    Field("impact", "term", "How hard it lands.", "impact"),
    Field(
        "space", "term", "What it needs beyond its kit: no more than a mat, a high ceiling, a lane, a wall.", "space"
    ),
    Field("dose", "dose", "Sets with reps, seconds, minutes or metres; or minutes alone."),
    Field("start", "text", "With what to begin: a load one can find, or the version to begin with."),
    Field("move_on", "text", "When to take the next step, with a number."),
    Field("cues", "texts", "The movement in three or four calls of at most eight words.", at_least=3, at_most=4),
    Field("steps", "texts", "What to do, in order, one instruction each.", at_least=4, at_most=9),
    Field("tips", "texts", "What makes it work better.", at_least=2),
    Field("mistakes", "mistakes", "What is seen, and what to do about it now.", at_least=3),
    Field("faq", "questions", "What people really ask that no other field answers.", at_least=3),
    Field("easier", "slugs", "The step below on its ladder."),
    Field("harder", "slugs", "The step above on its ladder."),
    Field("swaps", "slugs", "What does the same job another way."),
)
FIELD_BY_NAME = {field.name: field for field in FIELDS}
_DERIVED = {"joints": ("stresses",)}
LINKS = ("easier", "harder", "swaps")
# What is read rather than looked up by: left out of the short record a list is made from.
PROSE = ("search_phrases", "summary", "start", "move_on", "cues", "steps", "tips", "mistakes", "faq")
# Degrees of load on a joint: from HEAVY on it is what `stresses` names in JSON and what --avoid leaves out.
LIGHT, HEAVY, EXTREME = 1, 2, 3
# How a joint to be spared is typed ("knees", "knees:mild") → the degree from which on entries are left out.
AVOIDED_FROM = {"": HEAVY, "mild": EXTREME, "strict": LIGHT}
DOSE_UNITS = ("reps", "seconds", "minutes", "metres")

# What can be asked for with --fields and --sort: the slug goes first, as in JSON.
# `stresses` is derived, and follows `joints`: those of degree HEAVY and more.
COLUMNS: tuple[str, ...] = ("slug", *(name for field in FIELD_BY_NAME for name in (field, *_DERIVED.get(field, ()))))
