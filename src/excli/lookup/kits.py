"""Kits: what a sentence names, what a kit is called, and what a set of equipment opens."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.filters import covered
from excli.lookup.vocabulary import resolve_term, terms_of
from excli.model.answers import CommonThing, KitOpening, PatternOpening, Piece
from excli.model.errors import NoKitError
from excli.model.facets import BODY_WEIGHT
from excli.model.text import key, slugify

EVERYTHING = ("all", "everything", "any")
_LONGEST = 4
# How alike a misspelled word must be, 0 to 1.
_CLOSE = 0.84
_TRAINED = ("strength", "strongman", "olympic-lifting", "plyometrics")


def kit_equipment(store: Store, name: str, own: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Return what is in a kit: one of a person's own, or one that comes with excli; None for everything there is.

    Raises NoKitError when there is no such kit.
    """
    slug = slugify(name)
    if slug in own:
        return list(own[slug]) or [BODY_WEIGHT]
    if slug in EVERYTHING:
        return None
    presets = coaching(store, "kits")["presets"]
    preset = _preset(store, name)
    if preset:
        return preset
    known = [*sorted(own), *(preset for preset in presets if preset not in own)]
    raise NoKitError(name, known)


def read_equipment(store: Store, texts: Iterable[str]) -> list[str]:
    """Return the equipment that words name, in their order: "2 dumbbells and a band", "bench,rack", "hotel".

    The longest name wins; numbers, weights and small words are passed over. A whole part may be a kit.

    Raises UnknownValueError for a word that names nothing.
    """
    rows = store.query("SELECT key, slug FROM term_keys WHERE facet = 'equipment'")
    spellings: dict[str, list[str]] = {spelling: [slug] for spelling, slug in rows}
    for said, meant in coaching(store, "kits")["said"].items():
        spellings[key(said)] = meant
    found: list[str] = []
    for part in re.split(r"[,;+\n]", " ".join(texts)):
        if not part.strip():
            continue
        found += spellings.get(key(part)) or _preset(store, part) or _in_sentence(store, part, spellings)
    return list(dict.fromkeys(found))


def _preset(store: Store, name: str) -> list[str]:
    """Return what is in a kit that comes with excli, by one of its names; nothing when there is none."""
    kits = coaching(store, "kits")
    slug = slugify(name)
    called = {slugify(other): preset for other, preset in kits["also_called"].items()}
    preset = kits["presets"].get(called.get(slug, slug))
    return list(preset["equipment"]) if preset else []


def _in_sentence(store: Store, text: str, spellings: Mapping[str, list[str]]) -> list[str]:
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    found: list[str] = []
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST, len(words) - place), 0, -1):
            slugs = spellings.get(key(" ".join(words[place : place + size])))
            if slugs:
                found += slugs
                place += size
                break
        else:
            if words[place].lower() not in coaching(store, "kits")["silent"]:
                found += _forgiven(store, words[place], spellings)
            place += 1
    return found


def _forgiven(store: Store, word: str, spellings: Mapping[str, list[str]]) -> list[str]:
    """Return what a misspelled word means, where it comes close to one thing only.

    Raises UnknownValueError when it could be several or none.
    """
    import difflib

    close = difflib.get_close_matches(key(word), spellings, n=3, cutoff=_CLOSE)
    meant = {tuple(spellings[spelling]) for spelling in close}
    if len(meant) == 1:
        return list(meant.pop())
    return [resolve_term(store, "equipment", word, "EQUIPMENT")]


def common_things(store: Store, owned: Collection[str] | None) -> list[CommonThing]:
    """Return what any home has, is not among what is owned, and would open exercises, most first."""
    if owned is None:
        return []
    have = _with_covers(store, owned)
    added = Counter(next(iter(missing)) for _, missing in _missing(store, have) if len(missing) == 1)
    common = coaching(store, "kits")["common"]
    found = [CommonThing(slug, told, added[slug]) for slug, told in common.items() if added[slug] and slug not in have]
    return sorted(found, key=lambda thing: -thing.adds)


