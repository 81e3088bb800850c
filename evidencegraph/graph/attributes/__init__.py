"""The attributes of nodes and edges: plain data, and the only place that knows their names."""

from evidencegraph.graph.attributes.claims import (
    citation_attributes,
    citation_of,
    claim_attributes,
    claim_of,
)
from evidencegraph.graph.attributes.documents import (
    paper_attributes,
    paper_of,
    passage_attributes,
    passage_of,
    problem_attributes,
    problem_of,
    waiver_attributes,
    waiver_of,
)
from evidencegraph.graph.attributes.judgements import (
    appraisal_attributes,
    appraisal_of,
)
from evidencegraph.graph.attributes.references import (
    listing_attributes,
    reference_attributes,
    reference_of,
)

__all__ = [
    "appraisal_attributes",
    "appraisal_of",
    "citation_attributes",
    "citation_of",
    "claim_attributes",
    "claim_of",
    "listing_attributes",
    "paper_attributes",
    "paper_of",
    "passage_attributes",
    "passage_of",
    "problem_attributes",
    "problem_of",
    "reference_attributes",
    "reference_of",
    "waiver_attributes",
    "waiver_of",
]
