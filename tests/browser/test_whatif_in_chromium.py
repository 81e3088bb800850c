"""What the page says of withdrawn references is what Python says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from evidencegraph import build
from evidencegraph.graph import Graph
from evidencegraph.model import (
    Appraisal,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Corpus,
    Direction,
    Domain,
    EditorialStatus,
    Location,
    Rating,
    Reference,
    Related,
    Relation,
    Support,
)
from evidencegraph.queries import without
from evidencegraph.render.legend import state_of
from evidencegraph.render.page import page as render
from evidencegraph.render.whatif import whatif_data

pytestmark = pytest.mark.browser

_CALL = """([data, sets]) => {
  const withdraw = whatIf(data);
  return sets.map((gone) => [...withdraw(gone)]);
}"""
Row = dict[str, Any]
Ask = Callable[[Graph, Sequence[Sequence[str]]], list[dict[str, Row]]]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Ask:
    """Ask the scripts alone, without drawing a page, what sets of references would change."""
    tab = browser.new_page()
    for name in ("weighing.js", "whatif.js"):
        script = files("evidencegraph.render").joinpath(name).read_text(encoding="utf-8")
        tab.add_script_tag(content=f'"use strict";\n{script}')

    def asked(graph: Graph, sets: Sequence[Sequence[str]]) -> list[dict[str, Row]]:
        data = {
            "claims": [{"id": claim.id} for claim in graph.corpus.claims],
            "references": [{"id": work.id} for work in graph.corpus.references],
            "citations": [
                {"claim": one.claim, "reference": one.reference} for one in graph.corpus.citations
            ],
            "levels": [level.label for level in Certainty],
            "whatif": whatif_data(graph),
        }
        answers: list[list[tuple[str, Row]]] = tab.evaluate(_CALL, [data, sets])
        return [dict(answer) for answer in answers]

    return asked


def facts(support: Support) -> Row:
    return {
        "level": int(support.certainty),
        "certainty": support.certainty.label,
        "assured": int(support.assured),
        "ceiling": int(support.ceiling),
        "state": state_of(support),
        "verdict": support.verdict.value,
        "score": support.score,
        "supporting": support.supporting / 10,
        "opposing": support.opposing / 10,
        "bodies": len(support.bodies),
        "opposed": support.opposing > 0,
        "credits": [
            {"reference": one.reference, "credit": one.credit}
            for one in support.contributions
            if one.credit
        ],
    }


def nearly(value: object) -> object:
    """Return the same, with numbers that need not agree to the last bit."""
    if isinstance(value, dict):
        return {key: nearly(each) for key, each in value.items()}
    if isinstance(value, list):
        return [nearly(each) for each in value]
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


def agree(graph: Graph, sets: Sequence[Sequence[str]], answers: Sequence[dict[str, Row]]) -> None:
    """Compare each answer with the graph without these references; what it omits stays."""
    assert len(answers) == len(sets)
    before = {name: facts(support) for name, support in graph.supports.items()}
    for gone, answer in zip(sets, answers, strict=True):
        left = {name: facts(support) for name, support in without(graph, *gone).supports.items()}
        assert {name: answer.get(name, before[name]) for name in left} == {
            name: nearly(row) for name, row in left.items()
        }


def every_single_one(graph: Graph) -> list[list[str]]:
    return [[work.id] for work in graph.corpus.references]


PLACE = Location("a.md", 1)
TRIALS = tuple(f"pmid:{number}" for number in range(1, 7))
PAGES = ("url:en.wikipedia.org/wiki/a", "url:ninds.nih.gov/a", "url:ninds.nih.gov/b", "url:x.org/a")
NAMES = (*TRIALS, *PAGES)
NCT, ELSEWHERE, UNKNOWN = "nct:NCT00000001", "pmid:99", "unresolved:1"
LINKS = st.builds(
    Related,
    st.sampled_from(
        [
            *[Relation.CITES] * 4,
            *[Relation.INCLUDES] * 3,
            Relation.PREPRINT_OF,
            Relation.REGISTERED_AS,
        ]
    ),
    st.sampled_from([*NAMES, ELSEWHERE, NCT, "doi:10.1/shared"]),
)


def reference(name: str) -> st.SearchStrategy[Reference]:
    designs = ["RCT", "cohort", "case report", "cochrane review", "systematic review", "review", ""]
    more = st.sets(st.sampled_from([NCT, "doi:10.1/shared"]), max_size=1)
    return st.builds(
        lambda design, people, status, links, names: Reference(
            name,
            (*sorted(names), name),
            design=design if name in TRIALS else "",
            participants=people,
            status=status,
            related=tuple(links),
            resolved=name != UNKNOWN,
        ),
        st.sampled_from(designs),
        st.sampled_from([None, 0, 12, 60, 99, 150, 340, 900]),
        st.sampled_from([EditorialStatus.UNCHECKED] * 4 + list(EditorialStatus)),
        st.lists(LINKS, max_size=3),
        st.one_of(st.just(frozenset()), more),
    )


DIRECTIONS = st.sampled_from([Direction.SUPPORTS] * 4 + [Direction.CONTRADICTS, *Direction])
CITED = st.lists(
    st.tuples(st.sampled_from([*NAMES, *NAMES, UNKNOWN]), DIRECTIONS, st.booleans()), max_size=9
)
CLAIMS = st.lists(st.tuples(st.sampled_from(list(ClaimKind)), CITED), min_size=1, max_size=4)


def corpus(
    works: Sequence[Reference],
    claims: Sequence[tuple[ClaimKind, Sequence[tuple[str, Direction, bool]]]],
) -> Corpus:
    return Corpus(
        claims=tuple(
            Claim(f"claim:{at}", "a.md", "It helps.", PLACE, kind=kind)
            for at, (kind, _) in enumerate(claims)
        ),
        references=tuple(sorted(works, key=lambda work: work.id)),
        citations=tuple(
            Citation(f"claim:{at}", name, name, PLACE, direction=direction, confirmed=confirmed)
            for at, (_, cited) in enumerate(claims)
            for name, direction, confirmed in cited
        ),
    )


CORPORA = st.builds(corpus, st.tuples(*(reference(name) for name in (*NAMES, UNKNOWN))), CLAIMS)
APPRAISALS = st.builds(
    lambda name, ratings, level, claim: Appraisal(
        PLACE,
        "read it",
        "A.B.",
        "2026-11-20",
        claim=claim,
        reference=name,
        level=level,
        ratings=() if level is not None else tuple(sorted(ratings.items())),
    ),
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(list(Domain)), st.sampled_from(list(Rating))),
    st.sampled_from([None, None, *Certainty]),
    st.sampled_from(["", "claim:0"]),
)
SETS = st.lists(
    st.lists(st.sampled_from([*NAMES, UNKNOWN]), max_size=5, unique=True), min_size=1, max_size=4
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(made=CORPORA, appraisals=st.lists(APPRAISALS, max_size=3), sets=SETS)
def test_any_set_of_references_may_be_withdrawn(
    ask: Ask, made: Corpus, appraisals: list[Appraisal], sets: list[list[str]]
) -> None:
    graph = Graph(made).appraised(appraisals)
    sets = [*sets, *every_single_one(graph)]

    agree(graph, sets, ask(graph, sets))


def on_the_page(browser: Browser, graph: Graph, file: Path) -> list[dict[str, Row]]:
    """Open the whole page and withdraw one reference after the other."""
    file.write_text(render(graph), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(file.as_uri())
    script = f"(sets) => ({_CALL})([data, sets])"
    answers: list[list[tuple[str, Row]]] = opened.evaluate(script, every_single_one(graph))
    opened.close()
    return [dict(answer) for answer in answers]


def test_every_reference_of_the_example_on_its_page(
    browser: Browser, example: tuple[Path, Path], tmp_path: Path
) -> None:
    graph = build(example[0], references=example[1])

    agree(graph, every_single_one(graph), on_the_page(browser, graph, tmp_path / "index.html"))


@pytest.mark.seeds
def test_every_reference_of_the_seeds_on_their_page(
    browser: Browser, seeds: list[Path], example: tuple[Path, Path], tmp_path: Path
) -> None:
    graph = build(seeds, references=example[1])

    agree(graph, every_single_one(graph), on_the_page(browser, graph, tmp_path / "index.html"))
    assert (tmp_path / "index.html").stat().st_size < 1_000_000


def crowd(*designs: tuple[str, int, Direction]) -> Graph:
    """Return one claim that cites many works of some designs and sizes."""
    works = [
        Reference(f"pmid:{at:03}", (f"pmid:{at:03}",), design=design, participants=people)
        for at, (design, people, _) in enumerate(designs)
    ]
    cited = [
        (work.id, direction, False) for work, (*_, direction) in zip(works, designs, strict=True)
    ]
    return Graph(corpus(works, [(ClaimKind.TREATMENT, cited)]))


FOR, AGAINST = Direction.SUPPORTS, Direction.CONTRADICTS


@pytest.mark.parametrize(
    "designs",
    [
        [("RCT", 30 + at, FOR) for at in range(40)],
        [("cohort", 7 * at, FOR) for at in range(16)] + [("RCT", at, FOR) for at in range(40)],
        [("RCT", 60 + at, FOR) for at in range(14)] + [("RCT", 100, AGAINST)] * 2,
        [("RCT", 120, FOR)] * 20 + [("cohort", 90, AGAINST)] * 5,
        [("systematic review", 400, FOR)] * 30 + [("case report", 1, AGAINST)] * 3,
    ],
    ids=["trials", "trials and cohorts", "two against", "weaker against", "reviews"],
)
def test_claims_with_many_bodies(ask: Ask, designs: list[tuple[str, int, Direction]]) -> None:
    graph = crowd(*designs)
    names = [work.id for work in graph.corpus.references]
    sets = [[], *([name] for name in names), names[::2], names[:-3], names]

    agree(graph, sets, ask(graph, sets))


def test_more_worlds_than_can_be_weighed_never_assure_too_much(ask: Ask) -> None:
    graph = crowd(
        *[("RCT", 1 + 3 * at, FOR) for at in range(20)],
        *[("cohort", 2 + 5 * at, FOR) for at in range(20)],
        *[("RCT", 1 + 7 * at, AGAINST) for at in range(20)],
    )
    [[row]] = [answer.values() for answer in ask(graph, [["pmid:000"]])]
    left = facts(without(graph, "pmid:000").supports["claim:0"])

    assert row["assured"] <= left["assured"]
    assert row | {"assured": 0} == nearly(left | {"assured": 0})


def page(name: str, *cites: str) -> Reference:
    return linked(name, Relation.CITES, *cites)


def linked(name: str, relation: Relation, *targets: str, design: str = "") -> Reference:
    links = tuple(Related(relation, target) for target in targets)
    return Reference(name, (name,), design=design, participants=900, related=links)


def test_a_study_in_two_reviews_does_not_make_them_one(ask: Ask) -> None:
    reviews = [
        linked(name, Relation.INCLUDES, "pmid:3", *(f"pmid:{name}{n}" for n in range(1000, 1008)),
               design="systematic review")
        for name in ("pmid:1", "pmid:2")
    ]  # fmt: skip
    works = [*reviews, page("pmid:3"), page("pmid:4")]
    names = [(work.id, FOR, False) for work in works]
    graph = Graph(corpus(works, [(ClaimKind.TREATMENT, names)]))
    [answer] = ask(graph, [["pmid:4"]])

    agree(graph, [["pmid:4"]], [answer])
    assert answer["claim:0"]["bodies"] == 2


@pytest.mark.parametrize("status", [EditorialStatus.RETRACTED, EditorialStatus.WITHDRAWN])
def test_a_guideline_passes_on_what_is_left_of_a_review_of_work_taken_back(
    ask: Ask, status: EditorialStatus
) -> None:
    works = [
        linked("pmid:1", Relation.INCLUDES, "pmid:2", design="cochrane review"),
        replace(page("pmid:2"), status=status),
        page("pmid:3"),
        linked("pmid:4", Relation.CITES, "pmid:1", design="systematic guideline"),
    ]
    names = [(name, FOR, False) for name in ("pmid:3", "pmid:4")]
    graph = Graph(corpus(works, [(ClaimKind.TREATMENT, names)]))
    sets = [["pmid:3"], ["pmid:2"]]
    answers = ask(graph, sets)

    agree(graph, sets, answers)
    assert [answer["claim:0"]["supporting"] for answer in answers] == [0.65, 0.75078125]


def test_pages_left_in_a_circle_are_worth_the_weakest_of_them(ask: Ask) -> None:
    ninds, other = "url:ninds.nih.gov/a", "url:x.org/a"
    works = [page("pmid:1"), page(ninds, "pmid:1", other), page(other, ninds)]
    graph = Graph(corpus(works, [(ClaimKind.TREATMENT, [(ninds, FOR, False)])]))
    [answer] = ask(graph, [["pmid:1"]])

    agree(graph, [["pmid:1"]], [answer])
    assert answer["claim:0"]["supporting"] == 0.05


@pytest.mark.parametrize(("cited", "bodies"), [("pmid:1", 1), ("pmid:2", 2)])
def test_of_equal_sources_a_page_passes_on_the_first_by_name(
    ask: Ask, cited: str, bodies: int
) -> None:
    ninds, before = "url:ninds.nih.gov/a", "url:en.wikipedia.org/wiki/a"
    for also in ("pmid:1", "pmid:2"):
        pages = [page(before, also), page(ninds, "pmid:1", "pmid:2")]
        works = [page("pmid:1"), page("pmid:2"), page("pmid:3"), *pages]
        names = [(name, FOR, False) for name in (cited, "pmid:3", ninds)]
        graph = Graph(corpus(works, [(ClaimKind.TREATMENT, names)]))
        [answer] = ask(graph, [["pmid:3"]])

        agree(graph, [["pmid:3"]], [answer])
        assert answer["claim:0"]["bodies"] == bodies


def test_nothing_withdrawn_and_names_of_nothing_change_nothing(ask: Ask) -> None:
    graph = crowd(("RCT", 900, FOR))

    assert ask(graph, [[], ["pmid:404"], ["pmid:000", "pmid:404"]])[:2] == [{}, {}]
