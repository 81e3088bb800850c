"""What the formats call the kinds of works, and the one word used here (BibTeX's)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class EntryType(NamedTuple):
    """One kind of work: our word, then the words of the formats, the preferred one first."""

    name: str
    ris: tuple[str, ...]
    csl: tuple[str, ...]
    others: tuple[str, ...] = ()


ENTRY_TYPES = (
    EntryType(
        "article",
        ("JOUR", "MGZN", "NEWS", "EJOUR", "INPR", "JFULL", "ABST"),
        ("article-journal", "article-magazine", "article-newspaper", "review"),
        ("journal article", "journal-article", "journalarticle", "magazine article"),
    ),
    EntryType("book", ("BOOK", "EBOOK", "WHOLE"), ("book",), ("monograph", "reference-book")),
    EntryType(
        "incollection",
        ("CHAP", "ECHAP", "DICT", "ENCYC"),
        ("chapter", "entry-encyclopedia", "entry-dictionary", "entry"),
        ("book section", "book-chapter", "booksection", "encyclopedia article"),
    ),
    EntryType(
        "inproceedings",
        ("CPAPER", "CONF"),
        ("paper-conference",),
        ("conference paper", "proceedings-article", "conference proceedings", "conferencepaper"),
    ),
    EntryType("phdthesis", ("THES",), ("thesis",), ("dissertation",)),
    EntryType(
        "techreport", ("RPRT", "GOVDOC", "STAND"), ("report", "standard"), ("report-series",)
    ),
    EntryType(
        "online",
        ("ELEC", "WEB", "BLOG", "ICOMM"),
        ("webpage", "post-weblog", "post"),
        ("web page", "electronic article", "blog", "blogpost"),
    ),
    EntryType("preprint", ("UNPB",), ("article", "manuscript"), ("posted-content", "preprint")),
    EntryType("dataset", ("DATA", "AGGR"), ("dataset",)),
    EntryType("patent", ("PAT",), ("patent",)),
    EntryType("misc", ("GEN",), ("document",), ("generic",)),
)
"""Every kind of work that is told apart; what is not listed keeps its own word."""

_OURS: Mapping[str, str] = MappingProxyType(
    {
        **{
            word.lower(): row.name
            for row in reversed(ENTRY_TYPES)
            for word in (*row.others, *row.csl, *row.ris)
        },
        # Our own words mean themselves, whatever a format makes of them.
        **{row.name: row.name for row in ENTRY_TYPES},
    }
)


def entry_type_of(word: str) -> str:
    """Return our word for what a format calls a kind of work; an unknown word in lower case.

    >>> entry_type_of("JOUR"), entry_type_of("article-journal"), entry_type_of("Podcast")
    ('article', 'article', 'podcast')
    """
    word = " ".join(word.split()).lower()
    return _OURS.get(word, word)
