"""What words name: stems of their nouns, under one spelling each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from evidencegraph.tables import word_set
from evidencegraph.topics.vocabulary import vocabulary_of

_NAME = "terms.toml"
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
    return frozenset(_stems(text)) - _words("weak")


def word_of(term: str, text: str) -> str:
    """Return the first word of a text of which a term is the stem; the term where there is none.

    >>> word_of("bleedin", "Bleeding was seen."), word_of("cyp2c9", "CYP2C9 is an enzyme.")
    ('bleeding', 'CYP2C9')
    """
    found = next((word for word in _WORD.findall(text) if term in _of_word(word.lower())), term)
    return found.lower() if found.istitle() else found


def is_weak(term: str) -> bool:
    """Tell whether a term names too many things to be all that two texts share."""
    return term in _words("weak")


def is_symbol(term: str) -> bool:
    """Tell whether a term is a name in letters and digits, of a gene or a variant.

    >>> is_symbol("cyp2c9"), is_symbol("aspirin")
    (True, False)
    """
    return _SYMBOL.fullmatch(term) is not None


def _stems(text: str) -> Iterator[str]:
    return chain.from_iterable(map(_of_word, _WORD.findall(text.lower())))


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    """Return the stems of a word and of its parts; nothing for a word that names nothing."""
    word = _spelled(word)
    empty = _words("empty")
    if word in empty:
        return ()
    parts = [part for part in sorted({word, *word.split("-")}) if part not in empty]
    named = [part for part in parts if len(part) >= _SHORTEST and not part.isdigit()]
    stems = (_stem(part) for part in named if part not in _PREFIXES)
    return tuple(stem for stem in stems if stem not in empty)


def _spelled(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word


def _stem(word: str) -> str:
    """Return a word without its plural, cut short; a symbol stays whole."""
    if any(letter.isdigit() for letter in word):
        return word
    if len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:_STEM]


@cache
def _words(heading: str) -> frozenset[str]:
    words = word_set("evidencegraph.topics", _NAME, heading)
    return frozenset(words | {_stem(_spelled(word)) for word in words})
