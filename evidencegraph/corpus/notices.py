"""What a notice of retraction, concern or correction says about the work that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencegraph.model import EditorialStatus, Fact, Reference, Related, Relation

_SAID = {
    Relation.RETRACTION_OF: (EditorialStatus.RETRACTED, Relation.RETRACTED_BY),
    Relation.WITHDRAWAL_OF: (EditorialStatus.WITHDRAWN, Relation.WITHDRAWN_BY),
    Relation.CONCERN_OF: (EditorialStatus.CONCERN, Relation.CONCERN_BY),
    Relation.CORRECTION_OF: (EditorialStatus.CORRECTED, Relation.CORRECTED_BY),
}


def told_by_notices(works: Iterable[Reference]) -> Iterator[Reference]:
    """Yield, for each notice among some works, what it says about the work it names.

    Merged with that work by its identifier, it marks it: a record of a retracted work does not
    always name its notice, while the notice names the work.

    >>> notice = Reference("doi:10.1/n", related=(Related(Relation.RETRACTION_OF, "doi:10.1/x"),))
    >>> [(told.id, told.status.value) for told in told_by_notices([notice])]
    [('doi:10.1/x', 'retracted')]
    """
    for notice in works:
        sources = sorted({(fact.source, fact.date) for fact in notice.facts})
        for link in notice.related:
            if link.relation not in _SAID or not link.target or link.target in notice.identifiers:
                continue
            status, relation = _SAID[link.relation]
            source, date = sources[0] if sources else (notice.id, "")
            yield Reference(
                link.target,
                (link.target,),
                status=status,
                related=(Related(relation, notice.id),),
                facts=(Fact("notice", f"{status.value} {notice.id}", source, date),),
            )
