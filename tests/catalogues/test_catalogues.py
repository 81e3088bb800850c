from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from evidencegraph.catalogues import (
    Answer,
    State,
    Store,
    crossref,
    europe_pmc,
    fetch,
    openalex,
    pages,
    plan,
    read_retraction_watch,
    trials,
    unchecked,
    with_notices,
)
from evidencegraph.catalogues.fetching import LookUp
from evidencegraph.corpus import merge_works
from evidencegraph.errors import MalformedDataError
from evidencegraph.model import EditorialStatus, Listing, Location, Reference, Related, Relation
from tests.catalogues import records
from tests.catalogues.conftest import Catalogue, Query

TODAY = "2026-11-20"
WORK = {
    "DOI": "10.1000/X",
    "title": ["Sleep"],
    "type": "journal-article",
    "issued": {"date-parts": [[2015]]},
}


def update(kind: str, year: int, doi: str = "10.1000/n") -> dict[str, Any]:
    return {"type": kind, "DOI": doi, "updated": {"date-parts": [[year, 2, 6]]}}


@pytest.mark.parametrize(
    ("updates", "status"),
    [
        pytest.param([], EditorialStatus.UNCHECKED, id="none"),
        pytest.param([update("correction", 2004)], EditorialStatus.CORRECTED, id="correction"),
        pytest.param(
            [update("erratum", 2004), update("retraction", 2010)],
            EditorialStatus.RETRACTED,
            id="both",
        ),
        pytest.param(
            [update("expression_of_concern", 2004)], EditorialStatus.CONCERN, id="concern"
        ),
        pytest.param(
            [update("retraction", 2010), update("reinstatement", 2012)],
            EditorialStatus.REINSTATED,
            id="reinstated",
        ),
        pytest.param(
            [update("reinstatement", 2012), update("retraction", 2014)],
            EditorialStatus.RETRACTED,
            id="again",
        ),
        pytest.param([update("new_version", 2014)], EditorialStatus.UNCHECKED, id="new version"),
    ],
)
def test_crossref_tells_notices_apart(
    updates: list[dict[str, Any]], status: EditorialStatus
) -> None:
    assert crossref.read_work({**WORK, "updated-by": updates}).status is status


def test_crossref_dates_its_notices_and_links_preprints() -> None:
    message = {
        **WORK,
        "updated-by": [update("retraction", 2010)],
        "relation": {"has-preprint": [{"id": "10.1101/2014.01.01.1", "id-type": "doi"}]},
        "reference": [{"DOI": "10.1000/cited"}],
    }
    work = crossref.read_work(message, TODAY)

    assert work.facts[0].value == "retracted 2010-02-06 doi:10.1000/n"
    assert {(r.relation, r.target) for r in work.related} == {
        (Relation.RETRACTED_BY, "doi:10.1000/n"),
        (Relation.PUBLISHED_AS, "doi:10.1101/2014.01.01.1"),
        (Relation.CITES, "doi:10.1000/cited"),
    }


def test_a_notice_is_not_the_work_it_is_about() -> None:
    notice = crossref.read_work(
        {**WORK, "DOI": "10.1000/n", "update-to": [update("retraction", 2010, "10.1000/X")]}
    )

    assert notice.status is EditorialStatus.UNCHECKED
    assert [(r.relation, r.target) for r in notice.related] == [
        (Relation.RETRACTION_OF, "doi:10.1000/x")
    ]


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        pytest.param(
            {"issued": {"date-parts": [[None]]}, "published": {"date-parts": [[2013, 4]]}},
            "year",
            2013,
            id="published, not issued",
        ),
        pytest.param({"issued": {"date-parts": [[None]]}}, "year", None, id="no date"),
        pytest.param(
            {"title": ["Sleep of <i>Felis</i>", "Sueño"]}, "title", "Sleep of Felis", id="two forms"
        ),
        pytest.param({"title": []}, "title", "", id="no title"),
        pytest.param(
            {"title": ["Naps at work"], "subtitle": ["A Randomized Trial"]},
            "title",
            "Naps at work: A Randomized Trial",
            id="the subtitle names the design",
        ),
        pytest.param(
            {"title": ["Naps: A Trial"], "subtitle": ["a trial"]},
            "title",
            "Naps: A Trial",
            id="a subtitle that the title has",
        ),
        pytest.param(
            {"type": "posted-content", "subtype": "preprint"}, "entry_type", "preprint", id="posted"
        ),
        pytest.param(
            {"type": "posted-content", "subtype": "other"}, "entry_type", "online", id="a blog"
        ),
        pytest.param(
            {"type": "book-chapter", "container-title": ["A Series", "Rest &amp; sleep"]},
            "container",
            "Rest & sleep",
            id="a chapter's book stands after the series",
        ),
        pytest.param(
            {"container-title": ["The Journal of Sleep", "J Sleep"]},
            "container",
            "The Journal of Sleep",
            id="a journal's name stands before its short form",
        ),
        pytest.param(
            {"author": [{"name": "Sleep <b>Group</b>"}, {"family": "Noor", "given": "Ada"}]},
            "authors",
            ("Sleep Group", "Noor, Ada"),
            id="a group and a person",
        ),
        pytest.param(
            {"abstract": "<jats:p>Of 12 people</jats:p><jats:p>nine slept.</jats:p>"},
            "abstract",
            "Of 12 people nine slept.",
            id="abstract",
        ),
    ],
)
def test_crossref_fields(message: dict[str, Any], field: str, value: object) -> None:
    assert getattr(crossref.read_work({**WORK, "issued": None, **message}), field) == value


