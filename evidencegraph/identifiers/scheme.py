"""The schemes by which works are named, and how each is recognised and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evidencegraph.identifiers.address import web_page

PREFERENCE = ("pmid", "doi", "pmcid", "nbk", "nct", "url", "bib", "entry", "unresolved")
"""Which identifier names a work that has several: the first of these."""


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How one scheme is written in running text and in addresses, and its one spelling."""

    name: str
    in_text: re.Pattern[str]
    in_address: re.Pattern[str]
    spell: Callable[[str], str]

# Publishers' pages append their dress to the DOI: .../10.3389/fneur.2020.01/full
_DRESS = re.compile(
    r"(?:/(?:full|abstract|e?pdf|html|summary|fulltext|full-text|meta|references))+$"
)


def _spell_doi(value: str) -> str:
    """Return a DOI in lower case without what followed it in a sentence or an address."""
    value = value.replace("%2F", "/").replace("%2f", "/").split("?")[0].split("#")[0]
    bare = ""
    while bare != value:  # each cut may lay bare another one
        bare = value
        value = re.sub(r"[^a-z0-9)]+$", "", _DRESS.sub("", bare.lower()))
        if value.endswith(")") and value.count(")") > value.count("("):
            value = value[:-1]
    # What is left of "10.1000/." names nothing.
    return value if re.match(r"10\.\d{4,9}/.", value) else ""


_SCHEMES = (
    _Scheme(
        "doi",
        re.compile(
            r"(?<![\w/.])(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?"
            r"(10\.\d{4,9}/[^\s<>|\"\\^`{}]+)",
            re.IGNORECASE,
        ),
        re.compile(r"/(10\.\d{4,9}(?:/|%2F)[^\s<>|\"\\^`{}]+)", re.IGNORECASE),
        _spell_doi,
    ),
    _Scheme(
        "pmid",
        re.compile(r"\b(?:PMID|PubMed(?:\s+ID)?)\s*[:#]?\s*(\d{1,8})(?!\d)", re.IGNORECASE),
        re.compile(
            r"^(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed"
            r"|europepmc\.org/(?:article|abstract)/med)/(\d{1,8})(?:[/?]|$)",
            re.IGNORECASE,
        ),
        lambda value: value.lstrip("0"),
    ),
    _Scheme(
        "pmcid",
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
        re.compile(r"\bNBK\s?(\d{4,7})\b", re.IGNORECASE),
        re.compile(r"^ncbi\.nlm\.nih\.gov/books/NBK(\d{1,7})", re.IGNORECASE),
        lambda value: "NBK" + value,
    ),
    _Scheme(
        "nct",
        re.compile(r"\bNCT\s?(\d{8})\b", re.IGNORECASE),
        re.compile(
            r"^clinicaltrials\.gov/(?:study|ct2/show(?:/record)?|show)/NCT(\d{8})", re.IGNORECASE
        ),
        lambda value: "NCT" + value,
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
    known = _BY_NAME[scheme]
    bare = re.sub(rf"^{scheme}\s*[:#]?\s*", "", value, flags=re.IGNORECASE)
    if scheme == "pmid" and re.fullmatch(r"0*[1-9]\d{0,7}", bare):
        return "pmid:" + known.spell(bare)
    found = known.in_text.search(value)
    if found is None and scheme == "pmcid" and re.fullmatch(r"\d{4,8}", bare):
        return "pmcid:" + known.spell(bare)
    if found is None:
        address = _from_address(value)
        return address if address and scheme_of(address) == scheme else None
    name = known.spell(found[1])
    return f"{scheme}:{name}" if name else None


def find_identifiers(text: str) -> tuple[str, ...]:
    """Return every identifier written in a piece of text, as sorted CURIEs without repetition.

    An address that carries an identifier counts as that identifier and not as an address.

    >>> find_identifiers("Hall CD. N Engl J Med 1998. PMID: 9571254. https://doi.org/10.1056/X1.")
    ('doi:10.1056/x1', 'pmid:9571254')
    """
    addresses = [_trim(match[0]) for match in _URL.finditer(text)]
    rest = _URL.sub(" ", text)
    found = {curie for address in addresses if (curie := _from_address(address))}
    for scheme in _SCHEMES:
        names = (scheme.spell(match[1]) for match in scheme.in_text.finditer(rest))
        found |= {f"{scheme.name}:{name}" for name in names if name}
    return tuple(sorted(found))


def _trim(address: str) -> str:
    """Drop the punctuation of the sentence around an address."""
    address = address.rstrip(".,;:!?*_")
    while address and address[-1] in ")]" and not _balanced(address):
        address = address[:-1].rstrip(".,;:!?")
    return address


def _balanced(address: str) -> bool:
    return address.count(")") <= address.count("(") and address.count("]") <= address.count("[")


def _from_address(text: str) -> str | None:
    """Return the identifier that an address carries, else the address itself as ``url:``."""
    page = web_page(text if "//" in text else "https://" + text)
    if page is None:
        return None
    for scheme in _SCHEMES:
        found = scheme.in_address.search(page)
        if found and (name := scheme.spell(found[1])):
            return f"{scheme.name}:{name}"
    return "url:" + page
