from __future__ import annotations

import pytest

from evidencegraph.catalogues import Answer, State
from evidencegraph.catalogues.pubmed import convert, look_up, search
from evidencegraph.model import EditorialStatus, Relation
from tests.catalogues import records
from tests.catalogues.conftest import Catalogue, Query

TODAY = "2026-11-20"
ALL = {
    "11": records.TRIAL,
    "12": records.META_ANALYSIS,
    "13": records.RETRACTED,
    "14": records.CONCERN,
    "15": records.CORRECTED,
    "16": records.REPUBLISHED,
    "23": records.NOTICE,
}


def serve(_path: str, query: Query) -> tuple[int, str]:
    asked = query["id"][0].split(",")
    return 200, records.article_set(*(ALL[number] for number in asked if number in ALL))


def status_of(catalogue: Catalogue, name: str) -> EditorialStatus:
    catalogue.answer = serve
    (answer,) = look_up(catalogue.client(), [name], TODAY)
    assert answer.work
    return answer.work.status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        pytest.param("pmid:11", EditorialStatus.UNCHECKED, id="trial"),
        pytest.param("pmid:13", EditorialStatus.RETRACTED, id="retracted"),
        pytest.param("pmid:14", EditorialStatus.CONCERN, id="concern"),
        pytest.param("pmid:15", EditorialStatus.CORRECTED, id="an erratum is no retraction"),
        pytest.param("pmid:16", EditorialStatus.RETRACTED, id="retracted and republished"),
        pytest.param("pmid:23", EditorialStatus.UNCHECKED, id="the notice itself is not retracted"),
    ],
)
def test_standing_of_a_work(catalogue: Catalogue, name: str, status: EditorialStatus) -> None:
    assert status_of(catalogue, name) is status


def test_a_retracted_work_names_its_republication(catalogue: Catalogue) -> None:
    catalogue.answer = serve
    (answer,) = look_up(catalogue.client(), ["pmid:16"], TODAY)

    assert answer.work
    assert [(r.relation, r.target) for r in answer.work.related] == [
        (Relation.REPUBLISHED_AS, "pmid:26")
    ]


def test_every_fact_has_source_and_date(catalogue: Catalogue) -> None:
    catalogue.answer = serve
    (answer,) = look_up(catalogue.client(), ["pmid:12"], TODAY)

    assert answer.work
    assert {(fact.source, fact.date) for fact in answer.work.facts} == {("PubMed", TODAY)}
    assert ("publication types", "Meta-Analysis") in {(f.name, f.value) for f in answer.work.facts}


def test_absent_is_said_only_by_a_whole_answer(catalogue: Catalogue) -> None:
    catalogue.answer = serve
    (absent,) = look_up(catalogue.client(), ["pmid:99"], TODAY)
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL)[:-40])
    unchecked = list(look_up(catalogue.client(), ["pmid:98"], TODAY))

    assert absent.state is State.ABSENT
    assert [str(answer) for answer in unchecked] == [
        "pmid:98: could not check (PubMed: the answer is not whole)"
    ]


def test_asks_200_at_a_time_and_says_who_asks(catalogue: Catalogue) -> None:
    catalogue.answer = serve
    names = [f"pmid:{number}" for number in range(1000, 1450)]
    client = catalogue.client(email="reader@example.org", key="SECRET")
    answers = list(look_up(client, names, TODAY))

    assert [len(query["id"][0].split(",")) for _, query in catalogue.asked] == [200, 200, 50]
    assert {query["email"][0] for _, query in catalogue.asked} == {"reader@example.org"}
    assert {query["tool"][0] for _, query in catalogue.asked} == {"evidencegraph"}
    assert len(answers) == len(names)


def test_converter_leads_to_the_pmid(catalogue: Catalogue) -> None:
    body = (
        '{"records": [{"pmcid": "PMC5", "pmid": 11, "doi": "10.1000/X"}, {"doi": "10.1000/y", '
        '"status": "error"}]}'
    )
    body = body.replace("PMC5", "PMC55555")
    catalogue.answer = lambda *_: (200, body)
    known, unknown = convert(catalogue.client(), ["pmcid:PMC55555", "doi:10.1000/y"], TODAY)

    assert known == ("pmcid:PMC55555", ("pmid:11", "pmcid:PMC55555", "doi:10.1000/x"))
    assert isinstance(unknown, Answer)
    assert unknown.state is State.ABSENT


def test_search_returns_pmids_in_order(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, '{"esearchresult": {"idlist": ["12", "11"]}}')

    assert search(catalogue.client(), "sleep") == ("pmid:12", "pmid:11")
