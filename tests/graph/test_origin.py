"""What a graph takes over from its origin is what it would work out itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.graph import Graph
from evidencegraph.model import Appraisal, Citation, Corpus
from evidencegraph.queries import without
from tests.support.test_axioms_with_people import APPRAISALS, CORPORA, NAMES, PLACE


@given(
    CORPORA,
    st.lists(APPRAISALS, max_size=3),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)
def test_what_the_origin_knows_is_used_only_where_it_holds(
    made: Corpus, appraisals: list[Appraisal], cited: str, gone: str
) -> None:
    # The second claim may cite a page that passes on the work that goes.
    second = replace(made.claims[0], id="d")
    citations = (*made.citations, Citation("d", cited, cited, PLACE))
    graph = Graph(replace(made, claims=(*made.claims, second), citations=citations))
    whole = graph.appraised(appraisals)
    assert set(whole.supports) == {"c", "d"}

    left = without(whole, gone)
    anew = replace(left, origin=None)

    assert left.grades == anew.grades
    assert left.supports == anew.supports
