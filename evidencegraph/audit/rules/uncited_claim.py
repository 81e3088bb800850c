"""EG101 uncited-claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from evidencegraph.audit.accounts import continued, told_beside
from evidencegraph.audit.asides import is_aside, names_only
from evidencegraph.audit.evidence import appealed_to, asks_for_evidence
from evidencegraph.audit.genre import Genre
from evidencegraph.audit.outline import positions
from evidencegraph.audit.own_work import (
    concluded,
    genres,
    own_parts,
)
from evidencegraph.audit.phrases import says
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import stands_in_sentence
from evidencegraph.links import restatements, tells_own_work
from evidencegraph.model import (
    Claim,
    ClaimKind,
    Problem,
    Scope,
    Severity,
)

_WANTED = {
    ClaimKind.TREATMENT: "a trial, a systematic review or a guideline",
    ClaimKind.HARM: "the study or the label that reports it",
    ClaimKind.PROGNOSIS: "a cohort or a systematic review",
    ClaimKind.DIAGNOSIS: "a study of the test or a guideline",
    ClaimKind.PREVALENCE: "a survey or a registry",
    ClaimKind.MECHANISM: "the study that showed it",
    ClaimKind.STATUS: "the review that looked for evidence",
    ClaimKind.GENERAL: "whoever counted",
}
"""What a reader would want to see behind a claim (METHOD 1.3, from OCEBM 2011)."""
_ALONE = (
    "this statement cites no source, so that a reader who doubts it cannot look it up. "
    "Cite one, or take it out"
)
_AFAR = (
    "no pointer of its own, as the others here have; only the one that closes its paragraph could "
    "be meant. Repeat that pointer here if its source says this, or cite"
)
_AFAR_SCOPES = frozenset({Scope.PARAGRAPH, Scope.LIST})


def uncited_claim(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that a reader could doubt and that cites nothing.

    Why it matters
        A reader cannot tell where it comes from, and no evidence can be weighed for it.

    How urgent it is
        A claim about treatment, harm, outlook, diagnosis or evidence is a warning. In a page or an
        answer that cites sources, every other statement of fact is a note, and so is one without
        a pointer beside statements that have their own each, where only the pointer that closes
        the paragraph could be meant. `--min-severity warning` leaves the notes out.

    What is not flagged
        Sentences that name treatments without saying what they do; advice to talk to somebody, or
        to change nothing on one's own; what an answer says of itself, of the question or to its
        reader; takeaways that repeat what the document cites elsewhere; sentences covered by a
        pointer at the end of their paragraph; claims whose pointer leads nowhere (EG102
        dangling-pointer); in the notes, sentences about a study that the sentence beside cites.
        In articles: the abstract, captions, conclusions, aims, what goes on telling of a study
        that its section has cited (its groups, its people, its numbers), sentences that name a
        study cited elsewhere, and whatever states no effect, advice or number; in a study's report
        its methods, its results and its discussion, too.

    How to fix it
        Cite a source for it, soften it to what the cited sentences say, or take it out.
    """
    silent = frozenset(restatements(graph)) | own_parts(graph) | concluded(graph)
    continuing = continued(graph)
    sorts = genres(graph)
    sourced = _sourced(graph)
    pointed = _pointed_each(graph)
    cited = _cited_sentences(graph)
    beside = told_beside(graph)
    before = _before_a_closing_pointer(graph)
    for claim in graph.corpus.claims:
        on_page = sorts[claim.document] is Genre.PAGE
        if claim.id in silent or (claim.id in continuing and not on_page):
            continue
        alone = claim.id not in graph.citations_by_claim and not says(claim.text, "source named")
        afar = on_page and claim.document in pointed and claim.id in before
        if alone and (message := _asked(claim, among_peers=not on_page, afar=afar)):
            yield Problem(claim.location, message, claim.id)
        elif (
            on_page
            and claim.document in sourced
            and (claim.document, claim.sentence) not in cited
            and claim.id not in beside
            and _could_be_doubted(claim)
        ):
            lonely = claim.document in pointed and _is_covered_from_afar(graph, claim)
            if alone or lonely:
                message = f"this statement has {_AFAR} another" if afar or lonely else _ALONE
                yield Problem(claim.location, message, claim.id, severity=Severity.NOTE)


