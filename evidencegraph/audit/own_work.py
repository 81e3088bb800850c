"""Sentences in which a document tells its own work: its abstract, methods, results, figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum

from evidencegraph.graph import Graph, remembered
from evidencegraph.model import Claim

_OWN = re.compile(
    r"\b(?:we|our|ours|us)\b|\b(?:this|the present|the current) (?:study|trial|analysis|work|paper|"
    r"cohort|article|review|report|meta-analysis|manuscript|sample|population)\b|"
    r"\b(?:fig(?:ure|s)?|tables?|supplement\w*)\b\.? ?\d*|"
    r"\bp ?[=<>≤] ?0?\.|\b95 ?% ?ci\b|\bn ?= ?\d|"
    r"\b(?:was|were) (?:\w+ ){0,3}(?:performed|assessed|collected|isolated|measured|estimated|"
    r"calculated|analy[sz]ed|genotyped|extracted|recruited|enrolled|adjusted|recorded|"
    r"carried out)\b",
    re.IGNORECASE,
)
_OF_A_REPORT = re.compile(
    r"\b(?:was|were) (?:\w+ ){0,3}(?:compared|included|excluded|permitted|obtained|determined|"
    r"defined|evaluated|randomi[sz]ed|approved|selected|identified|conducted|tested|considered|"
    r"classified|examined|monitored|"
    r"used|found|observed|administered|seen|detected|treated|significant\w*|associated|higher|"
    r"lower|increased|decreased|reduced)\b|"
    r"\b(?:this|these|those|such|the (?:present|current|above|observed|resulting)) "
    r"(?:\w+ ){0,2}(?:results?|findings?|data|observations?|differences?|associations?|effects?|"
    r"evidence|experiments?|analyses|subjects|patients|participants|samples?|studies|variants?|"
    r"models?|limitations?|groups?|increases?|decreases?|changes?|genes?|alleles?|SNPs?)\b|"
    r"\b(?:the|all|both) (?:\w+ ){0,2}(?:subjects|participants|volunteers|cohorts?) "
    r"(?:were|had|underwent|received|completed|gave|provided)\b|"
    r"\b(?:subjects|participants|volunteers) (?:underwent|received|completed|gave)\b|"
    r"\b(?:future|further|additional|larger|more) (?:\w+ ){0,3}(?:research|studies|trials|work|"
    r"investigations?|analyses)\b|\blimitations?\b|\bhypothes[ie][sz]\w*|"
    r"\bit (?:also )?(?:showed|demonstrated|revealed)\b|\bit should (?:also )?be noted\b|"
    r"^\W*(?:therefore|thus|hence|in other words|consequently|accordingly|overall|in conclusion|"
    r"in summary|to summari[sz]e|taken together|altogether|in this (?:context|regard))\b|"
    r"\b(?:must|should|need to|needs to|remains? to) be (?:\w+ )?(?:investigated|studied|explored|"
    r"confirmed|replicated|validated|elucidated|evaluated|clarified|determined)\b|"
    r"\b(?:warranted|(?:is|are) (?:needed|required)|will (?:be|require)|important to (?:understand|"
    r"study|know))\b|"
    r"\b(?:replication|validation|discovery|derivation) (?:cohort|sample|set)s?\b|"
    r"\b(?:rs\d{3,}|control group|intervention group|study (?:population|design|group|drug))\b",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"^\W*(?:structured |graphical |lay |plain[- ]language )?(?:abstract|synopsis|highlights|"
    r"author summary|plain[- ]language summary|lay summary|core tip|key ?words)\b",
    re.IGNORECASE,
)
_IN_ABSTRACTS = re.compile(
    r"^\W*(?:background|aims?|objectives?|purpose|context|design|setting|participants|patients|"
    r"interventions?|(?:main )?outcome|measure\w*|(?:materials? and )?methods?|results?|findings|"
    r"conclusions?|interpretation|significance|trial registration|key ?words|core tip|funding)\b",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(r"^\W*(?:\d[\d.]*\W+)?introduct\w+\b", re.IGNORECASE)
_DISCUSSION = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:general )?discussion\b", re.IGNORECASE
)
_ABOUT_BOTH = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:(?:general )?discussion|comments?|"
    r"clinical (?:relevance|implications?)|implications?|perspectives?|future directions?)\b",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:introduct\w+|background|(?:general )?overview|review)\b",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"\b(?:conclusions?|concluding|methods?|materials|results?|findings|statistic\w*|participants|patients|"
    r"subjects|design|procedures?|measure\w*|outcomes?|genotyping|analys[ei]s|assays?|samples?|"
    r"acknowledg\w*|funding|conflicts?|contributions?|availability|abbreviations|supporting|"
    r"limitations|case (?:description|presentation|report|history)|peer.?review|"
    r"research frontiers|innovations|applications|terminology|protocol|ethic\w*|consent|"
    r"competing|disclosures?|research (?:background|"
    r"motivation|objectives|methods|results|conclusions|perspectives))\b",
    re.IGNORECASE,
)
_REPORT_OF_A_STUDY = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:(?:materials?|patients|subjects|participants) and |study |"
    r"experimental )?(?:methods?|results?|materials|findings|procedures)\b",
    re.IGNORECASE,
)


class _Part(Enum):
    """What a part of a document tells."""

    ABSTRACT = "what the rest tells"
    ITSELF = "its own methods and results"
    BOTH = "its own results beside what is known"
    OTHERS = "what is known"


def tells_own_work(claim: Claim) -> bool:
    """Tell whether a claim is about its document's own work; that needs no source but itself.

    >>> from evidencegraph.model import Location
    >>> tells_own_work(Claim("c", "a.md", "We treated ten people.", Location("a.md")))
    True
    """
    return _OWN.search(claim.text) is not None


def study_reports(graph: Graph) -> frozenset[str]:
    """Return the documents that report a study: sections tell methods, results, a discussion."""
    return frozenset(
        document for document, claims in _by_document(graph).items() if _is_report(claims)
    )


@remembered
def own_parts(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that repeat their document or, in a study's report, tell its work.

    What is cited there is a method, a programme or a list of studies, and what is not cited is
    the study itself; neither is a claim for which an editor would want evidence.
    """
    return frozenset(name for claims in _by_document(graph).values() for name in _own(claims))


