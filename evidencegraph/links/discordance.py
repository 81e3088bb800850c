"""Results that point different ways and may be about the same thing: worth a reader's look."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from evidencegraph.graph import Graph
from evidencegraph.links.comparison import is_compared
from evidencegraph.links.result import Result, Sign, denies, matters_of, results_of
from evidencegraph.model import Claim
from evidencegraph.topics import (
    abbreviations,
    families_of,
    is_symbol,
    is_weak,
    plain_terms,
    terms,
    topic_of,
)

_VAGUE = frozenset({"efficacy"})
_MOST = 200
"""Claims that share one name beyond which they are not compared: the corpus is a review."""
_RARE = 60
"""Claims that share one word beyond which it tells nothing of what they are about."""
_FEWEST = 2
"""Names that two claims must share: of what was given, and of what came of it."""
_MANY = 3
"""The same where neither denies anything."""
_COVERED = 0.35
"""Likeness (Ochiai) that the words for one side must have in both claims."""
_NEIGHBOURS = 3
"""Claims of one document so near that their writer set them side by side."""
_OWN = re.compile(
    r"\b(?:we|our|ours|us)\b|\b(?:this|the present|the current|present|current) (?:\w+ )?(?:study|"
    r"trial|analysis|work|paper|cohort|review|report|meta-analysis|results?|findings?)\b|"
    r"\b(?:fig(?:ure|s)?|tables?)\b\.? ?\d",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|free of|no) (?:[\w-]+ ){0,2}?[\w-]+", re.IGNORECASE)
_ONE_WAY = frozenset({Sign.UP, Sign.DOWN})


@dataclass(frozen=True)
class _Read:
    """A result with what its words name."""

    result: Result

    @cached_property
    def target(self) -> frozenset[str]:
        return terms(self.result.target)

    @cached_property
    def all(self) -> frozenset[str]:
        return terms(self.result.side) | self.target

    @cached_property
    def outcomes(self) -> frozenset[str]:
        topic = topic_of(self.result.target)
        return frozenset((*topic.outcomes, *topic.conditions)) - _VAGUE

    @cached_property
    def areas(self) -> frozenset[str]:
        return families_of(self.result.target, "outcome")


@dataclass(frozen=True, eq=False)
class _Told:
    """A claim, where it stands, and what it found, read when first asked for."""

    claim: Claim
    place: int
    abbreviated: Mapping[str, str]

    @cached_property
    def results(self) -> tuple[_Read, ...]:
        return tuple(map(_Read, results_of(self.claim, self.abbreviated)))

    @cached_property
    def denies(self) -> bool:
        return denies(self.claim)

    @cached_property
    def given(self) -> frozenset[str]:
        """Treatments, not those that others are only compared with."""
        named = self.claim.topic.interventions
        return frozenset(name for name in named if not is_compared(self.claim, name))

    @cached_property
    def families(self) -> frozenset[str]:
        """Families of treatments that others are not only compared with; genes have none."""
        found = families_of(self.claim.text, "intervention")
        if not found or "genes" in self.matters:
            return frozenset()
        beside = set(self.claim.topic.interventions) - self.given
        return found - families_of(" ".join(sorted(beside)), "intervention") if beside else found

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Diseases, not those that people are said to be without."""
        present = _WITHOUT.sub(" ", self.claim.text)
        if present == self.claim.text:
            return frozenset(self.claim.topic.conditions)
        return frozenset(self.claim.topic.conditions) & set(topic_of(present).conditions)

    @cached_property
    def matters(self) -> frozenset[str]:
        return matters_of(self.claim)

    @cached_property
    def named(self) -> frozenset[str]:
        """What it is about, and the families of that."""
        families = self.families | families_of(self.claim.text, "outcome")
        return frozenset({f"family:{name}" for name in families} | self.claim.topic.names)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Names and words by which partners are looked for."""
        return self.named | plain_terms(self.claim.text)


def discordances(graph: Graph) -> Iterator[tuple[Claim, Claim, str]]:
    """Yield two claims whose results point different ways, and what both are about.

    One finds an effect where the other finds none, or the opposite effect. Both must name one
    treatment, a member of its family, one gene or the same rare words; and one outcome, or
    outcomes of one area. In one document they must also name the same things, lean on different
    sources and stand apart: what a writer sets side by side needs no telling.
    """
    told = list(_told(graph))
    counts = Counter(key for one in told for key in one.keys)
    sources = {
        name: frozenset(citation.reference for citation in citations)
        for name, citations in graph.citations_by_claim.items()
    }
    for first, second in _candidates(told, counts, sources):
        about = _about(first, second, _Weights(counts, len(told)))
        if about:
            yield first.claim, second.claim, about


def _told(graph: Graph) -> Iterator[_Told]:
    for own in graph.claims_by_document.values():
        abbreviated = abbreviations(claim.text for claim in own)
        yield from (_Told(one, at, abbreviated) for at, one in enumerate(own) if one.wording.judged)


@dataclass(frozen=True)
class _Weights:
    """How much words tell together: those that are rare in the corpus tell more."""

    counts: Mapping[str, int]
    total: int

    def of(self, words: frozenset[str]) -> float:
        return sum(math.log(2 + self.total / max(self.counts.get(w, 1), 1)) for w in words)

    def alike(self, ours: frozenset[str], theirs: frozenset[str], *, weak: bool = False) -> bool:
        shared = ours & theirs
        strong = weak or any(not is_weak(word) for word in shared)
        return (
            strong
            and bool(shared)
            and self.of(shared) ** 2 >= _COVERED**2 * self.of(ours) * self.of(theirs)
        )


def _candidates(
    told: Sequence[_Told], counts: Mapping[str, int], sources: Mapping[str, frozenset[str]]
) -> Iterator[tuple[_Told, _Told]]:
    """Yield pairs of which one denies, or that both name a treatment, and that share names."""
    postings: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        keys = [k for k in one.keys if 1 < counts[k] <= (_MOST if k in one.named else _RARE)]
        # Most pairs share one name, which only a treatment makes worth more than a glance.
        fewest = 1 if one.given or one.families else _FEWEST
        shared = Counter(chain.from_iterable(postings[key] for key in keys))
        for other, common in shared.items():
            if (
                common >= fewest
                and _may_share(other, one, common)
                and _may_differ(other, one, sources)
            ):
                yield other, one
        for key in keys:
            postings[key].append(one)


def _may_share(one: _Told, other: _Told, common: int) -> bool:
    """Tell whether two claims share enough names to be read; where none denies, a treatment."""
    denied = one.denies or other.denies
    few = _FEWEST if denied else _MANY
    return (
        common >= few
        or not one.given.isdisjoint(other.given)
        or (denied and not one.families.isdisjoint(other.families))
    )


def _may_differ(first: _Told, second: _Told, sources: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two claims may be told as differing, by where they stand and whom they name."""
    ours, theirs = first.claim, second.claim
    if ours.sentence and ours.sentence == theirs.sentence:
        return False
    if _apart(first.conditions, second.conditions) or first.matters != second.matters:
        return False
    if ours.document != theirs.document:
        return first.denies or second.denies or not first.matters
    here, there = sources.get(ours.id, frozenset()), sources.get(theirs.id, frozenset())
    return (
        (first.denies or second.denies)
        and bool(here and there)
        and not here & there
        and abs(first.place - second.place) > _NEIGHBOURS
        and not _OWN.search(ours.text)
        and not _OWN.search(theirs.text)
    )


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _about(first: _Told, second: _Told, weights: _Weights) -> str:
    """Return the name of what two claims are both about; empty where nothing shows that."""
    together = first.claim.document == second.claim.document
    family = frozenset() if together else first.families & second.families
    given = first.given & second.given
    if _apart(first.given, second.given) and not family:
        return ""
    if "genes" in first.matters:
        given = frozenset()
    named = given or family
    # Which way a gene or a drug level points is told in too many ways.
    denied_only = together or bool(first.matters)
    # What the second found is read only where the first found anything.
    for ours, theirs in ((one, other) for one in first.results for other in second.results):
        if not _point_apart(ours.result.sign, theirs.result.sign, denied_only=denied_only):
            continue
        about = _same_question(ours, theirs, named, weights, together=together)
        if about:
            return about
    return ""


