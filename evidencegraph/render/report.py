"""The report: Markdown for paper and mail, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencegraph.grading import nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import Certainty, Claim, Contribution, Finding, Severity, Verdict
from evidencegraph.queries import coverage, weakest
from evidencegraph.render.phrases import appraisal, arithmetic, bodies, headline, weight

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def report(graph: Graph, findings: Sequence[Finding]) -> str:
    """Return the report of a graph.

    Args:
        graph: the graph.
        findings: what the audit found, sorted.
    """
    return "\n".join(
        [
            "# Evidence report",
            "",
            *_overview(graph, findings),
            *_findings(findings),
            *_claims(graph),
            *_works(graph),
            *_method(graph),
        ]
    )


def escape(text: str) -> str:
    r"""Return text of a document so that Markdown shows it as it is.

    >>> escape("a <b> [c]")
    'a \\<b\\> \\[c\\]'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _overview(graph: Graph, findings: Sequence[Finding]) -> Iterator[str]:
    counts = coverage(graph)
    for paper in graph.corpus.papers:
        yield (
            f"- **{escape(paper.title)}** ({escape(paper.path)}): {paper.sentences} sentences, "
            f"{paper.pointers} pointers ({paper.style}), {paper.entries} listed entries"
        )
    yield ""
    yield (
        f"{counts.claims} claims, {counts.cited} of them cited, by {counts.citations} citations of "
        f"{counts.references} works; {counts.unresolved} pointers lead to no entry."
    )
    yield ""
    yield "| certainty | claims |"
    yield "|---|---:|"
    for level in reversed(Certainty):
        name = "no direct evidence" if level is Certainty.NONE else level.label
        yield f"| {name} | {counts.certainties[level]} |"
    unknown = counts.verdicts[Verdict.UNKNOWN]
    if unknown:
        yield ""
        yield (
            f"For {unknown} of the claims without direct evidence the sources could not be "
            "identified: their support is unknown, which is not the same as none."
        )
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    yield ""
    yield f"{len(findings)} findings, {errors} of them errors."
    yield ""


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    yield "## Findings"
    yield ""
    for severity in reversed(Severity):
        for finding in findings:
            if finding.severity is severity:
                place, message = escape(str(finding.location)), escape(finding.message)
                yield f"- {severity} **{finding.code}** {place}: {message}"
    yield ""


def _claims(graph: Graph) -> Iterator[str]:
    yield "## Claims, weakest first"
    yield ""
    for weak in weakest(graph, len(graph.corpus.claims)):
        claim, support = weak.claim, weak.support
        yield f"### {escape(claim.text)}"
        yield ""
        yield f"{escape(str(claim.location))}, {claim.kind} claim: {escape(weak.reason)}."
        yield ""
        yield (f"**{headline(support)}**; score {arithmetic(support)}; {escape(bodies(support))}.")
        yield ""
        for one in support.contributions:
            yield _source(graph, claim, one)
        if support.contributions:
            yield ""


def _source(graph: Graph, claim: Claim, one: Contribution) -> str:
    name = _linked(graph, one.reference)
    rest = f"without it: {one.certainty_without.label}" if one.group else ""
    judged = appraisal(graph, claim, one.reference)
    words = [one.direction.value, escape(weight(graph, claim, one)), escape(judged), rest]
    facts = "; ".join(filter(None, words))
    return f"- {one.credit:+.3f} {name}: {facts}"


def _linked(graph: Graph, reference: str) -> str:
    name = escape(source_name(graph, reference))
    address = address_of(reference)
    if not address:
        return name
    # What could end the address early is written as a percent escape.
    safe = re.sub(r"[()<>\s]", lambda match: f"%{ord(match[0]):02X}", address)
    return f"[{name}]({safe})"


def _works(graph: Graph) -> Iterator[str]:
    yield "## Works"
    yield ""
    yield "| work | id | what it is | year | people | claims |"
    yield "|---|---|---|---:|---:|---:|"
    for work in graph.corpus.references:
        claims = {c.claim for c in graph.citations_by_reference.get(work.id, ())}
        cells = [
            escape(source_name(graph, work.id)),
            escape(work.id),
            escape(nature(graph.grades[work.id])),
            str(work.year or ""),
            "" if work.participants is None else str(work.participants),
            str(len(claims)),
        ]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _method(graph: Graph) -> Iterator[str]:
    yield "## Method"
    yield ""
    yield (
        "Designs are ranked as in OCEBM 2011 with the starting levels of GRADE; independent bodies "
        "of evidence count once; the best body decides, others only corroborate; pooled bodies of "
        "fewer than 400 people lose a level. Certainty is an order, not a probability of truth, "
        "and no machine grants *high*. The interval runs from the level that survives known error "
        "rates to the level that a full appraisal could still grant."
    )
    yield ""
    yield f"Method {graph.method_id}."
    yield ""