def concluded(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that a study's report makes of its own results.

    All of its discussion is such where it cites nothing, and whatever follows from sentences
    before it.
    """
    found: set[str] = set()
    for claims in _by_document(graph).values():
        if _is_report(claims):
            parts = _parts([claim.section for claim in claims])
            found.update(
                claim.id
                for claim, part in zip(claims, parts, strict=True)
                if part is _Part.BOTH or _OF_A_REPORT.search(claim.text)
            )
    return frozenset(found)


def _by_document(graph: Graph) -> dict[str, list[Claim]]:
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        documents[claim.document].append(claim)
    return documents


def _is_report(claims: Sequence[Claim]) -> bool:
    sections = {claim.section for claim in claims}
    told = any(map(_REPORT_OF_A_STUDY.match, sections))
    opens = any(_INTRODUCTION.match(name) or _ABSTRACT.match(name) for name in sections)
    return told or (opens and any(map(_DISCUSSION.match, sections)))


def _own(claims: Sequence[Claim]) -> Iterator[str]:
    report = _is_report(claims)
    parts = _parts([claim.section for claim in claims])
    for claim, part in zip(claims, parts, strict=True):
        itself = part is _Part.ITSELF or tells_own_work(claim)
        if part is _Part.BOTH:
            itself = itself or claim.wording.reported or bool(_OF_A_REPORT.search(claim.text))
        if part is _Part.ABSTRACT or (report and itself):
            yield claim.id


def _parts(sections: Sequence[str]) -> list[_Part]:
    """Return the part in which each claim stands, by the headings above it, in their order.

    A heading that says nothing of it (``Nausea``) belongs to the part before it; before the
    discussion of a report, to what the report tells of itself.
    """
    introduced = [at for at, name in enumerate(sections) if _INTRODUCTION.match(name)]
    discussed = [at for at, name in enumerate(sections) if _DISCUSSION.match(name)]
    parts: list[_Part] = []
    part, before = _Part.OTHERS, None
    for at, name in enumerate(sections):
        if name != before:
            part = _part_under(name, part, introduced_later=any(i > at for i in introduced))
            unknown = part is _Part.OTHERS and not _ABOUT_OTHERS.match(name) and name
            if unknown and any(later > at for later in discussed):
                part = _Part.ITSELF
            before = name
        parts.append(part)
    return parts


def _part_under(heading: str, part: _Part, *, introduced_later: bool) -> _Part:
    if _ABSTRACT.match(heading):
        return _Part.ABSTRACT
    if part is _Part.ABSTRACT and introduced_later and _IN_ABSTRACTS.match(heading):
        return part
    if _ABOUT_OTHERS.match(heading):
        return _Part.OTHERS
    if _ABOUT_BOTH.match(heading):
        return _Part.BOTH
    if _ABOUT_ITSELF.search(heading):
        return _Part.ITSELF
    return _Part.OTHERS if part is _Part.ABSTRACT else part
