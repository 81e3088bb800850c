"""The words of the field as frozen values; standard library only."""

from evidencegraph.model.appraisal import Appraisal, Domain, Rating, Upgrade
from evidencegraph.model.claim import Citation, Claim, ClaimKind, Direction, Role, Scope
from evidencegraph.model.corpus import Corpus, Paper
from evidencegraph.model.document import (
    Block,
    BlockKind,
    Document,
    Entry,
    Pointer,
    PointerStyle,
)
from evidencegraph.model.finding import Finding, Problem, ProblemKind, Severity
from evidencegraph.model.grade import (
    Design,
    Grade,
    Inheritance,
    Judgement,
    Reliability,
    Signal,
    SourceKind,
)
from evidencegraph.model.method import Method
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
    "Appraisal",
    "Block",
    "BlockKind",
    "Body",
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
    "Merge",
    "Method",
    "Paper",
    "Pointer",
    "PointerStyle",
    "Problem",
    "ProblemKind",
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
    "Support",
    "Upgrade",
    "Verdict",
]
