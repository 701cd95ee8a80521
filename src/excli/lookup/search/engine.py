"""The pipeline: fold → names → wishes → what people type → text → rank."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.search import gathering
from excli.lookup.search.describing import SURELY
from excli.lookup.search.ranking import (
    AGAIN,
    ALL_GRANTED,
    BEGUN,
    BINDING,
    GATED,
    LINK,
    MOSTLY,
    MOVEMENT,
    OUTSAID,
    SOUGHT,
    SOUGHT_ASIDE,
    SPURNED,
    SURE,
    TEXT,
    UNASKED,
    UNASKED_OTHER,
    UNDERSTOOD,
    WHOLE_NAME,
    WHOLE_NEED,
    WISHES,
    Name,
    Parts,
    asked_of,
    fame,
    name_part,
)
from excli.lookup.search.reading import Reading, read_query
from excli.lookup.search.wishes import Wish
from excli.model.answers import Explained, Hit

MOST = 200
# How many entries must fulfil the wishes for the others to come after them.
_FEW_WISHED = 3
# How many values of a wish are told one by one.
_TOLD = 6
_TEXT_FIELDS = ("name", "aliases", "search_phrases", "summary", "steps", "tips", "mistakes", "faq")


def search(store: Store, query: str, filter: Filter, limit: int | None = None, *, prose: bool = True) -> list[Hit]:
    """Entries that answer a query, best first, at most MOST of them.

    `filter` narrows what is searched. Without `prose` the records hold only what entries are looked up by.
    Any text may be given: one whose words mean nothing here finds nothing.
    """
    scores: dict[int, tuple[Parts, _Query]] = {}
    total = store.entries
    begun = False
    asked = set()
    for reading in read_query(store, query):
        if begun and reading.mended:
            continue  # the words are the beginnings of a name as they stand: none of them is a mistake
        wants = tuple((wish.wants, wish.refused) for wish in reading.wishes)
        if reading.only_wishes and wants in asked and not gathering.by_key(store, reading.content, filter):
            continue  # the same wishes in other words, and no name
        asked.add(wants)
        surest = 0.0
        understood = _query_of(store, reading, filter)
        for entry, parts in _ranked(store, understood, total):
            if entry not in scores or parts.total > scores[entry][0].total:
                scores[entry] = (parts, understood)
            surest = max(surest, parts.exact)
            begun = begun or (parts.name >= BEGUN and not reading.mended)
        if surest >= SURE:
            break  # the words are a name as they stand: no other reading is meant
    best = sorted(scores, key=lambda entry: (-scores[entry][0].total, entry))[: min(limit or MOST, MOST)]
    if limit == 0:
        best = []
    return _hits(store, best, scores, prose)


class _Query(NamedTuple):
    """A reading with its candidates and what each of them fulfils.

    granted   wish → entry → how far
    binding   what share of the whole each wish is worth
    gated     the wishes leave out what does not fulfil them
    mostly    they are most of what is asked
    tiered    what fulfils them all comes before what fulfils some
    """

    reading: Reading
    found: gathering.Candidates
    granted: list[dict[int, float]]
    binding: list[float]
    gated: bool
    mostly: bool
    tiered: bool

    def met(self, entry: int) -> tuple[float, frozenset[int]]:
        """How far an entry fulfils the wishes, from 0 to 1, and the places of the words of those it fulfils."""
        if not self.granted:
            return 1.0, frozenset()
        met = 0.0
        places: list[int] = []
        for wish, fulfilled, weight in zip(self.reading.wishes, self.granted, self.binding, strict=True):
            if entry in fulfilled:
                met += weight * fulfilled[entry]
                places.extend(range(*wish.words))
        return met, frozenset(places)

    def accepted(self) -> frozenset[int]:
        """The entries that fulfil of each family of wishes one in some way."""
        families: dict[str, set[int]] = {}
        for wish, done in zip(self.reading.wishes, self.granted, strict=True):
            families.setdefault(wish.family, set()).update(done)
        return frozenset(self.found.entries).intersection(*families.values())

    def those(self, wanted: Callable[[Wish], bool]) -> list[dict[int, float]]:
        """What fulfils each wish of a sort."""
        return [done for wish, done in zip(self.reading.wishes, self.granted, strict=True) if wanted(wish)]


def _query_of(store: Store, reading: Reading, filter: Filter) -> _Query:
    found = gathering.gather(store, reading, filter)
    binding = [BINDING.get(wish.family, 1.0) for wish in reading.wishes]
    gated = reading.wished_share >= MOSTLY and len(found.wished) >= _FEW_WISHED
    return _Query(
        reading,
        found,
        gathering.fulfilled(store, reading.wishes, found.entries),
        [weight / sum(binding) for weight in binding],
        gated,
        gated or reading.all_wished or max(found.leaning.values(), default=0.0) >= SURELY,
        (gated or reading.understood >= UNDERSTOOD) and not any(token.how == "start" for token in reading.content),
    )


def _ranked(store: Store, query: _Query, total: int) -> Iterable[tuple[int, Parts]]:
    """Every entry that answers a reading, with the parts of its score."""
    reading, found = query.reading, query.found
    only = reading.only_wishes
    entries = found.entries
    accepted = query.accepted()
    kinds = gathering.not_strength(store, entries) if only and reading.wants_training else {}
    shut_out = query.those(lambda wish: wish.refused or wish.wants[0][0] == "avoid")
    owned = query.those(lambda wish: _says_what_there_is(wish, reading.wishes)) if found.wished else []
    # What a link may not overrule: kit that is not there, joints to be spared.
    binds = query.those(lambda wish: wish.refused or wish.family in ("kit", "avoid"))
    moves = gathering.patterns_of(store, entries) if found.leaning else {}
    unwanted = [set(wish.said.split()) for wish in reading.wishes if wish.refused and wish.family == "pattern"]
    # Where people are known to ask for something in these words, they describe it less.
    meant = MOVEMENT * (1 - OUTSAID * max(found.search_phrases.values(), default=0.0))
    names = _names(store, reading, found)
    asked = asked_of(reading, halfway=bool(found.started))
    for entry in entries:
        met, places = query.met(entry)
        exact, name, said, field = name_part(asked, names[entry], places)
        typed = entry in found.typed
        if not typed and any(entry not in done for done in shut_out):
            continue
        if not ((exact and not reading.turn) or typed) and (
            any(entry not in done for done in owned) or _called(names[entry], unwanted)
        ):
            continue
        movement = meant * found.leaning.get(moves.get(entry, ""), 0.0)
        link = LINK if entry in found.linked and all(entry in done for done in binds) else 0.0
        search_phrases, text = 1.0 if typed else found.search_phrases.get(entry, 0.0), found.texts.get(entry, 0.0)
        # A name or a phrase may say in words what the wishes ask, but then it must say all of it.
        passes = bool(link or typed or movement or name >= WHOLE_NAME or (search_phrases >= WHOLE_NEED and not only))
        short = query.gated and not passes and entry not in accepted
        if short and len(found.wished) >= gathering.ENOUGH_WISHED:
            continue
        wishes = 0.0
        if query.granted:
            # Wishes count for less where the query's other words are in neither the entry's names nor its text.
            wishes = met * (GATED if query.mostly else WISHES * max(said, search_phrases, text))
            wishes += ALL_GRANTED if query.tiered and entry in accepted else 0.0
        # What is said in the right words of something else is not meant.
        spared = 1.0 if only else 1.0 - SPURNED * (1.0 - met)
        search_phrases *= SOUGHT if typed else SOUGHT_ASIDE if only or short else SOUGHT * spared
        text *= 0.0 if short else TEXT * (spared if text <= 1 else 1.0)
        # What says the query best counts wholly, what says it again for less.
        strongest = max(name, search_phrases, text)
        name, search_phrases, text = (
            part if part == strongest else part * AGAIN for part in (name, search_phrases, text)
        )
        if not (exact or name or search_phrases or wishes or movement or text or link):
            continue
        kind = -UNASKED.get(kinds[entry], UNASKED_OTHER) if entry in kinds and not exact else 0.0
        matched = reading.turn if link else field
        yield (
            entry,
            Parts(
                exact,
                name,
                search_phrases,
                wishes,
                movement,
                text,
                kind,
                link,
                fame(entry, total, among_many=only),
                matched,
            ),
        )


def _says_what_there_is(wish: Wish, wishes: tuple[Wish, ...]) -> bool:
    """Whether it asks for nothing but what is owned or at hand: no name but the query itself outweighs that."""
    if wish.wants[0][0] == "have":
        return True
    only = all(any(name == "have" for name, _ in filters) for filters in wish.accepts)
    return wish.family == "kit" and only and not any(other.family == "kit" for other in wishes if other != wish)


def _called(names: list[Name], unwanted: list[set[str]]) -> bool:
    """Whether the name itself is of what is refused: no sissy squat for "quads without squats"."""
    return any(refused <= set(words.split()) for rank, _, words in names if not rank for refused in unwanted)


def _names(store: Store, reading: Reading, found: gathering.Candidates) -> dict[int, list[Name]]:
    """The names of the candidates that have any of the words; the others' say nothing of the query."""
    likely = gathering.with_any_word(store, reading, halfway=bool(found.started))
    likely.update(found.named)
    asked = [entry for entry in found.entries if entry in likely]
    rows = store.query(
        "SELECT entry, rank, key, words FROM names WHERE entry IN (SELECT value FROM json_each(?))",
        (json.dumps(asked),),
    )
    names: dict[int, list[Name]] = {entry: [] for entry in found.entries}
    for entry, rank, key, words in rows:
        names[entry].append(Name(rank, key, words))
    return names