@pytest.mark.parametrize(
    ("updates", "status"),
    [
        pytest.param([], EditorialStatus.RETRACTED, id="no notice is linked"),
        pytest.param([update("correction", 2004)], EditorialStatus.RETRACTED, id="a correction"),
        pytest.param(
            [update("retraction", 2010), update("reinstatement", 2012)],
            EditorialStatus.REINSTATED,
            id="reinstated",
        ),
    ],
)
def test_crossref_believes_the_word_before_a_title(
    updates: list[dict[str, Any]], status: EditorialStatus
) -> None:
    message = {**WORK, "title": ["RETRACTED: Sleep"], "updated-by": updates}

    assert crossref.read_work(message).status is status


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Ada Noor", "Noor, Ada"),
        ("Noor, Ada", "Noor, Ada"),
        ("Ada B. van der Noor", "van der Noor, Ada B."),
        ("Ada Noor Jr.", "Noor, Ada, Jr."),
        ("Sleep Study Group", "Sleep Study Group"),
        ("Sleep and Rest Laboratory", "Sleep and Rest Laboratory"),
    ],
)
def test_openalex_names_are_turned(written: str, author: str) -> None:
    data = {"authorships": [{"author": {"display_name": written}}, {"author": None}]}

    assert openalex.read_work(data).authors == (author,)


def test_openalex_keeps_a_work_that_nothing_else_names() -> None:
    data = {"id": "https://openalex.org/W7", "title": "Tag&amp;Tab", "primary_location": None}
    work = openalex.read_work(data)

    assert (work.id, work.title) == ("bib:W7", "Tag&Tab")


def test_europe_pmc_names_groups_and_preprints() -> None:
    result = {
        "id": "PPR7",
        "doi": "10.1101/2014.01.01.1",
        "title": "Sleep of <i>Felis</i>.",
        "pubTypeList": {"pubType": ["preprint"]},
        "authorList": {
            "author": [{"lastName": "Noor", "initials": "A"}, {"collectiveName": "Sleep Group"}]
        },
        "commentCorrectionList": {
            "commentCorrection": [
                {"type": "Preprint of", "source": "MED", "id": "77"},
                {"type": "Comment in", "source": "MED", "id": "78"},
            ]
        },
    }
    work = europe_pmc.read_result(result)

    assert (work.title, work.entry_type) == ("Sleep of Felis", "preprint")
    assert work.authors == ("Noor, A", "Sleep Group")
    assert work.related == (Related(Relation.PREPRINT_OF, "pmid:77"),)


@pytest.mark.parametrize(
    ("look_up", "name"),
    [
        (crossref.look_up, "doi:10.1002/1531-8249(199910)46:4<598::aid-ana7>3.0.co;2-#"),
        (openalex.look_up, "doi:10.1000/a?b"),
    ],
)
def test_a_doi_is_asked_for_as_a_whole(catalogue: Catalogue, look_up: LookUp, name: str) -> None:
    list(look_up(catalogue.client(tries=0), [name], TODAY))
    ((path, query),) = catalogue.asked

    assert unquote(path).endswith(name.removeprefix("doi:"))
    assert not query


def test_a_doi_with_a_comma_is_not_taken_for_two(catalogue: Catalogue) -> None:
    list(fetch(catalogue.client(), Store(), [listed("doi:10.1000/a,b")], TODAY))

    assert [path for path, _ in catalogue.asked] == ["/crossref/10.1000%2Fa%2Cb"]


def test_openalex_gives_a_hint_and_what_is_cited() -> None:
    data = {
        "doi": "https://doi.org/10.1000/X",
        "is_retracted": True,
        "referenced_works": ["https://openalex.org/W7"],
    }
    work = openalex.read_work(data, TODAY)

    assert work.status is EditorialStatus.UNCHECKED
    assert work.facts[0].name == "hint of retraction"
    assert work.related[0].target == "openalex:W7"


