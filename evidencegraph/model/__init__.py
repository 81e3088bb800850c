"""The words of the field as frozen values; standard library only."""

from evidencegraph.model.appraisal import Appraisal, Domain, Rating, Upgrade
from evidencegraph.model.claim import (
    Citation,
    Claim,
    ClaimKind,
    Direction,
    Quantity,
    Role,
    Scope,
    Topic,
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
from evidencegraph.model.grade import (
    Design,
    Grade,
    Inheritance,
    Judgement,
    Reliability,
    Signal,
    SourceKind,
)
from evidencegraph.model.masking import MaskedText, SpanIndex
from evidencegraph.model.method import Method
from evidencegraph.model.offsets import OffsetMap
from evidencegraph.model.passage import Part, Passage
from evidencegraph.model.place import LineIndex, Location, Span
from evidencegraph.model.reference import (
    GRAVE_STATUSES,
    EditorialStatus,
    Fact,
    Listing,
    Merge,
    Reference,
    Related,
    Relation,
)
from evidencegraph.model.support import Body, Certainty, Contribution, Support, Verdict
from evidencegraph.model.wording import (
    Causality,
    Modality,
    Trigger,
    TriggerRole,
    Wording,
    WordingLevel,
)

__all__ = [
    "GRAVE_STATUSES",
    "Appraisal",
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
    "Domain",
    "EditorialStatus",
    "Entry",
    "Fact",
    "Finding",
    "Grade",
    "Inheritance",
    "Judgement",
    "LineIndex",
    "Listing",
    "Location",
    "MaskedText",
    "Merge",
    "Method",
    "Modality",
    "OffsetMap",
    "Paper",
    "Part",
    "Passage",
    "Pointer",
    "PointerStyle",
    "Problem",
    "ProblemKind",
    "Quantity",
    "Rating",
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
    "Upgrade",
    "Verdict",
    "Waiver",
    "Wording",
    "WordingLevel",
]
