"""`excli kit …`: named sets of equipment a person owns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Optional

import typer

from excli.catalog.kits import Kits, change_kits, load_kits
from excli.cli import completion
from excli.cli.lazy import LazyGroup
from excli.cli.messages import quote
from excli.cli.output import note, surface, write, write_data
from excli.cli.session import open_catalog
from excli.model.errors import UsageError
from excli.model.text import slugify

_Name = Annotated[str, typer.Argument(help="Its name, such as home or hotel.", autocompletion=completion.kits)]
_Things = Annotated[
    list[str],
    typer.Argument(
        metavar="EQUIPMENT...",
        autocompletion=completion.values_of("equipment"),
        help="What is in it: words, commas, or a sentence.",
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


class KitCommands(LazyGroup):
    """Name what you own, and filter by it: excli kit set home 2 dumbbells and a band; excli list --kit home."""

    title = "kit"
    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "show": ("excli.cli.kit", "show_kit"),
        "use": ("excli.cli.kit", "use_kit"),
        "set": ("excli.cli.kit", "set_kit"),
        "add": ("excli.cli.kit", "add_kit"),
        "drop": ("excli.cli.kit", "drop_kit"),
        "list": ("excli.cli.kit", "list_kits"),
        "remove": ("excli.cli.kit", "remove_kit"),
    }


def show_kit(
    name: Annotated[
        Optional[str],  # noqa: UP045 - Typer compares with typing.Optional
        typer.Argument(help="Your kit or a preset; the one in use when left out.", autocompletion=completion.kits),
    ] = None,
    json: _Json = False,
) -> None:
    """Show what a kit opens by pattern and muscle, what is missing, and what one more thing would add."""
    from excli.lookup.kits import as_json, common_things, kit_equipment, opening
    from excli.lookup.vocabulary import terms_of

    kits = load_kits()
    asked = name or kits.used or (next(iter(kits.named)) if len(kits.named) == 1 else "")
    if not asked:
        raise UsageError("Name a kit to show, or use one: excli kit show gym; excli kit use home. All: excli kit list")
    store = open_catalog()
    owned = kit_equipment(store, asked, kits.named)
    found = opening(store, owned)
    if json:
        from excli.present.data import as_json as written

        common = [thing._asdict() for thing in common_things(store, owned)]
        write_data(written({"kit": slugify(asked), **as_json(found), "common": common}))
        return
    from excli.lookup.coaching import coaching
    from excli.present.kit import render_kit

    preset = coaching(store, "kits")["presets"].get(slugify(asked), {})
    meaning = preset.get("meaning", "") if slugify(asked) not in kits.named else ""
    labels = {slug: term.label.lower() for slug, term in terms_of(store, "equipment").items()}
    write(render_kit(slugify(asked), meaning, found, common_things(store, owned), labels, surface()))


def list_kits(json: _Json = False) -> None:
    """List your kits and what is in them."""
    kits = load_kits()
    if json:
        from excli.present.data import as_json

        write_data(as_json(kits.named))
        return
    write_data("".join(f"{name}\t{'; '.join(slugs)}\n" for name, slugs in sorted(kits.named.items())))
    if kits.used:
        note(f"In use: {kits.used}. To lift it once: --kit all. For good: excli kit use all")
    if not kits.named:
        note("No kits yet. For example: excli kit set home 2 dumbbells and a band")
    from excli.lookup.coaching import coaching

    presets = coaching(open_catalog(), "kits")["presets"]
    note(f"Ready to use: {', '.join(presets)}")


def set_kit(name: _Name, equipment: _Things) -> None:
    """Make a kit, or change what is in it. Synonyms are understood, commas, and whole sentences."""
    slugs = _read(equipment)
    slug = _slug(name)

    def change(kits: Kits) -> Kits:
        return kits._replace(named={**kits.named, slug: slugs})

    path = change_kits(change)
    note(f"{slug}: {', '.join(slugs)} ({path})")
    _hint(slug, slugs)


def add_kit(name: _Name, equipment: _Things) -> None:
    """Add to a kit of yours; a preset is copied first."""
    slugs = _read(equipment)
    _changed(name, lambda have: list(dict.fromkeys([*have, *slugs])))


def drop_kit(name: _Name, equipment: _Things) -> None:
    """Take things out of a kit of yours; a preset is copied first."""
    slugs = _read(equipment)

    def without(have: Sequence[str]) -> list[str]:
        absent = [slug for slug in slugs if slug not in have]
        if absent:
            raise UsageError(f"{', '.join(absent)} is not in {slugify(name)}: {', '.join(have) or 'nothing'}")
        return [slug for slug in have if slug not in slugs]

    _changed(name, without)


def use_kit(
    name: Annotated[
        str, typer.Argument(help="The kit to filter by, or all to lift it.", autocompletion=completion.kits)
    ],
) -> None:
    """Filter by a kit from now on, wherever none is named; all lifts it."""
    from excli.lookup.kits import EVERYTHING, kit_equipment

    slug = slugify(name)
    kits = load_kits()
    if slug in EVERYTHING and slug not in kits.named:
        change_kits(lambda kits: kits._replace(used=""))
        note("No kit is in use: every exercise is shown.")
        return
    kit_equipment(open_catalog(), name, kits.named)  # there is such a kit
    change_kits(lambda kits: kits._replace(used=slug))
    note(f"From now on with your kit {slug}. To lift it once: --kit all. For good: excli kit use all")


def remove_kit(name: _Name) -> None:
    """Forget a kit."""
    slug = slugify(name)

    def change(kits: Kits) -> Kits:
        if slug not in kits.named:
            raise UsageError(f"There is no kit {name!r}. Your kits: {', '.join(sorted(kits.named)) or 'none'}")
        named = {other: slugs for other, slugs in kits.named.items() if other != slug}
        return Kits(named, "" if kits.used == slug else kits.used)

    change_kits(change)


def _slug(name: str) -> str:
    from excli.lookup.kits import EVERYTHING

    slug = slugify(name)
    if not slug:
        raise UsageError(f"{name!r} is no name for a kit. Use letters or digits.")
    if slug in EVERYTHING:
        raise UsageError(f"{slug!r} stands for every exercise and cannot name a kit. Call it something else.")
    return slug


def _read(equipment: list[str]) -> list[str]:
    from excli.lookup.kits import read_equipment

    slugs = read_equipment(open_catalog(), equipment)
    if not slugs:
        raise UsageError("Name what is in the kit: excli kit set home 2 dumbbells and a band")
    return slugs


def _changed(name: str, change: Any) -> None:
    """Change what is in a kit, or in a copy of a preset."""
    from excli.lookup.kits import kit_equipment

    store, slug = open_catalog(), _slug(name)

    def made(kits: Kits) -> Kits:
        have = kits.named[slug] if slug in kits.named else kit_equipment(store, name, kits.named) or []
        return kits._replace(named={**kits.named, slug: change(have)})

    path = change_kits(made)
    slugs = load_kits().named.get(slug, [])
    note(f"{slug}: {', '.join(slugs) or 'body-weight'} ({path})")
    _hint(slug, slugs)


def _hint(slug: str, slugs: Sequence[str]) -> None:
    """Say what any home has and the kit lacks, where it would open many exercises."""
    from excli.lookup.kits import common_things

    worth = 15
    common = [thing for thing in common_things(open_catalog(), slugs) if thing.adds >= worth]
    if common:
        told = "; ".join(f"{thing.slug} ({thing.told}): {thing.adds} more" for thing in common[:2])
        note(f"Have you got this too? {told}. excli kit add {quote(slug)} {common[0].slug}")
