"""How names are compared: as sets of words, whatever their order, spelling and what goes without saying."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from excli.model.text import words

# A phrase that is rewritten has at most this many words.
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class NameRules:
    """What `data/search/names.yaml` says, folded; every phrase is its words with spaces between.

    same        phrase → the phrase that names are compared by
    heard       misspelled word → the word that is meant
    silent      words that go without saying beside any name
    machines    trade words for a machine, as phrases
    loadless    equipment slugs that load nothing
    cables      equipment slugs that are a cable
    handles     what may hang on a cable, as phrases
    hung        the words of the handles
    loads       words for a load that is held or worn
    also        equipment slug → phrases for what it is too
    telling     words that never go without saying, though they are a kit's
    aside       phrase that changes little → the words of which one must be said with it, if any; left out in this order
    """

    same: Mapping[str, str] = field(default_factory=dict)
    heard: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    machines: tuple[str, ...] = ()
    loadless: frozenset[str] = frozenset()
    cables: frozenset[str] = frozenset()
    handles: tuple[str, ...] = ()
    hung: frozenset[str] = frozenset()
    loads: frozenset[str] = frozenset()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    telling: frozenset[str] = frozenset()
    aside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def compared(self, parts: Sequence[str]) -> list[str]:
        """Return folded words as names are compared by: the longest phrases rewritten first, in their order.

        >>> NameRules(same={"one arm": "single arm"}).compared(["one", "arm", "row"])
        ['single', 'arm', 'row']
        """
        found: list[str] = []
        place = 0
        while place < len(parts):
            for size in range(min(_LONGEST, len(parts) - place), 0, -1):
                other = self.same.get(" ".join(parts[place : place + size]))
                if other is not None:
                    found += other.split()
                    place += size
                    break
            else:
                found.append(parts[place])
                place += 1
        return found

    def compared_loosely(self, parts: Sequence[str]) -> list[str]:
        """Return the same, with phrases rewritten whose words stand apart: the order of a name's words never counts.

        >>> NameRules(same={"palm in": "neutral grip"}).compared_loosely(["in", "standing", "palm", "press"])
        ['standing', 'press', 'neutral', 'grip']
        """
        found = list(parts)
        for phrase in sorted((phrase for phrase in self.same if " " in phrase), key=len, reverse=True):
            said = phrase.split()
            if phrase != self.same[phrase] and all(word in found for word in said):
                found = [word for word in found if word not in said] + self.same[phrase].split()
        return found

    def bag(self, parts: Iterable[str]) -> frozenset[str]:
        """Return the words that tell one name from another; all of them, where every word is silent."""
        found = frozenset(parts)
        return found - self.silent or found

    def bag_of(self, text: str) -> frozenset[str]:
        """Return the bag of a name as it is written."""
        return self.bag(self.compared(words(text)))


def bag_key(bag: Iterable[str]) -> str:
    """Return what equal bags share, as text.

    >>> bag_key({"row", "barbell"})
    'barbell row'
    """
    return " ".join(sorted(bag))