def _same_question(
    ours: _Read, theirs: _Read, named: frozenset[str], weights: _Weights, *, together: bool
) -> str:
    """Return what two results that point different ways were both found of; empty for nothing."""
    outcome = (ours.outcomes & theirs.outcomes) - named
    target = ours.target - terms(" ".join(named)), theirs.target - terms(" ".join(named))
    cause = ours.all - target[0], theirs.all - target[1]
    # "No association between one and the other": what the other claim takes for the cause is it.
    if not cause[0] - terms(" ".join(named)) or not cause[1] - terms(" ".join(named)):
        cause = ours.all & (cause[0] | cause[1]), theirs.all & (cause[0] | cause[1])
        target = target[0] - cause[0], target[1] - cause[1]
    symbols = frozenset(filter(is_symbol, ours.all & theirs.all)) - (target[0] & target[1])
    if not (named or symbols or weights.alike(*cause)):
        return ""
    about = min(named or symbols or cause[0] & cause[1])
    if outcome or weights.alike(*target, weak=bool(named or symbols)):
        return about
    if together:
        return ""
    denied = Sign.NONE in {ours.result.sign, theirs.result.sign}
    general = denied and _names(ours, named) and _names(theirs, named) and _is_general(ours, theirs)
    return about if ours.areas & theirs.areas or general else ""


def _point_apart(ours: Sign, theirs: Sign, *, denied_only: bool) -> bool:
    signs = {ours, theirs}
    return len(signs) > 1 and (Sign.NONE in signs or (signs == _ONE_WAY and not denied_only))


def _names(one: _Read, named: frozenset[str]) -> bool:
    """Tell whether a result itself names a treatment or its family, and not its claim elsewhere."""
    words = f"{one.result.side} {one.result.target}"
    given = any(terms(name) & one.all for name in named)
    return given or bool(named & families_of(words, "intervention"))


def _is_general(ours: _Read, theirs: _Read) -> bool:
    """Tell whether one speaks of outcomes at large, and the other of those or of one of them."""
    general = ours.result.general or theirs.result.general
    return general and all(
        one.result.general or one.areas or one.outcomes for one in (ours, theirs)
    )
