"""What to do instead: the hard rules in `limits`, the table of features in `weighing`, the order in `ranking`."""

from excli.lookup.swap.facts import GOALS
from excli.lookup.swap.ranking import Nothing, Swap, is_close, nothing, swaps, without_weights

__all__ = ["GOALS", "Nothing", "Swap", "is_close", "nothing", "swaps", "without_weights"]
