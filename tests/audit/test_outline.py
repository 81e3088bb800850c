"""Where claims stand: under which headings, after which claims, in a caption or not."""

from __future__ import annotations

from evidencegraph.audit.outline import positions
from tests.builders import graph_of

TEXT = """# Title

First words of the title are told.

## Results

### Overview

The drug was given. It was stopped.

### Figure 1.

![Figure 1](figure.png)

Survival in both groups by genotype is shown.

The next words are told of the drug.

## Discussion

The last words are told here.
"""


def test_headings_are_a_path_without_the_title_and_the_names_of_figures() -> None:
    graph = graph_of(TEXT)
    places = positions(graph)

    found = [(places[claim.id].headings, places[claim.id].caption) for claim in graph.corpus.claims]
    assert found == [
        ((), False),
        (("Results", "Overview"), False),
        (("Results", "Overview"), False),
        (("Results", "Overview"), True),
        (("Results", "Overview"), False),
        (("Discussion",), False),
    ]


def test_claims_of_one_paragraph_know_those_before_them() -> None:
    graph = graph_of(TEXT)
    places = positions(graph)
    first, second = graph.corpus.claims[1:3]

    assert places[second.id].before == (first.id,)
    assert places[first.id].before == ()


def test_a_paragraph_without_end_is_remembered_for_a_while() -> None:
    graph = graph_of(" ".join(f"Drug number {at} helps." for at in range(60)) + "\n")
    places = positions(graph)
    *others, last = graph.corpus.claims

    assert places[last.id].before == tuple(claim.id for claim in others[-50:])
