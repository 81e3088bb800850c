"""A document's sentences, which of them are claims, and what each is cited for."""

from evidencegraph.claims.claim import claims_of, language_of
from evidencegraph.claims.extraction import read_sentences
from evidencegraph.claims.identity import claim_id
from evidencegraph.claims.sentence import CitedClaim, CitedClause, Mark, Sentence
from evidencegraph.claims.waivers import waiver_spans, waivers_of

__all__ = [
    "CitedClaim",
    "CitedClause",
    "Mark",
    "Sentence",
    "claim_id",
    "claims_of",
    "language_of",
    "read_sentences",
    "waiver_spans",
    "waivers_of",
]
