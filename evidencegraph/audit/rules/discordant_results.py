"""EG308 discordant-results."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import told_once
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import Strain
from evidencegraph.model import Problem, Severity


def discordant_results(graph: Graph) -> Iterator[Problem]:
    """Note two results that point different ways and may be about the same thing.

    Why it matters
        One finds an effect where the other finds none, or the opposite effect. They may speak of
        two drugs of one family, of two outcomes of one area or of other patients, so both may be
        right; a reader who meets only one of them should know of the other.

    What is not flagged
        Flat denials and sources that plainly differ (EG304 contradicting-claims, EG307
        differing-claims); advice against doubt (EG305 doubted-advice); in one document, results on
        one source, results of its own study, and results that stand side by side.

    How to fix it
        Look whether both are about the same thing. If so, cite both and say which is the stronger
        evidence; if not, name the drug, the outcome or the patients that tell them apart.
    """
    for claim, about, sides in told_once(graph, Strain.DISCORDANCE):
        yield Problem(
            claim.location,
            f"on {about} these two differ: this says {sides}. "
            "Look whether they are about the same thing, and say so if they are",
            claim.id,
        )


RULE = Rule("EG308", "discordant-results", Severity.NOTE, discordant_results)
