"""The columns of the three tables, and what they mean; the documentation prints them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CLAIM_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "claim": "id; the same as long as document and sentence stay the same",
        "document": "the file",
        "line": "where the sentence begins, from 1",
        "column": "the same, from 1",
        "section": "the nearest heading above it",
        "text": "the sentence, without pointers",
        "label": "a short note of it",
        "kind": "the question that it answers: treatment, harm, prognosis, ...",
        "certainty": "high, moderate, low, very low, none; unknown where no source is identified",
        "verdict": "how evidence for and against compare, or why there is none",
        "assured": "the level that survives known error rates",
        "ceiling": "the level that a full appraisal could still grant",
        "score": "0 to below 1: an order, not a probability; empty where certainty is unknown",
        "citations": "how many pointers stand behind it",
        "sources": "how many works these lead to",
        "bodies": "how many independent bodies of evidence these works make",
        "why": "why it is as weak as it is",
        "wording": "how surely it asserts: status, very uncertain, may, probably, asserted",
        "causality": "whether it says that one thing makes another",
        "modality": "fact or recommendation",
        "negated": "whether effect, association or advice is denied",
        "interventions": "what it is about",
        "conditions": "the same",
        "outcomes": "the same",
    }
)
"""What the columns of ``claims.csv`` mean."""

REFERENCE_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "reference": "id: an identifier of the work, or of the entry or pointer that led nowhere",
        "label": "a short name",
        "title": "as listed",
        "authors": "family name, given names; parted by semicolons",
        "year": "of publication",
        "container": "journal, book or site",
        "volume": "of the journal",
        "issue": "of the volume",
        "pages": "as listed",
        "doi": "without an address before it",
        "pmid": "number in PubMed",
        "pmcid": "name in PubMed Central, PMC...",
        "address": "where a reader can open it",
        "type": "kind of work, in BibTeX's words",
        "source": "kind of place it comes from",
        "publisher": "who speaks, for pages",
        "design": "study design; undetermined where nothing shows it",
        "design_known": "how the design is known",
        "participants": "how many people were studied",
        "status": "what the publisher has said since: unchecked, standing, retracted, ...",
        "excluded": "why it counts for nothing",
        "flags": "what a reader should know besides",
        "resolved": "false where a pointer leads to no entry",
        "claims": "how many claims cite it",
        "listed": "where entries list it",
    }
)
"""What the columns of ``references.csv`` mean."""

CITATION_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "claim": "id of the claim",
        "reference": "id of the work",
        "pointer": "what the pointer calls it",
        "document": "the file",
        "line": "where the pointer stands",
        "column": "the same",
        "direction": "what it does for the claim: supports, contradicts, qualifies, mentions",
        "scope": "how far the pointer was read to reach",
        "role": "primary, relay or unknown",
        "cue": "the words that showed the direction",
        "confirmed": "whether a person has checked that the source says so",
        "body": "number of the independent body within the claim; empty where it does not count",
        "rung": "design rung for this kind of claim, 0 to 9",
        "rung_counted": "the rung after too few people; of the whole body",
        "participants": "as known",
        "credit": "share of the claim's score; those of a claim sum to it",
        "loss": "by how much the score would fall without this work",
        "certainty_without": "the certainty that would remain",
        "note": "why it counts as it does",
    }
)
"""What the columns of ``citations.csv`` mean. A row is one pointer; where two pointers of a claim
lead to one work, the first carries its credit, and the others have none."""
