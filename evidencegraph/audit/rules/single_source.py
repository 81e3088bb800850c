"""EG203 single-source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.evidence import own_citations
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.model import Certainty, Claim, Problem, Severity, Verdict


def single_source(graph: Graph) -> Iterator[Problem]:
    """Note a claim whose direct evidence is one independent body.

    Why it matters
        If that source is wrong, misquoted or withdrawn, nothing is left. About one citation in
        eight does not say what it is cited for (Jergas & Baethge 2015).

    What is not flagged
        The same source again in the same document: it is named once, with the number of claims;
        results told with their study; claims without direct evidence (EG202
        tertiary-sources-only); the other sentences of a paragraph that the same pointer covers.

    How to fix it
        Add a second, independent source, or check this one against the claim.
    """
    resting: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        support = graph.supports[claim.id]
        if not own_citations(graph, claim) or support.verdict is not Verdict.SUPPORTED:
            continue
        first = next(one for one in support.contributions if one.credit > 0)
        # The claim stands on one body if its direct evidence goes with that body.
        if first.certainty_without is Certainty.NONE and not claim.wording.reported:
            resting[claim.document, first.reference].append(claim)
    for (_, work), claims in sorted(resting.items()):
        levels = sorted({graph.supports[claim.id].certainty for claim in claims})
        certainty = " to ".join(dict.fromkeys([levels[0].label, levels[-1].label]))
        others = f", here and for {len(claims) - 1} more of the document" if claims[1:] else ""
        yield Problem(
            own_citations(graph, claims[0])[0].location,
            f"{certainty} certainty rests on {source_name(graph, work)} alone{others}; "
            "without it there is no direct evidence",
            claims[0].id,
            (work,),
        )


RULE = Rule("EG203", "single-source", Severity.NOTE, single_source)
