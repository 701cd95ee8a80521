"""Whole entries, lists of them, and what a page needs beside its entry."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from excli.catalog.store import Store
from excli.lookup.filters import Filter
from excli.lookup.vocabulary import terms_of
from excli.model.answers import FaqHit, Link, Page, Record, Related
from excli.model.fields import COLUMNS, FIELD_BY_NAME, FIELDS, LINKS
from excli.model.text import LAST, key, words

if TYPE_CHECKING:
    from excli.model.exercise import Exercise


def exercise(store: Store, slug: str) -> Exercise:
    """Return the entry of a known slug."""
    from excli.model.exercise import Exercise

    return Exercise.from_document(store.documents("slug = ?", (slug,))[0])


def record(store: Store, slug: str) -> Record:
    """Return the document of a known slug."""
    (found,) = store.documents("slug = ?", (slug,))
    return cast("Record", found)


def records_of(store: Store, slugs: Sequence[str]) -> dict[str, Record]:
    """Return the documents of known slugs, by slug."""
    found = store.documents("slug IN (SELECT value FROM json_each(?))", (json.dumps(list(slugs)),))
    return {document["slug"]: cast("Record", document) for document in found}


def names_of(store: Store) -> dict[str, str]:
    """Return slug → name of every entry."""
    return dict(store.query("SELECT slug, name FROM entries"))


def records(
    store: Store,
    filter: Filter,
    sort: Sequence[str] = (),
    limit: int | None = None,
    *,
    prose: bool = True,
    best_first: bool = False,
) -> list[Record]:
    """Return the entries a filter keeps: by `sort`, or else those that train a muscle first, and then by name.

    `sort` names fields, each with a leading "-" to reverse it. With `best_first` and no `sort`, what uses the equipment
    that was named comes first, stretches and mobility last unless they were asked for, and staples before the rest.
    Without `prose` the records hold only the fields that entries are looked up by, which is several times faster.
    """
    column = "document" if prose else "facts"
    order = [*map(_order, sort)] if sort else _best(filter, known=best_first)
    tail = f"ORDER BY {', '.join([*order, 'name COLLATE NOCASE', 'slug'])}"
    tail += "" if limit is None else f" LIMIT {int(limit)}"
    rows = store.query(
        f"SELECT {column} FROM entries JOIN documents USING (id) WHERE {filter.where} {tail}", filter.parameters
    )
    return [json.loads(document) for (document,) in rows]


def _best(filter: Filter, *, known: bool) -> list[str]:
    """ORDER BY terms that put what answers a filter best first; only those that are `known` to a person go by fame."""
    asked = dict(filter.wanted)
    order = [f"target NOT IN (SELECT value FROM json_each(:{filter.bound('muscle')}))"] if "muscle" in asked else []
    if known:
        owned = len(asked.get("have", ())) > 1
        order += ["EXISTS (SELECT 1 FROM entry_values WHERE entry = id AND value = 'body-weight')"] if owned else []
        order += ["category IN ('stretching', 'mobility')"] if "category" not in asked else []
        order.append("popularity DESC")
    return order


def _order(name: str) -> str:
    """Return an ORDER BY term for a field of COLUMNS, which is checked by the caller."""
    column = name.removeprefix("-")
    if column not in COLUMNS:
        raise ValueError(f"{column!r} is not a field")
    direction = " DESC" if name.startswith("-") else ""
    if column in ("slug", "name"):
        return f"{column} COLLATE NOCASE{direction}"
    field = FIELD_BY_NAME[column]
    if field.kind.column:  # in the vocabulary's order: beginner before advanced
        return f"(SELECT place FROM terms WHERE facet = '{field.facet}' AND slug = {column}){direction}"
    return f"json_extract(document, '$.{column}'){direction}"


def random_slug(store: Store, filter: Filter, seed: int | None) -> str | None:
    """Return one entry's slug at random among those a filter keeps; the same one for the same seed and catalog."""
    import random

    slugs = [
        slug
        for (slug,) in store.query(f"SELECT slug FROM entries WHERE {filter.where} ORDER BY slug", filter.parameters)
    ]
    return random.Random(seed).choice(slugs) if slugs else None


def starting_with(store: Store, text: str) -> list[Link]:
    """Return the entries with a name or alias that begins with a text, whatever its case and hyphens."""
    folded = key(text)
    rows = store.query(
        "SELECT DISTINCT slug, name FROM names JOIN entries ON id = entry WHERE key >= ? AND key < ? ORDER BY slug",
        (folded, folded + LAST),
    )
    return [Link(slug, name) for slug, name in rows]


def page(store: Store, slug: str) -> Page:
    """Return everything the page of a known slug shows."""
    found = exercise(store, slug)
    links = {name: _links(store, getattr(found, name)) for name in LINKS}
    main = found.equipment[0]
    related = tuple(
        Related(title, option, value, _others(store, sql, value))
        for title, option, value, sql in (
            ("body part", "body-part", found.body_part, "body_part = ?"),
            (
                "equipment",
                "equipment",
                main,
                "id IN (SELECT entry FROM entry_values WHERE field = 'equipment' AND value = ?)",
            ),
            ("muscle", "target", found.target, "target = ?"),
        )
    )
    wanted: dict[str, list[str]] = {}
    for field in FIELDS:
        if field.facet:
            wanted.setdefault(field.facet, []).extend(field.kind.slugs(getattr(found, field.name)))
    for link in (link for name in LINKS for link in links[name]):
        wanted["equipment"].extend(link.equipment)
    return Page(found, links, related, {facet: terms_of(store, facet, slugs) for facet, slugs in wanted.items()})


def _links(store: Store, slugs: Sequence[str]) -> tuple[Link, ...]:
    sql = "SELECT slug, name, json_extract(facts, '$.equipment') FROM entries JOIN documents USING (id) WHERE slug IN (SELECT value FROM json_each(?))"
    rows = {
        slug: Link(slug, name, tuple(json.loads(kit))) for slug, name, kit in store.query(sql, (json.dumps(slugs),))
    }
    return tuple(rows[slug] for slug in slugs if slug in rows)


def _others(store: Store, sql: str, value: str) -> int:
    return int(store.query(f"SELECT count(*) - 1 FROM entries WHERE {sql}", (value,))[0][0])


def search_faq(store: Store, text: str) -> list[FaqHit]:
    """Return the FAQ of all entries that hold every word of `text`, question matches first."""
    wanted = set(words(text))
    if not wanted:
        return []
    found: list[tuple[int, FaqHit]] = []
    for document in store.documents(tail="ORDER BY name"):
        for item in document["faq"]:
            question = set(words(item["question"]))
            if wanted <= question | set(words(item["answer"])):
                answered = FaqHit(document["slug"], document["name"], item["question"], item["answer"])
                found.append((len(wanted - question), answered))
    return [answered for _, answered in sorted(found, key=lambda pair: pair[0])]
