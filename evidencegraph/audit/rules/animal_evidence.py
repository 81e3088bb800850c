"""EG211 animal-evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.audit.evidence import is_direct, named, place, supporting_works
from evidencegraph.audit.own_work import own_parts
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import ClaimKind, Design, Problem, Severity, WordingLevel

_ABOUT_PEOPLE = frozenset({ClaimKind.TREATMENT, ClaimKind.HARM, ClaimKind.PROGNOSIS})
_NOT_IN_PEOPLE = frozenset({Design.ANIMAL, Design.LABORATORY})
_SAID = re.compile(
    r"\b(?:mice|mouse|murine|rats?|rodents?|rabbits?|primates?|monkeys?|macaques?|zebrafish|dogs?|"
    r"pigs?|animals?|cells|strains?|assays?|in vitro|in vivo|ex vivo|test tubes?|cell lines?|"
    r"cell cultures?|cultured|tissue cultures?|laborator\w+|preclinical|pre-clinical|"
    r"experimental models?|knockout)\b",
    re.IGNORECASE,
)

_PATIENTS = re.compile(
    r"\b(?:patients?|people|persons?|women|men|children|adults|infants|survival|mortality|"
    r"treatments? (?:of|for)|clinical\w*|humans?|therap(?:y|ies) (?:of|for|prolongs?|reduces?)|"
    r"treatment with)\b",
    re.IGNORECASE,
)


def animal_evidence(graph: Graph) -> Iterator[Problem]:
    """Flag a claim about patients that rests on animals or cells alone, unsaid.

    Why it matters
        One in twenty treatments that worked in animals is approved for people (Ineichen 2024).
        For patients such work is indirect: it counts as no direct evidence.

    What is not flagged
        Sentences that say so ("in mice", "in cells") or name neither patients nor their treatment
        or survival; claims about mechanisms; claims with one
        study in people behind them; what a study's report says of its own work.

    How to fix it
        Say in the sentence in what it was found, or cite a study in people.
    """
    own = own_parts(graph)
    for claim in graph.corpus.claims:
        if (
            claim.id in own
            or claim.kind not in _ABOUT_PEOPLE
            or claim.wording.level is WordingLevel.STATUS
            or _SAID.search(claim.text)
            or not _PATIENTS.search(claim.text)
        ):
            continue
        works = [
            work for work in supporting_works(graph, claim) if is_direct(graph, work, claim.id)
        ]
        designs = {graph.grade_behind(claim.id, work).design for work in works}
        if works and designs <= _NOT_IN_PEOPLE:
            yield Problem(
                place(graph, claim),
                f"this {claim.kind} claim rests on {named(graph, works, claim.id)}: no direct "
                "evidence in people. Say in what it was found, or cite a study in people",
                claim.id,
                tuple(sorted(works)),
            )


RULE = Rule("EG211", "animal-evidence", Severity.WARNING, animal_evidence)
