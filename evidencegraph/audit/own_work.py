"""Sentences that need no source but their document: its own work, and what it concludes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from evidencegraph.audit.genre import Genre, Part, concludes, genre_of, parts_of
from evidencegraph.audit.outline import Position, by_document, positions
from evidencegraph.graph import Graph, remembered
from evidencegraph.model import Claim

_OWN = re.compile(
    r"\b(?:we|our|ours|us)\b|\b(?:this|the present|the current) (?:\w+ )?(?:study|trial|analysis|"
    r"work|paper|cohort|article|(?:mini-?)?review|report|meta-analysis|manuscript|sample|population)\b|"
    r"\b(?:fig(?:ure|s)?|tables?|supplement\w*)\b\.? ?\d*|"
    r"\bp ?[=<>≤] ?0?\.|\b95 ?% ?ci\b|\bn ?= ?\d|"
    r"\b(?:was|were) (?:\w+ ){0,3}(?:performed|assessed|collected|isolated|measured|estimated|"
    r"calculated|analy[sz]ed|investigated|genotyped|extracted|recruited|enrolled|adjusted|recorded|"
    r"carried out)\b|\b(?:is|are) (?:indicated|shown|depicted|displayed|presented|listed)\b"
    r"(?: (?:above|below|in (?:bold|brackets|parentheses)))?\W*$",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:was|were) (?:\w+ ){0,3}(?:compared|included|excluded|permitted|obtained|determined|"
    r"defined|evaluated|randomi[sz]ed|approved|selected|identified|conducted|tested|considered|"
    r"classified|examined|monitored|"
    r"used|found|observed|administered|seen|detected|treated|significant\w*|associated|higher|"
    r"lower|increased|decreased|reduced)\b|"
    r"\b(?:the|all|both) (?:\w+ ){0,2}(?:subjects|participants|volunteers|cohorts?) "
    r"(?:were|had|underwent|received|completed|gave|provided)\b|"
    r"\b(?:subjects|participants|volunteers) (?:underwent|received|completed|gave)\b|"
    r"\b(?:replication|validation|discovery|derivation) (?:cohort|sample|set)s?\b|"
    r"\b(?:rs\d{3,}|control group|intervention group|study (?:population|design|group|drug))\b",
    re.IGNORECASE,
)
"""What a study's report says of its own results; elsewhere it may tell of somebody else's."""
_DRAWN = re.compile(
    # What points back at the sentences before, and what follows from them.
    r"\b(?:this|these|those|such|the (?:present|current|above|observed|resulting)) "
    r"(?:\w+ ){0,2}(?:results?|findings?|data|observations?|differences?|associations?|effects?|"
    r"evidence|experiments?|analyses|subjects|patients|participants|samples?|studies|variants?|"
    r"models?|limitations?|groups?|increases?|decreases?|changes?|genes?|alleles?|SNPs?)\b|"
    r"\bit (?:also )?(?:showed|demonstrated|revealed)\b|\bit should (?:also )?be noted\b|"
    r"\b(?:is|are) (?:therefore|thus|hence)\b|"
    r"^\W*(?:this|that|these|such)(?: (?:an? )?(?:approach\w*|strateg\w+|method\w*|situations?|"
    r"problems?|issues?|variability))? (?:\w+ly )?(?:can|could|may|might|would|is|are|has|have|"
    r"requires?|makes?|allows?|leads?|results?)\b|"
    r"^\W*(?:they|the(?:se)? authors) (?:\w+ly |also )?(?:report|suggest|f[io]u?nd|show|conclu|"
    r"observ|demonstrat|argu|propos|recommend)\w*|"
    r"^\W*(?:therefore|thus|hence|so|as such|(?:that|this|which) (?:means|implies|suggests)|"
    r"in other words|as (?:can be )?(?:seen|mentioned|described|noted)|it is (?:evident|clear|"
    r"obvious|conceivable|plausible|tempting)|arguments? can be|consequently|accordingly|overall|"
    r"in conclusion|in summary|to summari[sz]e|taken together|altogether|"
    r"in this (?:context|regard))\b|"
    # What is wished for, aimed at or still to be looked into.
    r"\b(?:future|further|additional|larger|more) (?:\w+ ){0,3}(?:research|studies|trials|work|"
    r"investigations?|analyses)\b|\blimitations?\b|\bhypothes[ie][sz]\w*|"
    r"\b(?:must|should|need to|needs to|remains? to) be (?:\w+ )?(?:investigated|studied|explored|"
    r"confirmed|replicated|validated|elucidated|evaluated|clarified|determined)\b|"
    r"\b(?:trials?|stud(?:y|ies)|research|investigations?)\b[^.;]*\b(?:should|(?:is|are|be) "
    r"(?:advised|advisable|recommended|desirable|encouraged|awaited))\b|"
    r"\b(?:warranted|(?:is|are) (?:needed|required)|will (?:be|require)|(?:crucial|important|"
    r"essential|necessary|desirable) to (?:\w+ly )?(?:understand|study|know|identify|find|develop|"
    r"note|explore|determine|clarify|elucidate|predict))\b|"
    r"^\W*(?:the )?(?:\w+ )?(?:goals?|aims?|purposes?|objectives?)\b|\b(?:seeks?|aims?) to\b|"
    r"\b(?:should|would|could|might) (?:\w+ly )?(?:permit|allow|enable|help|lead|provide|result|"
    r"be (?:useful|helpful|of (?:use|help|interest)))\b|"
    r"\bunderstanding\b[^.;]*\b(?:essential|crucial|critical|important|necessary)\b|"
    r"\bidentif(?:y|ying|ication(?: and \w+)? of) (?:the |such )?(?:[\w-]+ )?(?:patients|"
    r"individuals|people|those|predictors|biomarkers|markers|subjects)\b|"
    # How research is done.
    r"\b(?:instrumental variables?|causal (?:effects?|inference|structure)|exchangeab\w+|"
    r"confound\w+|assumptions?|estimators?|estimands?)\b",
    re.IGNORECASE,
)
"""What an article concludes, wishes or explains; its evidence is in the sentences around."""
_ANNOUNCED = re.compile(
    r"\b(?:here|in this (?:study|work|paper|report|article)|herein|the (?:aims?|purpose|"
    r"objectives?) of)\b|\bwe (?:show|demonstrate|report|identif|investigat|stud|sought|aim|"
    r"hypothesi|found|perform|conduct|examin|evaluat|assess|develop|describe)\w*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:was|were|had|did|showed|found|received|died|survived|improved|developed|occurred|"
    r"responded)\b|^\W*(?:specifically|in particular|namely|indeed)\b",
    re.IGNORECASE,
)


def tells_own_work(claim: Claim) -> bool:
    """Tell whether a claim is about its document's own work; that needs no source but itself.

    >>> from evidencegraph.model import Location
    >>> tells_own_work(Claim("c", "a.md", "We treated ten people.", Location("a.md")))
    True
    """
    return _OWN.search(claim.text) is not None


@remembered
def genres(graph: Graph) -> Mapping[str, Genre]:
    """Return what sort of text each document is."""
    return {claims[0].document: genre_of(claims, places) for claims, places in _documents(graph)}


@remembered
def study_reports(graph: Graph) -> frozenset[str]:
    """Return the documents that report a study: sections tell methods, results, a discussion."""
    return frozenset(name for name, genre in genres(graph).items() if genre is Genre.REPORT)


@remembered
def own_parts(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that repeat their document or, in a study's report, tell its work.

    What is cited there is a method, a programme or a list of studies, and what is not cited is
    the study itself; neither is a claim for which an editor would want evidence.
    """
    return frozenset(name for claims, places in _documents(graph) for name in _own(claims, places))


