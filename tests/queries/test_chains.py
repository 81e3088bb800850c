"""Ways from claims to evidence: brute force over all ways is the judge."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.api import EvidenceGraph
from evidencegraph.errors import UnknownNameError
from evidencegraph.graph import Graph
from evidencegraph.model import (
    Citation,
    Claim,
    Corpus,
    Direction,
    Location,
    Reference,
    Related,
    Relation,
)
from evidencegraph.queries import Chain, bottlenecks, chain, coverage
from evidencegraph.render.statistics import statistics_json, statistics_text
from evidencegraph.render.support import support_data, support_text

PLACE = Location("a.md", 1)
TRIALS = ("pmid:1", "pmid:2")
REVIEWS = ("pmid:5", "pmid:6", "pmid:7", "pmid:8", "pmid:9")
NAMES = (*TRIALS, *REVIEWS)


def corpus(cites: Mapping[str, set[str]], *claims: set[str]) -> Graph:
    """Return a graph of claims that cite reviews and trials, of which reviews cite others."""
    return Graph(
        Corpus(
            claims=tuple(
                Claim(f"claim:{at}", "a.md", "It helps.", PLACE) for at in range(len(claims))
            ),
            references=tuple(
                Reference(
                    name,
                    (name,),
                    design="review" if name in REVIEWS else "RCT",
                    related=tuple(
                        Related((Relation.CITES, Relation.INCLUDES)[at % 2], target)
                        for at, target in enumerate(sorted(cites.get(name, ())))
                    ),
                )
                for name in NAMES
            ),
            citations=tuple(
                Citation(f"claim:{at}", name, name, PLACE)
                for at, cited in enumerate(claims)
                for name in sorted(cited)
            ),
        )
    )


def ways(cites: Mapping[str, set[str]], cited: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield every way from some works to a trial on which no work occurs twice."""
    waiting: list[tuple[str, ...]] = [(name,) for name in sorted(cited)]
    while waiting:
        way = waiting.pop()
        if way[-1] in TRIALS:
            yield way
        else:
            onward = sorted(cites.get(way[-1], set()) - set(way))
            waiting += [(*way, name) for name in onward]


CITES = st.dictionaries(st.sampled_from(REVIEWS), st.sets(st.sampled_from(NAMES)))
CITED = st.sets(st.sampled_from(NAMES), max_size=3)


@settings(max_examples=300)
@given(CITES, CITED)
def test_every_way_runs_through_these_and_none_is_shorter(
    cites: dict[str, set[str]], cited: set[str]
) -> None:
    found = chain(corpus(cites, cited), "claim:0")

    all_ways = list(ways(cites, cited))
    if not all_ways:
        assert found == Chain()
        return
    on_all = set(NAMES).intersection(*all_ways)
    assert found.through == tuple(name for name in all_ways[0] if name in on_all)
    least = min(map(len, all_ways))
    assert found.works == min(way for way in all_ways if len(way) == least)


@settings(max_examples=300)
@given(CITES, CITED)
def test_ways_are_counted_exactly(cites: dict[str, set[str]], cited: set[str]) -> None:
    # Without circles: reviews cite later ones only.
    onward = {name: {other for other in to if other < name} for name, to in cites.items()}

    found = chain(corpus(onward, cited), "claim:0")

    assert found.paths == len(list(ways(onward, cited)))


@settings(max_examples=300)
@given(CITES, CITED)
def test_a_circle_is_one_stop(cites: dict[str, set[str]], cited: set[str]) -> None:
    links = [(name, to) for name in cites for to in cites[name] if to != name]
    roads: nx.DiGraph[str] = nx.DiGraph()
    roads.add_edges_from(links)
    roads.add_nodes_from(NAMES)
    stop = {name: min(ring) for ring in nx.strongly_connected_components(roads) for name in ring}
    # Each link from one stop to another is a road of its own.
    onward = [(stop[name], stop[to]) for name, to in links if stop[name] != stop[to]]

    def count(place: str) -> int:
        return 1 if place in TRIALS else sum(count(to) for at, to in onward if at == place)

    found = chain(corpus(cites, cited), "claim:0")

    assert found.paths == sum(count(stop[name]) for name in cited)


