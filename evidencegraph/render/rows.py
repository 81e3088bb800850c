"""One claim, one reference, one citation as plain data for the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from evidencegraph.graph import Graph
from evidencegraph.identifiers import address_of, scheme_of
from evidencegraph.model import (
    Citation,
    Claim,
    Contribution,
    Design,
    Finding,
    Paper,
    Reference,
    Support,
)
from evidencegraph.render.legend import family_of, state_of

Row = dict[str, Any]

DIGITS = 6
"""More than the page prints: a number is rounded for the reader once, not twice."""

_SHORT = 24
"""Characters of a name on the map."""


def paper_row(paper: Paper) -> Row:
    """Return a document as the page shows it."""
    return {
        "id": paper.path,
        "title": paper.title,
        "style": paper.style.value,
        "entries": paper.entries,
    }


def claim_row(graph: Graph, claim: Claim, number: int, reason: str) -> Row:
    """Return a claim, its support and the bodies of evidence behind it.

    Args:
        graph: where the claim stands.
        claim: one of its claims.
        number: its place in the order of documents and text, from 1.
        reason: why it is as weak as it is.
    """
    support = graph.supports[claim.id]
    return {
        "id": claim.id,
        "number": number,
        "document": claim.document,
        "section": claim.section,
        "text": claim.text,
        "place": str(claim.location),
        "kind": claim.kind.value,
        "cue": claim.cue,
        "state": state_of(support),
        "reason": reason,
        "opposed": bool(support.opposing),
        **_support(support),
    }


def _support(support: Support) -> Row:
    return {
        "score": round(support.score, DIGITS),
        "certainty": support.certainty.label,
        "level": int(support.certainty),
        "assured": int(support.assured),
        "ceiling": int(support.ceiling),
        "verdict": support.verdict.value,
        "supporting": round(support.supporting / 10, DIGITS),
        "opposing": round(support.opposing / 10, DIGITS),
        "bodies": [
            {"references": list(body.references), "reason": body.reason} for body in support.bodies
        ],
    }


def citation_rows(graph: Graph, claim: Claim) -> list[Row]:
    """Return what each source does for a claim, with every pointer that leads to it."""
    marks: dict[tuple[str, str], list[Citation]] = {}
    for citation in graph.citations_by_claim.get(claim.id, ()):
        marks.setdefault((citation.reference, citation.direction), []).append(citation)
    return [
        _citation(claim, one, marks.get((one.reference, one.direction), []))
        for one in graph.supports[claim.id].contributions
    ]


def _citation(claim: Claim, one: Contribution, marks: Sequence[Citation]) -> Row:
    return {
        "claim": claim.id,
        "reference": one.reference,
        "direction": one.direction.value,
        "group": one.group,
        "rung": one.rung,
        "effective": one.effective_rung,
        "credit": round(one.credit, DIGITS),
        "loss": round(one.loss, DIGITS),
        "without": one.certainty_without.label,
        "note": one.note,
        "marks": [
            {"key": m.key, "place": str(m.location), "scope": m.scope.value, "cue": m.cue}
            for m in marks
        ],
    }


def reference_row(graph: Graph, work: Reference) -> Row:
    """Return a reference with its grade."""
    grade = graph.grades[work.id]
    return {
        "id": work.id,
        "label": work.title or work.label.removeprefix("url:"),
        "short": short_name(graph, work.id),
        "authors": list(work.authors),
        "year": work.year,
        "container": work.container,
        "identifiers": [{"name": name, "address": _address(name)} for name in _names(work)],
        "listings": [
            {"place": str(e.location), "key": e.key, "library": e.library, "text": e.text}
            for e in work.listings
        ],
        "resolved": work.resolved,
        "status": work.status.value,
        "family": family_of(grade.source),
        "source": grade.source.value,
        "publisher": grade.publisher,
        "design": "" if grade.design is Design.NONE else grade.design.value,
        "reliability": grade.reliability.value,
        "signals": [str(signal) for signal in grade.signals],
        "participants": grade.participants,
        "excluded": grade.excluded,
        "flags": list(grade.flags),
    }


def finding_row(finding: Finding) -> Row:
    """Return a finding."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "place": str(finding.location),
        "message": finding.message,
        "claim": finding.claim,
        "references": list(finding.references),
    }


def short_name(graph: Graph, name: str) -> str:
    """Return a name of a reference that fits on the map.

    Author and year; else who publishes it; else its identifier; else the first words of its title.
    """
    work, grade = graph.references_by_id[name], graph.grades[name]
    if not work.resolved:
        return f"[{name.rpartition('#')[2]}]"
    if work.authors:
        return shorten(work.label)
    if grade.design is Design.NONE and grade.publisher and grade.publisher != work.id:
        return shorten(grade.publisher)
    if work.title:
        return shorten(work.title)
    scheme, _, value = work.id.partition(":")
    if scheme == "url":
        return shorten(re.split(r"[/?]", value)[0])
    return shorten(f"PMID {value}" if scheme == "pmid" else value)


def shorten(text: str, limit: int = _SHORT) -> str:
    """Return a text cut at a word where it is too long.

    >>> shorten("Influence of HAART on the clinical course"), shorten("Hall 1998")
    ('Influence of HAART on…', 'Hall 1998')
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[:limit].rpartition(" ")[0]
    if len(head) < limit * 0.6:
        head = text[: limit - 1]
    return head.rstrip(" ,;:.-") + "…"


def _names(work: Reference) -> Iterable[str]:
    return work.identifiers or (work.id,)


def _address(curie: str) -> str:
    """Return the address behind an identifier, if it is one that a browser may open."""
    # A library names its own entries; whatever else they say, they are no addresses.
    address = address_of(curie) if scheme_of(curie) != "bib" else ""
    return address if address.startswith(("https://", "http://")) else ""
