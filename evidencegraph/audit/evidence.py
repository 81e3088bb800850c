"""What several rules ask about the evidence behind one claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencegraph.audit.phrases import phrase, says
from evidencegraph.audit.told_results import (
    gives_numbers,
    ranks_causes,
    tells_kinetics,
    tells_result,
)
from evidencegraph.grading import is_conduit, nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name, stands_in_sentence
from evidencegraph.links import Strain, oppositions
from evidencegraph.model import (
    Causality,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Design,
    Direction,
    Grade,
    Location,
    Reliability,
    SourceKind,
    TriggerRole,
    Verdict,
    WordingLevel,
)
from evidencegraph.wording import permitted_wording

_EFFECTS = frozenset(
    {ClaimKind.TREATMENT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.MECHANISM}
)
_EFFECT_WORDS = frozenset({Causality.DIRECT, Causality.CONDITIONAL})
_ACTED_ON = frozenset(
    {ClaimKind.TREATMENT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.DIAGNOSIS}
)
_NAMES_OF_TREATMENTS = frozenset({"drug", "drugs", "dose", "medication", "medications"})
"""Cues that alone do not show an effect on people: enzymes metabolise drugs."""
_MOST_NAMED = 3
GUIDELINE_SOURCES = frozenset(
    {SourceKind.SYSTEMATIC_GUIDELINE, SourceKind.SOCIETY_GUIDELINE, SourceKind.REGULATOR}
)
GUIDELINE_DESIGNS = frozenset({Design.SYSTEMATIC_GUIDELINE, Design.GUIDELINE, Design.CONSENSUS})


def supporting_works(graph: Graph, claim: Claim) -> tuple[str, ...]:
    """Return the works that count for a claim, strongest first."""
    return tuple(
        one.reference
        for one in graph.supports[claim.id].contributions
        if one.group and one.direction in {Direction.SUPPORTS, Direction.QUALIFIES}
    )


def own_citations(graph: Graph, claim: Claim) -> tuple[Citation, ...]:
    """Return the citations whose pointer stands in the claim's own sentence."""
    return tuple(filter(stands_in_sentence, graph.citations_by_claim.get(claim.id, ())))


def place(graph: Graph, claim: Claim) -> Location:
    """Return where a finding about a claim's sources belongs: at its first pointer."""
    own = own_citations(graph, claim)
    return own[0].location if own else claim.location


def is_direct(graph: Graph, work: str, claim: str = "") -> bool:
    """Tell whether a work observed something itself, as far as anyone knows; behind a claim."""
    return not is_conduit(graph.grade_behind(claim, work))


def best_possible(graph: Graph, claim: Claim) -> Certainty | None:
    """Return the most that a perfect appraisal could grant; None where nobody can tell.

    What a guideline or a narrative review rests on is not known here: it may be trials. So may a
    study of undetermined design, a source that could not be identified, and a systematic review
    of which nothing says what it gathers.
    """
    support = graph.supports[claim.id]
    works = supporting_works(graph, claim)
    grades = [graph.grade_behind(claim.id, work) for work in works]
    designs = {grade.design for grade in grades}
    relayed = GUIDELINE_DESIGNS | {Design.NARRATIVE_REVIEW}
    guides = any(grade.source in GUIDELINE_SOURCES for grade in grades)
    unidentified = any(
        graph.grades[citation.reference].source is SourceKind.UNKNOWN
        for citation in graph.citations_by_claim.get(claim.id, ())
    )
    unsaid = any(map(_gathers_unsaid, grades))
    if guides or unidentified or unsaid or designs & relayed or Design.UNDETERMINED in designs:
        return None
    if support.verdict in {Verdict.UNSUPPORTED, Verdict.UNKNOWN, Verdict.INDIRECT}:
        return None
    return support.ceiling


def _gathers_unsaid(grade: Grade) -> bool:
    """Tell whether a review was taken for one of observational studies for want of better."""
    if grade.design is not Design.REVIEW_OF_STUDIES or grade.reliability is Reliability.HUMAN:
        return False
    return not any(says(signal.value, "observational") for signal in grade.signals)


def asserts_effect(claim: Claim) -> bool:
    """Tell whether a claim states an effect as a general truth.

    What is reported of one study, advised, said of the state of the evidence or doubted in the
    same sentence is judged elsewhere or not at all; where no words say that one thing makes
    another, there is no effect whose certainty could be worded.
    """
    wording = claim.wording
    return (
        claim.kind in _EFFECTS
        and wording.causality in _EFFECT_WORDS
        and wording.level > WordingLevel.STATUS
        and not wording.doubted
        and not tells_result(claim)
        and not ranks_causes(claim)
        and not wording.modality.recommends
    )


def is_acted_on(claim: Claim) -> bool:
    """Tell whether somebody may act on a claim: it says what a treatment, a harm or a test does.

    Sentences that only name such things, say how many die of one or how a drug is taken up, are
    left out.
    """
    wording = claim.wording
    states = wording.causality is not Causality.NONE or wording.modality.recommends
    told = states or gives_numbers(claim)
    counts = ranks_causes(claim) or tells_kinetics(claim)
    return claim.kind in _ACTED_ON and told and not counts


