"""What pages and reviews pass on of the evidence that they cite (METHOD 4.5)."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from evidencegraph.grading.rung import (
    TAINTED,
    automatic_rung,
    cap_of,
    is_appraised,
    is_conduit,
    is_synthesis,
    rung_of,
)
from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.model import (
    ClaimKind,
    Grade,
    Inheritance,
    Reference,
    Relation,
)


def with_links(
    references: Iterable[Reference], grades: Mapping[str, Grade], tables: Tables = DEFAULT
) -> dict[str, Grade]:
    """Return the grades after what works take over from others whose text they rest on.

    A synthesis that includes a retracted or withdrawn study is flagged. A conduit whose references
    are known gets, for each kind of claim, the least of its own cap and the best that it cites,
    along the widest path; cycles add nothing, and what counts for nothing passes nothing on.

    Args:
        references: the works, with their links to each other.
        grades: of these works, by id.
        tables: where caps and rungs are looked up.
    """
    works = {work.id: work for work in references}
    names = known_names(works.values())
    found = {
        name: _tainted(grade, works[name], works, names, tables) for name, grade in grades.items()
    }
    cited = {
        name: targets
        for name, work in works.items()
        if relays(found[name])
        and (targets := [t for t in linked(work, Relation.CITES, names) if not found[t].excluded])
    }
    if not cited:
        return found
    by_kind = {kind: _inherited(kind, cited, found, tables) for kind in ClaimKind}
    for name in cited:
        passed_on = tuple((kind.value, by_kind[kind][name]) for kind in ClaimKind)
        found[name] = replace(found[name], inherited=passed_on)
    return found


def without_links(grade: Grade) -> Grade:
    """Return a grade before what it took over from other works; undoes `with_links`.

    >>> from evidencegraph.model import SourceKind
    >>> without_links(Grade(SourceKind.JOURNAL, flags=(TAINTED,))) == Grade(SourceKind.JOURNAL)
    True
    """
    return replace(grade, inherited=(), flags=tuple(f for f in grade.flags if f != TAINTED))


def known_names(references: Iterable[Reference]) -> dict[str, str]:
    """Return the ids of works by every name that a link may call them by."""
    works = list(references)
    names = {name: work.id for work in works for name in work.identifiers}
    return {**names, **{work.id: work.id for work in works}}


def linked(reference: Reference, relation: Relation, names: Mapping[str, str]) -> list[str]:
    """Return the ids of the known works to which a work stands in a relation, itself left out."""
    found = {
        names[link.target]
        for link in reference.related
        if link.relation is relation and link.target in names
    }
    return sorted(found - {reference.id})


def relays(grade: Grade) -> bool:
    """Tell whether a work stands on others; one whose own level was stated stands for itself.

    >>> from evidencegraph.model import Design, SourceKind
    >>> relays(Grade(SourceKind.NEWS, design=Design.NONE)), relays(Grade(SourceKind.JOURNAL))
    (True, False)
    """
    judged = grade.judgement
    return is_conduit(grade) and (judged is None or judged.level is None)


def _tainted(
    grade: Grade,
    work: Reference,
    works: Mapping[str, Reference],
    names: Mapping[str, str],
    tables: Tables,
) -> Grade:
    """Return a grade with a flag if the work pools a study that was taken back since."""
    if not is_synthesis(grade, tables):
        return grade
    pooled = (works[name] for name in linked(work, Relation.INCLUDES, names))
    if not any(study.status.is_taken_back for study in pooled):
        return grade
    return replace(grade, flags=(*grade.flags, TAINTED))


def _inherited(
    kind: ClaimKind,
    cited: Mapping[str, Iterable[str]],
    grades: Mapping[str, Grade],
    tables: Tables,
) -> dict[str, Inheritance]:
    """Return what each conduit gets: Dijkstra's algorithm for the widest path, best first."""
    citing: dict[str, list[str]] = defaultdict(list)
    for name, targets in cited.items():
        for target in targets:
            citing[target].append(name)
    waiting = [
        _entry(name, _own(name, kind, grades[name], tables)) for name in citing if name not in cited
    ]
    heapq.heapify(waiting)
    settled: dict[str, Inheritance] = {}
    while waiting:
        *_, name, best = heapq.heappop(waiting)
        if name in settled:
            continue
        settled[name] = best
        for reader in citing.get(name, ()):
            if reader not in settled:
                cap = cap_of(grades[reader], tables)
                heapq.heappush(waiting, _entry(reader, replace(best, rung=min(cap, best.rung))))
    lost = [name for name in cited if name not in settled]
    return {**settled, **_circular(kind, citing, lost, grades, tables)}


def _entry(name: str, best: Inheritance) -> tuple[int, int, str, str, Inheritance]:
    """Return an entry of the queue: best rung first, then most people, then by name."""
    return (-best.rung, -(best.participants or 0), best.root, name, best)


def _own(name: str, kind: ClaimKind, grade: Grade, tables: Tables) -> Inheritance:
    return Inheritance(
        root=name,
        rung=rung_of(grade, kind, tables),
        participants=grade.participants,
        appraised=is_appraised(grade, kind),
    )


def _circular(
    kind: ClaimKind,
    citing: Mapping[str, Iterable[str]],
    lost: Iterable[str],
    grades: Mapping[str, Grade],
    tables: Tables,
) -> dict[str, Inheritance]:
    """Return what the conduits get whose references lead only round in circles.

    Nothing is known of what they stand on: each is worth what the weakest page that it leads to
    is worth unseen, so that citing each other raises none of them.
    """
    unseen = {name: automatic_rung(grades[name], kind, tables) for name in lost}
    found: dict[str, Inheritance] = {}
    for root in sorted(unseen, key=lambda one: (unseen[one], one)):
        # Whoever leads here and to no weaker page, by however many steps.
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in unseen and name not in found:
                found[name] = Inheritance(root, unseen[root])
                waiting += citing.get(name, ())
    return found
