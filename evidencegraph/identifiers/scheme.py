"""The schemes by which works are named, and how each is recognised and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evidencegraph.identifiers.address import trimmed, web_page
from evidencegraph.identifiers.doi import doi_of_page, spell_doi
from evidencegraph.identifiers.isbn import spell_isbn

PREFERENCE = (
    "pmid",
    "doi",
    "pmcid",
    "nbk",
    "nct",
    "arxiv",
    "isbn",
    "url",
    "bib",
    "entry",
    "unresolved",
)
"""Which identifier names a work that has several: the first of these."""


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How one scheme is written in running text and in addresses, and its one spelling.

    Attributes:
        name: of the scheme.
        signs: in lower case; without one of them a text holds no such identifier.
        in_text: what an identifier looks like in running text.
        in_address: the same in an address.
        spell: returns its one spelling.
    """

    name: str
    signs: tuple[str, ...]
    in_text: re.Pattern[str]
    in_address: re.Pattern[str]
    spell: Callable[[str], str]


_ARXIV = r"(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_SCHEMES = (
    _Scheme(
        "doi",
        ("10.",),
        re.compile(
            r"(?<![\w/.])(?:doi\s*:?\s*)?(?:(?:https?://)?(?:dx\.)?doi\.org/)?"
            r"(10\.\d{4,9}/(?:(?:\(SICI\)|\d{4}-\d{3}[\dX]\(\d{4,}\))\S+|[^\s<>|\"\\^`{}]+))",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:/|%2F)(10\.\d{4,9}(?:/|%2F)[^\s|\"\\^`{}]+)"
            r"|(?:[=:]|%3A)(10\.\d{4,9}(?:/|%2F)[^\s|&\"\\^`{}]+)",
            re.IGNORECASE,
        ),
        spell_doi,
    ),
    _Scheme(
        "pmid",
        ("pmid", "pubmed"),
        re.compile(r"\b(?:PMID|PubMed(?:\s+ID)?)\s*[:#]?\s*(\d{1,8})(?!\d)", re.IGNORECASE),
        re.compile(
            r"^(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed"
            r"|(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)/articles/pmid"
            r"|europepmc\.org/(?:article|abstract)/med)/(\d{1,8})(?:[/?]|$)",
            re.IGNORECASE,
        ),
        lambda value: value.lstrip("0"),
    ),
    _Scheme(
        "pmcid",
        ("pmc",),
        re.compile(r"\b(?:PMCID\s*[:#]?\s*)?PMC\s?(\d{4,8})(?:\.\d+)?\b", re.IGNORECASE),
        re.compile(
            r"^(?:pmc\.ncbi\.nlm\.nih\.gov/articles|ncbi\.nlm\.nih\.gov/pmc/articles"
            r"|europepmc\.org/(?:article|articles)(?:/pmc)?)/PMC(\d{1,8})",
            re.IGNORECASE,
        ),
        lambda value: "PMC" + value,
    ),
    _Scheme(
        "nbk",
        ("nbk",),
        re.compile(r"\bNBK\s?(\d{4,7})\b", re.IGNORECASE),
        re.compile(r"^ncbi\.nlm\.nih\.gov/books/NBK(\d{1,7})", re.IGNORECASE),
        lambda value: "NBK" + value,
    ),
    _Scheme(
        "nct",
        ("nct",),
        re.compile(r"\bNCT\s?(\d{8})\b", re.IGNORECASE),
        re.compile(
            r"^clinicaltrials\.gov/(?:study|ct2/show(?:/record)?|show)/NCT(\d{8})", re.IGNORECASE
        ),
        lambda value: "NCT" + value,
    ),
    _Scheme(
        "arxiv",
        ("arxiv",),
        re.compile(rf"\barXiv\s*[:.]\s*{_ARXIV}", re.IGNORECASE),
        re.compile(rf"^(?:export\.)?arxiv\.org/(?:abs|pdf|html|ftp)/{_ARXIV}", re.IGNORECASE),
        lambda value: re.sub(r"\.[A-Z]{2}(?=/)", "", value, flags=re.IGNORECASE).lower(),
    ),
    _Scheme(
        "isbn",
        ("isbn",),
        re.compile(
            r"\bISBN(?:-?1[03])?(?:\s*\((?:print|online|pbk|hbk)\))?\s*[:=]?\s*"
            r"([\dX][\dX\u2010-\u2015 -]{8,15}[\dX])(?![\dX-])",
            re.IGNORECASE,
        ),
        re.compile(r"/isbn/([\dX-]{10,17})", re.IGNORECASE),
        spell_isbn,
    ),
)
_BY_NAME = {scheme.name: scheme for scheme in _SCHEMES}
_URL = re.compile(
    r"https?://[^\s<>\"'|\\^`{}]+|(?<![\w@./])www\.[\w-]+\.[^\s<>\"'|\\^`{}]+", re.IGNORECASE
)