def opening(store: Store, owned: Collection[str] | None) -> KitOpening:
    """Return what a set of equipment opens; None is everything."""
    terms = terms_of(store, "equipment")
    have = set(terms) if owned is None else _with_covers(store, owned)
    rows = _missing(store, have)
    mine = [entry for entry, missing in rows if not missing]
    patterns = _patterns(store, rows, have)
    pieces = _pieces(store, rows, have, patterns) if owned is not None else []
    muscles = Counter(entry["target"] for entry in mine)
    labels = {slug: term for slug, term in terms_of(store, "muscle").items() if not term.members}
    return KitOpening(
        equipment=tuple(slug for slug in terms if slug in have and slug != BODY_WEIGHT),
        entries=len(mine),
        of=len(rows),
        patterns=tuple(patterns.values()),
        muscles=tuple((term.label, muscles[slug]) for slug, term in labels.items()),
        pieces=tuple(pieces),
    )


def core_patterns(store: Store) -> dict[str, str]:
    """Return the six patterns a plan is judged by, each with what it is called."""
    slots = coaching(store, "slots")
    return {core: slots[core]["label"] for core in coaching(store, "rules")["core"]}


def _with_covers(store: Store, owned: Iterable[str]) -> set[str]:
    return {BODY_WEIGHT, *covered(terms_of(store, "equipment"), list(owned))}


def _missing(store: Store, have: Collection[str]) -> list[tuple[dict[str, Any], frozenset[str]]]:
    """Return every entry, as much of it as is counted, with what is not owned of what it needs."""

    def read() -> list[dict[str, Any]]:
        needs: dict[int, list[str]] = defaultdict(list)
        for entry, value in store.query("SELECT entry, value FROM entry_values WHERE field = 'equipment'"):
            needs[entry].append(value)
        rows = store.query("SELECT id, target, pattern, category, difficulty FROM entries ORDER BY id")
        names = ("target", "pattern", "category", "difficulty")
        return [{**dict(zip(names, facts, strict=True)), "equipment": needs[entry]} for entry, *facts in rows]

    entries: list[dict[str, Any]] = store.kept("needs of all entries", read)
    return [(entry, frozenset(entry["equipment"]).difference(have)) for entry in entries]


def _is_loaded(store: Store, entry: dict[str, Any]) -> bool:
    kits = coaching(store, "kits")
    return bool(max((kits["loads"].get(slug, 0.0) for slug in entry["equipment"]), default=0.0) >= kits["loaded_from"])


def _patterns(
    store: Store, rows: list[tuple[dict[str, Any], frozenset[str]]], have: Collection[str]
) -> dict[str, PatternOpening]:
    total, mine, loaded = Counter[str](), Counter[str](), Counter[str]()
    for entry, missing in rows:
        if entry["category"] in _TRAINED:
            total[entry["pattern"]] += 1
            if not missing:
                mine[entry["pattern"]] += 1
                loaded[entry["pattern"]] += _is_loaded(store, entry)
    core = core_patterns(store)
    return {
        slug: PatternOpening(slug, term.label, mine[slug], loaded[slug], slug in core)
        for slug, term in terms_of(store, "pattern").items()
        if total[slug]
    }


def _pieces(
    store: Store,
    rows: list[tuple[dict[str, Any], frozenset[str]]],
    have: Collection[str],
    patterns: Mapping[str, PatternOpening],
) -> list[Piece]:
    """Return every single thing that would open something, with the gaps it closes; most core patterns first, then what fits a home."""
    terms = terms_of(store, "equipment")
    by_piece: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry, missing in rows:
        for slug in missing:
            if missing.issubset(covered(terms, [slug])):
                by_piece[slug].append(entry)
    found = []
    for slug, entries in by_piece.items():
        gained = {entry["pattern"] for entry in entries if entry["category"] in _TRAINED and _is_loaded(store, entry)}
        gaps = [patterns[pattern] for pattern in patterns if pattern in gained and not patterns[pattern].loaded]
        core = [gap.label for gap in gaps if gap.core]
        found.append(Piece(slug, terms[slug].label, len(entries), tuple(core), tuple(gap.label for gap in gaps)))
    handy = coaching(store, "kits")["handy"]

    def order(piece: Piece) -> tuple[int, bool, int, int, str]:
        return (-len(piece.core), piece.slug not in handy, -len(piece.gaps), -piece.adds, piece.slug)

    return sorted(found, key=order)


def as_json(opened: KitOpening) -> dict[str, Any]:
    """Return what a kit opens as plain values."""
    document: dict[str, Any] = json.loads(json.dumps(opened._asdict()))
    document["patterns"] = [pattern._asdict() for pattern in opened.patterns]
    document["muscles"] = dict(opened.muscles)
    document["pieces"] = [piece._asdict() for piece in opened.pieces]
    return document
