"""`Graph`: typed values outside, a frozen networkx graph inside."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Self, TypeVar

import networkx as nx

from evidencegraph.appraisals import Decision, decisions, graded, judge
from evidencegraph.bulk import without_collection
from evidencegraph.errors import UnknownNameError
from evidencegraph.grading import DEFAULT, Tables, with_links
from evidencegraph.graph.network import network
from evidencegraph.identifiers import normalise
from evidencegraph.model import (
    Appraisal,
    Citation,
    Claim,
    Corpus,
    Grade,
    Method,
    Reference,
    Support,
)
from evidencegraph.support import assess

_Value = TypeVar("_Value")
_SCHEMES = ("pmid", "doi", "pmcid", "nbk", "nct", "url")


@dataclass(frozen=True)
class Graph:
    """A corpus and what the method makes of it; nothing in it changes.

    Two graphs are equal when these four are: all else follows from them.

    Attributes:
        corpus: documents, claims, references and citations; see `appraised`.
        method: the numbers of the method.
        tables: what grading looks up.
        appraisals: what people judged; applied to grades here, to the corpus by `appraised`.
        origin: a graph from which only citations and works were taken to make this one; what it
            already knows about the rest is not worked out again.
    """

    corpus: Corpus = field(default_factory=Corpus)
    method: Method = field(default_factory=Method)
    tables: Tables = DEFAULT
    appraisals: tuple[Appraisal, ...] = ()
    origin: Graph | None = field(default=None, repr=False, compare=False)

    def appraised(self, appraisals: Iterable[Appraisal]) -> Self:
        """Return a new graph in which human judgements hold besides those it has.

        Kinds of claims, directions and confirmations are changed in its corpus; stale judgements
        are among its problems.
        """
        added = tuple(appraisals)
        corpus = judge(self.corpus, added)
        appraisals = (*self.appraisals, *added)
        return replace(self, corpus=corpus, appraisals=appraisals, origin=None)

    @cached_property
    def method_id(self) -> str:
        """A fingerprint of the method's numbers and tables; equal ids give comparable scores."""
        text = f"{self.method!r}\n{self.tables.digest}"
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @cached_property
    def claims_by_id(self) -> Mapping[str, Claim]:
        """The claims by id, in the order of paper and text."""
        return MappingProxyType({claim.id: claim for claim in self.corpus.claims})

    @cached_property
    def claims_by_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each document in the order of its text; only documents with claims."""
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.corpus.claims:
            groups[claim.document].append(claim)
        return _frozen(groups)

    @cached_property
    def references_by_id(self) -> Mapping[str, Reference]:
        """The references by id, sorted."""
        return MappingProxyType({work.id: work for work in self.corpus.references})

    @cached_property
    def citations_by_claim(self) -> Mapping[str, tuple[Citation, ...]]:
        """The citations that each claim makes; only claims that cite are keys."""
        groups: dict[str, list[Citation]] = defaultdict(list)
        for citation in self.corpus.citations:
            groups[citation.claim].append(citation)
        return _frozen(groups)

    @cached_property
    def citations_by_reference(self) -> Mapping[str, tuple[Citation, ...]]:
        """The citations that each reference receives; only cited references are keys."""
        groups: dict[str, list[Citation]] = defaultdict(list)
        for citation in self.corpus.citations:
            groups[citation.reference].append(citation)
        return _frozen(groups)

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """The grade of every reference wherever it is cited, by id."""
        return MappingProxyType(with_links(self.corpus.references, self._alone, self.tables))

    @cached_property
    def _alone(self) -> Mapping[str, Grade]:
        """The grade of every reference before what it takes over from others, by id."""
        known = self._before("grades")
        return {
            work.id: known._alone[work.id]  # noqa: SLF001 - of another graph
            if known and self._is_as_in(known, work)
            else self._graded(work, "", work.id)
            for work in self.corpus.references
        }

    def _is_as_in(self, origin: Graph, work: Reference) -> bool:
        """Tell whether a work and what people decided about it are those of the origin."""
        key = ("", work.id)
        mine, before = self._decisions.get(key), origin._decisions.get(key)
        return origin.references_by_id.get(work.id) is work and mine == before

    def _before(self, known: str) -> Graph | None:
        """Return the origin if it has worked out a property in the same way as this graph does."""
        origin = self.origin
        if origin is None or known not in vars(origin):
            return None
        ours = (self.method, self.tables, self.appraisals)
        return origin if ours == (origin.method, origin.tables, origin.appraisals) else None

    @cached_property
    def special_grades(self) -> Mapping[tuple[str, str], Grade]:
        """The grades that people judged otherwise for one claim, by claim and reference."""
        found = {
            (claim, name): self._graded(self.references_by_id[name], claim, name)
            for claim, name in self._decisions
            if claim
        }
        # What a work takes over from others, no judgement about one citation changes.
        return MappingProxyType(
            {
                target: replace(grade, inherited=self.grades[target[1]].inherited)
                for target, grade in found.items()
            }
        )

    @cached_property
    def _decisions(self) -> Mapping[tuple[str, str], Decision]:
        return decisions(self.corpus, self.appraisals)

    def _graded(self, work: Reference, claim: str, name: str) -> Grade:
        decision = self._decisions.get((claim, name), Decision())
        return graded(work, decision, self.tables, self.method.as_of)

    def grade_behind(self, claim: str, reference: str) -> Grade:
        """Return the grade of a reference as it counts for one claim, both by their ids."""
        return self.special_grades.get((claim, reference)) or self.grades[reference]

    @cached_property
    def supports(self) -> Mapping[str, Support]:
        """The support of every claim, by id."""
        with without_collection():
            known = self._known_supports()
            fresh = assess(
                [claim for claim in self.corpus.claims if claim.id not in known],
                self.citations_by_claim,
                self.references_by_id,
                self.grades,
                self.method,
                special=self.special_grades,
                tables=self.tables,
            )
            every = {**known, **fresh}
            return MappingProxyType({claim.id: every[claim.id] for claim in self.corpus.claims})

    def _known_supports(self) -> dict[str, Support]:
        """Return the supports of claims whose citations and works are those of the origin."""
        origin = self._before("supports")
        if origin is None:
            return {}
        mine, before = self.citations_by_claim, origin.citations_by_claim
        # A page that passes on a work which is gone has another grade, though it stays.
        grades = self.grades
        changed = {name for name, one in origin.grades.items() if grades.get(name) != one}
        touched = {one.claim for one in origin.corpus.citations if one.reference in changed}
        touched |= {
            claim
            for claim, name in {*self.special_grades, *origin.special_grades}
            if self.special_grades.get((claim, name)) != origin.special_grades.get((claim, name))
        }
        return {
            claim: support
            for claim, support in origin.supports.items()
            if claim not in touched and mine.get(claim) == before.get(claim)
        }

    @cached_property
    def nx(self) -> nx.MultiDiGraph[str]:
        """The graph as a frozen `networkx.MultiDiGraph`.

        Nodes carry ``kind``: ``document``, ``claim`` or ``reference``. Edges carry ``relation``:
        a document *states* claims and *lists* references; a claim *cites* references. All other
        attributes are plain numbers, strings and lists.
        """
        return network(self.corpus, self.supports, self.grades, self.tables)

    def claim(self, name: str | Claim) -> Claim:
        """Return a claim by its id.

        Raises:
            UnknownNameError: no claim has this id.
        """
        name = name.id if isinstance(name, Claim) else name
        if name not in self.claims_by_id:
            hint = "Look it up with claims(text); an id changes when its sentence does."
            raise UnknownNameError(f"there is no claim {name!r} in this graph", hint)
        return self.claims_by_id[name]

    def reference(self, name: str | Reference) -> Reference:
        """Return a reference by its id, by another of its identifiers, or by its address.

        Raises:
            UnknownNameError: no reference goes by this name.
        """
        name = name.id if isinstance(name, Reference) else name
        for candidate in (name, *_readings(name)):
            if candidate in self.references_by_name:
                return self.references_by_name[candidate]
        hint = "Name it by its id in the graph, a PMID, a DOI or its address."
        raise UnknownNameError(f"there is no reference {name!r} in this graph", hint)

    @cached_property
    def references_by_name(self) -> Mapping[str, Reference]:
        """The references by id and by every other identifier."""
        names = {name: work for work in self.corpus.references for name in work.identifiers}
        return MappingProxyType({**names, **self.references_by_id})

    def support(self, claim: str | Claim) -> Support:
        """Return how strongly a claim is supported.

        Raises:
            UnknownNameError: no claim has this id.
        """
        return self.supports[self.claim(claim).id]

    def grade(self, reference: str | Reference) -> Grade:
        """Return what a reference can bear.

        Raises:
            UnknownNameError: no reference goes by this name.
        """
        return self.grades[self.reference(reference).id]


def _frozen(groups: Mapping[str, list[_Value]]) -> Mapping[str, tuple[_Value, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def _readings(name: str) -> list[str]:
    """Return the identifiers that a name may be a spelling of."""
    scheme, colon, value = name.partition(":")
    if colon and scheme.lower() in _SCHEMES:
        return [found for found in [normalise(scheme.lower(), value)] if found]
    return [found for scheme in _SCHEMES if (found := normalise(scheme, name))]
