"""Messages for when filters leave nothing."""

from __future__ import annotations

from excli.cli.options import Filters
from excli.lookup.filters import CRITERION_BY_NAME


def loosen(filters: Filters) -> str:
    """Say which filters may be dropped: never what spares a joint."""
    options = [f"--{CRITERION_BY_NAME[name].option}" for name in filters if name != "avoid"]
    if not options:
        return ""
    return f" Drop {' or '.join(options)}." if len(options) < 3 else f" Drop one of {', '.join(options)}."
