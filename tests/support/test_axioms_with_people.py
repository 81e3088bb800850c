"""Axioms of METHOD 4.9 over graphs in which people have judged and pages cite each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.graph import Graph
from evidencegraph.model import (
    Appraisal,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Corpus,
    Design,
    Direction,
    Domain,
    EditorialStatus,
    Location,
    Rating,
    Reference,
    Related,
    Relation,
    Support,
    Upgrade,
)

PLACE = Location("a.toml", 1)
NAMES = ("pmid:1", "pmid:2", "pmid:3", "url:ninds.nih.gov/a", "url:en.wikipedia.org/wiki/a")
WORKS = st.tuples(
    st.sampled_from(["RCT", "cohort", "case report", "cochrane review", "review", ""]),
    st.sampled_from([None, 12, 150, 900]),
    st.sampled_from(list(EditorialStatus)),
    st.sets(st.sampled_from(NAMES), max_size=2),
)
RATINGS = st.dictionaries(st.sampled_from(list(Domain)), st.sampled_from(list(Rating)))
UPGRADES = st.dictionaries(st.sampled_from(list(Upgrade)), st.integers(1, 2), max_size=2)
APPRAISALS = st.builds(
    lambda reference, ratings, upgrades, level, claim: Appraisal(
        PLACE,
        "read it",
        "A.B.",
        "2026-11-20",
        claim=claim,
        reference=reference,
        level=level,
        ratings=() if level else tuple(sorted(ratings.items())),
        upgrades=() if level else tuple(sorted(upgrades.items())),
    ),
    st.sampled_from(NAMES),
    RATINGS,
    UPGRADES,
    st.sampled_from([None, None, *Certainty]),
    st.sampled_from(["", "c"]),
)
JUDGED = st.lists(APPRAISALS, max_size=3)


def corpus(
    works: Sequence[tuple[str, int | None, EditorialStatus, set[str]]],
    directions: Sequence[Direction],
    kind: ClaimKind,
) -> Corpus:
    """Return one claim that cites everything, whose sources may cite each other."""
    references = tuple(
        Reference(
            name,
            (name,),
            design="" if name.startswith("url") else design,
            participants=people,
            status=status,
            related=tuple(Related(Relation.CITES, target) for target in sorted(cites)),
        )
        for name, (design, people, status, cites) in zip(NAMES, works, strict=True)
    )
    return Corpus(
        claims=(Claim("c", "a.md", "It helps.", PLACE, kind=kind),),
        references=tuple(sorted(references, key=lambda work: work.id)),
        citations=tuple(
            Citation("c", name, name, PLACE, direction=direction)
            for name, direction in zip(NAMES, directions, strict=True)
        ),
    )


CORPORA = st.builds(
    corpus,
    st.lists(WORKS, min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(st.sampled_from(list(Direction)), min_size=len(NAMES), max_size=len(NAMES)),
    st.sampled_from(list(ClaimKind)),
)


def level(graph: Graph) -> Certainty:
    return graph.supports["c"].certainty


def judged(made: Corpus, appraisals: Sequence[Appraisal]) -> Support:
    return Graph(made).appraised(appraisals).supports["c"]


@given(CORPORA, JUDGED)
def test_a1_score_lies_in_range_and_is_zero_where_nothing_counts(
    made: Corpus, appraisals: list[Appraisal]
) -> None:
    support = judged(made, appraisals)
    counted = [one for one in support.contributions if one.group]

    assert 0 <= support.score < 1
    if all(one.direction is Direction.CONTRADICTS for one in counted):
        assert support.score == 0


@given(CORPORA, JUDGED, st.randoms(use_true_random=False))
def test_a2_order_of_citations_does_not_matter(
    made: Corpus, appraisals: list[Appraisal], random: Random
) -> None:
    citations = [*made.citations]
    random.shuffle(citations)

    assert judged(replace(made, citations=tuple(citations)), appraisals) == judged(made, appraisals)


@given(CORPORA, JUDGED, st.sampled_from(list(Direction)))
def test_a3_a4_one_more_trial_helps_and_harms_on_its_side_only(
    made: Corpus, appraisals: list[Appraisal], direction: Direction
) -> None:
    trial = Reference("pmid:9", ("pmid:9",), design="RCT", participants=900)
    citation = Citation("c", trial.id, "9", PLACE, direction=direction)
    more = replace(
        made, references=(*made.references, trial), citations=(*made.citations, citation)
    )
    before, after = judged(made, appraisals).net, judged(more, appraisals).net

    if direction is Direction.CONTRADICTS:
        assert after <= before
    elif direction is Direction.MENTIONS:
        assert after == before
    else:
        assert after >= before


@given(CORPORA, JUDGED)
def test_a5_a_work_cited_twice_counts_once(made: Corpus, appraisals: list[Appraisal]) -> None:
    twice = replace(made, citations=made.citations * 2)

    assert judged(twice, appraisals) == judged(made, appraisals)


@given(CORPORA, JUDGED)
def test_a9_pages_that_cite_each_other_add_nothing(
    made: Corpus, appraisals: list[Appraisal]
) -> None:
    one, other = "url:cdc.gov/x", "url:cdc.gov/y"
    first, second = (
        Reference(name, (name,), related=(Related(Relation.CITES, target),))
        for name, target in ((one, other), (other, one))
    )
    circle = replace(made, references=(*made.references, first, second))
    cited = (*made.citations, Citation("c", one, "x", PLACE))
    unseen = replace(made, references=(*made.references, replace(first, related=())))

    assert judged(circle, appraisals) == judged(made, appraisals)
    assert judged(replace(circle, citations=cited), appraisals).net == (
        judged(replace(unseen, citations=cited), appraisals).net
    )


@given(CORPORA, JUDGED)
def test_a11_credits_sum_to_the_score(made: Corpus, appraisals: list[Appraisal]) -> None:
    support = judged(made, appraisals)

    assert sum(one.credit for one in support.contributions) == pytest.approx(support.score)


@given(CORPORA, JUDGED)
def test_a11_leaving_a_citation_out_equals_weighing_without_it(
    made: Corpus, appraisals: list[Appraisal]
) -> None:
    support = judged(made, appraisals)

    for one in support.contributions:
        left = tuple(c for c in made.citations if c.reference != one.reference)
        without = judged(replace(made, citations=left), appraisals)
        assert without.score == pytest.approx(support.score - one.loss)
        assert without.certainty is one.certainty_without


@given(CORPORA, JUDGED, st.sets(st.sampled_from(NAMES)))
def test_clauses_of_a_sentence_are_weighed_each_on_its_own(
    made: Corpus, appraisals: list[Appraisal], shared: set[str]
) -> None:
    whole, other = replace(made.claims[0], sentence="s"), replace(made.claims[0], id="d")
    clause = replace(other, sentence="s")
    theirs = tuple(replace(one, claim="d") for one in made.citations if one.reference in shared)
    both = Graph(replace(made, claims=(whole, clause), citations=(*made.citations, *theirs)))
    apart = Graph(replace(made, claims=(other,), citations=theirs))

    supports = both.appraised(appraisals).supports
    assert supports["c"] == judged(made, appraisals)
    if not any(one.claim for one in appraisals):
        assert supports["d"] == apart.appraised(appraisals).supports["d"]


@given(CORPORA, st.lists(APPRAISALS, max_size=3))
def test_a8_retracted_counts_as_never_cited(made: Corpus, appraisals: list[Appraisal]) -> None:
    gone = {w.id for w in made.references if w.status is EditorialStatus.RETRACTED}
    deleted = replace(
        made,
        references=tuple(work for work in made.references if work.id not in gone),
        citations=tuple(one for one in made.citations if one.reference not in gone),
    )
    one = Graph(made).appraised(appraisals).supports["c"]
    other = Graph(deleted).appraised(appraisals).supports["c"]

    assert (one.net, one.certainty, one.assured) == (other.net, other.certainty, other.assured)
    assert one.ceiling == other.ceiling


@given(CORPORA, st.lists(APPRAISALS, max_size=3))
def test_a12_assured_point_and_ceiling_stand_in_order(
    made: Corpus, appraisals: list[Appraisal]
) -> None:
    support = Graph(made).appraised(appraisals).supports["c"]

    assert support.assured <= support.certainty <= support.ceiling


@given(CORPORA)
def test_a13_without_people_nothing_is_high(made: Corpus) -> None:
    assert level(Graph(made)) <= Certainty.MODERATE


@given(CORPORA, APPRAISALS, st.sampled_from(list(Domain)))
def test_a14_a_better_rating_never_lowers(
    made: Corpus, appraisal: Appraisal, domain: Domain
) -> None:
    supporting = replace(
        made, citations=tuple(replace(c, direction=Direction.SUPPORTS) for c in made.citations)
    )
    nets = []
    for rating in sorted(Rating):
        rated = {**dict(appraisal.ratings), domain: rating}
        changed = replace(appraisal, level=None, ratings=tuple(sorted(rated.items())))
        nets.append(Graph(supporting).appraised([changed]).supports["c"].net)

    assert nets == sorted(nets)


@given(CORPORA, APPRAISALS)
def test_a14_a_higher_level_never_lowers(made: Corpus, appraisal: Appraisal) -> None:
    supporting = replace(
        made, citations=tuple(replace(c, direction=Direction.SUPPORTS) for c in made.citations)
    )
    nets = [
        Graph(supporting)
        .appraised([replace(appraisal, level=one, ratings=(), upgrades=())])
        .supports["c"]
        .net
        for one in Certainty
    ]

    assert nets == sorted(nets)


@given(CORPORA, st.lists(APPRAISALS, max_size=4), st.randoms(use_true_random=False))
def test_the_order_in_a_file_matters_only_by_date_and_line(
    made: Corpus, appraisals: list[Appraisal], random: object
) -> None:
    dated = [
        replace(one, location=Location("a.toml", line))
        for line, one in enumerate(appraisals, start=1)
    ]
    shuffled = [*dated]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one, other = Graph(made).appraised(dated), Graph(made).appraised(shuffled)
    assert one.supports == other.supports
    assert one.corpus == other.corpus


def test_a_design_that_a_person_states_is_used() -> None:
    made = corpus([("", 900, EditorialStatus.UNCHECKED, set())] * 5, [Direction.SUPPORTS] * 5,
                  ClaimKind.TREATMENT)  # fmt: skip
    said = Appraisal(PLACE, "x", "A.B.", "2026-11-20", reference="1", design=Design.COHORT)

    assert Graph(made).appraised([said]).grades["pmid:1"].design is Design.COHORT
