"""What a report says, before it is Markdown or HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidencegraph.grading import nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import (
    GRAVE_STATUSES,
    Finding,
    Reference,
    Severity,
)
from evidencegraph.queries import Coverage, coverage, worth_telling
from evidencegraph.render.legend import STATES, Sign, state_of
from evidencegraph.render.report_words import (
    gaps,
    lead,
    methods,
    sentence,
    title,
    untold,
    versions,
)
from evidencegraph.render.summary import Row, Topic, row_of, summarise

_FIRST = 5


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule.

    Attributes:
        code: of the rule.
        name: the bad pattern in words, ``Uncited claim``.
        severity: of these findings.
        findings: in the order of place.
    """

    code: str
    name: str
    severity: Severity
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A reference as a line of the table of works."""

    reference: Reference
    name: str
    address: str
    what: str
    claims: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says.

    Attributes:
        title: of the first document, and how many more there are.
        lead: the whole in three or four sentences.
        graph: what it is about.
        counts: coverage in numbers.
        gaps: what stands behind the claims, and where nothing does, in sentences.
        distribution: how many claims are in each state, surest first.
        first: the claims to look at first, with what makes them weak.
        groups: findings by rule, gravest first.
        topics: the summary of findings, of claims that cite or that a finding is about.
        untold: how many other claims there are, in words; empty where there are none.
        works: every work that a document lists or points at.
        method: what was done, in sentences.
        versions: what it was done with, and of when the facts are.
    """

    title: str
    lead: tuple[str, ...]
    graph: Graph
    counts: Coverage
    gaps: tuple[str, ...]
    distribution: tuple[tuple[Sign, int], ...]
    first: tuple[Row, ...]
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]
    untold: str
    works: tuple[Work, ...]
    method: tuple[str, ...]
    versions: tuple[str, ...]


def report_data(graph: Graph, findings: Sequence[Finding]) -> Report:
    """Return what the report of a graph says.

    Args:
        graph: the graph.
        findings: what the audit found, in any order.

    >>> report_data(Graph(), ()).lead[0]
    'No document puts forward a claim.'
    """
    counts = coverage(graph)
    told = worth_telling(graph, findings)
    states = Counter(state_of(support) for support in graph.supports.values())
    return Report(
        title=title(graph),
        lead=tuple(lead(graph, findings)),
        graph=graph,
        counts=counts,
        gaps=tuple(gaps(counts)),
        distribution=tuple((sign, states[sign.name]) for sign in STATES),
        first=tuple(row_of(graph, weak) for weak in told[:_FIRST]),
        groups=tuple(_groups(findings)),
        topics=summarise(graph, told),
        untold=untold(len(graph.corpus.claims) - len(told)),
        works=tuple(_work(graph, work) for work in graph.corpus.references),
        method=tuple(methods(graph)),
        versions=tuple(versions(graph)),
    )


def _groups(findings: Iterable[Finding]) -> Iterator[Group]:
    grouped: dict[tuple[int, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: one.order):
        grouped.setdefault((-finding.severity.rank, finding.code), []).append(finding)
    for (_, code), ours in sorted(grouped.items()):
        name = sentence(ours[0].name.replace("-", " "))
        yield Group(code, name, ours[0].severity, tuple(ours))


def _work(graph: Graph, work: Reference) -> Work:
    what = [nature(graph.grades[work.id]) if work.resolved else "not identified"]
    if work.status in GRAVE_STATUSES:
        what.append(work.status.value)
    return Work(
        reference=work,
        name=source_name(graph, work.id),
        address="" if work.id.startswith("bib:") else address_of(work.id),
        what=", ".join(what),
        claims=len({c.claim for c in graph.citations_by_reference.get(work.id, ())}),
    )