@pytest.mark.parametrize(("kind", "people"), [("ACTUAL", 118), ("ESTIMATED", None)])
def test_only_actual_enrolment_counts(kind: str, people: int | None) -> None:
    study = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT01234567", "briefTitle": "Shifts"},
            "designModule": {"enrollmentInfo": {"count": 118, "type": kind}},
        }
    }

    assert trials.read_study(study, TODAY).participants == people


def test_a_page_says_when_it_was_reviewed_and_what_it_cites() -> None:
    text = (
        "<html><head><title>Shift work</title><meta property='og:site_name' content='Sleep "
        "Institute'></head>"
        "<body><p>Last reviewed on January 3, 2024</p><a "
        "href='https://pubmed.ncbi.nlm.nih.gov/77/'>1</a>"
        "<a href='/about'>About</a><script>alert(1)</script></body></html>"
    )
    page = pages.read_page("url:x.org/a", text, TODAY)

    assert (page.title, page.container) == ("Shift work", "Sleep Institute")
    assert [(f.name, f.value) for f in page.facts] == [("reviewed", "2024-01-03")]
    assert [r.target for r in page.related] == ["pmid:77"]


ONE_BY_ONE = [
    pytest.param(crossref.look_up, "doi:10.1000/x", json.dumps({"message": WORK}), id="Crossref"),
    pytest.param(
        europe_pmc.look_up,
        "pmid:77",
        '{"resultList": {"result": [{"pmid": "77", "title": "Sleep.", "pubYear": "2015"}]}}',
        id="Europe PMC",
    ),
    pytest.param(
        openalex.look_up, "pmid:77", '{"ids": {"pmid": "77"}, "title": "Sleep"}', id="OpenAlex"
    ),
    pytest.param(
        trials.look_up,
        "nct:NCT01234567",
        '{"protocolSection": {"identificationModule": {"nctId": "NCT01234567", "briefTitle": '
        '"Sleep"}}}',
        id="ClinicalTrials.gov",
    ),
]


@pytest.mark.parametrize(("look_up", "name", "body"), ONE_BY_ONE)
def test_found_absent_and_malformed_are_three_things(
    catalogue: Catalogue, look_up: LookUp, name: str, body: str
) -> None:
    states = []
    for status, text in (
        (200, body),
        (200, "<html>busy"),
        (200, '{"message": 3, "ids": 3}'),
        (500, ""),
    ):
        catalogue.answer = lambda *_, reply=(status, text): reply
        (answer,) = look_up(catalogue.client(tries=0), [name], TODAY)
        states.append(answer.state)

    assert states == [State.FOUND, *[State.UNCHECKED] * 3]


OTHERS = [
    pytest.param(crossref.look_up, '{"message": {"DOI": "10.1000/y"}}', id="another work"),
    pytest.param(crossref.look_up, '{"message": {"items": [{"DOI": "10.1000/x"}]}}', id="a list"),
    pytest.param(openalex.look_up, '{"results": [], "meta": {"count": 0}}', id="an empty list"),
]


@pytest.mark.parametrize(("look_up", "body"), OTHERS)
def test_an_answer_about_something_else_is_no_answer(
    catalogue: Catalogue, look_up: LookUp, body: str
) -> None:
    catalogue.answer = lambda *_: (200, body)
    (answer,) = look_up(catalogue.client(), ["doi:10.1000/x"], TODAY)

    assert (answer.state, answer.why) == (State.UNCHECKED, "it answered about another work")


@pytest.mark.parametrize("look_up", [crossref.look_up, openalex.look_up])
def test_a_catalogue_that_does_not_hold_a_work_says_absent(
    catalogue: Catalogue, look_up: LookUp
) -> None:
    catalogue.answer = lambda *_: (404, "Resource not found.")
    (answer,) = look_up(catalogue.client(), ["doi:10.1000/none"], TODAY)

    assert answer.state is State.ABSENT


def listed(name: str) -> Reference:
    return Reference(name, (name,), listings=(Listing(Location("a.md", 1), "1"),))


def serve(path: str, query: Query) -> tuple[int, str]:
    if path == "/idconv":
        return 200, '{"records": [{"pmcid": "PMC55555", "pmid": 11}]}'
    if path.startswith("/eutils"):
        assert query["id"] == ["11"]
        return 200, records.article_set(records.TRIAL)
    return 404, ""


def test_fetching_leads_a_pmcid_to_its_pmid_and_facts(catalogue: Catalogue) -> None:
    catalogue.answer, store, works = serve, Store(), [listed("pmcid:PMC55555")]
    list(fetch(catalogue.client(), store, works, TODAY))
    (work,) = merge_works([*works, *store.works(["pmcid:PMC55555", "pmid:11"])])

    assert work.id == "pmid:11"
    assert work.publication_types == ("Randomized Controlled Trial",)
    assert {fact.source for fact in work.facts} == {"PMC", "PubMed"}


