"""From what a person calls an exercise to the one entry that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from excli.catalog.store import Store
from excli.model.errors import AmbiguousNameError, NotFoundError
from excli.model.suggest import nearest
from excli.model.text import LAST, key, words

_SHOWN = 8


def resolve(store: Store, name: str) -> str:
    """The slug of the entry that `name` means: a slug, a name, an alias, or an unambiguous start of one.
    Case, accents, hyphens, spaces and plurals do not count.

    Raises NotFoundError with up to three suggestions, or AmbiguousNameError with the candidates.
    """
    folded = key(name)
    if not folded:
        raise NotFoundError(name, [])
    for spelling in _spellings(store, name, folded):
        exact = store.query(
            "SELECT slug, min(rank) FROM names JOIN entries ON id = entry WHERE key = ? GROUP BY id ORDER BY 2, 1",
            (spelling,),
        )
        if exact:
            best = [slug for slug, rank in exact if rank == exact[0][1]]
            if len(best) > 1:
                raise AmbiguousNameError(name, best[:_SHOWN], len(best))
            return str(best[0])
    started = started_by(store, folded)
    if len(started) == 1:
        return started[0]
    if started:
        from excli.lookup.filters import Filter
        from excli.lookup.search import search

        likely = [hit.record["slug"] for hit in search(store, name, Filter(), _SHOWN, prose=False)]
        candidates = list(dict.fromkeys([*likely, *started]))
        raise AmbiguousNameError(name, candidates[:_SHOWN], len(candidates))
    raise NotFoundError(name, suggest(store, name))


def _spellings(store: Store, name: str, folded: str) -> Iterator[str]:
    """The folded name, then, only if that is no name, what it is with its abbreviations written out."""
    yield folded
    from excli.lookup.search.reading import read_query

    for reading in read_query(store, name):
        if all(token.how in ("known", "idle") for token in reading.tokens):
            yield "".join(token.word for token in reading.tokens)


def started_by(store: Store, folded: str) -> list[str]:
    """Slugs of the entries with a name or alias that begins with a folded key, shortest name first."""
    rows = store.query(
        "SELECT slug FROM names JOIN entries ON id = entry WHERE key >= ? AND key < ? GROUP BY id"
        " ORDER BY min(rank), min(length(key)), slug",
        (folded, folded + LAST),
    )
    return [str(slug) for (slug,) in rows]


def suggest(store: Store, name: str, limit: int = 3) -> list[str]:
    """Slugs of the entries whose names come closest to one that is not known, closest first."""
    rows = store.query("SELECT key, slug, text FROM names JOIN entries ON id = entry ORDER BY rank, slug")
    slugs: dict[str, str] = {}
    for folded, slug, _ in rows:
        slugs.setdefault(folded, slug)
    found = [slugs[spelling] for spelling in nearest(key(name), slugs, limit=2 * limit)]
    wanted = set(words(name))
    holding = [slug for _, slug, text in rows if wanted and wanted <= set(words(text))]
    return list(dict.fromkeys([*found, *holding]))[:limit]
