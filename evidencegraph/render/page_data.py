"""What the page shows, as plain data: everything rounded, sorted and ready to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from evidencegraph.audit.rules import RULES
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Finding
from evidencegraph.queries import weakest
from evidencegraph.render.judgements import judgement_rows
from evidencegraph.render.legend import LINES, SHAPES, STATES, Sign, kinds_of
from evidencegraph.render.passages import Numbers
from evidencegraph.render.relations import relation_rows, sentence_numbers
from evidencegraph.render.rows import (
    Row,
    citation_rows,
    claim_row,
    finding_row,
    paper_row,
    reference_row,
)
from evidencegraph.render.whatif import whatif_data


def page_data(graph: Graph, findings: Sequence[Finding] = ()) -> dict[str, Any]:
    """Return what the page shows of a graph and its findings.

    The same graph and findings give the same data, in the order of findings too.

    Args:
        graph: documents, claims and references.
        findings: of the audit, in any order.

    Returns:
        Strings, numbers, lists and dictionaries with string keys; nothing in it is markup.

    >>> page_data(Graph())["counts"]["claims"]
    0
    """
    corpus = graph.corpus
    ranked = weakest(graph, len(corpus.claims))
    reasons = {weakness.claim.id: weakness.reason for weakness in ranked}
    claims = [
        {**claim_row(graph, claim, at, reasons[claim.id]), "sentence": sentence}
        for at, (claim, sentence) in enumerate(
            zip(corpus.claims, sentence_numbers(corpus.claims), strict=True), start=1
        )
    ]
    numbers = Numbers(graph)
    ordered = sorted(findings, key=lambda finding: (-finding.severity.rank, finding.order))
    return {
        "method_id": graph.method_id,
        "counts": {
            "documents": len(corpus.papers),
            "claims": len(claims),
            "references": len(corpus.references),
            "citations": len(corpus.citations),
            "findings": len(ordered),
        },
        "distribution": _distribution(claims),
        "levels": [level.label for level in Certainty],
        "legend": {
            "states": [_sign(sign) for sign in STATES],
            "shapes": [{**_sign(sign), "kinds": kinds_of(sign.name)} for sign in SHAPES],
            "lines": [_sign(sign) for sign in LINES],
        },
        "documents": [paper_row(paper, numbers) for paper in corpus.papers],
        "claims": claims,
        "references": [reference_row(graph, work) for work in corpus.references],
        "citations": [row for claim in corpus.claims for row in citation_rows(graph, claim)],
        "findings": [finding_row(finding) for finding in ordered],
        "fixes": _fixes({finding.code for finding in ordered}),
        "links": relation_rows(graph),
        "appraisals": judgement_rows(graph),
        "weakest": [weakness.claim.id for weakness in ranked],
        "whatif": whatif_data(graph),
    }


def _fixes(codes: Collection[str]) -> dict[str, str]:
    """Return what the page of each rule says about mending, by code."""
    pages = {rule.code: rule.explanation for rule in RULES if rule.code in codes}
    return {
        code: " ".join(page.partition("How to fix it")[2].split()) for code, page in pages.items()
    }


def _distribution(claims: Sequence[Row]) -> list[Row]:
    """Return how many claims there are in each state, surest first; empty states included."""
    counts = Counter(claim["state"] for claim in claims)
    return [{"state": sign.name, "claims": counts[sign.name]} for sign in STATES]


def _sign(sign: Sign) -> Row:
    return {
        "name": str(sign.name),
        "mark": sign.mark,
        "label": sign.label,
        "meaning": sign.meaning,
    }
