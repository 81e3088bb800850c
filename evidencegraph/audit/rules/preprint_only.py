"""EG209 preprint-only."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, is_direct, place, supporting_works
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Problem, Severity


def preprint_only(graph: Graph) -> Iterator[Problem]:
    """Flag a claim whose studies are all preprints.

    Why it matters
        Nobody has reviewed them. Most keep their result when they are published (81 % in medRxiv,
        Janda 2022), some change it, some never appear.

    What is not flagged
        A preprint beside a reviewed study; a preprint whose published version is known, since
        both are one work.

    How to fix it
        Cite the published version, or say in the sentence that it is a preprint.
    """
    for claim in graph.corpus.claims:
        works = [
            work for work in supporting_works(graph, claim) if is_direct(graph, work, claim.id)
        ]
        if works and all(
            "not peer reviewed" in graph.grade_behind(claim.id, work).flags for work in works
        ):
            names = listed(source_name(graph, work) for work in works)
            kind = "is a preprint" if len(works) == 1 else "are preprints"
            yield Problem(
                place(graph, claim),
                f"{names} {kind}, and nothing reviewed supports this claim "
                f"({certainty_in_words(graph, claim)}). "
                "Cite the published version, or say that it is not peer reviewed",
                claim.id,
                tuple(sorted(works)),
            )


RULE = Rule("EG209", "preprint-only", Severity.WARNING, preprint_only)