def _hits(store: Store, best: list[int], scores: dict[int, tuple[Parts, _Query]], prose: bool) -> list[Hit]:
    column = "document" if prose else "facts"
    sql = f"SELECT id, {column} FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    documents = dict(store.query(sql, (json.dumps(best),)))
    fields = _text_fields(
        store, {entry: scores[entry][1].reading for entry in best if scores[entry][0].matched == "text"}
    )
    queries = {query.reading: query for query in (scores[entry][1] for entry in best)}
    told = {reading: _told(query) for reading, query in queries.items()}
    hits = []
    for entry in best:
        parts, query = scores[entry]
        matched = fields.get(entry, "summary") if parts.matched == "text" else parts.matched
        shown = {
            name: round(getattr(parts, name), 2)
            for name in ("exact", "name", "search_phrases", "wishes", "movement", "text", "kind", "link", "fame")
        }
        why = Explained(told[query.reading], shown)
        hits.append(Hit(json.loads(documents[entry]), matched, round(sum(shown.values()), 2), why))
    return hits


def _text_fields(store: Store, readings: dict[int, Reading]) -> dict[int, str]:
    """For each entry the field of its text that holds the words of its reading best."""
    columns = ", ".join(
        f"bm25(search, {', '.join('1.0' if one == other else '0.0' for other in _TEXT_FIELDS)})" for one in _TEXT_FIELDS
    )
    sql = f"SELECT rowid, {columns} FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    found: dict[int, str] = {}
    for reading in dict.fromkeys(readings.values()):
        match = " OR ".join(f'"{token.word}"' for token in reading.content)
        asked = [entry for entry, read in readings.items() if read == reading]
        for entry, *ranks in store.query(sql, (match, json.dumps(asked))):
            found[entry] = _TEXT_FIELDS[min(range(len(ranks)), key=ranks.__getitem__)]
    return found


def _told(query: _Query) -> tuple[str, ...]:
    """A reading in words, one line for each thing it took from the query."""
    reading = query.reading
    lines = []
    for token in reading.tokens:
        meant = f" → {token.word}" if token.word != token.typed else ""
        lines.append(f"{token.typed}{meant}: {token.how}")
    for wish in reading.wishes:
        ways = (
            " and ".join(f"{name.replace('_', '-')} {_few_of(values)}" for name, values in filters)
            for filters in dict.fromkeys(wish.accepts)
        )
        lines.append(f"{wish.said!r} {'refuses' if wish.refused else 'wishes'} {' or '.join(ways)}")
    for pattern, share in sorted(query.found.leaning.items(), key=lambda item: -item[1]):
        lines.append(f"the words describe the movement pattern {pattern}: {share:.0%}")
    return tuple(lines)


def _few_of(values: tuple[str, ...]) -> str:
    """The values, the rest of a long list only counted."""
    more = len(values) - _TOLD
    return ", ".join(values[:_TOLD]) + (f" and {more} more" if more > 0 else "")
