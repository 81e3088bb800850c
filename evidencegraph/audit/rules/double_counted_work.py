"""EG105 double-counted-work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name, stands_in_sentence
from evidencegraph.model import Problem, Severity


def double_counted_work(graph: Graph) -> Iterator[Problem]:
    """Report a claim that cites one work under several numbers.

    Why it matters
        The claim looks better supported than it is: its pointers lead to one and the same work.
        The graph counts it once.

    What is not flagged
        A number repeated in one sentence; the other sentences of a paragraph that the same
        pointers cover.

    How to fix it
        Keep one pointer, or cite a second, independent source.
    """
    for claim in graph.corpus.claims:
        keys: dict[str, set[str]] = defaultdict(set)
        for citation in filter(stands_in_sentence, graph.citations_by_claim.get(claim.id, ())):
            keys[citation.reference].add(citation.key)
        for reference in sorted(keys):
            if len(keys[reference]) > 1:
                numbers = listed(sorted(keys[reference], key=lambda key: (len(key), key)))
                yield Problem(
                    claim.location,
                    f"pointers {numbers} behind this claim lead to one work "
                    f"({source_name(graph, reference)}): one source, "
                    f"{certainty_in_words(graph, claim)}. "
                    "Keep one pointer, or cite a second source",
                    claim.id,
                    (reference,),
                )


RULE = Rule("EG105", "double-counted-work", Severity.WARNING, double_counted_work)
