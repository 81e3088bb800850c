"""One claim, one reference, one citation as plain data for the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from evidencegraph.graph import Graph
from evidencegraph.identifiers import address_of, scheme_of
from evidencegraph.model import (
    Body,
    Citation,
    Claim,
    Contribution,
    Design,
    Finding,
    Listing,
    Paper,
    Reference,
    Scope,
    Support,
)
from evidencegraph.queries import impact
from evidencegraph.render.legend import family_of, state_of
from evidencegraph.render.passages import Numbers, passage_rows
from evidencegraph.render.phrases import appraisal, ocebm

Row = dict[str, Any]

DIGITS = 6
"""More than the page prints: a number is rounded for the reader once, not twice."""

_SHORT = 24
"""Characters of a name on the map."""
_LABEL = 60
"""Characters of a claim that has no label of its own."""


def paper_row(paper: Paper, numbers: Numbers) -> Row:
    """Return a document as the page shows it."""
    return {
        "id": paper.path,
        "title": paper.title,
        "style": paper.style.value,
        "entries": paper.entries,
        "passages": passage_rows(paper.passages, numbers),
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
        "label": claim.label or shorten(claim.text, _LABEL),
        "place": str(claim.location),
        "wording": _wording(claim),
        "kind": claim.kind.value,
        "cue": claim.cue,
        "state": state_of(support),
        "reason": reason,
        "opposed": bool(support.opposing),
        **_support(support),
    }


def _wording(claim: Claim) -> Row:
    """Return how a claim says what it says, with the words that showed it, each once."""
    wording = claim.wording
    marks = {"denied": wording.negated, "reported": wording.reported, "stressed": wording.boosted}
    said = ((claim.text[one.start : one.end], one.role.value) for one in wording.triggers)
    return {
        "level": wording.level.label,
        "rank": int(wording.level),
        "causality": wording.causality.value,
        "modality": wording.modality.value,
        "marks": [name for name, holds in marks.items() if holds],
        "triggers": [list(pair) for pair in dict.fromkeys(said)],
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
        "bodies": [_body(body) for body in support.bodies],
    }


def _body(body: Body) -> Row:
    """Return a body of evidence; a single source needs no reason why it is one."""
    references = list(body.references)
    return {"references": references} | ({"reason": body.reason} if body.reason else {})


def citation_rows(graph: Graph, claim: Claim) -> list[Row]:
    """Return what each source does for a claim, with every pointer that leads to it."""
    marks: dict[tuple[str, str], list[Citation]] = {}
    for citation in graph.citations_by_claim.get(claim.id, ()):
        marks.setdefault((citation.reference, citation.direction), []).append(citation)
    pieces = graph.supports[claim.id].contributions
    cited = Counter(one.reference for one in pieces)
    rows = []
    for one in pieces:
        row = _citation(graph, claim, one, marks.get((one.reference, one.direction), []))
        if cited[one.reference] > 1:
            row["without"] = _without(graph, claim, one.reference)
        rows.append(row)
    return rows


def _without(graph: Graph, claim: Claim, reference: str) -> str:
    """Return the certainty left without a work that is cited in two directions."""
    found = (one for one in impact(graph, reference) if one.claim.id == claim.id)
    return next(one.certainty_without.label for one in found)


def _citation(graph: Graph, claim: Claim, one: Contribution, marks: Sequence[Citation]) -> Row:
    inherited = graph.grade_behind(claim.id, one.reference).inheritance(claim.kind)
    special = {
        "ocebm": ocebm(graph, claim, one.reference),
        "appraisal": appraisal(graph, claim, one.reference),
        "root": inherited.root if inherited else "",
        "confirmed": any(mark.confirmed for mark in marks),
    }
    return {
        **{name: value for name, value in special.items() if value},
        "claim": claim.id,
        "reference": one.reference,
        "direction": one.direction.value,
        "group": one.group,
        "rung": one.rung,
        "effective": one.effective_rung,
        "credit": round(one.credit, DIGITS),
        "without": one.certainty_without.label,
        "note": one.note,
        "marks": [_mark(mark) for mark in marks],
    }


def _mark(mark: Citation) -> Row:
    """Return a pointer; its scope only where it does not stand in the sentence itself."""
    more = {"scope": mark.scope.value if mark.scope is not Scope.SENTENCE else "", "cue": mark.cue}
    return {"key": mark.key, **{name: value for name, value in more.items() if value}}


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
        "listings": [_listing(entry) for entry in work.listings],
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
        "facts": [
            {"name": fact.name, "value": fact.value, "source": fact.source, "date": fact.date}
            for fact in work.facts
        ],
        "related": [{"relation": r.relation.value, "target": r.target} for r in work.related],
        "relays": [
            {"kind": kind, "root": passed.root, "rung": passed.rung}
            for kind, passed in grade.inherited
        ],
    }


def _listing(entry: Listing) -> Row:
    """Return where a reference is listed; that this is a library is said only where it is."""
    place = entry.location
    row = {"path": place.path, "line": place.line, "column": place.column, "key": entry.key}
    return row | {"text": entry.text} | ({"library": True} if entry.library else {})


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
