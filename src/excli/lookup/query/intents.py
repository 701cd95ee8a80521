"""Tokens → intents: which of the words ask for entries of a kind, and for which.

Intents are matched against one table, the longest phrases first, and then rewritten one after another: each rewrite is
a function of the intents and of the words around them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any, NamedTuple

from excli.catalog.index import Known, spans_without_articles
from excli.model.facets import BODY_WEIGHT
from excli.model.query import Filters, Intent, Polarity, Topic, topic_of

# Words before an intent that says only when: "stretch after bench".
_OCCASIONS = frozenset(("before", "after"))
_ALTERNATIVES = frozenset(("or", "nor"))
# What a sore part of the body is to have where nobody says what.
_GENTLE = ("category", ("stretching", "mobility"))
_HEALING = frozenset(("strength", "stretching", "mobility"))
# How many words before a joint say what is done to it: "bother my right knee".
_HARM_REACH = 3


class Context(NamedTuple):
    """What rewrites look at: the words, which of them belong to known phrases, and the vocabulary's lists."""

    words: Sequence[str]
    taken: frozenset[int]
    known: Known

    def has(self, kind: str, place: int) -> bool:
        return self.words[place] in self.known[kind]

    def any(self, kind: str) -> bool:
        return any(word in self.known[kind] for word in self.words)

    def beside(self, place: int, step: int, kind: str, passing: Container[str] = ()) -> int | None:
        """Return where a word of a kind stands, with only stopwords and words of the kinds `passing` on the way."""
        while 0 <= place < len(self.words):
            if self.has(kind, place):
                return place
            may_pass = place not in self.taken and self.has("stopword", place)
            if not may_pass and not ("harm_verbs" in passing and self.has("harm_verbs", place)):
                return None
            place += step
        return None


def intents_of(words: Sequence[str], known: Known, closed: range = range(0)) -> tuple[Intent, ...]:
    """Return the intents among the words of a query.

    In `closed` nothing is asked for: "leg press alternative" wants no leg press.
    """
    intents, taken = _matched(words, known, closed)
    context = Context(words, taken, known)
    intents = _with_occasions(_negated(intents, context), context)
    intents = _settled(intents, context, alone=len(intents) == 1 and not closed)
    return _owning(intents, context)


def _matched(words: Sequence[str], known: Known, closed: range) -> tuple[list[Intent], frozenset[int]]:
    """Return the intents as they stand, in their order, and the places of all words that were understood."""
    meanings = known["intent"]
    taken: set[int] = set()
    found = []
    for span, key in spans_without_articles(words):
        if key not in meanings or taken.intersection(span) or set(closed).intersection(span):
            continue
        taken.update(span)
        if meanings[key]["strict"] or meanings[key].get("joint"):
            found.append(_intent(span, " ".join(words[span.start : span.stop]), meanings[key]))
    return sorted(found, key=lambda intent: intent.span.start), frozenset(taken)


def _intent(span: range, said: str, meaning: dict[str, Any]) -> Intent:
    strict = _filters(meaning["strict"])
    lenient = tuple(map(_filters, meaning["lenient"]))
    first = strict[0][0] if strict else ""
    polarity = {"have": Polarity.OWN, "avoid": Polarity.SPARE}.get(first, Polarity.WANT)
    every: Filters = tuple(pair for filters in lenient[:1] if len(strict) == len(filters) for pair in filters) or strict
    return Intent(
        span, said, topic_of(every) if strict else Topic.JOINT, strict, lenient, polarity,
        soft=meaning.get("soft", False), ambiguous=meaning.get("ambiguous", False), joint=meaning.get("joint", ""),
        kinds=tuple(meaning.get("kinds", ())), owned=tuple(meaning.get("owned", ())),
    )  # fmt: skip


def _filters(pairs: Sequence[Sequence[Any]]) -> Filters:
    return tuple((criterion, tuple(values)) for criterion, values in pairs)


def _negated(intents: list[Intent], context: Context) -> list[Intent]:
    """Return the intents with those refused that a negation or "is taken" stands beside; joints alone are left out."""
    found: list[Intent] = []
    for intent in intents:
        spared = _spared_joint(intent, intents, context)
        if spared:
            found.append(spared)
        elif intent.strict:
            between = context.words[found[-1].span.stop : intent.span.start] if found else ()
            again = bool(found) and found[-1].polarity is Polarity.REFUSE and not _ALTERNATIVES.isdisjoint(between)
            found.append(_refused(intent, context, again=again))
    return found


def _spared_joint(intent: Intent, intents: list[Intent], context: Context) -> Intent | None:
    """Return the words as a joint to spare, where something bad is done to it or more is asked: "no knees"."""
    if not intent.joint:
        return None
    before = range(max(0, intent.span.start - _HARM_REACH), intent.span.start)
    harmed = any(context.has("harm_verbs", place) for place in before)
    other_body = any(other.topic is Topic.BODY for other in intents if other is not intent)
    if intent.topic is Topic.BODY and not harmed and not other_body:
        return None
    if context.beside(intent.span.start - 1, -1, "negations", passing=("harm_verbs",)) is None:
        return None
    spare: Filters = (("avoid", (intent.joint,)),)
    return intent._replace(strict=spare, lenient=(spare,), topic=Topic.JOINT, polarity=Polarity.SPARE, soft=False)


