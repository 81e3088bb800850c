"""Sentences in which a document tells its own work: its methods, its results, its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidencegraph.model import Claim

_OWN = re.compile(
    r"\b(?:we|our|ours|us)\b|\b(?:this|the present|the current) (?:study|trial|analysis|work|paper|"
    r"cohort|article|review|report)\b|\b(?:fig(?:ure|s)?|tables?|supplement\w*)\b\.? ?\d*|"
    r"\bp ?[=<>≤] ?0?\.|\b95 ?% ?ci\b|\bn ?= ?\d|"
    r"\b(?:was|were) (?:\w+ ){0,3}(?:performed|assessed|collected|isolated|measured|estimated|"
    r"calculated|compared|analy[sz]ed|included|excluded|permitted|obtained|determined|defined|"
    r"evaluated|genotyped|extracted|randomi[sz]ed|recruited|enrolled|approved|adjusted|selected|"
    r"identified|conducted|carried out|tested|recorded|considered|classified|examined)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\b(?:methods?|materials|results?|findings|abstract|statistic\w*|participants|patients|"
    r"subjects|design|procedures?|measure\w*|outcomes?|genotyping|analys[ei]s|assays?|samples?|"
    r"acknowledg\w*|funding|conflicts?|contributions?|availability|abbreviations|supporting)\b",
    re.IGNORECASE,
)
_REPORT_OF_A_STUDY = re.compile(
    r"^\W*(?:\d[\d.]*\W+)?(?:(?:materials|patients|subjects) and |study )?"
    r"(?:methods?|results?|materials|findings)\b",
    re.IGNORECASE,
)


def tells_own_work(claim: Claim) -> bool:
    """Tell whether a claim is about its document's own work; that needs no source but itself.

    >>> from evidencegraph.model import Location
    >>> tells_own_work(Claim("c", "a.md", "We treated ten people.", Location("a.md")))
    True
    """
    return _OWN.search(claim.text) is not None


def study_reports(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the documents that report a study: some section tells methods or results."""
    return frozenset(claim.document for claim in claims if _REPORT_OF_A_STUDY.match(claim.section))


def stands_in_own_part(claim: Claim) -> bool:
    """Tell whether a claim of a study's report is a result, or stands where its work is told."""
    return claim.wording.reported or _SECTION.search(claim.section) is not None
