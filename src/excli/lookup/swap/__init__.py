"""What to do instead: the hard rules in `limits`, the table of features in `weighing`, the order in `ranking`."""

from excli.lookup.swap.facts import GOALS
from excli.lookup.swap.ranking import Answers, Nothing, Swap, answers, nothing, told, without_weights

__all__ = ["GOALS", "Answers", "Nothing", "Swap", "answers", "nothing", "told", "without_weights"]
