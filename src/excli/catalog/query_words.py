"""Compiles what the words of a query mean: vocabularies and data/search → rows of the table `query_words`.

A row is (kind, key, meaning as JSON); a key is a folded phrase without spaces. Kinds, and their meanings:

    abbreviation  phrases it may stand for            variant    the phrase that names use
    related       words that say about the same       relation   the link it asks for
    stopword, negations, unavailable, exclusives, harm_verbs, rehab_words      nothing
    intent        strict, lenient: filters · joint: slug · ambiguous: a sore joint, to spare or to work on
                  soft: names have the words, too · kinds: all kinds of the equipment · owned: what comes along with it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from excli.catalog.search_data import MODIFIERS, Filters, SearchData
from excli.model.facets import BODY_WEIGHT
from excli.model.text import bare, key, words
from excli.model.vocabulary import Term, Vocabulary

Row = tuple[str, str, Any]
# Facets whose values are asked for by their own words → the criterion that asks for them.
_CRITERIA = {
    facet: facet.replace("-", "_")
    for facet in ("muscle", "body-part", "equipment", "difficulty", "category", "pattern", "mechanic", "force", "position", "laterality")
}  # fmt: skip
# From how many names on a word that asks for a pattern also asks for what is called so: "press".
_MANY_NAMES = 30


def query_words(
    data: SearchData, vocabularies: Mapping[str, Vocabulary], names: AbstractSet[str], uses: Mapping[str, int]
) -> Iterator[Row]:
    """Give the rows of the table. `names` are the keys of all names and aliases; `uses` counts the names with a word."""
    for kind, meanings in (
        ("abbreviation", _abbreviations(data)),
        ("variant", _variants(data)),
        ("related", _related(data)),
    ):
        yield from ((kind, word, meaning) for word, meaning in meanings.items())
    yield from (("relation", key(word), link) for link, known in data.relations.items() for word in known)
    lists = {**{kind: data.modifiers[kind] for kind in MODIFIERS}, "stopword": data.stopwords}
    yield from ((kind, word, None) for kind, known in lists.items() for word in dict.fromkeys(map(key, known)))
    for phrase, meaning in _intents(data, vocabularies, names).items():
        criteria = {name for pairs in meaning["lenient"] for name, _ in pairs}
        soft = bool(criteria) and criteria <= {"pattern", "force"}
        if soft and (phrase in names or uses.get(phrase, 0) >= _MANY_NAMES):
            meaning["soft"] = True
        kit = tuple(
            slug
            for pairs in meaning["lenient"]
            for name, slugs in pairs
            if name in ("equipment", "have")
            for slug in slugs
        )
        if kit:
            meaning["kinds"] = _kinds(kit, vocabularies["equipment"].terms)
            meaning["owned"] = _owned(kit, vocabularies["equipment"].terms, data)
        yield "intent", phrase, meaning


def folded_variants(data: SearchData) -> dict[str, str]:
    """Return phrase → the phrase that names use, both as folded words with spaces between."""
    return {_fold(other): _fold(first) for first, *others in data.variants for other in others}


def _abbreviations(data: SearchData) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for short, longs in data.abbreviations.items():  # "wg" and "wgs" are one word here
        known = found.setdefault(key(short), [])
        known += [long for long in map(_fold, longs) if long not in known]
    return found


def _variants(data: SearchData) -> dict[str, str]:
    return {phrase.replace(" ", ""): first for phrase, first in folded_variants(data).items()}


def _related(data: SearchData) -> dict[str, list[str]]:
    groups = [[key(word) for word in group] for group in data.related_words]
    return {word: [other for other in group if other != word] for group in groups for word in group}


def _intents(
    data: SearchData, vocabularies: Mapping[str, Vocabulary], names: AbstractSet[str]
) -> dict[str, dict[str, Any]]:
    """Return key → meaning: values by their own words, then phrases about joints, then intents.yaml; later ones win."""
    found: dict[str, dict[str, Any]] = {}
    exercises = (names | vocabularies["pattern"].keys().keys()) - set(map(key, data.abbreviations))
    for facet, criterion in _CRITERIA.items():
        terms = vocabularies[facet].terms
        for spelling, slug in vocabularies[facet].keys(bare=True).items():
            # A machine known by the exercise it is for: "chest press" asks for the exercise.
            if facet == "equipment" and spelling in exercises and spelling != key(slug):
                continue
            name = "have" if slug == BODY_WEIGHT else criterion
            pair = (name, terms[slug].members or (slug,))
            meaning = found.setdefault(spelling, _meaning((), ()))
            meaning["lenient"].append([pair])
            meaning["strict"].append(_strictly(pair))
    found.update(_of_joints(data))
    for line in data.intents:
        for phrase in line.phrases:
            found[_bare(phrase)] = _meaning(line.strict, line.lenient)
    for spelling, joint in vocabularies["joint"].keys(bare=True).items():
        found.setdefault(spelling, _meaning((), ()))["joint"] = joint
    return found


def _meaning(strict: Filters, lenient: Filters, **more: Any) -> dict[str, Any]:
    return {
        "strict": [_strictly(pair) for pair in strict],
        "lenient": [pairs for pairs in (list(strict), list(lenient)) if pairs],
        **more,
    }


def _strictly(pair: tuple[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """A muscle is asked for as the target; a second one will do."""
    return ("target", pair[1]) if pair[0] == "muscle" else pair


def _of_joints(data: SearchData) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the phrases that ask to leave a joint alone; the second filter of a sore one is where to work on it."""
    joints = data.joints
    for templates, ambiguous, places in (
        (joints.spared, False, {}),
        (joints.acute, True, {}),
        (joints.sore, True, joints.place),
    ):
        for joint, called in joints.names.items():
            for phrase in (template.format(name) for template in templates for name in called):
                yield _bare(phrase), _meaning((("avoid", (joint,)),), places.get(joint, ()), ambiguous=ambiguous)
    for joint, complaints in joints.complaints.items():
        for phrase in complaints:
            yield _bare(phrase), _meaning((("avoid", (joint,)),), joints.place.get(joint, ()), ambiguous=True)


def _kinds(kit: Iterable[str], terms: Mapping[str, Term]) -> list[str]:
    """Return equipment with all that is a kind of it: who has no bench has no incline bench either."""
    labels = tuple(f" {terms[slug].label}" for slug in kit)
    return list(dict.fromkeys([*kit, *(slug for slug, term in terms.items() if f" {term.label}".endswith(labels))]))


def _owned(kit: Iterable[str], terms: Mapping[str, Term], data: SearchData) -> list[str]:
    """Return equipment with what its owners have as well."""
    found = [*kit, *(other for slug in kit for other in data.implied_equipment.get(slug, ()))]
    for slug in found:  # grows while it is walked: what a thing covers may cover more
        found += (other for other in terms[slug].covers if other not in found)
    return list(dict.fromkeys(found))


def _fold(phrase: str) -> str:
    return " ".join(words(phrase))


def _bare(phrase: str) -> str:
    return "".join(bare(words(phrase)))
