"""What people judged about claims and citations, written into the corpus itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from evidencegraph.appraisals.anchoring import Anchor, Anchors, in_order, spellings
from evidencegraph.identifiers import PREFERENCE, scheme_of
from evidencegraph.model import (
    Appraisal,
    Citation,
    Claim,
    Corpus,
    Fact,
    Problem,
    ProblemKind,
    Reference,
)

_KEYS = frozenset({"bib", "entry", "unresolved"})


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
        citations += _added(appraisal, anchor, claims, citations)
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


def added_works(appraisals: Iterable[Appraisal]) -> Iterator[Reference]:
    """Yield the works that people added to claims, as far as their names tell.

    >>> list(added_works([]))
    []
    """
    for one in appraisals:
        if one.cite is None:
            continue
        known = [name for name in spellings(one.reference) if scheme_of(name) in PREFERENCE]
        fact = Fact("added to a claim", one.reason, one.by, one.date)
        for name in known[:1]:
            # A key of a library names a work there, and nothing besides.
            names = (name,) if scheme_of(name) not in _KEYS else ()
            yield Reference(name, names, facts=(fact,))


def _stale(appraisal: Appraisal, why: str) -> Problem:
    message = f"this appraisal is stale and was not used: {why} ({appraisal.signature})"
    return Problem(appraisal.location, message, kind=ProblemKind.STALE_APPRAISAL)


def _added(
    appraisal: Appraisal,
    anchor: Anchor,
    claims: Mapping[str, Claim],
    citations: Sequence[Citation],
) -> Iterator[Citation]:
    """Yield the citation that a person adds to a claim; none where the claim has it already."""
    if appraisal.cite is None:
        return
    for claim, reference in product(anchor.claims, anchor.references):
        if not any(one.claim == claim and one.reference == reference for one in citations):
            yield Citation(claim, reference, key="", location=claims[claim].location)


def _is_about(citation: Citation, claims: Sequence[str], references: Sequence[str]) -> bool:
    return citation.reference in references and (not claims or citation.claim in claims)


def _relabelled(claim: Claim, appraisal: Appraisal) -> Claim:
    if appraisal.kind is None:
        return claim
    return replace(claim, kind=appraisal.kind, cue=f"judged by {appraisal.by} {appraisal.date}")


def _judged(citation: Citation, appraisal: Appraisal) -> Citation:
    direction = appraisal.direction or appraisal.cite
    if direction is not None:
        verb = "judged" if appraisal.cite is None else "added"
        cue = f"{verb} by {appraisal.by} {appraisal.date}"
        citation = replace(citation, direction=direction, cue=cue)
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
