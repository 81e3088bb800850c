"""A claim as it is compared: where it stands, what it leans on, whom and what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from evidencegraph.graph import Graph
from evidencegraph.links.comparison import is_compared
from evidencegraph.links.lexicon import marks
from evidencegraph.links.question import Answer
from evidencegraph.links.result import denies, matters_of, results_of
from evidencegraph.model import Claim
from evidencegraph.topics import Families, abbreviations, families_of, plain_terms, topic_of

_WITHOUT = re.compile(r"\b(?:without|free of|no) (?:[\w-]+ ){0,2}?[\w-]+", re.IGNORECASE)


def tells_own_work(claim: Claim) -> bool:
    """Tell whether a claim is about its document's own work; that needs no source but itself.

    >>> from evidencegraph.model import Location
    >>> tells_own_work(Claim("c", "a.md", "We treated ten people.", Location("a.md")))
    True
    """
    return marks("own").search(claim.text) is not None


@dataclass(frozen=True, eq=False)
class Telling:
    """A claim and what it tells, each part read when first asked for.

    Attributes:
        claim: the claim.
        place: its number in its document.
        sources: the works that it cites.
        abbreviated: returns its document's abbreviations and their long forms.
    """

    claim: Claim
    place: int
    sources: frozenset[str]
    abbreviated: Callable[[], Mapping[str, str]]

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What it found."""
        return tuple(map(Answer, results_of(self.claim, self.abbreviated())))

    @cached_property
    def denies(self) -> bool:
        """Whether it denies anything, or says that it was not shown."""
        return denies(self.claim)

    @cached_property
    def given(self) -> frozenset[str]:
        """Treatments, not those that others are only compared with."""
        named = self.claim.topic.interventions
        return frozenset(name for name in named if not is_compared(self.claim, name))

    @cached_property
    def families(self) -> frozenset[str]:
        """Families of treatments that others are not only compared with; genes have none."""
        found = self._families.interventions
        if not found or "genes" in self.matters:
            return frozenset()
        beside = set(self.claim.topic.interventions) - self.given
        return found - families_of(" ".join(sorted(beside))).interventions if beside else found

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Diseases, not those that people are said to be without."""
        named = frozenset(self.claim.topic.conditions)
        present = _WITHOUT.sub(" ", self.claim.text) if named else self.claim.text
        return named if present == self.claim.text else named & set(topic_of(present).conditions)

    @cached_property
    def matters(self) -> frozenset[str]:
        """What it is about besides patients: genes, kinetics, the laboratory."""
        return matters_of(self.claim)

    @cached_property
    def named(self) -> frozenset[str]:
        """What it is about, and the families of that."""
        families = self.families | self._families.outcomes
        return frozenset({f"family:{name}" for name in families} | self.claim.topic.names)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Names and words by which partners are looked for."""
        return self.named | plain_terms(self.claim.text)

    @cached_property
    def _families(self) -> Families:
        return families_of(self.claim.text)

    def is_near(self, other: Telling, places: int) -> bool:
        """Tell whether two claims of one document stand so few claims apart."""
        return abs(self.place - other.place) <= places

    def shares_source(self, other: Telling) -> bool:
        """Tell whether two claims lean on one source, or one of them on none that is known."""
        return not (self.sources and other.sources) or bool(self.sources & other.sources)

    def of_other_people(self, other: Telling) -> bool:
        """Tell whether both name diseases, and none in common."""
        ours, theirs = self.conditions, other.conditions
        return bool(ours and theirs) and ours.isdisjoint(theirs)


def tellings(graph: Graph) -> Mapping[str, Telling]:
    """Return every claim as it is compared, by id, document after document."""
    return {
        one.claim.id: one for own in graph.claims_by_document.values() for one in _of(graph, own)
    }


def _of(graph: Graph, own: tuple[Claim, ...]) -> Iterator[Telling]:
    abbreviated = cache(lambda: abbreviations(claim.text for claim in own))
    for place, claim in enumerate(own):
        cited = graph.citations_by_claim.get(claim.id, ())
        works = frozenset(citation.reference for citation in cited)
        yield Telling(claim, place, works, abbreviated)
