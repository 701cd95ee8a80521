"""What a catalog must hold beyond being readable: one function a rule."""

from excli.catalog.rules import joints, links, names, plausible, prose, steps, whole, wording
from excli.catalog.rules.base import Rule, Subject

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *links.RULES,
    *steps.RULES,
    *whole.RULES,
    *joints.RULES,
    *prose.RULES,
    *wording.RULES,
    *plausible.RULES,
)

__all__ = ["RULES", "Rule", "Subject"]
