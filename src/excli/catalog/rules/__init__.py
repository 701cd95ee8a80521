"""What a catalog must hold beyond being readable: one function a rule."""

from excli.catalog.rules import links, names, plausible, prose, whole
from excli.catalog.rules.base import Rule, Subject

RULES: tuple[Rule, ...] = (*names.RULES, *links.RULES, *whole.RULES, *prose.RULES, *plausible.RULES)

__all__ = ["RULES", "Rule", "Subject"]
