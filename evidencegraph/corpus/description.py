"""What is compared of two works that no identifier ties together, normalised."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from evidencegraph.bibliography.labels import unlabelled
from evidencegraph.model import Reference

TELLING_TITLE = 25
"""Shorter titles (Editorial, Introduction, Reply) name many works."""
_NOTICE = re.compile(
    r"^\W*(?:retraction|erratum|errata|corrigend\w+|correction|corrected|addendum"
    r"|expression of concern"
    r"|comments?|commentary|response|reply|re|letter|authors? reply|editorial)\b"
    r"(?:\s+(?:note|notice|to|on|for))*\s*[:.\-–—]?",
    re.IGNORECASE,
)
_REINSTATED = re.compile(r"^\W*reinstated(?: article| paper| chapter)?\W*:\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.?[-‐]?){1,4}")
_NUMBERING = re.compile(r"\b(?:\d+|[ivx]+)\b")


@dataclass(frozen=True, slots=True)
class Description:
    """What is compared of a reference, normalised once."""

    title: str
    first_author: str
    year: int | None
    container: str
    volume: str
    first_page: str
    notice: bool
    numbers: tuple[str, ...]


def description_of(reference: Reference) -> Description:
    """Return what is compared of a reference."""
    title = folded(_REINSTATED.sub("", unlabelled(reference.title)))
    return Description(
        title=title,
        first_author=family_of(reference.authors[0]) if reference.authors else "",
        year=reference.year,
        container=reference.container,
        volume=_number(reference.volume),
        first_page=_first_page(reference.pages),
        notice=_NOTICE.match(reference.title) is not None and len(title) > TELLING_TITLE,
        numbers=tuple(_NUMBERING.findall(title)),
    )


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return a text without case, accents, markup and punctuation.

    >>> folded("Étude of <i>JC</i>-virus: α, part II")
    'etude of jc virus α part ii'
    """
    text = re.sub(r"</?\\w+[^<>]*>|</?(?:i|b|sub|sup|em|strong|sc)>", "", text)
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def family_of(name: str) -> str:
    """Return the family name of an author, folded; initials and given names are dropped.

    >>> family_of("Hall, Colin D."), family_of("Hall CD"), family_of("van der Berg, J")
    ('hall', 'hall', 'van der berg')
    """
    words = name.split()
    if "," not in name and len(words) > 1:
        spelt = [word for word in words if not _INITIALS.fullmatch(word)]
        name = " ".join(spelt) if spelt else max(words, key=len)
    return folded(name.split(",")[0])


def _number(volume: str) -> str:
    """Return a volume without what stands in brackets after it: ``29 (7)``."""
    found = re.match(r"[^\w(]*(\d+)(?!\))", volume)
    return found[1].lstrip("0") if found else ""


def _first_page(pages: str) -> str:
    """Return the first page: ``1345-51`` and ``1345-1351`` begin alike.

    Spreadsheets turn pages into dates, ``01-Oct``: then nothing is known.
    """
    found = re.match(r"\W*(?:pp?\.?\s*)?([a-z]*)0*(\d+)(?!\d*-[a-z]{3})", pages.strip().lower())
    return found[1] + found[2] if found else ""