def _asked(claim: Claim, *, among_peers: bool, afar: bool) -> str:
    """Return why a claim without a source is one to warn of; empty where it is none.

    Args:
        claim: without a source.
        among_peers: whether readers know the field.
        afar: whether a pointer further down its paragraph could be meant.
    """
    if not claim.wording.judged or is_aside(claim.text) or tells_own_work(claim):
        return ""
    if asks_for_evidence(claim, among_peers=among_peers) and not names_only(claim):
        if afar:
            return f"this {_named(claim)} has {_AFAR} {_WANTED[claim.kind]}"
        return (
            f"this {_named(claim)} cites no source, so that nothing supports it. "
            f"Cite {_WANTED[claim.kind]}, or soften it"
        )
    words = appealed_to(claim)
    return words and (
        f'this claim leans on the findings of others ("{words}") and names none of them. '
        "Cite the studies, or say that it is your own view"
    )


def _named(claim: Claim) -> str:
    """Return what a claim is, and the words or the number that show it."""
    if claim.kind is ClaimKind.TREATMENT and claim.wording.modality.recommends:
        return f'advice ("{claim.cue}")'
    if claim.kind is not ClaimKind.GENERAL:
        return f'{claim.kind} claim ("{claim.cue}")'
    return f"number ({', '.join(map(str, claim.numbers[:1]))})"


def _could_be_doubted(claim: Claim) -> bool:
    """Tell whether a statement of a page is one that a source could bear out."""
    advice = claim.kind is ClaimKind.GENERAL and claim.cue  # to talk to somebody
    alone = claim.wording.modality.recommends and says(claim.text, "on one's own")
    hope = says(claim.text, "hope")
    return claim.wording.judged and not (advice or alone or hope or is_aside(claim.text))


def _sourced(graph: Graph) -> frozenset[str]:
    """Return the documents that list sources or point at any: their readers may expect more."""
    return frozenset(p.path for p in graph.corpus.papers if p.entries or p.pointers)


def _pointed_each(graph: Graph) -> frozenset[str]:
    """Return the documents that point at each statement by itself.

    Most of their cited claims have a pointer of their own, and some of these pointers stand inside
    a paragraph, not at its end.
    """
    places = positions(graph)
    cited = graph.citations_by_claim
    own = {name for name, citations in cited.items() if any(map(stands_in_sentence, citations))}
    document = {claim.id: claim.document for claim in graph.corpus.claims}
    every, pointed = Counter(map(document.get, cited)), Counter(map(document.get, own))
    inside = {document[n] for place in places.values() for n in own.intersection(place.before)}
    return frozenset(name for name in inside if 2 * pointed[name] > every[name])


def _cited_sentences(graph: Graph) -> frozenset[tuple[str, str]]:
    """Return the sentences one of whose clauses has a pointer: a reader looks there for all."""
    return frozenset(
        (claim.document, claim.sentence)
        for claim in graph.corpus.claims
        if claim.sentence and claim.id in graph.citations_by_claim
    )


def _before_a_closing_pointer(graph: Graph) -> frozenset[str]:
    """Return the claims after which their paragraph has no pointer but the one that closes it."""
    places, cited = positions(graph), graph.citations_by_claim
    followed = {name for place in places.values() for name in place.before}
    found: set[str] = set()
    for name in cited.keys() & (places.keys() - followed):
        found.update(takewhile(lambda one: one not in cited, reversed(places[name].before)))
    return frozenset(found)


def _is_covered_from_afar(graph: Graph, claim: Claim) -> bool:
    citations = graph.citations_by_claim.get(claim.id, ())
    return bool(citations) and all(citation.scope in _AFAR_SCOPES for citation in citations)


RULE = Rule("EG101", "uncited-claim", Severity.WARNING, uncited_claim)
