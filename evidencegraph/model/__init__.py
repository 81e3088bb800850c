"""The words of the field as frozen values; standard library only."""

from evidencegraph.model.claim import (
    Causality,
    Citation,
    Claim,
    ClaimKind,
    Direction,
    Modality,
    Quantity,
    Role,
    Scope,
    Topic,
    Trigger,
    TriggerRole,
    Wording,
    WordingLevel,
)
from evidencegraph.model.corpus import Corpus, Paper
from evidencegraph.model.document import (
    Block,
    BlockKind,
    Document,
    Entry,
    Pointer,
    PointerStyle,
)
from evidencegraph.model.finding import Finding, Problem, ProblemKind, Severity, Waiver
from evidencegraph.model.grade import Design, Grade, Reliability, Signal, SourceKind
from evidencegraph.model.masking import MaskedText, SpanIndex
from evidencegraph.model.method import Method
from evidencegraph.model.offsets import OffsetMap
from evidencegraph.model.place import LineIndex, Location, Span
from evidencegraph.model.reference import (
    EditorialStatus,
    Fact,
    Listing,
    Merge,
    Reference,
    Related,
    Relation,
)
from evidencegraph.model.support import Body, Certainty, Contribution, Support, Verdict

__all__ = [
    "Block",
    "BlockKind",
    "Body",
    "Causality",
    "Certainty",
    "Citation",
    "Claim",
    "ClaimKind",
    "Contribution",
    "Corpus",
    "Design",
    "Direction",
    "Document",
    "EditorialStatus",
    "Entry",
    "Fact",
    "Finding",
    "Grade",
    "LineIndex",
    "Listing",
    "Location",
    "MaskedText",
    "Merge",
    "Method",
    "Modality",
    "OffsetMap",
    "Paper",
    "Pointer",
    "PointerStyle",
    "Problem",
    "ProblemKind",
    "Quantity",
    "Reference",
    "Related",
    "Relation",
    "Reliability",
    "Role",
    "Scope",
    "Severity",
    "Signal",
    "SourceKind",
    "Span",
    "SpanIndex",
    "Support",
    "Topic",
    "Trigger",
    "TriggerRole",
    "Verdict",
    "Waiver",
    "Wording",
    "WordingLevel",
]
