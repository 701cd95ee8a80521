"""Search: a query is read (`reading`), entries are gathered (`gathering`) and ranked (`ranking`)."""

from excli.lookup.search.engine import MOST, search

__all__ = ["MOST", "search"]
