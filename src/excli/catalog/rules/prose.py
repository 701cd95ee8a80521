"""Rules on wording: own words, no filler, no two entries that read alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from excli.catalog.reader import Entry
from excli.catalog.rules.base import CheckedCatalog, Rule, problem_at
from excli.model.problems import Problem

_WORD = re.compile(r"[a-z0-9']+")
# What must be said wherever it hurts may be said in the same words.
_CARE = re.compile(r"looked at|have (?:it|them|the) \w* ?(?:seen|checked)|seen|checked|emergency", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
LONG_SENTENCE = 7  # words: shorter ones may recur
STEP_SHARE = 0.03
RUN = 5  # words
TWIN_SHARE, TWIN_ENTRIES = 0.15, 0.01
_EVERYWHERE = 40  # a run in more entries than this is idiom, and says nothing about two of them

# Phrases that say nothing, or promise what nobody can.
FILLER = (
    "desired number", "proper form", "good form", "correct form", "engage your core", "engage the core",
    "great exercise", "excellent exercise", "effective exercise", "fantastic", "game changer", "game-changer",
    "to the next level", "repeat for", "starting position and repeat", "the ultimate", "unlock your", "perfect for",
    "it is important to", "it's important to", "make sure to", "be sure to", "remember to", "burn fat", "tone your",
    "sculpt", "studies show", "research shows", "listen to your body", "as many reps as you can handle",
    "consult your doctor", "mind-muscle connection",
)  # fmt: skip
_DERIVED = re.compile(
    r"\b(what|which) muscles\b|\bgood for beginners\b|\bwhat equipment\b|\bhow many (sets|reps)\b|\bwhat can I do instead\b",
    re.IGNORECASE,
)


def _texts(entry: Entry, *, steps: bool) -> Iterator[tuple[str, int | None, str]]:
    """Yield (field, index, text) of an entry's prose; its steps alone, or all but its steps."""
    exercise = entry.exercise
    if steps:
        yield from (("steps", index, text) for index, text in enumerate(exercise.steps))
        return
    yield "summary", None, exercise.summary
    yield from (("tips", index, text) for index, text in enumerate(exercise.tips))
    for index, mistake in enumerate(exercise.mistakes):
        yield "mistakes", index, mistake.fault
        yield "mistakes", index, mistake.fix
    for index, question in enumerate(exercise.faq):
        yield "faq", index, question.question
        yield "faq", index, question.answer


def _long_sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        found = _WORD.findall(sentence.lower())
        if len(found) >= LONG_SENTENCE and not _CARE.search(sentence):
            yield " ".join(found)


def repeated_sentence(checked: CheckedCatalog) -> Iterator[Problem]:
    """No sentence of 7 words or more stands in two entries."""
    first: dict[str, Entry] = {}
    for entry in checked.entries:
        for field, index, text in _texts(entry, steps=False):
            for sentence in _long_sentences(text):
                owner = first.setdefault(sentence, entry)
                if owner is not entry:
                    message = f"also in {owner.exercise.slug}: {sentence[:60]!r}"
                    hint = "say what is true of this exercise only"
                    yield problem_at(entry, "repeated-sentence", message, hint, field=field, index=index)


def step_sentences(checked: CheckedCatalog) -> tuple[int, list[tuple[Entry, int, str, Entry]]]:
    """Return how many long step sentences there are, and those that stand in an earlier entry too."""
    first: dict[str, Entry] = {}
    total, shared = 0, []
    for entry in checked.entries:
        for _, index, text in _texts(entry, steps=True):
            for sentence in _long_sentences(text):
                total += 1
                owner = first.setdefault(sentence, entry)
                if owner is not entry:
                    shared.append((entry, index or 0, sentence, owner))
    return total, shared


def shared_steps(checked: CheckedCatalog) -> Iterator[Problem]:
    """At most 3 % of step sentences are shared."""
    total, shared = step_sentences(checked)
    if len(shared) <= STEP_SHARE * total:
        return
    for entry, index, sentence, owner in shared:
        message = f"step also in {owner.exercise.slug}: {sentence[:60]!r}"
        hint = f"over {STEP_SHARE:.0%} of step sentences are shared; say it for this exercise"
        yield problem_at(entry, "shared-steps", message, hint, field="steps", index=index)


def near_twins(checked: CheckedCatalog) -> Iterator[Problem]:
    """At most 1 % of entries read alike."""
    twins = twin_pairs(checked)
    if len({slug for first, second, _ in twins for slug in (first, second)}) <= TWIN_ENTRIES * len(checked.entries):
        return
    for first, second, share in twins:
        message = f"reads like {first}: {share:.0%} of its five-word runs are shared"
        yield problem_at(
            checked.by_slug[second], "near-twin", message, "write what sets this one apart", field="summary"
        )


def twin_pairs(checked: CheckedCatalog) -> list[tuple[str, str, float]]:
    """Return pairs of entries whose prose shares more than TWIN_SHARE of the shorter one's runs of RUN words."""
    runs: dict[str, set[tuple[str, ...]]] = {}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in checked.entries:
        texts = [text for steps in (False, True) for _, _, text in _texts(entry, steps=steps)]
        found = {
            tuple(words[i : i + RUN])
            for words in (_WORD.findall(text.lower()) for text in texts)
            for i in range(len(words) - RUN + 1)
        }
        runs[entry.exercise.slug] = found
        for run in found:
            holders[run].append(entry.exercise.slug)
    shared: Counter[tuple[str, str]] = Counter()
    for slugs in holders.values():
        if 1 < len(slugs) <= _EVERYWHERE:
            shared.update((a, b) for i, a in enumerate(slugs) for b in slugs[i + 1 :])
    pairs = []
    for (a, b), count in shared.items():
        share = count / max(1, min(len(runs[a]), len(runs[b])))
        if share > TWIN_SHARE:
            pairs.append((a, b, share))
    return sorted(pairs)


def filler(checked: CheckedCatalog) -> Iterator[Problem]:
    """No phrase that says nothing."""
    for entry in checked.entries:
        for steps in (False, True):
            for field, index, text in _texts(entry, steps=steps):
                low = text.lower()
                for phrase in FILLER:
                    if phrase in low:
                        hint = "say what to do or see instead"
                        yield problem_at(entry, "filler", f"{phrase!r} says nothing", hint, field=field, index=index)


def derived_question(checked: CheckedCatalog) -> Iterator[Problem]:
    """The FAQ answers what the facts do not."""
    for entry in checked.entries:
        for index, item in enumerate(entry.exercise.faq):
            if _DERIVED.search(item.question):
                message = f"the facts answer {item.question!r} already"
                yield problem_at(
                    entry, "derived-question", message, "ask what they cannot answer", field="faq", index=index
                )
            elif not item.question.endswith("?"):
                message = f"{item.question!r} is not a question"
                yield problem_at(
                    entry, "derived-question", message, "end it with a question mark", field="faq", index=index
                )


RULES = (
    Rule("repeated-sentence", "complete", "No sentence of 7 words or more stands in two entries.", repeated_sentence),
    Rule("shared-steps", "complete", "At most 3 % of step sentences are shared.", shared_steps),
    Rule("near-twin", "complete", "At most 1 % of entries read alike.", near_twins),
    Rule("filler", "complete", "No phrase that says nothing.", filler),
    Rule("derived-question", "complete", "The FAQ answers what the facts do not.", derived_question),
)
