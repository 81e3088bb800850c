"""What words name: stems of their nouns, under one spelling each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from evidencegraph.tables import rows, table_text
from evidencegraph.topics import vocabulary_of

_STEM = 7
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*")
_PREFIXES = frozenset({"non", "pre", "post", "anti"})
_SPELLINGS = (
    ("aemi", "emi"),
    ("haem", "hem"),
    ("oed", "ed"),
    ("oeso", "eso"),
    ("tumour", "tumor"),
    ("isation", "ization"),
)
_SYMBOL = re.compile(r"(?=\w*\d)(?=\w*[a-z])[a-z\d]{4,}")


@lru_cache(maxsize=50_000)
def terms(text: str) -> frozenset[str]:
    """Return the stems of what a text names, known synonyms under one name.

    >>> sorted(terms("the risk of haemorrhage in patients given ASA therapy"))
    ['aspirin', 'bleedin']
    """
    known = vocabulary_of()
    return frozenset(_stems(known.concepts.sub(lambda match: known.meaning(match[0])[1], text)))


def plain_terms(text: str) -> frozenset[str]:
    """Return the stems of what a text names as it spells them, the weak ones left out.

    >>> sorted(plain_terms("Aspirin in plasma"))
    ['aspirin']
    """
    return frozenset(term for term in _stems(text) if not is_weak(term))


def is_weak(term: str) -> bool:
    """Tell whether a term names too many things to be all that two claims share."""
    return term in _words("weak")


def is_symbol(term: str) -> bool:
    """Tell whether a term is a name in letters and digits, of a gene or a variant.

    >>> is_symbol("cyp2c9"), is_symbol("aspirin")
    (True, False)
    """
    return _SYMBOL.fullmatch(term) is not None


def _stems(text: str) -> Iterator[str]:
    empty = _words("empty")
    for match in _WORD.finditer(_spelled(text)):
        word = match[0]
        if word in empty:
            continue
        for part in {word, *word.split("-")}:
            found = _stem(part)
            short = len(part) < _SHORTEST or part.isdigit() or part in _PREFIXES
            if not short and found not in empty and part not in empty:
                yield found


def _spelled(text: str) -> str:
    low = text.lower()
    for british, american in _SPELLINGS:
        low = low.replace(british, american)
    return low


def _stem(word: str) -> str:
    """Return a word without its plural, cut short; a symbol stays whole."""
    if any(letter.isdigit() for letter in word):
        return word
    if len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:_STEM]


@cache
def _words(heading: str) -> frozenset[str]:
    table = rows(
        table_text("evidencegraph.links", "results.toml"),
        heading,
        ("words", "source"),
        "results.toml",
    )
    words = {word for row in table for word in row["words"].split()}
    return frozenset(words | {_stem(_spelled(word)) for word in words})
