"""Facts about works from PubMed, Crossref, Europe PMC, OpenAlex, ClinicalTrials.gov and pages.

The only package that touches the network, and only when `fetch` is called. What was answered is
kept in a `Store`; everything else works from that, offline. Every service here was tried against
recordings and records made by hand, served on this machine; none was reached over the network.
"""

from evidencegraph.catalogues.answer import Answer, State
from evidencegraph.catalogues.fetching import CATALOGUES, USUAL, fetch, plan, unchecked
from evidencegraph.catalogues.retraction_watch import (
    notices_about,
    read_retraction_watch,
    with_notices,
)
from evidencegraph.catalogues.searching import candidates
from evidencegraph.catalogues.session import Access, Client, Unreachable
from evidencegraph.catalogues.store import Store

__all__ = [
    "CATALOGUES",
    "USUAL",
    "Access",
    "Answer",
    "Client",
    "State",
    "Store",
    "Unreachable",
    "candidates",
    "fetch",
    "notices_about",
    "plan",
    "read_retraction_watch",
    "unchecked",
    "with_notices",
]