@settings(max_examples=100)
@given(CITES, st.lists(CITED, max_size=3))
def test_coverage_adds_up_the_chains(cites: dict[str, set[str]], claims: list[set[str]]) -> None:
    graph = corpus(cites, *claims)

    counts = coverage(graph)

    chains = [chain(graph, claim.id) for claim in graph.corpus.claims]
    reached = {way[-1] for cited in claims for way in ways(cites, cited)}
    relayed = [cited and not cited & set(TRIALS) for cited in claims]
    assert counts.paths == sum(one.paths for one in chains)
    assert counts.roots == len(reached)
    assert counts.relayed == sum(map(bool, relayed))
    assert counts.traced == sum(len(one.works) > 1 for one in chains)
    assert counts.longest_chain == max((len(one.works) for one in chains), default=0)
    assert counts.eligible == sum(map(bool, claims))
    assert counts.amplification * counts.roots == pytest.approx(counts.paths)


@pytest.fixture(scope="module")
def endless() -> Graph:
    """Return a graph in which each review cites the two before it."""
    names = [f"pmid:{number}" for number in range(1, 1600)]
    works = [
        Reference(
            name,
            (name,),
            design="review" if at else "RCT",
            related=tuple(Related(Relation.CITES, other) for other in names[max(at - 2, 0) : at]),
        )
        for at, name in enumerate(names)
    ]
    stated = Claim("claim:0", "a.md", "It helps.", PLACE)
    last = Citation("claim:0", names[-1], "1", PLACE)
    return Graph(Corpus(claims=(stated,), references=tuple(works), citations=(last,)))


def test_ways_are_counted_where_nobody_could_walk_them_all(endless: Graph) -> None:
    before, last = 1, 1
    for _ in endless.corpus.references[2:]:
        before, last = last, before + last

    assert last > 10**308
    assert chain(endless, "claim:0").paths == coverage(endless).paths == last
    assert coverage(endless).amplification == float("inf")


def test_what_speaks_against_a_claim_or_was_taken_back_is_no_way_to_its_evidence() -> None:
    graph = corpus({"pmid:5": {"pmid:1"}}, {"pmid:5"})
    against = Citation("claim:0", "pmid:2", "2", PLACE, direction=Direction.CONTRADICTS)
    made = graph.corpus
    opposed = Graph(Corpus((), made.claims, made.references, (*made.citations, against)))

    assert chain(opposed, "claim:0") == Chain(("pmid:5", "pmid:1"), ("pmid:5", "pmid:1"), 1)


@pytest.mark.parametrize(
    ("cites", "cited", "narrow"),
    [
        # Two reviews that rest on one; where one is cited alone, what it rests on is hidden.
        ({"pmid:5": {"pmid:7"}, "pmid:6": {"pmid:7"}, "pmid:7": set(TRIALS)}, "56", ("pmid:7",)),
        ({"pmid:5": {"pmid:7"}, "pmid:7": set(TRIALS)}, "5", ("pmid:7",)),
        ({"pmid:5": set(TRIALS)}, "5", ()),
        # What leads nowhere, as far as is known, opens no other way.
        ({"pmid:5": set(TRIALS)}, "56", ("pmid:5",)),
        ({"pmid:5": {"pmid:1"}}, "15", ()),
        ({"pmid:5": {"pmid:1"}, "pmid:6": {"pmid:1"}}, "56", ()),
    ],
)
def test_what_all_ways_run_through_is_named_where_the_claim_hides_it(
    cites: dict[str, set[str]], cited: str, narrow: tuple[str, ...]
) -> None:
    graph = corpus(cites, {f"pmid:{digit}" for digit in cited})

    assert bottlenecks(graph, "claim:0") == narrow
    text = support_text(graph, graph.corpus.claims[0])
    assert ("every known way" in text) == bool(narrow)
    assert support_data(graph, graph.corpus.claims[0])["bottlenecks"] == list(narrow)


def test_the_nearest_study_is_told_where_it_is_not_cited() -> None:
    graph = corpus({"pmid:5": {"pmid:6"}, "pmid:6": {"pmid:1"}}, {"pmid:5"})
    text = support_text(graph, graph.corpus.claims[0])

    assert "  chain      3 citations to the nearest study: pmid:5 -> pmid:6 -> pmid:1" in text
    assert "nearest study" not in support_text(corpus({}, {"pmid:1"}), graph.corpus.claims[0])


def test_statistics_tell_ways_beyond_number(endless: Graph) -> None:
    assert "ways from claims to studies         more than 9007199254740992" in statistics_text(
        coverage(endless)
    )
    data = json.loads(statistics_json(coverage(endless)))
    assert (data["paths"], data["amplification"], data["roots"]) == (None, None, 1)


def test_a_claim_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        EvidenceGraph().chain("claim:404")
