"""Web addresses: the parts that tell pages apart, and the parts that do not."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"^(?:(?P<scheme>https?):)?//(?P<host>[^/?#\s:]+)(?::\d+)?"
    r"(?P<path>/[^?#\s]*)?(?:\?(?P<query>[^#\s]*))?(?:#\S*)?$",
    re.IGNORECASE,
)

# Parameters that say how a reader came to a page, never which page it is: Google Analytics
# (utm_*), advertisers (gclid, fbclid, msclkid), mail campaigns (mc_cid, mc_eid), PubMed (term).
_PASSING = re.compile(
    r"^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid|icid|term)$", re.IGNORECASE
)

_FRONT_PAGE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)

_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]*[^\W_]")

# Hosts that show the same pages under another name.
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.|(?<=\.)m\.(?=wikipedia\.org$)")

_HOMES = {
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "nbk": "https://www.ncbi.nlm.nih.gov/books/{}/",
    "doi": "https://doi.org/{}",
    "nct": "https://clinicaltrials.gov/study/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "url": "https://{}",
}


def web_page(text: str) -> str | None:
    """Return host and path of a web address in one spelling, or None where it is none.

    Scheme, ``www.``, port, fragment, tracking parameters and a trailing slash make no other page.
    The case of the host is dropped, the case of the path is kept.

    >>> web_page("HTTP://www.NINDS.nih.gov/health/pml/?utm_source=x#top")
    'ninds.nih.gov/health/pml'
    >>> web_page("https://en.m.wikipedia.org/wiki/JC_virus")
    'en.wikipedia.org/wiki/JC_virus'
    >>> web_page("not an address") is None
    True
    """
    match = _ADDRESS.match(text.strip())
    host = _MOBILE.sub("", match["host"].lower().rstrip(".")) if match else ""
    if match is None or not _HOST.fullmatch(host):
        return None
    path = _FRONT_PAGE.sub("", match["path"] or "").rstrip("/")
    kept = sorted(
        part
        for part in (match["query"] or "").split("&")
        if part and not _PASSING.match(part.split("=")[0])
    )
    page = host + path + ("?" + "&".join(kept) if kept else "")
    # What stood before a fragment or a parameter that went may end as a sentence does.
    while (shorter := trimmed(page).rstrip("/?&")) != page:
        page = shorter
    return page


def trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence around it.

    >>> trimmed("https://nih.gov/a_(b)).")
    'https://nih.gov/a_(b)'
    """
    address = address.rstrip(".,;:!?*_")
    while address and address[-1] in ")]" and not _balanced(address):
        address = address[:-1].rstrip(".,;:!?")
    return address


def _balanced(address: str) -> bool:
    return address.count(")") <= address.count("(") and address.count("]") <= address.count("[")


def address_of(curie: str) -> str:
    """Return the web address where a reader can open what a CURIE names, or an empty string.

    >>> address_of("pmid:9571254")
    'https://pubmed.ncbi.nlm.nih.gov/9571254/'
    >>> address_of("bib:hall1998")
    ''
    """
    scheme, _, value = curie.partition(":")
    return _HOMES[scheme].format(value) if scheme in _HOMES else ""
