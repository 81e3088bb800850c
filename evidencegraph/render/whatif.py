"""What the page needs to weigh claims anew after references are withdrawn.

The grades, rungs, ceilings and chances are looked up here, in every state in which a withdrawal can
leave a work, so that the page knows no table. What it does with them is in ``weighing.js`` and
``whatif.js``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from evidencegraph.grading import (
    TAINTED,
    Tables,
    automatic_rung,
    cap_of,
    is_appraised,
    is_synthesis,
    relays,
    rung_of,
    without_links,
)
from evidencegraph.graph import Graph
from evidencegraph.model import (
    ClaimKind,
    Grade,
    Inheritance,
    Reference,
    Relation,
    SourceKind,
)
from evidencegraph.support.columns import RUNGS
from evidencegraph.support.evidence import Cited, Evidence
from evidencegraph.support.imprecision import sizes_that_matter
from evidencegraph.support.independence import (
    SAME_STUDY,
    included,
    overlap,
    publisher_root,
    registrations,
)
from evidencegraph.support.pieces import WITHOUT_IMPRECISION, Piece

Row = dict[str, Any]
_Links = list[list[int]]


def whatif_data(graph: Graph) -> Row:
    """Return what the page needs to weigh claims anew; works are named by their place.

    Returns:
        A dictionary of

        - ``sizes``, ``contradiction``, ``assurance``: numbers of the method
        - ``kinds``: the kinds of claims, each 1 where imprecision does not apply to it, else 0
        - ``kind``: the kind of each claim, a place in ``kinds``
        - ``cited``: for each claim, work and place in ``qualities`` by turns, in the order of works
        - ``qualities``: what a citation can be: side (0 for the claim, 1 against it, -1 a work that
          nobody could identify), rungs, ceilings, people, whether it is appraised, place in
          ``chances``, people of a page that passes on nobody knows how many. Rungs and ceilings
          have one digit, or 22: with what a page passes on, nothing or a rung from 0 to 9; then
          the same for a synthesis that includes retracted work
        - ``chances``: that a citation and its grade hold
        - ``works``: what ties a work to others, for those that are tied

    >>> whatif_data(Graph())["cited"]
    []
    """
    data = _Data(graph)
    claims = graph.corpus.claims
    return {
        "sizes": list(sizes_that_matter(graph.method)),
        "contradiction": graph.method.contradiction_levels,
        "assurance": graph.method.assurance,
        "kinds": [int(kind in WITHOUT_IMPRECISION) for kind in data.kinds],
        "kind": [data.kinds.index(claim.kind) for claim in claims],
        "cited": [data.cited(claim.id) for claim in claims],
        "qualities": [list(quality) for quality in data.qualities],
        "chances": list(data.chances),
        "works": {str(n): row for n, work in enumerate(data.works) if (row := data.ties(work))},
    }


@dataclass
class _Data:
    """Gathers the data of one graph; equal things are numbered in the order they are met."""

    graph: Graph
    qualities: dict[tuple[Any, ...], int] = field(default_factory=dict)
    chances: dict[float, int] = field(default_factory=dict)
    _known: dict[tuple[ClaimKind, Cited], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        graph = self.graph
        self.works: Sequence[Reference] = graph.corpus.references
        self.kinds: list[ClaimKind] = sorted({claim.kind for claim in graph.corpus.claims})
        self._number = {work.id: number for number, work in enumerate(self.works)}
        self._called = _called(self.works, self._number)
        self._evidence = Evidence(
            graph.references_by_id, graph.grades, graph.method, graph.special_grades, graph.tables
        )
        self._roots = _shared(self.works, graph.grades)
        self._overlapping = _overlapping(self.works, self._number)
        self._cites = {
            work.id: links
            for work in self.works
            if relays(graph.grades[work.id]) and (links := self._links(work, {Relation.CITES}))
        }
        self._passed_on = {n for links in self._cites.values() for link in links for n in link}

    def cited(self, claim: str) -> list[int]:
        """Return what a claim cites as pairs of numbers."""
        kind = self.graph.claims_by_id[claim].kind
        citations = self.graph.citations_by_claim.get(claim, ())
        pairs: list[int] = []
        for cited, piece in self._evidence.cited(self.graph.claims_by_id[claim], citations):
            if piece.side < 0 and piece.grade.source is not SourceKind.UNKNOWN:
                continue
            special = (claim, cited[0]) in self.graph.special_grades
            quality = None if special else self._known.get((kind, cited))
            if quality is None:
                found = self._quality(kind, cited, piece, special=special)
                quality = self.qualities.setdefault(found, len(self.qualities))
                if not special:
                    self._known[kind, cited] = quality
            pairs += [self._number[cited[0]], quality]
        return pairs

    def _quality(
        self, kind: ClaimKind, cited: Cited, piece: Piece, *, special: bool
    ) -> tuple[Any, ...]:
        plain, *changed = (
            self._evidence.piece(cited, kind, grade)
            for grade in self._states(cited[0], piece.grade, kind, special=special)
        )
        states = [plain, *changed]
        quality = (
            plain.side,
            "".join(str(one.rung) for one in states),
            "".join(str(int(one.ceiling)) for one in states),
            max(0, plain.people),
            int(plain.appraised),
            self.chances.setdefault(plain.survival, len(self.chances)),
        )
        return (*quality, changed[0].people) if changed else quality

    def _states(self, name: str, grade: Grade, kind: ClaimKind, *, special: bool) -> list[Grade]:
        """Return what a grade can become: the plain one, and what it gains from other works."""
        plain = without_links(grade)
        if name not in self._cites and not self._may_be_tainted(name):
            return [plain]
        passed_on = [
            plain,
            *(
                replace(plain, inherited=((kind.value, Inheritance("", rung)),))
                for rung in range(RUNGS)
            ),
        ]
        # A grade that somebody judged for one claim is not lowered for what the work includes.
        return passed_on + (passed_on if special else [_tainted(one) for one in passed_on])

    def _may_be_tainted(self, name: str) -> bool:
        work = self.graph.references_by_id[name]
        return is_synthesis(self.graph.grades[name], self.graph.tables) and any(
            self.works[number].status.is_taken_back
            for link in self._links(work, {Relation.INCLUDES})
            for number in link
        )

    def _links(self, work: Reference, relations: Collection[Relation]) -> _Links:
        """Return the works that links may lead to, each with those to take in its place."""
        me = [self._number[work.id]]
        found = {
            tuple(self._called[link.target])
            for link in work.related
            if link.relation in relations and link.target in self._called
        }
        return [list(link) for link in sorted(found) if list(link) != me]

    def ties(self, work: Reference) -> Row:
        """Return what ties a work to others; what says nothing is left out."""
        grade, number = self.graph.grades[work.id], self._number[work.id]
        publisher = publisher_root(grade)
        row: Row = {
            "roots": [root for root in registrations(work) if root in self._roots],
            "publisher": publisher if publisher in self._roots or number in self._passed_on else "",
            "versions": self._links(work, SAME_STUDY.keys()),
            "includes": self._links(work, {Relation.INCLUDES}),
            "review": bool(included(work)),
            "overlaps": self._overlapping[number],
            "takenBack": work.status.is_taken_back,
            "synthesis": self._may_be_tainted(work.id),
        }
        if work.id in self._cites or number in self._passed_on:
            row |= self._passed(work.id, without_links(grade))
        # A number says something even where it is 0.
        return {key: value for key, value in row.items() if value or type(value) is int}

    def _passed(self, name: str, grade: Grade) -> Row:
        """Return what a work cites and is to pages that cite it, a digit for each kind of claim."""
        tables = self.graph.tables
        states = [grade, _tainted(grade)] if self._may_be_tainted(name) else [grade]
        row: Row = {
            "excluded": bool(grade.excluded),
            "own": [_digits(rung_of, state, self.kinds, tables) for state in states],
            "people": grade.participants,
            "appraised": "".join(str(int(is_appraised(grade, kind))) for kind in self.kinds),
        }
        if name not in self._cites:
            return row
        unseen = [_digits(automatic_rung, state, self.kinds, tables) for state in states]
        return row | {"cites": self._cites[name], "cap": cap_of(grade, tables), "unseen": unseen}


def _digits(
    look_up: Callable[[Grade, ClaimKind, Tables], int],
    grade: Grade,
    kinds: Iterable[ClaimKind],
    tables: Tables,
) -> str:
    return "".join(str(look_up(grade, kind, tables)) for kind in kinds)


def _tainted(grade: Grade) -> Grade:
    return replace(grade, flags=(*grade.flags, TAINTED))


def _called(works: Sequence[Reference], number: Mapping[str, int]) -> dict[str, list[int]]:
    """Return the works that go by each name, the one to prefer first (`grading.known_names`)."""
    called: dict[str, list[int]] = {name: [place] for name, place in number.items()}
    for place in reversed(range(len(works))):
        for name in works[place].identifiers:
            known = called.setdefault(name, [])
            if place not in known:
                known.append(place)
    return called


def _shared(works: Sequence[Reference], grades: Mapping[str, Grade]) -> set[str]:
    """Return the roots on which several works stand; the others tie nothing."""
    count = Counter(
        root
        for work in works
        for root in {*registrations(work), publisher_root(grades[work.id]), work.id}
    )
    return {root for root, holders in count.items() if holders > 1 and root}


def _overlapping(works: Sequence[Reference], number: Mapping[str, int]) -> dict[int, list[int]]:
    """Return for each review the later ones that are one body of evidence with it."""
    pooled = {number[work.id]: included(work) for work in works}
    including: dict[str, list[int]] = defaultdict(list)
    for review, studies in pooled.items():
        for study in sorted(studies):
            including[study].append(review)
    return {
        review: sorted(
            other
            for other in {one for study in studies for one in including[study]}
            if other > review and overlap(studies, pooled[other])
        )
        for review, studies in pooled.items()
    }
