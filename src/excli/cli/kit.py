"""`excli kit …`: named sets of equipment a person owns."""

from __future__ import annotations

from typing import Annotated, ClassVar

import typer

from excli.catalog.kits import read_kits, write_kits
from excli.cli import completion
from excli.cli.lazy import LazyGroup
from excli.cli.output import note, write_data
from excli.model.errors import UsageError
from excli.model.text import slugify, split_commas


class KitCommands(LazyGroup):
    """Name what you own, and filter by it: excli kit set home dumbbell,bench; excli list --kit home."""

    title = "kit"
    modules: ClassVar[dict[str, tuple[str, str]]] = {
        "list": ("excli.cli.kit", "list_kits"),
        "set": ("excli.cli.kit", "set_kit"),
        "remove": ("excli.cli.kit", "remove_kit"),
    }


def list_kits(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List your kits and what is in them."""
    kits = read_kits()
    if json:
        from excli.present.data import as_json

        write_data(as_json(kits))
        return
    write_data("".join(f"{name}\t{'; '.join(slugs)}\n" for name, slugs in sorted(kits.items())))
    if not kits:
        note("No kits yet. For example: excli kit set home dumbbell,bench")


def set_kit(
    name: Annotated[str, typer.Argument(help="What to call it, such as home or hotel.")],
    equipment: Annotated[
        list[str],
        typer.Argument(metavar="EQUIPMENT...", autocompletion=completion.values_of("equipment"), help="What is in it."),
    ],
) -> None:
    """Make a kit, or change what is in it. Synonyms are understood, and commas."""
    from excli.cli.session import open_catalog
    from excli.lookup.vocabulary import resolve_term

    slug = slugify(name)
    if not slug:
        raise UsageError(f"{name!r} is not a valid name for a kit. Use letters or digits.")
    store = open_catalog()
    slugs = list(dict.fromkeys(resolve_term(store, "equipment", part, "EQUIPMENT") for part in split_commas(equipment)))
    if not slugs:
        raise UsageError("Name what is in the kit: excli kit set home dumbbell,bench")
    path = write_kits({**read_kits(), slug: slugs})
    note(f"{slug}: {', '.join(slugs)} ({path})")


def remove_kit(name: Annotated[str, typer.Argument(help="The kit to forget.")]) -> None:
    """Forget a kit."""
    kits = read_kits()
    if slugify(name) not in kits:
        raise UsageError(f"There is no kit {name!r}. Your kits: {', '.join(sorted(kits)) or 'none'}")
    del kits[slugify(name)]
    write_kits(kits)
