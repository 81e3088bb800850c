from __future__ import annotations

import pytest

from evidencegraph.corpus import merge_works, told_by_notices
from evidencegraph.model import EditorialStatus, Fact, Reference, Related, Relation

WORK = Reference("doi:10.1000/x", ("doi:10.1000/x",), title="Sleep")


def notice(relation: Relation, target: str = "doi:10.1000/x") -> Reference:
    facts = (Fact("title", "Notice", "Crossref", "2026-11-20"),)
    name = "doi:10.1000/n"
    return Reference(name, (name,), related=(Related(relation, target),), facts=facts)


@pytest.mark.parametrize(
    ("relation", "status", "back"),
    [
        (Relation.RETRACTION_OF, EditorialStatus.RETRACTED, Relation.RETRACTED_BY),
        (Relation.CONCERN_OF, EditorialStatus.CONCERN, Relation.CONCERN_BY),
        (Relation.CORRECTION_OF, EditorialStatus.CORRECTED, Relation.CORRECTED_BY),
    ],
)
def test_a_notice_marks_the_work_it_names(
    relation: Relation, status: EditorialStatus, back: Relation
) -> None:
    known = [WORK, notice(relation)]
    marked, told = merge_works([*known, *told_by_notices(known)])[::-1]

    assert (marked.id, marked.status) == ("doi:10.1000/x", status)
    assert marked.related == (Related(back, "doi:10.1000/n"),)
    assert [(fact.source, fact.date) for fact in marked.facts] == [("Crossref", "2026-11-20")]
    assert told.status is EditorialStatus.UNCHECKED


@pytest.mark.parametrize(
    "silent",
    [
        pytest.param(notice(Relation.CITES), id="citing is no notice"),
        pytest.param(notice(Relation.RETRACTED_BY), id="the work itself tells of its notice"),
        pytest.param(notice(Relation.RETRACTION_OF, ""), id="a notice that names nothing"),
        pytest.param(notice(Relation.CORRECTION_OF, "doi:10.1000/n"), id="about itself"),
    ],
)
def test_nothing_else_marks_a_work(silent: Reference) -> None:
    assert list(told_by_notices([silent])) == []


def test_a_reinstatement_outweighs_the_notice() -> None:
    reinstated = Reference("doi:10.1000/x", ("doi:10.1000/x",), status=EditorialStatus.REINSTATED)
    known = [reinstated, notice(Relation.RETRACTION_OF)]
    works = {work.id: work for work in merge_works([*known, *told_by_notices(known)])}

    assert works["doi:10.1000/x"].status is EditorialStatus.REINSTATED