def concluded(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that an article draws from what it tells before.

    All of a report's discussion is such where it cites nothing, the conclusions of a review, and
    whatever follows from sentences before it.
    """
    found: set[str] = set()
    sorts = genres(graph)
    for claims, places in _documents(graph):
        genre = sorts[claims[0].document]
        if genre is not Genre.PAGE:
            found.update(
                claim.id
                for claim, place, part in zip(claims, places, parts_of(places), strict=True)
                if part is Part.BOTH or concludes(place) or _is_drawn(claim, genre)
            )
    return frozenset(found)


def continued(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that go on telling of a work which their paragraph has cited.

    "In that trial [3] 57 people took the drug. Seventeen stopped it." A claim that names another
    treatment than the sentences before it is not such.
    """
    found: set[str] = set()
    places = positions(graph)
    for claim in graph.corpus.claims:
        before = [graph.claims_by_id[name] for name in places[claim.id].before]
        named = {name for one in before for name in one.topic.interventions}
        if (
            any(one.id in graph.citations_by_claim for one in before)
            and named.issuperset(claim.topic.interventions)
            and (claim.wording.reported or _GOES_ON.search(claim.text))
        ):
            found.add(claim.id)
    return frozenset(found)


def _documents(graph: Graph) -> Iterator[tuple[Sequence[Claim], list[Position]]]:
    """Yield the claims of each document, and where they stand."""
    places = positions(graph)
    for claims in by_document(graph).values():
        yield claims, [places[claim.id] for claim in claims]


def _is_drawn(claim: Claim, genre: Genre) -> bool:
    result = genre is Genre.REPORT and _RESULT.search(claim.text)
    return bool(result or _DRAWN.search(claim.text))


def _own(claims: Sequence[Claim], places: Sequence[Position]) -> Iterator[str]:
    report = genre_of(claims, places) is Genre.REPORT
    announced: set[str] = set()
    for claim, place, part in zip(claims, places, parts_of(places), strict=True):
        own = part is Part.ABSTRACT or place.caption
        if report and not own:
            # "Here we show": the rest of such a paragraph tells what was shown.
            own = part is Part.ITSELF or tells_own_work(claim)
            own = own or not announced.isdisjoint(place.before)
            if part is Part.BOTH:
                own = own or claim.wording.reported or _is_drawn(claim, Genre.REPORT)
            elif part is Part.OTHERS and _ANNOUNCED.search(claim.text):
                announced.add(claim.id)
        if own:
            yield claim.id
