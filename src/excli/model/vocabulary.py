"""The closed lists of values: muscles, equipment, patterns and the rest."""

from dataclasses import dataclass, field

from excli.model.text import bare as without_articles
from excli.model.text import key, words


@dataclass(frozen=True, slots=True)
class Term:
    """One allowed value.

    slug      as written in an entry
    label     as shown ("Resistance Band")
    meaning   one line that says what it is
    synonyms  what people type instead
    phrase    how a sentence names it ("a resistance band", "the glutes"); empty: the label in lower case
    covers    equipment that owning this one also gives
    members   the muscles of a group; empty for a single value
    shelf     the part of a long list it stands in
    """

    slug: str
    label: str
    meaning: str
    synonyms: tuple[str, ...] = ()
    phrase: str = ""
    covers: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    shelf: str = ""

    @property
    def spoken(self) -> str:
        return self.phrase or self.label.lower()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values of one facet, in the order they are shown. `singles` are those an entry may name: no groups."""

    facet: str
    terms: dict[str, Term]
    singles: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        singles = frozenset(slug for slug, term in self.terms.items() if not term.members)
        object.__setattr__(self, "singles", singles)

    def keys(self, *, bare: bool = False) -> dict[str, str]:
        """Map each folded spelling to its slug. A slug or label wins over another value's synonym.

        With `bare` also every spelling without its articles: "back of arm".
        """
        found: dict[str, str] = {}
        for term in self.terms.values():
            for spelling in (term.slug, term.label):
                found[key(spelling)] = term.slug
        for term in self.terms.values():
            for spelling in term.synonyms:
                found.setdefault(key(spelling), term.slug)
        if bare:
            for term in self.terms.values():
                for spelling in term.synonyms:
                    found.setdefault("".join(without_articles(words(spelling))), term.slug)
        return found
