"""Text → tokens: the words of a query as names spell them, with abbreviations written out and mistakes corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, product

from excli.catalog import index
from excli.catalog.index import LONGEST_PHRASE, Known, key_of
from excli.catalog.spelling import correct
from excli.catalog.store import Store
from excli.model.query import Match, Token

MOST_TOKENS, MOST_READINGS = 16, 4
# In so short a query a word of the texts may be a mistake that hides a name: "hip trust".
_SHORT_QUERY = 4
# How many letters the beginning of a word needs, and the last word of a query.
_SHORTEST_PREFIX, _SHORTEST_LAST = 3, 2
# How many times as many names another word must be in before a beginning is taken for a mistake.
_LIKELIER = 4


def written_out(store: Store, words: list[str], known: Known) -> list[list[str]]:
    """Return the words with abbreviations and variants replaced, each way once, the words as typed first.

    Where a whole phrase is an abbreviation ("db bench") the words as typed are left out, unless they are a name.
    """
    choices: list[list[list[str]]] = []
    whole_phrase = False
    place = 0
    while place < len(words):
        span, longs = _replacement(words, place, known)
        whole_phrase |= len(span) > 1 and key_of(words, span) in known["abbreviation"]
        choices.append(longs or [[words[place]]])
        place = span.stop
    found = [_joined(choice) for choice in islice(product(*choices), MOST_READINGS)]
    if not whole_phrase or index.named(store, ["".join(words)]):
        found.insert(0, words)
    return [one for number, one in enumerate(found) if one not in found[:number]]


def _replacement(words: Sequence[str], start: int, known: Known) -> tuple[range, list[list[str]]]:
    """Return the longest phrase from a place on that stands for others, and those; or one word and nothing."""
    for stop in range(min(start + LONGEST_PHRASE, len(words)), start, -1):
        span = range(start, stop)
        key = key_of(words, span)
        variants = [known["variant"][key]] if key in known["variant"] else []
        longs = known["abbreviation"].get(key) or variants
        if longs and longs != [" ".join(words[start:stop])]:
            return span, [long.split() for long in longs]
    return range(start, start + 1), []


def _joined(parts: Sequence[Sequence[str]]) -> list[str]:
    """Return the words of the parts, none doubled where one part ends as what follows begins: "bench press press"."""
    found: list[str] = []
    for part in reversed(parts):
        shared = next((n for n in range(len(part), 0, -1) if list(part[-n:]) == found[:n]), 0)
        found = [*part, *found[shared:]]
    return found


def tokens_of(store: Store, words: Sequence[str], typed: Mapping[str, str], known: Known) -> list[tuple[Token, ...]]:
    """Return the tokens of folded words, best first: several ways where a word may be a beginning or a mistake.

    `typed` maps a folded word to the word with its plural ending, in which the mistake may be ("prses").
    """
    stopwords = {**known["stopword"], **known["negations"]}
    relations, short = known["relation"], known["abbreviation"]
    lexicon = index.lexicon(store, [*words, *(first + second for first, second in pairwise(words))])
    strange = [word for word in words if not (word in stopwords or word in relations or _spelled(lexicon, word))]
    begun = index.beginnings(store, [*strange, *(typed.get(word, word) for word in strange)]) if strange else {}
    ways: list[list[list[Token]]] = []
    place = 0
    while place < len(words):
        word, last = words[place], place + 1 == len(words)
        after = "" if last else words[place + 1]
        if after and _is_one_word(word, after, lexicon):
            ways.append([[Token(word + after, word + after, Match.EXACT)]])  # "kettle bell"
            place += 2
            continue
        if word in stopwords:
            ways.append([[Token(word, word, Match.STOPWORD)]])
        elif word in relations:
            ways.append([[Token(word, word, Match.RELATION)]])
        elif _spelled(lexicon, word):  # "pullup" is pull, up
            ways.append([[Token(word, part, Match.EXACT) for part in lexicon[word].spelled.split()]])
        elif word in short:  # the way that writes it out counts, unless it is the beginning of a word
            ways.append([[Token(word, word, Match.PREFIX if _is_prefix(word, begun, last=last) else Match.UNKNOWN)]])
        else:
            raw = typed.get(word, word)
            ways.append(_unknown_to_names(store, word, raw, lexicon, begun, last=last, few=len(words) <= _SHORT_QUERY))
        place += 1
    related = known["related"]
    return [
        tuple(token._replace(related=tuple(related.get(token.word, ()))) for tokens in way for token in tokens)
        for way in islice(product(*ways), MOST_READINGS)
    ]


def _spelled(lexicon: Mapping[str, index.Word], word: str) -> bool:
    return word in lexicon and bool(lexicon[word].spelled)


def _is_one_word(first: str, second: str, lexicon: Mapping[str, index.Word]) -> bool:
    """Whether two words are one that was cut: "kettle bell", of which neither is a word of names."""
    both = first + second
    if both not in lexicon or lexicon[both].spelled != both:
        return False
    return not (_spelled(lexicon, first) and _spelled(lexicon, second))


def _is_prefix(word: str, begun: Mapping[str, int], *, last: bool) -> bool:
    return word in begun and len(word) >= (_SHORTEST_LAST if last else _SHORTEST_PREFIX)


def _unknown_to_names(
    store: Store,
    word: str,
    raw: str,
    lexicon: Mapping[str, index.Word],
    begun: Mapping[str, int],
    *,
    last: bool,
    few: bool,
) -> list[list[Token]]:
    """Return what a word that no name has may be: a beginning, a word of the texts, a mistake; else it is unknown."""
    start = raw if raw in begun else word
    if _is_prefix(start, begun, last=last):
        found = [[Token(raw, start, Match.PREFIX)]]
        correction = correct(store, word, raw)
        if correction and correction.uses > _LIKELIER * begun[start]:
            found.append([Token(raw, part, Match.CORRECTED) for part in correction.words])
        return found
    correction = correct(store, word, raw)
    corrected = [Token(raw, part, Match.CORRECTED) for part in correction.words] if correction else []
    if word in lexicon:
        slip = few and correction and correction.edits == 1 and len(corrected) == 1
        return [[Token(raw, word, Match.TEXT)], *([[corrected[0]._replace(match=Match.SLIP)]] if slip else [])]
    if correction and not (correction.edits > 1 and index.describes(store, raw)):  # "kneading" is not "kneeling"
        return [corrected]
    if correction or index.in_texts(store, word):
        return [[Token(raw, word, Match.TEXT)]]
    return [[Token(raw, word, Match.UNKNOWN)]]
