"""One query being answered: what retrievers, rules and features share, each part worked out once."""

from __future__ import annotations

from functools import cached_property

from excli.catalog import index
from excli.catalog.criteria import condition
from excli.catalog.index import Condition, any_of, none_of
from excli.catalog.store import Store
from excli.lookup.query import Intent, Match, Polarity, Query, Topic
from excli.lookup.search.movement import described_patterns
from excli.lookup.search.weights import BINDING, VALUES

Found = dict[int, float]
"""Entry → how well it was found, from 0 to 1."""


class Search:
    """A query, what is searched (`scope`), and what each retriever found."""

    def __init__(self, store: Store, query: Query, scope: Condition) -> None:
        self.store, self.query, self.scope = store, query, scope
        self.content = query.content
        self.known = tuple(dict.fromkeys(token for token in self.content if token.match is not Match.UNKNOWN))
        self.found: dict[str, Found] = {}
        self.features: tuple[str, ...] = ()
        # The numbers of the intents that refuse something, and of those that spare a joint.
        self.refused, self.spared = self._with(Polarity.REFUSE), self._with(Polarity.SPARE)

    @cached_property
    def runs(self) -> dict[range, str]:
        """Every run of words of the query → its key."""
        words = [token.word for token in self.query.tokens]
        return {
            range(start, stop): "".join(words[start:stop]) for stop in range(len(words) + 1) for start in range(stop)
        }

    @cached_property
    def whole_keys(self) -> dict[str, bool]:
        """The keys that a name has which is the whole query → whether with the words that say nothing."""
        typed, words = ("".join(getattr(token, part) for token in self.content) for part in ("typed", "word"))
        return {typed: False, words: False, "".join(token.word for token in self.query.tokens): True}

    @cached_property
    def named(self) -> dict[str, list[tuple[int, int]]]:
        """Keys of the query that are names → their entries, and the rank of the name."""
        return index.named(self.store, {*self.runs.values(), *self.whole_keys})

    @cached_property
    def names(self) -> dict[range, list[tuple[int, int]]]:
        """Where names stand in the query → their entries, and the rank of the name."""
        return {run: self.named[key] for run, key in self.runs.items() if key in self.named}

    @cached_property
    def called(self) -> list[int]:
        """The entries that have the whole query as a name."""
        return list(dict.fromkeys(entry for key in self.whole_keys for entry, _ in self.named.get(key, ())))

    @cached_property
    def content_words(self) -> tuple[tuple[int, str, Match], ...]:
        """The words that say something: (place, word, match)."""
        content = set(self.content)
        return tuple((n, token.word, token.match) for n, token in enumerate(self.query.tokens) if token in content)

    @cached_property
    def silent_words(self) -> frozenset[str]:
        """The words that say nothing."""
        return frozenset(token.word for token in self.query.tokens) - {word for _, word, _ in self.content_words}

    @cached_property
    def is_halfway(self) -> bool:
        """Whether names were found by the beginnings of their words."""
        return bool(self.found.get("prefix"))

    @cached_property
    def is_begun_name(self) -> bool:
        """Whether a word is typed half way and names have all the words: then nothing but names is meant."""
        begins = any(token.match is Match.PREFIX for token in self.known)
        return begins and bool(self.found["name"] or self.found["prefix"])

    @cached_property
    def is_strange(self) -> bool:
        """Whether more than a third of the words mean nothing: then only names and intents answer."""
        return 3 * self.query.unknown > len(self.content)

    @cached_property
    def is_foreign(self) -> bool:
        """Whether no word is of this field: then only what says nearly all of the query is meant."""
        return all(token.match in (Match.TEXT, Match.UNKNOWN) for token in self.content)

    @cached_property
    def is_settled(self) -> bool:
        """Whether it is a name, or the beginning of one, and nothing else."""
        return bool(self.called or self.is_strange or self.is_begun_name)

    @cached_property
    def is_intents_only(self) -> bool:
        """Whether every word that says something belongs to an intent."""
        return bool(self.query.intents) and not self.query.unexplained(soft=False)

    @cached_property
    def asks_for_training(self) -> bool:
        """Whether intents alone ask for a muscle or for kit, and for no kind of training: mostly strength is meant."""
        wanted = (intent for intent in self.query.intents if intent.polarity is not Polarity.REFUSE)
        asked = {criterion for intent in wanted for criterion, _ in intent.strict}
        trained = not asked.isdisjoint(("body_part", "target", "have"))
        return self.is_intents_only and trained and asked.isdisjoint(("category", "pattern"))

    @cached_property
    def movement(self) -> dict[str, float]:
        """The movement patterns that the words describe, and how likely each is."""
        if self.is_settled or self.is_intents_only or (self.is_foreign and self.query.unknown):
            return {}
        return described_patterns(self.store, self.query, sure=self.is_foreign)

    @cached_property
    def explained(self) -> float:
        """The share of the query's words that intents explain, from 0 to 1; words that are names as well explain less."""
        worth = {p: VALUES["soft"] if one.soft else 1.0 for one in self.query.intents for p in one.span}
        content = [worth.get(place, 0.0) for place, token in enumerate(self.query.tokens) if token.is_content]
        return sum(content) / len(content) if content else 0.0

    @cached_property
    def strict(self) -> tuple[Condition, ...]:
        """What each intent asks for wholly; of what it refuses, that nothing of it is there."""
        return tuple(
            lenient if intent.polarity is Polarity.REFUSE else condition(intent.strict, f"strict_{n}")
            for n, (intent, lenient) in enumerate(zip(self.query.intents, self.lenient, strict=True))
        )

    @cached_property
    def lenient(self) -> tuple[Condition, ...]:
        """What answers each intent in some way."""
        return tuple(_in_some_way(intent, f"lenient_{n}") for n, intent in enumerate(self.query.intents))

    @cached_property
    def topics(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the intents by topic: of several on one topic, any one will do ("chest and triceps")."""
        found: dict[str, tuple[int, ...]] = {}
        for number, intent in enumerate(self.query.intents):
            alone = intent.topic is Topic.MIXED or intent.polarity is not Polarity.WANT
            topic = f"{number}" if alone else intent.topic
            found[topic] = (*found.get(topic, ()), number)
        return tuple(found.values())

    @cached_property
    def binding(self) -> tuple[float, ...]:
        """What share of the whole each intent is worth."""
        weights = [BINDING.get(intent.topic, 1.0) for intent in self.query.intents]
        return tuple(weight / sum(weights) for weight in weights)

    @cached_property
    def all_there_is(self) -> tuple[int, ...]:
        """Which intents say what kit is there: "at home", and "dumbbell only" where no other kit is named."""
        kit = [n for n, intent in enumerate(self.query.intents) if intent.topic is Topic.KIT]
        only = len(kit) == 1 and all(dict(one).get("have") for one in self.query.intents[kit[0]].lenient)
        return tuple(dict.fromkeys((*self._with(Polarity.OWN), *(kit if only else ()))))

    def _with(self, polarity: Polarity) -> tuple[int, ...]:
        return tuple(n for n, intent in enumerate(self.query.intents) if intent.polarity is polarity)


def _in_some_way(intent: Intent, prefix: str) -> Condition:
    ways = [condition(filters, f"{prefix}_{number}") for number, filters in enumerate(intent.lenient)]
    return none_of(ways) if intent.polarity is Polarity.REFUSE else any_of(ways)