def test_fetching_goes_on_where_it_was_stopped(catalogue: Catalogue) -> None:
    catalogue.answer, store, works = serve, Store(), [listed("pmcid:PMC55555")]
    next(fetch(catalogue.client(), store, works, TODAY))
    list(fetch(catalogue.client(), store, works, TODAY))
    asked = [path for path, _ in catalogue.asked]
    list(fetch(catalogue.client(), store, works, TODAY))

    assert asked == ["/idconv", "/eutils/efetch.fcgi"]
    assert [path for path, _ in catalogue.asked] == asked


def test_what_could_not_be_checked_is_asked_again_and_never_kept(catalogue: Catalogue) -> None:
    catalogue.answer, store, works = (lambda *_: (503, "")), Store(), [listed("pmid:11")]
    failed = list(fetch(catalogue.client(tries=0), store, works, TODAY))

    assert [answer.name for answer in unchecked(failed)] == ["pmid:11"]
    assert plan(works, store)["PubMed"] == ("pmid:11",)


def test_a_service_that_is_down_is_not_asked_on_and_on(catalogue: Catalogue) -> None:
    catalogue.answer, works = (lambda *_: (503, "")), [listed(f"doi:10.1000/{n}") for n in range(9)]
    answers = list(fetch(catalogue.client(tries=0), Store(), works, TODAY, ["Crossref"]))
    asked = [path for path, _ in catalogue.asked if path.startswith("/crossref")]

    assert len(asked) == 3
    assert [answer.why for answer in answers if answer.source == "Crossref"] == [
        *["it answered 503"] * 3,
        *["not asked any more: it answered 503"] * 6,
    ]


def test_failures_between_answers_do_not_add_up(catalogue: Catalogue) -> None:
    works = [listed(f"doi:10.1000/{n}") for n in range(9)]
    catalogue.answer = lambda path, _: (503, "") if path[-1] in "1245" else (404, "not found")
    list(fetch(catalogue.client(tries=0), Store(), works, TODAY, ["Crossref"]))

    assert sum(path.startswith("/crossref") for path, _ in catalogue.asked) == 9


def test_pages_are_asked_on_once_one_answered(catalogue: Catalogue) -> None:
    names = [f"url:sleep.example.org/{n}" for n in range(6)]
    homes = {f"https://sleep.example.org/{n}": f"{catalogue.home}/{n}" for n in range(6)}
    catalogue.answer = lambda path, _: (200, "<title>Sleep") if path == "/0" else (503, "")
    client = catalogue.client(tries=0, homes=homes)
    list(fetch(client, Store(), [listed(name) for name in names], TODAY, ["web page"]))

    assert len(catalogue.asked) == 6


def test_old_answers_are_asked_for_again(catalogue: Catalogue) -> None:
    catalogue.answer, store, works = serve, Store(), [listed("pmid:11")]
    list(fetch(catalogue.client(), store, works, "2026-11-01"))
    again = list(fetch(catalogue.client(), store, works, TODAY, since="2026-11-10"))

    assert [(answer.name, answer.date) for answer in again] == [("pmid:11", TODAY)]
    assert list(fetch(catalogue.client(), store, works, TODAY, since=TODAY)) == []


def test_store_survives_being_closed(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    work = crossref.read_work({**WORK, "updated-by": [update("retraction", 2010)]}, TODAY)
    store = Store(path)
    store.keep(Answer("doi:10.1000/x", "Crossref", State.FOUND, TODAY, work))
    store.close()
    again = Store(path)
    (kept,) = again.works(["doi:10.1000/x"])
    again.close()

    assert kept.status is EditorialStatus.RETRACTED
    assert (kept.related, kept.facts, kept.identifiers) == (
        work.related,
        work.facts,
        work.identifiers,
    )


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_text("not a database, but long enough to be looked at" * 20, encoding="utf-8")

    with pytest.raises(MalformedDataError, match="no store"):
        Store(path)


def test_retraction_watch_marks_works_with_date_and_source() -> None:
    table = read_retraction_watch(
        "RetractionNature,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDOI,RetractionDate\n"
        "Correction,10.1000/a,0,,1/2/2009 0:00\n"
        "Retraction,10.1000/b,77,10.1000/n,2/6/2010 0:00\n"
        "Reinstatement,10.1000/b,77,,3/1/2012 0:00\n"
        "Retraction,10.1000/c,,,\n"
    )
    works = with_notices(
        [listed("doi:10.1000/a"), listed("pmid:77"), listed("doi:10.1000/c"), listed("pmid:1")],
        table,
        TODAY,
    )

    assert [work.status.value for work in works] == [
        "corrected",
        "reinstated",
        "retracted",
        "unchecked",
    ]
    assert [fact.value for fact in works[1].facts] == [
        "reinstated 2012-03-01",
        "retracted 2010-02-06 doi:10.1000/n",
    ]
    assert works[3].facts == ()
