"""One way to compare what people type with what the catalog says.

Every comparison in excli goes through `words` or `key`: name look-up, filter values, search and
suggestions agree because they share this page.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
# What `plain` and `_WORD` do to a text that is all ASCII, in a third of the time.
_FOLDED = str.maketrans(
    {chr(code): chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {"'": ""}
)
_ASCII = re.compile(r"[a-z0-9]+")
# Sorts after every text that begins like the one before it: the upper end of "starts with" in a range of keys.
LAST = "\U0010ffff"
_IRREGULAR = {"calves": "calf", "calve": "calf", "flyes": "fly", "feet": "foot"}


@cache
def singular(word: str) -> str:
    """Return one lower-case English word without its plural ending.

    >>> singular("crunches"), singular("flies"), singular("press"), singular("biceps"), singular("newbie")
    ('crunch', 'fly', 'press', 'bicep', 'newby')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ie") and len(word) > 4:
        return word[:-2] + "y"  # "newbie" as in "newbies"
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def plain(text: str) -> str:
    """Return `text` in lower case without accents: apostrophes closed up, "&" spelled out, other scripts kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'")
        text = "".join(character for character in text if not unicodedata.combining(character))
    return text.lower().replace("'", "").replace("&", " and ")


def raw_words(text: str) -> list[str]:
    """Return the words of `text` as `words` gives them, but with their plural endings."""
    if text.isascii():
        return text.replace("&", " and ").translate(_FOLDED).split()
    return _WORD.findall(plain(text))


def words(text: str) -> list[str]:
    """Return the words of `text` without case, accents, punctuation or plural endings.

    >>> words("Farmer's Carries & Pull-Ups")
    ['farmer', 'carry', 'and', 'pull', 'up']
    """
    return [singular(word) for word in raw_words(text)]


# Words between the others of a phrase that change nothing: "back of (my) arm".
ARTICLES = frozenset(("a", "an", "the", "my", "your", "our", "their", "his", "her", "are", "is", "any"))


def bare(parts: list[str]) -> list[str]:
    """Return folded words without articles and their like; all of them, when there is nothing else."""
    return [part for part in parts if part not in ARTICLES] or parts


def key(text: str) -> str:
    """Return what two spellings of one name share: the folded words with no spaces between them.

    >>> key("Pull-Ups") == key("pullup") == key("pull up")
    True
    """
    return "".join(words(text))


def slugify(name: str) -> str:
    """Return the slug a name is filed under: lower case, hyphens, nothing else.

    >>> slugify("Farmer's Carry")
    'farmers-carry'
    """
    return "-".join(_ASCII.findall(plain(name)))


def split_commas(texts: Iterable[str]) -> list[str]:
    """Return the values of an option that may be given several times, each perhaps several with commas between.

    >>> split_commas(["dumbbell, bench", "band"])
    ['dumbbell', 'bench', 'band']
    """
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


def join(items: list[str], last: str = "and") -> str:
    """Return `items` as a person lists them: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def features(parts: list[str]) -> list[str]:
    """Return the words, and every two with at most one other between.

    >>> features(["lift", "heel", "high"])
    ['lift', 'heel', 'high', 'lift heel', 'heel high', 'lift high']
    """
    near = [f"{first} {second}" for first, second in pairwise(parts)]
    nearly = [f"{first} {second}" for first, second in zip(parts, parts[2:], strict=False)]
    return [*parts, *near, *nearly]