def asks_for_evidence(claim: Claim, *, among_peers: bool) -> bool:
    """Tell whether a reader would want evidence for a claim.

    Args:
        claim: any claim.
        among_peers: whether it stands in a study's report, whose readers know the field: there
            background without an effect, advice or a number is common ground, and what is open or
            hedged is the writers' own judgement.
    """
    if not among_peers:
        return claim.kind is not ClaimKind.GENERAL
    wording = claim.wording
    linked = wording.causality is Causality.CORRELATIONAL and says(claim.text, "link")
    effect = wording.causality in _EFFECT_WORDS or (linked and not says(claim.text, "gap"))
    sure = effect and wording.level >= WordingLevel.PROBABLY
    something = claim.topic.interventions or not says(claim.cue, "bare advice")
    advised = wording.modality.recommends and something and not says(claim.text, "possibility")
    acted_on = claim.kind in _ACTED_ON and claim.cue.lower() not in _NAMES_OF_TREATMENTS
    if claim.kind is ClaimKind.GENERAL:
        shares = any(number.unit == "%" for number in claim.numbers)
        return shares and not says(claim.text, "group")
    return gives_numbers(claim) or bool(acted_on and (sure or advised))


def appealed_to(claim: Claim) -> str:
    """Return the words by which a claim leans on the findings of others; empty where none do.

    Gaps are left out: that nothing has been reported is no finding.

    >>> appealed_to(Claim("c", "a.md", "Several studies have shown harm.", Location("a.md")))
    'Several studies have shown'
    """
    found = phrase("findings of others").search(claim.text)
    return found[0] if found and not says(claim.text, "gap") else ""


def shortened(text: str, longest: int = 160) -> str:
    """Return a text that fits into a message, cut at a word.

    >>> shortened("one two three", 8)
    'one two …'
    """
    return text if len(text) <= longest else f"{text[:longest].rpartition(' ')[0]} …"


def quoted(claim: Claim, role: TriggerRole, otherwise: str) -> str:
    """Return the first words of a claim that play a role, in quotes."""
    for trigger in claim.wording.triggers:
        if trigger.role is role:
            return f'"{claim.text[trigger.start : trigger.end]}"'
    return otherwise


def bearable(claim: Claim, certainty: Certainty) -> str:
    """Return the words that evidence of this certainty would bear for a claim."""
    return permitted_wording(certainty, negated=claim.wording.negated)


def support_in_words(graph: Graph, claim: Claim) -> str:
    """Return a claim's certainty, what a person could make of it, and what it stands on."""
    support = graph.supports[claim.id]
    could = f", which an appraisal could raise to {support.ceiling.label}"
    rise = could if support.ceiling > support.certainty else ""
    works = named(graph, supporting_works(graph, claim), claim.id)
    return f"{certainty_in_words(graph, claim)}{rise}: {works}"


def certainty_in_words(graph: Graph, claim: Claim) -> str:
    """Return how well a claim is supported in a few words: ``low certainty``, ``no support``."""
    support = graph.supports[claim.id]
    without = {
        Verdict.UNKNOWN: "unknown support",
        Verdict.UNSUPPORTED: "no support",
        Verdict.INDIRECT: "no direct evidence",
    }
    level = f"{support.certainty.label} certainty" if support.certainty else "no certainty"
    return without.get(support.verdict, level)


def other_side(graph: Graph, other: Claim, path: str) -> str:
    """Return where another claim stands, what it says and how well that is supported."""
    here = other.location.path == path and other.location.line > 0
    where = f"line {other.location.line}" if here else str(other.location)
    return f'{where} says "{shortened(other.text)}" ({certainty_in_words(graph, other)})'


def told_once(graph: Graph, strain: Strain) -> Iterator[tuple[Claim, str, str]]:
    """Yield claims against which an earlier one speaks in a way, once for each topic.

    Yields:
        The claim, what both are about, and both sides with their support:
        ``"..." (no support), while line 8 says "..." (low certainty)``.
    """
    told: set[tuple[str, str]] = set()
    for one in oppositions(graph):
        claim = one.second
        if one.strain is strain and (claim.id, one.about) not in told:
            told.add((claim.id, one.about))
            ours = f'"{shortened(claim.text)}" ({certainty_in_words(graph, claim)})'
            theirs = other_side(graph, one.first, claim.document)
            yield claim, one.about, f"{ours}, while {theirs}"


def named(graph: Graph, works: Iterable[str], claim: str = "") -> str:
    """Return the names and natures of works; many of them are counted.

    Args:
        graph: the graph.
        works: by id.
        claim: the id of the claim spoken of, where people may have judged otherwise.
    """
    everything = list(works)
    names = [
        f"{source_name(graph, work)} ({nature(graph.grade_behind(claim, work))})"
        for work in everything[:_MOST_NAMED]
    ]
    left = len(everything) - _MOST_NAMED
    return listed([*names, f"{left} more"] if left > 0 else names)
