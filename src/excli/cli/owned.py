"""What a person owns, by the kits named on the command line or the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from excli.catalog.kits import Kits, load_kits
from excli.cli.output import note
from excli.model.errors import UsageError
from excli.model.text import slugify

if TYPE_CHECKING:
    from excli.catalog.store import Store

# Fewer are not worth a line.
_WORTH = 15
_EVERYTHING = ("all", "everything", "any")


def owned_by(names: Sequence[str], *, typed: bool) -> list[str] | None:
    """Return the equipment of the named kits, or of the kit in use when none is named; None for everything.

    `typed` says that equipment was typed as well: it then stands for itself, and the kit in use is left aside.
    """
    if not names and typed:
        return None
    kits = load_kits()
    if not names:
        return _in_use(kits) if kits.used else None
    if any(slugify(name) in _EVERYTHING and slugify(name) not in kits.named for name in names):
        return None
    found = [slug for name in names for slug in _equipment(name, kits)]
    return list(dict.fromkeys(found))


def _in_use(kits: Kits) -> list[str] | None:
    """Return what is in the kit in use, and say that it filters."""
    try:
        found = _equipment(kits.used, kits)
    except UsageError:
        note(f"excli: the kit in use, {kits.used}, is gone: every exercise is shown. excli kit use all")
        return None
    note(f"excli: with your kit {kits.used} (--kit all shows everything)")
    return found


def _equipment(name: str, kits: Kits) -> list[str]:
    slug = slugify(name)
    if slug in kits.named:
        return kits.named[slug] or ["body-weight"]
    from excli.cli.session import open_catalog
    from excli.lookup.kits import kit_equipment

    return kit_equipment(open_catalog(), name, kits.named) or []


def hint_common(store: Store, have: Sequence[str]) -> None:
    """Say on standard error what an anchor that any door gives would open beside what is owned."""
    if not have:
        return
    from excli.lookup.kits import common_things, read_equipment

    owned = read_equipment(store, have)
    for thing in common_things(store, owned):
        if thing.slug == "anchor-point" and thing.adds >= _WORTH:
            note(f"{thing.adds} more with an anchor ({thing.told}): --have anchor-point")
