"""The report: Markdown for paper and mail, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import Claim, Contribution, Finding
from evidencegraph.queries import weakest
from evidencegraph.render.characters import writable
from evidencegraph.render.passages import written
from evidencegraph.render.phrases import appraisal, arithmetic, bodies, headline, plural, weight
from evidencegraph.render.report_data import Report, report_data
from evidencegraph.render.summary import Row

_NAMED = 4
"""So many sources of a claim are named in a table; the arithmetic names all."""

_DOCUMENTS = 10
"""So many documents are named at the beginning."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def report(graph: Graph, findings: Sequence[Finding]) -> str:
    """Return the report of a graph: what to look at first, findings, then claim by claim.

    Args:
        graph: the graph.
        findings: what the audit found, in any order.
    """
    data = report_data(graph, findings)
    lines = "\n".join(
        [
            "# Evidence report",
            "",
            *_overview(data),
            *_first(data),
            *_findings(data),
            *_summary(data),
            *_claims(graph),
            *_works(data),
            *_method(data),
        ]
    )
    return writable(lines)


def escape(text: str) -> str:
    r"""Return text of a document so that Markdown shows it as it is.

    >>> escape("a <b> [c]")
    'a \\<b\\> \\[c\\]'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _overview(data: Report) -> Iterator[str]:
    papers = data.graph.corpus.papers
    for paper in papers[:_DOCUMENTS]:
        yield (
            f"- **{escape(paper.title)}** ({escape(paper.path)}): "
            f"{plural(paper.sentences, 'sentence')}, {plural(paper.pointers, 'pointer')} "
            f"({paper.style}), {plural(paper.entries, 'listed entry', 'listed entries')}"
        )
    if len(papers) > _DOCUMENTS:
        yield f"- and {plural(len(papers) - _DOCUMENTS, 'more document')}"
    yield ""
    yield " ".join(data.lead)
    yield ""
    yield "| certainty | claims |"
    yield "|---|---:|"
    for sign, number in data.distribution:
        yield f"| {sign.label} | {number} |"
    yield ""
    yield " ".join(data.gaps)
    yield ""


def _first(data: Report) -> Iterator[str]:
    if data.first:
        yield "## What to look at first"
        yield ""
        for number, row in enumerate(data.first, start=1):
            yield (
                f"{number}. {escape(row.said)} ({escape(row.place)}): "
                f"**{row.state.label.lower()}**; {escape(row.why)}."
            )
        yield ""


def _findings(data: Report) -> Iterator[str]:
    yield "## Findings"
    yield ""
    if not data.groups:
        yield "The audit found nothing."
        yield ""
    for group in data.groups:
        number = plural(len(group.findings), group.severity.value)
        yield f"### {escape(group.name)} ({group.code}): {number}"
        yield ""
        for finding in group.findings:
            yield f"- {escape(str(finding.location))}: {escape(finding.message)}"
        yield ""


def _summary(data: Report) -> Iterator[str]:
    yield "## Summary of findings"
    yield ""
    for topic in data.topics:
        yield f"### {escape(topic.name)}"
        yield ""
        yield "| claim | evidence | certainty | why |"
        yield "|---|---|---|---|"
        for row in topic.rows:
            interval = f" ({row.interval})" if row.interval else ""
            cells = [
                f"{escape(row.said)} ({escape(row.place)})",
                escape(f"{row.evidence}{_names(row)}"),
                f"**{row.state.label}**{interval}",
                escape(row.why),
            ]
            yield f"| {' | '.join(cells)} |"
        yield ""
    if data.untold:
        yield data.untold
        yield ""


def _names(row: Row) -> str:
    names = [source.name for source in row.sources if source.counts]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return f": {listed([*names[:_NAMED], *more])}" if names else ""


def _claims(graph: Graph) -> Iterator[str]:
    yield "## Arithmetic, weakest claims first"
    yield ""
    for weak in weakest(graph, len(graph.corpus.claims)):
        claim, support = weak.claim, weak.support
        if not support.contributions:
            continue
        yield f"### {escape(written(graph, claim))}"
        yield ""
        yield f"{escape(str(claim.location))}, {claim.kind} claim: {escape(weak.reason)}."
        yield ""
        yield (f"**{headline(support)}**; score {arithmetic(support)}; {escape(bodies(support))}.")
        yield ""
        for one in support.contributions:
            yield _source(graph, claim, one)
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


def _works(data: Report) -> Iterator[str]:
    yield "## Works"
    yield ""
    yield "| work | id | what it is | year | people | claims |"
    yield "|---|---|---|---:|---:|---:|"
    for work in data.works:
        people = work.reference.participants
        cells = [
            escape(work.name),
            escape(work.reference.id),
            escape(work.what),
            str(work.reference.year or ""),
            "" if people is None else str(people),
            str(work.claims),
        ]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _method(data: Report) -> Iterator[str]:
    yield "## Methods and versions"
    yield ""
    yield " ".join(data.method)
    yield ""
    for line in data.versions:
        yield f"- {escape(line)}"
    yield ""
