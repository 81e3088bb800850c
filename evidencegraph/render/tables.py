"""The graph as three tables, for programs and in CSV: claims, references, citations.

UTF-8 with commas, one line for each row. A text that a spreadsheet would take for a formula (it
begins with ``=``, ``+``, ``-`` or ``@``) has an apostrophe before it. Several values in a cell are
parted by semicolons. An empty cell means unknown or none, never zero.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType, SimpleNamespace

from evidencegraph.graph import Graph, role_of
from evidencegraph.identifiers import address_of, scheme_of
from evidencegraph.model import Citation, Claim, Contribution, Design, Reference, Support, Verdict
from evidencegraph.queries import weakest
from evidencegraph.render.characters import inert, one_line
from evidencegraph.render.columns import CITATION_COLUMNS, CLAIM_COLUMNS, REFERENCE_COLUMNS
from evidencegraph.render.rows import short_name

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

_DIGITS = 6


COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"claims": CLAIM_COLUMNS, "references": REFERENCE_COLUMNS, "citations": CITATION_COLUMNS}
)
"""The tables, with their columns and what these mean."""


def tables(graph: Graph) -> dict[str, Iterator[Row]]:
    """Return the rows of the tables in `COLUMNS`.

    >>> [row["verdict"] for row in tables(Graph())["claims"]]
    []
    """
    return {
        "claims": _claims(graph),
        "references": _references(graph),
        "citations": _citations(graph),
    }


def to_csv(graph: Graph) -> dict[str, str]:
    """Return the tables ``claims``, ``references`` and ``citations`` as CSV with a heading.

    >>> to_csv(Graph())["citations"].startswith("claim,reference,pointer")
    True
    """
    return {name: csv_text(COLUMNS[name], rows) for name, rows in tables(graph).items()}


def csv_text(names: Iterable[str], rows: Iterable[Row]) -> str:
    r"""Return rows as CSV with a heading; texts that look like formulas are made inert.

    >>> csv_text(["a", "b"], [{"a": "=1+1", "b": -1}])
    "a,b\n'=1+1,-1\n"
    """
    lines: list[str] = []
    table = csv.DictWriter(SimpleNamespace(write=lines.append), list(names), lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: _cell(value) for name, value in row.items()})
    return "".join(lines)


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return str(value).lower()
    return inert(value) if isinstance(value, str) else value


def _claims(graph: Graph) -> Iterator[Row]:
    reasons = {one.claim.id: one.reason for one in weakest(graph, len(graph.corpus.claims))}
    for claim in graph.corpus.claims:
        support = graph.supports[claim.id]
        cited = graph.citations_by_claim.get(claim.id, ())
        yield {
            "claim": claim.id,
            "document": one_line(claim.document),
            "line": claim.location.line,
            "column": claim.location.column,
            "section": one_line(claim.section),
            "text": one_line(claim.text),
            "label": one_line(claim.label),
            "kind": claim.kind.value,
            **_support(support),
            "citations": len(cited),
            "sources": len({citation.reference for citation in cited}),
            "bodies": len(support.bodies),
            "why": one_line(reasons[claim.id]),
            **_wording(claim),
        }


def _support(support: Support) -> Row:
    """Return what the method makes of a claim; *unknown* is no level and has no score."""
    unknown = support.verdict is Verdict.UNKNOWN
    return {
        "certainty": "unknown" if unknown else support.certainty.label,
        "verdict": support.verdict.value,
        "assured": support.assured.label,
        "ceiling": support.ceiling.label,
        "score": None if unknown else round(support.score, _DIGITS),
    }


def _wording(claim: Claim) -> Row:
    return {
        "wording": claim.wording.level.label,
        "causality": claim.wording.causality.value,
        "modality": claim.wording.modality.value,
        "negated": claim.wording.negated,
        "interventions": _joined(claim.topic.interventions),
        "conditions": _joined(claim.topic.conditions),
        "outcomes": _joined(claim.topic.outcomes),
    }


def _references(graph: Graph) -> Iterator[Row]:
    for work in graph.corpus.references:
        grade = graph.grades[work.id]
        page = grade.design is Design.NONE or not work.resolved
        # What stands for nobody's name is called after itself.
        speaks = page and grade.publisher != work.id
        yield {
            **_described(work, short_name(graph, work.id)),
            "source": grade.source.value,
            "publisher": one_line(grade.publisher) if speaks else "",
            "design": "" if page else grade.design.value,
            "design_known": "" if page else grade.reliability.value,
            "participants": grade.participants,
            "status": work.status.value,
            "excluded": one_line(grade.excluded),
            "flags": _joined(grade.flags),
            "resolved": work.resolved,
            "claims": len({c.claim for c in graph.citations_by_reference.get(work.id, ())}),
            "listed": _joined(str(entry.location) for entry in work.listings),
        }


def _described(work: Reference, label: str) -> Row:
    named: dict[str, str] = {}
    for name in work.identifiers:
        named.setdefault(scheme_of(name), name.partition(":")[2])
    return {
        "reference": one_line(work.id),
        "label": one_line(label),
        "title": one_line(work.title) if work.resolved else "",
        "authors": _joined(work.authors),
        "year": work.year,
        "container": one_line(work.container),
        "volume": one_line(work.volume),
        "issue": one_line(work.issue),
        "pages": one_line(work.pages),
        "doi": named.get("doi", ""),
        "pmid": named.get("pmid", ""),
        "pmcid": named.get("pmcid", ""),
        "address": address_of(work.id),
        "type": one_line(work.entry_type),
    }


def _citations(graph: Graph) -> Iterator[Row]:
    for claim in graph.corpus.claims:
        shares = {(one.reference, one.direction): one for one in _shares(graph, claim)}
        for citation in graph.citations_by_claim.get(claim.id, ()):
            share = shares.pop((citation.reference, citation.direction), None)
            yield {**_pointer(graph, citation), **(_share(share) if share else _NO_SHARE)}


def _shares(graph: Graph, claim: Claim) -> tuple[Contribution, ...]:
    return graph.supports[claim.id].contributions


def _pointer(graph: Graph, citation: Citation) -> Row:
    return {
        "claim": citation.claim,
        "reference": one_line(citation.reference),
        "pointer": one_line(citation.key),
        "document": one_line(citation.location.path),
        "line": citation.location.line,
        "column": citation.location.column,
        "direction": citation.direction.value,
        "scope": citation.scope.value,
        "role": role_of(graph.grades[citation.reference]).value,
        "cue": one_line(citation.cue),
        "confirmed": citation.confirmed,
    }


_NO_SHARE: Row = {"credit": 0.0, "note": "counts with an earlier pointer, or not at all"}


def _share(one: Contribution) -> Row:
    counts = bool(one.group)
    return {
        "body": one.group or None,
        "rung": one.rung if counts else None,
        "rung_counted": one.effective_rung if counts else None,
        "participants": one.participants,
        "credit": round(one.credit, _DIGITS),
        "loss": round(one.loss, _DIGITS) if counts else None,
        "certainty_without": one.certainty_without.label if counts else None,
        "note": one_line(one.note),
    }


def _joined(values: Iterable[str]) -> str:
    return "; ".join(one_line(value) for value in values)
