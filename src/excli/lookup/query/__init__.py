"""The one reader of what people type: text → tokens → intents → `Query`."""

from __future__ import annotations

from excli.catalog import index
from excli.catalog.index import Known, known_phrases
from excli.catalog.store import Store
from excli.lookup.query.intents import intents_of
from excli.lookup.query.tokens import MOST_READINGS, MOST_TOKENS, tokens_of, written_out
from excli.model.plan_numbers import set_aside
from excli.model.query import Intent, Match, Polarity, Query, Token, Topic
from excli.model.text import key, raw_words, singular

__all__ = ["Intent", "Match", "Polarity", "Query", "Token", "Topic", "read"]
_LONGEST_QUERY = 2000


def read(store: Store, text: str) -> list[Query]:
    """Return the ways to understand a text, the plainest first; none when it holds no letter or digit.

    Any text may be given; only its first 2,000 characters and 16 words are read.
    """
    rest, plan = _without_plan(store, text[:_LONGEST_QUERY])
    raw = raw_words(rest)[:MOST_TOKENS]
    folded = [singular(word) for word in raw]
    typed = dict(zip(folded, raw, strict=True))
    if not folded:
        return []
    known = known_phrases(store, folded)
    queries: list[Query] = []
    for words in written_out(store, folded, known):
        meanings = known if words == folded else known_phrases(store, words)
        for tokens in tokens_of(store, words, typed, meanings):
            spelled = [token.word for token in tokens]
            said = meanings if spelled == words else known_phrases(store, spelled)
            query = _understood(store, Query(text, tokens, plan=plan), said)
            if query is not None and query not in queries:
                queries.append(query)
    # An abbreviation that is nothing else is only meant for what it stands for.
    short = known["abbreviation"]
    meant = [
        query
        for query in queries
        if not any(token.match is Match.UNKNOWN and token.typed in short for token in query.tokens)
    ]
    return (meant or queries)[:MOST_READINGS]


def _without_plan(store: Store, text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the numbers of a plan, and those; a name that holds numbers, "21s curl", keeps them."""
    rest, plan = set_aside(text)
    return (text, ()) if plan and index.named(store, [key(text)]) else (rest, plan)


def _understood(store: Store, query: Query, known: Known) -> Query | None:
    """Return the query with its intents; None where a word was taken for a mistake that makes no name."""
    words = [token.word for token in query.tokens]
    if any(token.match is Match.SLIP for token in query.tokens):
        content = "".join(token.word for token in query.tokens if token.is_content)
        if not index.named(store, [content]):
            return None
    related = [token for token in query.tokens if token.match is Match.RELATION]
    intents = intents_of(words, known, longest_name(store, words) if related else range(0))
    ignored = {p for one in intents if one.polarity in (Polarity.REFUSE, Polarity.IGNORE) for p in one.span}
    asked = {place for one in intents for place in one.span}
    tokens = tuple(_told_apart(token, place in ignored, place in asked) for place, token in enumerate(query.tokens))
    kept = tuple(intent for intent in intents if intent.polarity is not Polarity.IGNORE)
    relation = next((str(known["relation"][token.word]) for token in tokens if token.match is Match.RELATION), "")
    said = " ".join(
        token.word for token in query.tokens if token.match is not Match.STOPWORD or token.word in known["negations"]
    )
    return query._replace(tokens=tokens, intents=kept, relation=relation, said=said)


def _told_apart(token: Token, ignored: bool, asked: bool) -> Token:
    """Return a token as the intents have it: what is refused is not looked for, and "in bed" begins no "bedtime"."""
    if ignored:
        return token._replace(match=Match.STOPWORD)
    return token._replace(match=Match.TEXT) if asked and token.match in (Match.PREFIX, Match.UNKNOWN) else token


def longest_name(store: Store, words: list[str]) -> range:
    """Return where the longest name or alias stands among folded words; an empty range where there is none."""
    runs = {range(start, stop): "".join(words[start:stop]) for stop in range(len(words) + 1) for start in range(stop)}
    names = index.named(store, runs.values())
    return max((run for run, key in runs.items() if key in names), key=len, default=range(0))
