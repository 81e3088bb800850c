"""Which parts of a document tell its own work."""

from __future__ import annotations

import pytest

from evidencegraph.audit.own_work import own_parts, study_reports
from tests.builders import graph_of

SENTENCE = "The drug reduces deaths in children"


def document(*sections: str) -> str:
    """Return a document with one numbered claim under each heading."""
    return "# Title\n\n" + "\n\n".join(
        f"## {name}\n\n{SENTENCE} of group {at}." for at, name in enumerate(sections)
    )


@pytest.mark.parametrize(
    ("sections", "own"),
    [
        (("Abstract", "Introduction", "Methods", "Results", "Discussion"), [0, 2, 3]),
        (("Introduction", "Results", "Nausea", "Discussion", "Vomiting"), [1, 2]),
        (
            ("Abstract", "Background", "Results", "Conclusions", "Introduction", "Results"),
            [0, 1, 2, 3, 5],
        ),
        (("Abstract", "Background", "Methods", "Discussion"), [0, 2]),
        (("Introduction", "The receptor", "Mice", "Discussion"), [1, 2]),
        (("Introduction", "What it does", "Side effects", "Outlook"), []),
        (("What is it?", "Treatment"), []),
    ],
)
def test_the_parts_of_a_document(sections: tuple[str, ...], own: list[int]) -> None:
    graph = graph_of(document(*sections))
    found = own_parts(graph)

    assert [at for at, claim in enumerate(graph.corpus.claims) if claim.id in found] == own


@pytest.mark.parametrize(
    ("sections", "report"),
    [
        (("Introduction", "Discussion"), True),
        (("Abstract", "Patients and methods"), True),
        (("Introduction", "Treatment", "Summary"), False),
        (("Discussion",), False),
    ],
)
def test_a_report_is_told_by_its_headings(sections: tuple[str, ...], report: bool) -> None:
    assert bool(study_reports(graph_of(document(*sections)))) is report


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("Aims and objectives", True),
        ("What this study adds", True),
        ("Objectives of treatment", False),
        ("What is known", False),
    ],
)
def test_aims_and_summaries_inside_an_introduction_tell_of_the_study(
    heading: str, *, own: bool
) -> None:
    text = f"# Title\n\n## Introduction\n\n{SENTENCE}.\n\n### {heading}\n\n{SENTENCE} of group 1.\n"
    graph = graph_of(f"{text}\n\n## Methods\n\n{SENTENCE} of group 2.\n")

    assert (graph.corpus.claims[1].id in own_parts(graph)) is own
    assert graph.corpus.claims[0].id not in own_parts(graph)
