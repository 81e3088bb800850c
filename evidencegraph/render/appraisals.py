"""A file of appraisals to fill in: the weakest claims, what they cite, what may be judged."""

from __future__ import annotations

import json
from collections.abc import Iterator

from evidencegraph.grading import nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import Appraisal, Claim, Contribution, Direction, SourceKind
from evidencegraph.queries import weakest
from evidencegraph.render.phrases import headline

_HEAD = """\
# Human judgements about claims and their sources, weakest claims first.
#
# Take the marks # off a block, fill in what you have judged, and delete what you have not.
# Every block needs reason, by and date. Give the file to any command: --appraisals appraisals.toml
#
#   confirmed = true          the source says what is claimed
#   direction = "supports"    or contradicts, qualifies, mentions
#   cite = "supports"         add a source that the claim does not cite, and say what it does
#   design = "cohort study"   the design of the source;   participants = 120
#   risk_of_bias, inconsistency, indirectness, imprecision, publication_bias
#                             = "not serious", "serious" (-1 level) or "very serious" (-2)
#   large_effect, dose_response, opposing_confounding = 1 or 2; non-randomised studies only
#   level = "high"            the certainty of this evidence as a whole, instead of ratings
#   kind = "harm"             the question that the claim answers;   same = ["claim:..."]
#
# Rating any domain turns the automatic imprecision off: rate imprecision as well.
# Of two blocks that contradict each other the later date wins, then the later line.
"""


def skeleton(graph: Graph, count: int = 10) -> str:
    """Return ``appraisals.toml`` to fill in, for the weakest claims whose sources are known.

    Everything in it is commented out: as it stands, it judges nothing.

    Args:
        graph: the graph.
        count: how many claims at most.

    >>> skeleton(Graph()).splitlines()[-1].startswith("#")
    True
    """
    ranked = weakest(graph, len(graph.corpus.claims))
    cited = [one.claim for one in ranked if _sources(graph, one.claim)]
    return _HEAD + "".join(
        f"\n{line}" if line else "\n"
        for claim in cited[: max(count, 0)]
        for line in _claim_lines(graph, claim)
    ) + ("\n" if cited else "")  # fmt: skip


def citing(claim: Claim, appraisal: Appraisal) -> str:
    """Return the block of ``appraisals.toml`` that adds a work to a claim.

    Args:
        claim: what the work is added to; its id and its words anchor the block.
        appraisal: the work, what it does for the claim, reason, author and date.
    """
    lines = [
        "[[appraisal]]",
        f"claim = {_text(claim.id)}",
        f"quote = {_text(claim.text)}",
        f"reference = {_text(appraisal.reference)}",
        f"cite = {_text(appraisal.cite or Direction.SUPPORTS)}",
        *(["confirmed = true"] if appraisal.confirmed else []),
        f"reason = {_text(appraisal.reason)}",
        f"by = {_text(appraisal.by)}",
        f"date = {_text(appraisal.date)}",
    ]
    return "\n".join(lines) + "\n"


def _claim_lines(graph: Graph, claim: Claim) -> Iterator[str]:
    support = graph.supports[claim.id]
    yield f"# {claim.location}: {claim.kind} claim, {headline(support)}"
    for one in _sources(graph, claim):
        yield ""
        yield f"# {_about(graph, one)}"
        yield "#[[appraisal]]"
        yield f"#claim = {_text(claim.id)}"
        yield f"#quote = {_text(claim.text)}"
        yield f"#reference = {_text(one.reference)}"
        yield "#confirmed = true"
        yield '#risk_of_bias = "not serious"'
        yield '#imprecision = "not serious"'
        yield '#reason = ""'
        yield '#by = ""'
        yield "#date = "
    yield ""


def _sources(graph: Graph, claim: Claim) -> list[Contribution]:
    """Return what a claim cites and a person can look up."""
    return [
        one
        for one in graph.supports[claim.id].contributions
        if graph.grades[one.reference].source is not SourceKind.UNKNOWN
    ]


def _about(graph: Graph, one: Contribution) -> str:
    """Return a source on one line: its name, what it is, where it can be read."""
    grade = graph.grades[one.reference]
    place = address_of(one.reference) or one.reference
    line = f"{source_name(graph, one.reference)}: {nature(grade)}, {one.direction}; {place}"
    return " ".join(line.split())


def _text(value: str) -> str:
    r"""Return a text as TOML writes it: JSON's escapes are TOML's, but for one.

    >>> _text('say "x"')
    '"say \\"x\\""'
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
