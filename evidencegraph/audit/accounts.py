"""Accounts of a study: sentences that go on telling of a work which was cited before them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from evidencegraph.audit.outline import Position, positions
from evidencegraph.audit.phrases import phrase, says
from evidencegraph.audit.told_results import gives_numbers
from evidencegraph.graph import Graph
from evidencegraph.model import Claim

_NAME = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-(?:[IVX]+|\d+))?(?![\w-])")


def continued(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that go on telling of a work which was cited before.

    "In that trial [3] 57 people took the drug. Seventeen stopped it." In the paragraph of the
    pointer the past tense is enough, unless another treatment is named. Further down its section
    an account is known by its groups, its people and its numbers, until another study is
    introduced; everywhere, by the name of a study that was cited under it.
    """
    places = positions(graph)
    found: set[str] = set()
    for claims in graph.claims_by_document.values():
        found.update(_in_paragraphs(graph, claims, places))
        found.update(_in_sections(graph, claims, places))
    return frozenset(found)


def told_beside(graph: Graph) -> frozenset[str]:
    """Return the ids of claims whose study is cited in a sentence beside them.

    "It was tested in a trial of 57 people. It did not help [3]." and "It helped [3]. This trial
    was small.": nobody has to look for the source of the sentence without a pointer.
    """
    found: set[str] = set()
    cited = graph.citations_by_claim
    for name, place in positions(graph).items():
        if not place.before:
            continue
        previous, claim = graph.claims_by_id[place.before[-1]], graph.claims_by_id[name]
        if name in cited and says(previous.text, "a study described"):
            found.add(previous.id)
        if any(one in cited for one in place.before) and says(claim.text, "the studies just cited"):
            found.add(name)
    return frozenset(found)


def _in_paragraphs(
    graph: Graph, claims: Sequence[Claim], places: Mapping[str, Position]
) -> set[str]:
    found: set[str] = set()
    for claim in claims:
        before = [graph.claims_by_id[name] for name in places[claim.id].before]
        named = {name for one in before for name in one.topic.interventions}
        if (
            any(one.id in graph.citations_by_claim for one in before)
            and named.issuperset(claim.topic.interventions)
            and _in_past(claim)
        ):
            found.add(claim.id)
    return found


def _in_sections(graph: Graph, claims: Sequence[Claim], places: Mapping[str, Position]) -> set[str]:
    """Return the claims of a document in which a study cited in their section is told further."""
    names = _named_studies(graph, claims)
    found: set[str] = set()
    headings: tuple[str, ...] = ()
    told = False
    for claim in claims:
        if places[claim.id].headings != headings:
            headings = places[claim.id].headings
            told = not names.isdisjoint(_NAME.findall(" ".join(headings)))
        named = not names.isdisjoint(_NAME.findall(claim.text))
        if claim.id in graph.citations_by_claim:
            told = told or named or _tells_of_study(claim)
        elif named:
            told = True
            if _in_past(claim) or gives_numbers(claim):
                found.add(claim.id)
        elif says(claim.text, "a study introduced"):
            told = False
        elif told and _tells_of_study(claim):
            found.add(claim.id)
    return found


def _tells_of_study(claim: Claim) -> bool:
    return _in_past(claim) and says(claim.text, "of a study")


def _in_past(claim: Claim) -> bool:
    if claim.wording.reported or says(claim.text, "goes on"):
        return True
    told = says(claim.text, "past") or says(claim.text, "results told")
    return told and not says(claim.text, "present")


def _named_studies(graph: Graph, claims: Sequence[Claim]) -> frozenset[str]:
    """Return the short names of studies, "CIBIS-II", under which a document has cited a work."""
    called = phrase("study's name")
    names = {one["name"] for claim in claims for one in called.finditer(claim.text)}
    cited = [claim.text for claim in claims if claim.id in graph.citations_by_claim]
    return frozenset(names.intersection(name for text in cited for name in _NAME.findall(text)))
