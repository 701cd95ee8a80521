"""What a catalog must hold beyond being readable: one function a rule."""

from excli.catalog.rules import completeness, consistency, links, names, prose
from excli.catalog.rules.base import CheckedCatalog, Rule

RULES: tuple[Rule, ...] = (*names.RULES, *links.RULES, *completeness.RULES, *prose.RULES, *consistency.RULES)

__all__ = ["RULES", "CheckedCatalog", "Rule"]
