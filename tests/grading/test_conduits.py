"""What pages pass on: the widest path, caps, cycles, retractions (METHOD 4.5, axiom A9)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.grading import grade, is_conduit, rung_of, with_links
from evidencegraph.model import (
    ClaimKind,
    EditorialStatus,
    Grade,
    Reference,
    Related,
    Relation,
)

KIND = ClaimKind.TREATMENT
CAPS = {"nice.org.uk/guidance": 9, "ninds.nih.gov": 5, "en.wikipedia.org": 3, "blog.example": 0}


def page(name: str, *cites: str, host: str = "ninds.nih.gov") -> Reference:
    links = tuple(Related(Relation.CITES, target) for target in cites)
    return Reference(name, (f"url:{host}/{name}",), related=links)


def study(name: str, design: str = "RCT", people: int = 900) -> Reference:
    return Reference(name, (f"pmid:{name}",), design=design, participants=people)


def rungs(*works: Reference) -> dict[str, int]:
    grades = with_links(works, {work.id: grade(work) for work in works})
    return {name: rung_of(one, KIND) for name, one in grades.items()}


@pytest.mark.parametrize(
    ("works", "rung"),
    [
        ((page("p"),), 1),
        ((page("p", "1"), study("1")), 5),
        ((page("p", "pmid:1"), study("1")), 5),
        ((page("p", "1"), study("1", "case report")), 2),
        ((page("p", "1", host="nice.org.uk/guidance"), study("1")), 6),
        ((page("p", "q"), page("q", "1", host="en.wikipedia.org"), study("1")), 3),
        ((page("p", "q"), page("q", host="blog.example")), 0),
        ((page("p", "lost"),), 1),
        ((page("p", "p"),), 1),
        ((page("p", "q"), page("q", "p")), 1),
        ((page("p", "q"), page("q", "p", host="en.wikipedia.org")), 0),
        ((page("p", "q", "1"), page("q", "p"), study("1")), 5),
        ((page("p", "1"), replace(study("1"), status=EditorialStatus.RETRACTED)), 1),
        ((page("p", "1"), study("1", "protocol")), 1),
    ],
)
def test_a_page_passes_on_the_best_that_it_cites(works: tuple[Reference, ...], rung: int) -> None:
    assert rungs(*works)["p"] == rung


def test_a_page_brings_the_participants_and_the_name_of_its_root() -> None:
    works = [page("p", "1", "2"), study("1", people=60), study("2", people=900)]
    found = with_links(works, {work.id: grade(work) for work in works})["p"].inheritance(KIND)

    assert found is not None
    assert (found.root, found.rung, found.participants, found.appraised) == ("2", 5, 900, False)


def test_pages_pass_on_by_question() -> None:
    works = [page("p", "1"), study("1")]
    found = with_links(works, {work.id: grade(work) for work in works})["p"]

    assert rung_of(found, ClaimKind.TREATMENT) == 5
    assert rung_of(found, ClaimKind.PROGNOSIS) == 4


def test_what_a_review_declares_of_itself_it_does_not_inherit() -> None:
    review = Reference(
        "r",
        ("pmid:7",),
        publication_types=("Review",),
        abstract="There is low-certainty evidence that it helps.",
        related=(Related(Relation.CITES, "1"),),
    )
    assert rungs(review, study("1"))["r"] == 4


@pytest.mark.parametrize("status", [EditorialStatus.RETRACTED, EditorialStatus.WITHDRAWN])
def test_a_review_that_holds_a_study_taken_back_loses_half_a_level(status: EditorialStatus) -> None:
    review = Reference(
        "r", ("pmid:7",), design="cochrane review", related=(Related(Relation.INCLUDES, "1"),)
    )
    gone = replace(study("1"), status=status)
    doubted = replace(study("1"), status=EditorialStatus.CONCERN)

    assert rungs(review, study("1"))["r"] == rungs(review, doubted)["r"] == 7
    assert rungs(review, gone)["r"] == 6
    assert rungs(review)["r"] == 7
    grades = with_links([review, gone], {"r": grade(review), "1": grade(gone)})
    assert "includes retracted or withdrawn work" in grades["r"].flags


NAMES = "abcdef"
GRAPHS = st.fixed_dictionaries(
    {
        name: st.tuples(
            st.sampled_from(sorted(CAPS)), st.sets(st.sampled_from(NAMES + "12"), max_size=3)
        )
        for name in NAMES
    }
)


def built(graph: dict[str, tuple[str, set[str]]]) -> list[Reference]:
    pages = [page(name, *sorted(cites), host=host) for name, (host, cites) in graph.items()]
    return [*pages, study("1"), study("2", "case report")]


def graded(works: list[Reference]) -> dict[str, Grade]:
    return with_links(works, {work.id: grade(work) for work in works})


@given(GRAPHS)
def test_a9_no_page_bears_more_than_its_cap_or_the_best_it_cites(
    graph: dict[str, tuple[str, set[str]]],
) -> None:
    found = rungs(*built(graph))

    for name, (host, cites) in graph.items():
        assert found[name] <= CAPS[host]
        if cites - {name}:
            alone = rungs(page(name, host=host))[name]
            best = max(found[cited] for cited in cites - {name})
            assert found[name] <= max(best, alone if name in _circular(graph) else 0)


def _circular(graph: dict[str, tuple[str, set[str]]]) -> set[str]:
    """Return the pages from which no study and no page without references is reached."""
    lead = {"1", "2"} | {name for name, (_, cites) in graph.items() if not cites - {name}}
    while True:
        more = {name for name, (_, cites) in graph.items() if cites & lead} | lead
        if more == lead:
            return set(graph) - lead
        lead = more


@given(GRAPHS)
def test_a9_the_answer_is_the_brute_force_widest_path(
    graph: dict[str, tuple[str, set[str]]],
) -> None:
    found = rungs(*built(graph))
    level = {"1": 6, "2": 2}
    level |= {n: rungs(page(n, host=h))[n] for n, (h, cites) in graph.items() if not cites - {n}}
    for _ in NAMES:
        for name, (host, cites) in graph.items():
            reached = [level[cited] for cited in cites - {name} if cited in level]
            if reached:
                level[name] = max(level.get(name, 0), min(CAPS[host], max(reached)))
    assert {name: found[name] for name in level} == level


@given(GRAPHS, st.sampled_from(sorted(CAPS)), st.sampled_from(NAMES))
def test_a9_a_circle_of_new_pages_changes_nothing(
    graph: dict[str, tuple[str, set[str]]], host: str, into: str
) -> None:
    works = built(graph)
    circle = [page("x", "y", into, host=host), page("y", "x", host=host)]
    more = graded([*works, *circle])

    assert {name: more[name] for name in NAMES} == {n: graded(works)[n] for n in NAMES}


@given(GRAPHS)
def test_a9_citing_each_other_raises_nobody(graph: dict[str, tuple[str, set[str]]]) -> None:
    found = rungs(*built(graph))

    for name in _circular(graph):
        assert found[name] <= rungs(page(name, host=graph[name][0]))[name]


@given(GRAPHS, st.sampled_from("12"))
def test_a8_a_retracted_source_is_one_that_was_never_cited(
    graph: dict[str, tuple[str, set[str]]], gone: str
) -> None:
    works = built(graph)
    retracted = [
        replace(work, status=EditorialStatus.RETRACTED) if work.id == gone else work
        for work in works
    ]
    deleted = built({name: (host, cites - {gone}) for name, (host, cites) in graph.items()})

    found, other = rungs(*retracted), rungs(*deleted)
    assert {name: found[name] for name in NAMES} == {name: other[name] for name in NAMES}
    assert all(is_conduit(graded(works)[name]) for name in NAMES)


@pytest.mark.parametrize("length", [2, 3, 50, 5000])
def test_a_circle_of_any_length_adds_nothing(length: int) -> None:
    """Each page is worth what the weakest of the circle is worth unseen."""
    names = [f"p{number:04}" for number in range(length)]
    circle = [page(one, after) for one, after in zip(names, [*names[1:], names[0]], strict=True)]
    found = rungs(*circle, page("in", names[0], host="nice.org.uk/guidance"))

    assert set(found.values()) == {1}

    weak = rungs(*circle, page("q", "in", host="en.wikipedia.org"), page("in", names[0], "q"))
    assert weak["in"] == weak["q"] == 0
    assert {weak[name] for name in names} == {1}


def test_a_claim_that_cites_itself_through_pages_rests_on_nothing() -> None:
    """The page that it cites quotes one that quotes the first."""
    first, second = page("p", "q"), page("q", "p", host="en.wikipedia.org")
    found = graded([first, second])["p"].inheritance(KIND)

    assert found is not None
    assert (found.root, found.rung, found.participants) == ("q", 0, None)
