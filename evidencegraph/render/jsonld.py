"""The graph as JSON-LD: linked data in the terms of SPAR, GA4GH VA-Spec and PROV.

A *claim* is a ``va:Proposition`` that cites works (CiTO); what the method makes of it is a
``va:Statement`` about it, with one ``va:EvidenceLine`` for each independent body of evidence. The
context is inside: nothing is fetched to read it.
"""

from __future__ import annotations

import json
from typing import Any

from evidencegraph.graph import Graph
from evidencegraph.identifiers import scheme_of
from evidencegraph.model import (
    Body,
    Certainty,
    Citation,
    Claim,
    Contribution,
    Direction,
    Paper,
    Reference,
    Verdict,
)
from evidencegraph.render.characters import writable
from evidencegraph.render.vocabulary import (
    CITO,
    CONTEXT,
    STATEMENT_DIRECTION,
    iri_of,
    kind_of_work,
    own_iri,
)
from evidencegraph.version import VERSION

Node = dict[str, Any]

_DIGITS = 6
_TOOL = own_iri("tool", "evidencegraph")
_EVIDENCE_DIRECTION = {
    Direction.SUPPORTS: "supports",
    Direction.QUALIFIES: "supports",
    Direction.CONTRADICTS: "disputes",
    Direction.MENTIONS: "neutral",
}


def to_jsonld(graph: Graph) -> str:
    """Return the graph as a JSON-LD document, the same bytes for the same graph.

    >>> json.loads(to_jsonld(Graph()))["@graph"][0]["type"]
    ['SoftwareAgent']
    """
    method = own_iri("method", graph.method_id)
    nodes = [
        {"id": _TOOL, "type": ["SoftwareAgent"], "name": "evidencegraph", "version": VERSION},
        {"id": method, "type": ["Method", "Plan"], "name": f"method {graph.method_id}"},
        *(_document(paper) for paper in graph.corpus.papers),
        *(_work(graph, work) for work in graph.corpus.references),
        *(_statement(graph, claim, method) for claim in graph.corpus.claims),
        *(
            _citation(citation, number)
            for number, citation in enumerate(graph.corpus.citations, start=1)
        ),
    ]
    data = {"@context": dict(CONTEXT), "@graph": nodes}
    return writable(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def _document(paper: Paper) -> Node:
    return {
        "id": own_iri("document", paper.path),
        "type": ["Document", "Expression"],
        "title": paper.title,
        "path": paper.path,
    }


def _work(graph: Graph, work: Reference) -> Node:
    grade = graph.grades[work.id]
    address = iri_of(work.id)
    found = {
        "id": address,
        "type": ["Document", kind_of_work(work.entry_type, grade.source)],
        "identifier": list(work.identifiers) or [work.id],
        "exactMatch": sorted({iri_of(name) for name in work.identifiers} - {address}),
        "doi": _named(work, "doi"),
        "pmid": _named(work, "pmid"),
        "title": work.title if work.resolved else "",
        "creator": {"@list": list(work.authors)} if work.authors else None,
        "year": str(work.year) if work.year else None,
        "publicationName": work.container,
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "sourceKind": grade.source.value,
        "design": grade.design.value,
        "participants": grade.participants,
        "status": work.status.value,
        "excluded": grade.excluded,
        "fact": [
            {"factName": fact.name, "value": fact.value, "source": fact.source, "date": fact.date}
            for fact in work.facts
        ],
    }
    return {name: value for name, value in found.items() if value not in ("", None, [])}


def _named(work: Reference, scheme: str) -> list[str]:
    return [name.partition(":")[2] for name in work.identifiers if scheme_of(name) == scheme]


def _statement(graph: Graph, claim: Claim, method: str) -> Node:
    """Return what the method makes of a claim.

    A strength is that of evidence for or against: where it is neither, there is none. A claim whose
    sources could not be identified has no score either: it is unknown, which is not low.
    """
    support = graph.supports[claim.id]
    direction = STATEMENT_DIRECTION[support.verdict]
    found = {
        "id": own_iri("statement", claim.id),
        "type": ["Statement"],
        "proposition": _proposition(graph, claim),
        "direction": direction,
        "strength": _level(support.certainty) if direction == "supports" else None,
        "score": None if support.verdict is Verdict.UNKNOWN else round(support.score, _DIGITS),
        "verdict": support.verdict.value,
        "assured": support.assured.label,
        "ceiling": support.ceiling.label,
        "hasEvidenceLines": [
            _evidence_line(claim, number, body, support.contributions)
            for number, body in enumerate(support.bodies, start=1)
        ],
        "specifiedBy": method,
        "wasAttributedTo": _TOOL,
        "reportedIn": own_iri("document", claim.document),
    }
    return {name: value for name, value in found.items() if value is not None}


def _proposition(graph: Graph, claim: Claim) -> Node:
    citations = graph.citations_by_claim.get(claim.id, ())
    found: Node = {
        "id": own_iri("claim", claim.id),
        "type": ["Proposition", "Claim"],
        "text": claim.text,
        "isPartOf": own_iri("document", claim.document),
        "section": claim.section,
        "line": claim.location.line,
        "column": claim.location.column,
        "question": claim.kind.value,
        "wording": claim.wording.level.label,
        "cites": sorted({iri_of(citation.reference) for citation in citations}),
    }
    for direction, relation in CITO.items():
        cited = {iri_of(c.reference) for c in citations if c.direction is direction}
        if cited:
            found[relation] = sorted(cited)
    return found


def _evidence_line(
    claim: Claim, number: int, body: Body, contributions: tuple[Contribution, ...]
) -> Node:
    ours = [one for one in contributions if one.group == number]
    best = max(ours, key=lambda one: one.effective_rung)
    found = {
        "id": own_iri("evidence", f"{claim.id}/{number}"),
        "type": ["EvidenceLine"],
        "targetProposition": own_iri("claim", claim.id),
        "directionOfEvidenceProvided": _EVIDENCE_DIRECTION[best.direction],
        "strengthOfEvidenceProvided": _level(Certainty(best.effective_rung // 2)),
        "hasEvidenceItems": [iri_of(name) for name in body.references],
        "reason": body.reason or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _level(certainty: Certainty) -> Node | None:
    return None if certainty is Certainty.NONE else {"name": certainty.label}


def _citation(citation: Citation, number: int) -> Node:
    return {
        "id": own_iri("citation", f"{citation.claim}/{number}"),
        "type": ["Citation"],
        "hasCitingEntity": own_iri("claim", citation.claim),
        "hasCitedEntity": iri_of(citation.reference),
        "hasCitationCharacterization": f"cito:{CITO[citation.direction]}",
        "pointer": citation.key,
        "scope": citation.scope.value,
        "confirmed": citation.confirmed,
        "line": citation.location.line,
        "column": citation.location.column,
    }
