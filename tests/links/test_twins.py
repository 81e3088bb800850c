from __future__ import annotations

import pytest

from evidencegraph.links import twins
from tests.builders import graph_of


@pytest.mark.parametrize(
    ("first", "second", "bolder"),
    [
        ("PML has a mortality of 30-50%.", "In PML mortality is 30 to 50 percent.", ""),
        (
            "Plasma exchange removes natalizumab from the blood.",
            "Plasmapheresis has been tried for the removal of natalizumab.",
            "a.md",
        ),
        ("The efficacy of mirtazapine is unproven.", "Mirtazapine has no proven efficacy.", ""),
    ],
)
def test_what_two_documents_say_alike_is_found(first: str, second: str, bolder: str) -> None:
    found = twins(graph_of({"a.md": first + "\n", "b.md": second + "\n"}))

    assert [pair.bolder.document if pair.bolder else "" for pair in found] == [bolder]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cidofovir improves survival.", "Cidofovir does not improve survival."),
        ("Cidofovir improves survival.", "Cytarabine improves survival."),
        ("Cidofovir improves survival in PML.", "Cidofovir improves survival in AIDS."),
        ("Cidofovir should be given.", "Cidofovir improves survival."),
        ("The efficacy of cidofovir is unproven.", "Cidofovir has good efficacy."),
        ("PML has a mortality of 30-50%.", "The mortality of PML fell after a change of drugs."),
        (
            "Survival with cidofovir was recorded in a large European registry.",
            "Cidofovir improved survival of mice where it was injected early.",
        ),
    ],
)
def test_what_differs_is_no_twin(first: str, second: str) -> None:
    assert twins(graph_of({"a.md": first + "\n", "b.md": second + "\n"})) == ()


def test_a_section_does_not_repeat_itself() -> None:
    text = "The efficacy of mirtazapine is unproven. Mirtazapine has no proven efficacy.\n"

    assert twins(graph_of(text)) == ()
    assert len(twins(graph_of(text.replace("proven. ", "proven.\n\n## End\n\n")))) == 1


def test_copies_of_a_document_are_twins_each_with_its_own_claims() -> None:
    bold, careful = "Cidofovir improves survival.\n", "Cidofovir may improve survival.\n"
    names = ["a.md", "b.md", "c.md", "d.md"]
    found = twins(graph_of(dict(zip(names, [bold, bold, careful, careful], strict=True))))

    told = [(p.first.document, p.second.document, p.bolder and p.bolder.document) for p in found]
    assert told == [
        ("a.md", "b.md", None),
        ("a.md", "c.md", "a.md"),
        ("a.md", "d.md", "a.md"),
        ("b.md", "c.md", "b.md"),
        ("b.md", "d.md", "b.md"),
        ("c.md", "d.md", None),
    ]