def scheme_of(curie: str) -> str:
    """Return the scheme of a CURIE.

    >>> scheme_of("pmid:9571254")
    'pmid'
    """
    return curie.partition(":")[0]


def preferred(identifiers: Iterable[str]) -> str:
    """Return the identifier that should name a work: see `PREFERENCE`.

    >>> preferred(["url:example.org/a", "doi:10.1/x", "pmid:7"])
    'pmid:7'
    """
    return min(identifiers, key=lambda curie: (PREFERENCE.index(scheme_of(curie)), curie))


def normalise(scheme: str, value: str) -> str | None:
    """Return the CURIE of a value that is declared to be of a scheme, or None where it is not.

    >>> normalise("doi", "https://doi.org/10.1056/NEJMoa1815039.")
    'doi:10.1056/nejmoa1815039'
    >>> normalise("pmid", " 009571254 "), normalise("pmid", "see text")
    ('pmid:9571254', None)
    >>> normalise("url", "https://pubmed.ncbi.nlm.nih.gov/9571254/?term=x")
    'pmid:9571254'
    """
    value = value.strip()
    if scheme == "url":
        return _from_address(value)
    bare = re.sub(rf"^{scheme}\s*[:#]?\s*", "", value, flags=re.IGNORECASE)
    declared = _DECLARED.get(scheme)
    if declared is not None and (found := declared.fullmatch(bare)):
        return _curie(_BY_NAME[scheme], found[1])
    found = _BY_NAME[scheme].in_text.search(value)
    if found is not None:
        return _curie(_BY_NAME[scheme], found[1])
    address = _from_address(value)
    return address if address and scheme_of(address) == scheme else None


# How a value looks that is declared to be of a scheme: the name of the scheme may be missing.
_DECLARED = {
    "doi": re.compile(
        r"(?:(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}(?:/|%2F)\S+)", re.IGNORECASE
    ),
    "pmid": re.compile(r"0*([1-9]\d{0,7})"),
    "pmcid": re.compile(r"(?:PMC)?(\d{4,8})(?:\.\d+)?", re.IGNORECASE),
    "nbk": re.compile(r"(?:NBK)?(\d{4,7})", re.IGNORECASE),
    "arxiv": re.compile(_ARXIV, re.IGNORECASE),
    "isbn": re.compile(r"([\dX][\dX\s\u2010-\u2015-]{8,15}[\dX])(?:\s*\(.*\))?", re.IGNORECASE),
}


def _curie(scheme: _Scheme, value: str) -> str | None:
    """Return the CURIE, or None where the value has no meaning in its scheme.

    A DOI that arXiv gives to a preprint names that preprint.
    """
    spelt = scheme.spell(value)
    if scheme.name == "doi" and spelt.startswith(_ARXIV_DOI):
        return "arxiv:" + re.sub(r"v\d+$", "", spelt.removeprefix(_ARXIV_DOI))
    if not spelt or (scheme.name == "doi" and not spelt.partition("/")[2]):
        return None
    return f"{scheme.name}:{spelt}"


_ARXIV_DOI = "10.48550/arxiv."


def find_identifiers(text: str) -> tuple[str, ...]:
    """Return every identifier written in a piece of text, as sorted CURIEs without repetition.

    An address that carries an identifier counts as that identifier and not as an address.

    >>> find_identifiers("Hall CD. N Engl J Med 1998. PMID: 9571254. https://doi.org/10.1056/X1.")
    ('doi:10.1056/x1', 'pmid:9571254')
    """
    low = text.lower()
    addresses: list[str] = []
    rest = text
    if "http" in low or "www." in low:
        addresses = [trimmed(match[0]) for match in _URL.finditer(text)]
        rest = _URL.sub(" ", text)
    found = {curie for address in addresses if (curie := _from_address(address))}
    for scheme in _SCHEMES:
        if any(sign in low for sign in scheme.signs):
            found |= {c for m in scheme.in_text.finditer(rest) if (c := _curie(scheme, m[1]))}
    return tuple(sorted(found))


def _from_address(text: str) -> str | None:
    """Return the identifier that an address carries, else the address itself as ``url:``."""
    page = web_page(text if "//" in text else "https://" + text)
    if page is None:
        return None
    for scheme in _SCHEMES:
        found = scheme.in_address.search(page)
        if found and (curie := _curie(scheme, found[found.lastindex or 0])):
            return curie
    doi = doi_of_page(page)
    return "doi:" + doi if doi else "url:" + page
