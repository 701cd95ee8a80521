"""What plans and kits are made by, as the catalog was compiled with it."""

from __future__ import annotations

import json
from typing import Any

from excli.catalog.store import Store


def coaching(store: Store, name: str) -> dict[str, Any]:
    """Return one of the documents of `data/plan`: kits, slots, sessions, doses, rules or staples."""

    def read() -> dict[str, Any]:
        found: dict[str, Any] = json.loads(store.query("SELECT document FROM coaching WHERE name = ?", (name,))[0][0])
        return found

    document: dict[str, Any] = store.kept(f"coaching {name}", read)
    return document
