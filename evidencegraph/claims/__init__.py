"""A document's sentences, which of them are claims, and what each is cited for."""

from evidencegraph.claims.extraction import CitedClaim, Mark, Sentence, claims_of, read_sentences
from evidencegraph.claims.identity import claim_id
from evidencegraph.claims.waivers import waiver_spans, waivers_of

__all__ = [
    "CitedClaim",
    "Mark",
    "Sentence",
    "claim_id",
    "claims_of",
    "read_sentences",
    "waiver_spans",
    "waivers_of",
]