def _refused(intent: Intent, context: Context, *, again: bool) -> Intent:
    """Return the intent as refused, if the words around say so: "no bench", "without a rack", "bench is taken"."""
    no = again or context.beside(intent.span.start - 1, -1, "negations") is not None
    if intent.polarity is Polarity.SPARE:  # "without hurting my back" is no question whether to work on it
        return intent._replace(ambiguous=False, lenient=intent.lenient[:1]) if no and intent.ambiguous else intent
    if intent.polarity is Polarity.OWN:  # "not at home" leaves everywhere else
        return intent._replace(polarity=Polarity.IGNORE) if no else intent
    kit = any(name == "equipment" for filters in intent.lenient for name, _ in filters[:1])
    gone = context.beside(intent.span.stop, 1, "unavailable") if kit else None
    if not no and gone is None:
        return intent
    span = intent.span if gone is None else range(intent.span.start, gone + 1)
    lenient: tuple[Filters, ...] = ((("equipment", intent.kinds),),) if kit else intent.lenient
    return intent._replace(span=span, lenient=lenient, polarity=Polarity.REFUSE)


def _with_occasions(intents: list[Intent], context: Context) -> list[Intent]:
    """Return the intents with those ignored that say only when: "stretch after bench", "warm up before squats"."""

    def is_occasion(intent: Intent) -> bool:
        place = intent.span.start - 1
        while place >= 0 and context.words[place] not in _OCCASIONS and context.has("stopword", place):
            place -= 1
        return intent.polarity is not Polarity.SPARE and place >= 0 and context.words[place] in _OCCASIONS

    return [intent._replace(polarity=Polarity.IGNORE) if is_occasion(intent) else intent for intent in intents]


def _settled(intents: list[Intent], context: Context, *, alone: bool) -> list[Intent]:
    """Return the intents with each sore joint either to be spared or to be worked on.

    It is worked on where nothing else is asked for, where the words speak of healing, or where all that is asked for
    may heal it. An injury (`lenient` of one) has no place to work on: the texts must speak.
    """
    others = [one for one in intents if not one.ambiguous and one.polarity is not Polarity.IGNORE]
    training = [
        one for one in others if one.topic is not Topic.LEVEL and one.polarity in (Polarity.WANT, Polarity.REFUSE)
    ]
    somewhere = any(one.polarity is Polarity.OWN for one in others)  # "at my desk" is no training
    heals = alone or context.any("rehab_words") or (all(map(_may_heal, training)) if training else somewhere)
    found = []
    for intent in intents:
        if not intent.ambiguous:
            found.append(intent)
        elif not heals:
            found.append(intent._replace(lenient=intent.lenient[:1], ambiguous=False))
        elif len(intent.lenient) > 1:
            found.append(_worked_on(intent, training))
    return found


def _worked_on(intent: Intent, training: list[Intent]) -> Intent:
    place = intent.lenient[1]
    wanted: Filters = place if training else (_GENTLE, *place)
    strict: Filters = tuple(("target" if name == "muscle" else name, values) for name, values in wanted)
    lenient = (wanted,) if training else (wanted, place)
    return intent._replace(
        strict=strict, lenient=lenient, topic=topic_of(wanted), polarity=Polarity.WANT, ambiguous=False
    )


def _may_heal(intent: Intent) -> bool:
    """Whether it asks for a kind of training that a sore joint may be wanted for."""
    return any(name == "category" and not _HEALING.isdisjoint(values) for name, values in intent.strict)


def _owning(intents: list[Intent], context: Context) -> tuple[Intent, ...]:
    """Return the intents with equipment that is all there is: who names two things, or says "only", needs no third."""
    kit = [
        intent for intent in intents if intent.topic is Topic.KIT and intent.polarity in (Polarity.WANT, Polarity.OWN)
    ]
    only = context.any("exclusives")
    if not any(intent.strict[0][0] == "equipment" for intent in kit) or not (only or len(kit) > 1):
        return tuple(intents)  # of two places, "at home" and "no weights", each has its say
    have = ("have", tuple(dict.fromkeys([BODY_WEIGHT, *(slug for intent in kit for slug in intent.owned)])))

    def owning(filters: Filters) -> Filters:
        return (*(pair for pair in filters if pair[0] != "have"), have)

    return tuple(
        intent._replace(
            strict=owning(intent.strict),
            lenient=tuple(owning(one) if only or one[0][0] == "have" else one for one in intent.lenient),
        )
        if intent in kit
        else intent
        for intent in intents
    )
