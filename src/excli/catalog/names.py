"""Reads `data/search/names.yaml`, and compiles the names of all entries to sets of words."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from excli.catalog.nodes import Loader
from excli.catalog.store import APART
from excli.model.answers import Document as Record
from excli.model.errors import CatalogError
from excli.model.facets import BODY_WEIGHT
from excli.model.names import NameRules, bag_key
from excli.model.text import words
from excli.model.vocabulary import Term, Vocabulary

NAME_SCHEMA = """
CREATE TABLE name_bags (
    bag TEXT NOT NULL, entry INTEGER NOT NULL, rank INTEGER NOT NULL, dropped INTEGER NOT NULL,
    PRIMARY KEY (bag, entry, rank, dropped)
) WITHOUT ROWID;
CREATE TABLE name_ends (word TEXT PRIMARY KEY, share REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE implied (entry INTEGER PRIMARY KEY, phrases TEXT NOT NULL);
CREATE TABLE name_rules (document TEXT NOT NULL);
CREATE TABLE meant (bag TEXT PRIMARY KEY, slugs TEXT NOT NULL, nearest INTEGER NOT NULL) WITHOUT ROWID;
"""
# Fields whose value goes without saying beside a name: "cable face pull", "seated leg press", "sit-up abs".
_SAID_BESIDE = ("equipment", "position", "laterality", "target", "body_part")
# Of these, those whose value makes a name another's when it is left unsaid: candidates, which are never opened unasked.
_TELLS_APART = ("equipment", "position")
_FACET = {"equipment": "equipment", "position": "position", "laterality": "laterality", "target": "muscle",
          "body_part": "body-part"}  # fmt: skip
# What every entry of some value is anyway: (field, value) → words that may be said or left unsaid.
_ANYWAY: dict[tuple[str, str], tuple[str, ...]] = {
    ("category", "stretching"): ("stretch", "stretching", "pose", "static stretch"),
    ("category", "mobility"): ("mobility", "pose", "dynamic", "stretch"),
    ("category", "balance"): ("balance", "pose", "hold"),
    ("force", "static"): ("hold", "isometric", "iso", "static", "pose"),
    ("category", "plyometrics"): ("plyometric", "plyo", "explosive"),
    ("category", "cardio"): ("cardio",),
    ("laterality", "bilateral"): ("double",),
    ("position", "standing"): ("standing",),
}


@dataclass(frozen=True, slots=True)
class NameData:
    """The rules, and the names that stand for more than one entry or for none.

    meant     bag → slugs, the first of them what most people mean, or `ask` where nobody could say
    nearest   bag → the slug of the page that comes closest
    """

    rules: NameRules
    meant: Mapping[str, list[str]]
    nearest: Mapping[str, str]


def read_names(folder: Path) -> NameData:
    """Read the file in a folder.

    Raises CatalogError when it is missing or not of this shape.
    """
    path = folder / "names.yaml"
    try:
        document = yaml.load(path.read_bytes(), Loader)  # noqa: S506 - a safe loader by either name
        same = {_fold(other): _fold(first) for first, *others in document["same"] for other in (first, *others)}
        heard = {_fold(other): _fold(word) for word, others in document["heard"].items() for other in others}
        rules = NameRules(
            # A phrase that stands for itself keeps its words from being read one by one: a front lever is no machine.
            same={other: first for other, first in same.items() if other != first or " " in other},
            heard={other: word for other, word in heard.items() if other != word},
            silent=frozenset(part for text in document["silent"] for part in words(text)),
            machines=tuple(map(_fold, document["machines"])),
            loadless=frozenset(document["loadless"]),
            cables=frozenset(document["cables"]),
            handles=tuple(map(_fold, document["handles"])),
            loads=frozenset(map(_fold, document["loads"])),
            also={slug: tuple(map(_fold, texts)) for slug, texts in document["also"].items()},
            telling=frozenset(map(_fold, document["telling"])),
        )
        hung = frozenset().union(*map(rules.bag_of, rules.handles))
        rules = replace(rules, hung=hung, aside=_aside(document["aside"], rules))
        meant = {bag_key(rules.bag_of(name)): list(slugs) for name, slugs in document["meant"].items()}
        nearest = {bag_key(rules.bag_of(name)): str(slug) for name, slug in document["nearest"].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise CatalogError(f"{path} cannot be read: {error}") from error
    return NameData(rules, meant, nearest)


def add_names(
    connection: sqlite3.Connection,
    documents: list[Record],
    vocabularies: Mapping[str, Vocabulary],
    data: NameData,
) -> None:
    """Fill the tables that names are looked up in; `documents` are in the order of their ids."""
    rules = data.rules
    spelled = {facet: _spellings(vocabulary, rules) for facet, vocabulary in vocabularies.items()}
    bags, implied = [], []
    for entry, document in enumerate(documents, start=1):
        anyway = {
            rules.bag_of(text) for (name, value), texts in _ANYWAY.items() if document[name] == value for text in texts
        }
        apart = _phrases(document, spelled, rules, _TELLS_APART) - anyway
        implied.append(
            (entry, json.dumps(sorted(map(bag_key, anyway | _phrases(document, spelled, rules, _SAID_BESIDE)))))
        )
        seen: set[tuple[str, int]] = set()
        for rank, text in _ranked(document):
            bag = rules.bag_of(text)
            for dropped, variant in _variants(bag, anyway, apart):
                found = bag_key(variant)
                if (found, dropped) not in seen:
                    seen.add((found, dropped))
                    bags.append((found, entry, rank, dropped))
    connection.executemany("INSERT OR IGNORE INTO name_bags VALUES (?, ?, ?, ?)", bags)
    connection.executemany("INSERT INTO implied VALUES (?, ?)", implied)
    connection.executemany("INSERT INTO name_ends VALUES (?, ?)", _ends(documents))
    slugs = {document["slug"] for document in documents}
    meant = [
        (bag, [slug for slug in listed if slug in slugs or slug == "ask"], 0) for bag, listed in data.meant.items()
    ]
    named = {bag for bag, _, _, dropped in bags if not dropped}  # what has a page of its own is not sent elsewhere
    meant += [(bag, [slug], 1) for bag, slug in data.nearest.items() if slug in slugs and bag not in named]
    connection.executemany(
        "INSERT OR IGNORE INTO meant VALUES (?, ?, ?)",
        ((bag, json.dumps(listed), nearest) for bag, listed, nearest in meant if listed and listed != ["ask"]),
    )
    stored = {
        "same": rules.same, "heard": rules.heard, "silent": sorted(rules.silent), "hung": sorted(rules.hung),
        "loads": sorted(rules.loads), "aside": dict(rules.aside),
    }  # fmt: skip
    connection.execute("INSERT INTO name_rules VALUES (?)", (json.dumps(stored),))


def _aside(listed: Mapping[str, list[str]], rules: NameRules) -> dict[str, tuple[str, ...]]:
    """Return the bag of each phrase that changes little → the words of which one must be said with it."""
    return {bag_key(rules.bag_of(text)): tuple(map(_fold, beside)) for text, beside in listed.items()}


def _ranked(document: Record) -> list[tuple[int, str]]:
    """Return the name and the slug with rank 0, and the aliases with rank 1."""
    return [(0, document["name"]), (0, document["slug"]), *((1, alias) for alias in document["aliases"])]


def _ends(documents: Iterable[Record]) -> list[tuple[str, float]]:
    """Return for each word that ends a name in which share of the names that have it it is the last."""
    names = [words(text) for document in documents for _, text in _ranked(document)]
    uses = Counter(word for parts in names for word in set(parts))
    return [(word, count / uses[word]) for word, count in Counter(parts[-1] for parts in names if parts).items()]


def _variants(
    bag: frozenset[str], anyway: set[frozenset[str]], apart: set[frozenset[str]]
) -> list[tuple[int, frozenset[str]]]:
    """Return the bag, and what is left of it where something is not said, each with what it lacks; see APART."""
    found = [(0, bag)]
    found += ((len(phrase), bag - phrase) for phrase in anyway if phrase < bag)
    inside = [phrase for phrase in apart if phrase < bag]
    found += ((APART + len(phrase), bag - phrase) for phrase in inside)
    rest = bag.difference(*inside, *(phrase for phrase in anyway if phrase < bag))
    if rest and rest != bag:
        found.append((APART + len(bag) - len(rest), rest))
    return found


def _spellings(vocabulary: Vocabulary, rules: NameRules) -> dict[str, set[frozenset[str]]]:
    """Return for each value the bags of its slug, label and synonyms; a group's count for its members too."""
    found: dict[str, set[frozenset[str]]] = {}
    for term in vocabulary.terms.values():
        bags = {rules.bag_of(text) for text in _texts(term)}
        for slug in term.members or (term.slug,):
            found.setdefault(slug, set()).update(bags)
    return found


def _texts(term: Term) -> Iterable[str]:
    return (term.slug, term.label, *term.synonyms)


def _phrases(
    document: Record,
    spelled: Mapping[str, Mapping[str, set[frozenset[str]]]],
    rules: NameRules,
    fields: tuple[str, ...],
) -> set[frozenset[str]]:
    """Return the phrases that say of an entry what its fields say."""
    found: set[frozenset[str]] = set()
    for name in fields:
        value = document[name]
        for slug in value if isinstance(value, list) else filter(None, [value]):
            found |= spelled[_FACET[name]][slug]
    if "equipment" in fields:
        if any("machine" in slug and slug not in ("cable-machine", "smith-machine") for slug in document["equipment"]):
            found |= {rules.bag_of(text) for text in rules.machines}
        if rules.cables.intersection(document["equipment"]):
            found |= {rules.bag_of(text) for text in rules.handles}
        for slug in document["equipment"]:
            found |= {rules.bag_of(text) for text in rules.also.get(slug, ())}
        if set(document["equipment"]) <= rules.loadless:
            found |= {rules.bag_of(text) for text in ("body weight", "body only", "no equipment", BODY_WEIGHT)}
    return {phrase for phrase in found if phrase and not phrase <= rules.telling}


def _fold(phrase: str) -> str:
    return " ".join(words(phrase))
