"""EG005 stale-appraisal."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def stale_appraisal(graph: Graph) -> Iterator[Problem]:
    """Report a human judgement about a claim, a sentence or a source that is no longer there.

    Why it matters
        Somebody judged a sentence that has changed since. The judgement is not used, so that
        certainty may have risen or fallen without anyone having decided it.

    What is not flagged
        Judgements whose claim and quote are where they were; a file with a wrong key or value,
        which stops the command instead.

    How to fix it
        Read the sentence again and write its new id and words into the appraisal, with a new
        date; or take the appraisal out.
    """
    yield from (p for p in graph.corpus.problems if p.kind is ProblemKind.STALE_APPRAISAL)


RULE = Rule("EG005", "stale-appraisal", Severity.WARNING, stale_appraisal)
