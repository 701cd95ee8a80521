"""What a catalog must hold beyond being readable: one function a rule."""

from excli.catalog.rules import completeness, consistency, joints, links, names, prose, steps, wording
from excli.catalog.rules.base import CheckedCatalog, Rule

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *links.RULES,
    *steps.RULES,
    *completeness.RULES,
    *joints.RULES,
    *prose.RULES,
    *wording.RULES,
    *consistency.RULES,
)

__all__ = ["RULES", "CheckedCatalog", "Rule"]
