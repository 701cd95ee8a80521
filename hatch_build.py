"""Compiles the catalog into the wheel, so that an installed excli never has to."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface[Any]):
    """Puts `excli/data/catalog.sqlite` into a standard wheel; an editable install compiles on first use."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        try:
            from excli.catalog.build import build_bundled

            self._folder = tempfile.TemporaryDirectory()
            path = Path(self._folder.name, "catalog.sqlite")
            count = build_bundled(path)
        finally:
            sys.path.pop(0)
        self.app.display_info(f"compiled {count} entries")
        build_data["force_include"][str(path)] = "excli/data/catalog.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
