"""The sentences of a report: what it found in short, how, and with what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed
from evidencegraph.model import Certainty, Design, Finding, Severity
from evidencegraph.queries import Coverage, coverage
from evidencegraph.render.legend import STATES, state_of
from evidencegraph.render.phrases import plural
from evidencegraph.version import VERSION


def title(graph: Graph) -> str:
    """Return the title of the first document, and how many more there are."""
    titles = [paper.title for paper in graph.corpus.papers]
    if len(titles) < 2:  # noqa: PLR2004 - one document is the report's own subject
        return titles[0] if titles else "No document"
    return f"{titles[0]}, and {plural(len(titles) - 1, 'more document')}"


def lead(graph: Graph, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the whole in three or four sentences.

    >>> next(lead(Graph(), ()))
    'No document puts forward a claim.'
    """
    counts = coverage(graph)
    states = Counter(state_of(support) for support in graph.supports.values())
    if not counts.claims:
        yield "No document puts forward a claim."
    else:
        yield (
            f"{_in_documents(counts)} {plural(counts.claims, 'claim')}; "
            f"{counts.cited} of them {'cites' if counts.cited == 1 else 'cite'} a source."
        )
        yield f"{sentence(_levels(states, _undetermined(graph)))}."
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if findings:
        found = plural(len(findings), "finding")
        yield f"The audit has {found}; {plural(errors, 'error')} among them."
    else:
        yield "The audit found nothing."
    if counts.unresolved:
        yield (
            f"{plural(counts.unresolved, 'pointer')} "
            f"{'leads' if counts.unresolved == 1 else 'lead'} to no entry of a list of references."
        )


def gaps(counts: Coverage) -> Iterator[str]:
    """Yield what stands behind the claims, and where nothing does, in sentences."""
    yield (
        f"{plural(counts.citations, 'citation')} of {plural(counts.references, 'work')}, "
        f"{counts.conduits} of which relay{'s' if counts.conduits == 1 else ''} what others "
        f"observed; {counts.bodies_per_claim:.2f} independent bodies of evidence for each claim "
        "that cites."
    )
    if counts.roots:
        yield (
            f"Claims lead to {plural(counts.roots, 'study', 'studies')} "
            f"({counts.amplification:.2f} ways to each)."
        )
    if counts.relayed:
        yield (
            f"For {plural(counts.relayed, 'claim')} only pages, reviews or opinions count; "
            f"a study is known behind {counts.traced or 'none'} of them."
        )
    if counts.unfounded_advice:
        yield (
            f"{counts.unfounded_advice} of {plural(counts.advice, 'recommendation')} "
            f"{'has' if counts.unfounded_advice == 1 else 'have'} no direct evidence."
        )
    if counts.outdated:
        yield f"{plural(counts.outdated, 'cited review or page', 'cited reviews and pages')} " + (
            "is more than five years old."
            if counts.outdated == 1
            else "are more than five years old."
        )


def _in_documents(counts: Coverage) -> str:
    return "The document puts forward" if counts.documents == 1 else (
        f"The {counts.documents} documents put forward"
    )  # fmt: skip


def _levels(states: Counter[str], undetermined: int) -> str:
    surer = [
        f"{states[sign.name]} {sign.label.lower()}"
        for sign in STATES[:4]
        if states[sign.name]
    ]  # fmt: skip
    direct = sum(states[sign.name] for sign in STATES[:4])
    found = f" (certainty: {listed(surer)})" if surer else ""
    parts = [f"direct evidence is cited for {direct}{found}"]
    if undetermined:
        parts.append(f"for {undetermined} of these nothing shows how the best source was made")
    for name, words in (
        ("indirect", "only pages, opinions or studies of another question are cited for {}"),
        ("contradicted", "evidence at least as strong is cited against {}"),
        ("unsupported", "no source of {} counts"),
        ("uncited", "no source is cited for {}"),
        ("unknown", "the sources of {} could not be identified, which says nothing against them"),
    ):
        if states[name]:
            parts.append(words.format(states[name]))
    return "; ".join(parts)


def _undetermined(graph: Graph) -> int:
    """Count the claims with direct evidence of which the strongest has no known design."""
    strongest = (
        (name, next((one for one in support.contributions if one.credit > 0), None))
        for name, support in graph.supports.items()
        if support.certainty is not Certainty.NONE
    )
    return sum(
        one is not None and graph.grade_behind(name, one.reference).design is Design.UNDETERMINED
        for name, one in strongest
    )


def sentence(text: str) -> str:
    """Return words with the first letter of a sentence."""
    return text[:1].upper() + text[1:]


def methods(graph: Graph) -> Iterator[str]:
    """Yield what was done, in sentences."""
    sizes = listed(str(size) for size in graph.method.information_sizes)
    yield (
        "Every sentence that puts something forward is a claim; every pointer behind it is a "
        "citation of a work, and entries that name one work are one source."
    )
    yield (
        "Designs are ranked as in OCEBM 2011 with the starting levels of GRADE, by the kind of "
        "question that a claim answers. Sources that share a study or a publisher are one "
        "independent body of evidence and count once. The best body decides, others only "
        f"corroborate. Bodies lose a level for each of these numbers of people that they do not "
        f"reach together: {sizes}. Evidence of equal strength against a claim costs one."
    )
    yield (
        "Certainty is an order, not a probability of truth, and no GRADE rating: risk of bias "
        "cannot be read from metadata, so no machine grants high. It runs from the level that "
        "survives known error rates to the level that a full appraisal could still grant."
    )
    yield (
        "It says what a document rests on. Whether a source says what is claimed is for a person "
        "to check, and what could not be checked is unknown, which is not the same as unsupported."
    )


def untold(claims: int) -> str:
    """Return what is said of claims that a summary leaves out; nothing where it leaves out none."""
    if not claims:
        return ""
    cite = "cites" if claims == 1 else "cite"
    return (
        f"Not listed: {plural(claims, 'claim')} that {cite} no source, of which no finding speaks."
    )


def versions(graph: Graph) -> Iterator[str]:
    """Yield what it was done with, and of when the facts are; never today's date."""
    yield f"evidencegraph {VERSION}, method {graph.method_id}."
    if graph.tables.added:
        names = listed(name for name, _ in graph.tables.added)
        yield f"Grading tables besides the built-in ones: {names}."
    if graph.method.as_of:
        yield f"Age of reviews and pages counted as of {graph.method.as_of}."
    yield from _facts(graph)
    yield from _judgements(graph)


def _facts(graph: Graph) -> Iterator[str]:
    dates: dict[str, set[str]] = {}
    for work in graph.corpus.references:
        for fact in work.facts:
            dates.setdefault(fact.source, set()).update({fact.date} - {""})
    if not dates:
        yield (
            "No catalogue was asked: what is known of the works, retractions included, comes "
            "from the documents and libraries alone."
        )
    for source, days in sorted(dates.items()):
        yield f"Facts from {source}{_span(sorted(days))}."


def _span(days: Sequence[str]) -> str:
    if not days:
        return ", date unknown"
    return f", fetched {days[0]}" + (f" to {days[-1]}" if len(days) > 1 else "")


def _judgements(graph: Graph) -> Iterator[str]:
    if graph.appraisals:
        people = listed(sorted({one.by for one in graph.appraisals}))
        days = sorted({one.date for one in graph.appraisals})
        span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
        yield f"{plural(len(graph.appraisals), 'human judgement')} by {people}, {span}."
    else:
        yield "Nobody has appraised the evidence; all levels are the machine's."
