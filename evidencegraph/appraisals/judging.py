"""What people judged about claims and citations, written into the corpus itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from evidencegraph.appraisals.anchoring import Anchors, in_order
from evidencegraph.model import Appraisal, Citation, Claim, Corpus, Problem, ProblemKind


def judge(corpus: Corpus, appraisals: Iterable[Appraisal]) -> Corpus:
    """Return a corpus with kinds, directions, confirmations and sameness as people judged them.

    Of two judgements that contradict each other the later date wins, then the later line; what
    is said of one citation wins over what is said of a work everywhere. A judgement about a
    claim, a sentence or a reference that is gone changes nothing and becomes a problem.

    >>> judge(Corpus(), ()) == Corpus()
    True
    """
    anchors = Anchors(corpus)
    problems = list(corpus.problems)
    claims = {claim.id: claim for claim in corpus.claims}
    citations = list(corpus.citations)
    same: list[tuple[str, ...]] = []
    for appraisal in in_order(appraisals):
        anchor = anchors.of(appraisal)
        if anchor.stale:
            problems.append(_stale(appraisal, anchor.stale))
            continue
        for name in anchor.claims:
            claims[name] = _relabelled(claims[name], appraisal)
        citations = [
            _judged(citation, appraisal)
            if _is_about(citation, anchor.claims, anchor.references)
            else citation
            for citation in citations
        ]
        if appraisal.same:
            same.append((*anchor.claims, *appraisal.same))
    return replace(
        corpus,
        claims=tuple(claims[claim.id] for claim in corpus.claims),
        citations=tuple(_shared(corpus.claims, citations, same)),
        problems=tuple(sorted(set(problems), key=lambda one: (one.location, one.message))),
    )


def _stale(appraisal: Appraisal, why: str) -> Problem:
    message = f"this appraisal is stale and was not used: {why} ({appraisal.signature})"
    return Problem(appraisal.location, message, kind=ProblemKind.STALE_APPRAISAL)


def _is_about(citation: Citation, claims: Sequence[str], references: Sequence[str]) -> bool:
    return citation.reference in references and (not claims or citation.claim in claims)


def _relabelled(claim: Claim, appraisal: Appraisal) -> Claim:
    if appraisal.kind is None:
        return claim
    return replace(claim, kind=appraisal.kind, cue=f"judged by {appraisal.by} {appraisal.date}")


def _judged(citation: Citation, appraisal: Appraisal) -> Citation:
    if appraisal.direction is not None:
        cue = f"judged by {appraisal.by} {appraisal.date}"
        citation = replace(citation, direction=appraisal.direction, cue=cue)
    if appraisal.confirmed is not None:
        citation = replace(citation, confirmed=appraisal.confirmed)
    return citation


def _shared(
    claims: Sequence[Claim], citations: Sequence[Citation], same: Iterable[Sequence[str]]
) -> Iterator[Citation]:
    """Yield the citations, and for claims that say the same those of the others behind them.

    What one document found for a claim is evidence for it wherever it is written. A source that
    a claim cites itself stays as that claim cites it.
    """
    twins = _twins(same)
    by_claim: dict[str, list[Citation]] = {claim.id: [] for claim in claims}
    for citation in citations:
        by_claim[citation.claim].append(citation)
    for claim, own in by_claim.items():
        yield from own
        seen = {citation.reference for citation in own}
        for twin in sorted(twins.get(claim, set()) - {claim}):
            borrowed = [citation for citation in by_claim[twin] if citation.reference not in seen]
            yield from (replace(citation, claim=claim) for citation in borrowed)
            seen |= {citation.reference for citation in borrowed}


def _twins(same: Iterable[Sequence[str]]) -> Mapping[str, set[str]]:
    """Return for each claim all that say the same, also through a third one."""
    found: dict[str, set[str]] = {}
    for names in same:
        together = set(names).union(*(found.get(name, {name}) for name in names))
        for name in together:
            found[name] = together
    return found
