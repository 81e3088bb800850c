"""Names of works: DOI, PMID, PMCID, NBK, NCT, arXiv, ISBN and web addresses as CURIEs.

A CURIE is a scheme and a value, ``pmid:18579021``, ``url:ninds.nih.gov/about``; two spellings of
one name give one CURIE.
"""

from evidencegraph.identifiers.address import address_of, web_page
from evidencegraph.identifiers.scheme import (
    PREFERENCE,
    find_identifiers,
    normalise,
    preferred,
    scheme_of,
)

__all__ = [
    "PREFERENCE",
    "address_of",
    "find_identifiers",
    "normalise",
    "preferred",
    "scheme_of",
    "web_page",
]
