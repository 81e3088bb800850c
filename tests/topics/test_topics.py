from __future__ import annotations

import pytest

from evidencegraph.model import Wording
from evidencegraph.topics import abbreviations, quantities, topic_of
from evidencegraph.wording import note_of
from tests.builders import graph_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HAART saves lives.", {"antiretroviral therapy"}),
        ("Plasmapheresis clears natalizumab.", {"plasma exchange", "natalizumab"}),
        ("Cytosine arabinoside (Ara-C) failed in PML.", {"cytarabine", "PML"}),
        ("Pembrolizumab and hepatitis", {"pembrolizumab", "hepatitis"}),
        ("The diagnosis of AIDS", {"HIV infection"}),
        ("Checkpoint inhibitors", {"checkpoint inhibitors"}),
        ("Ramipril in April lowered systolic BP.", {"ramipril", "blood pressure"}),
        ("Less haemorrhage with apixaban", {"bleeding", "apixaban"}),
        ("Weakness in MS and levels by LC-MS/MS", {"multiple sclerosis"}),
        ("Levels were measured by HPLC-MS.", set()),
        ("Tumour necrosis factor rose in tissue with necrosis", {"necrosis"}),
        ("Antibodies to tumor necrosis factor", set()),
        ("Acetaminophen for a sore throat", {"paracetamol", "sore throat"}),
        ("An NSAID or several NSAIDs for low-back strain", {"NSAIDs"}),
        ("Covid-19 and COVID-19 vaccines", {"COVID-19", "COVID-19 vaccination"}),
        ("Insulin lowers blood sugar in T2DM", {"insulin", "blood glucose", "type 2 diabetes"}),
        ("Insulin-like growth factor binds insulin receptors", set()),
        ("Breast cancer, not cancers at large", {"breast cancer", "cancer"}),
        ("Stroke volume after a stroke", {"stroke volume", "stroke"}),
        ("The sky is blue.", set()),
        ("", set()),
    ],
)
def test_one_thing_has_one_name(text: str, names: set[str]) -> None:
    assert topic_of(text).names == names


def test_abbreviations_are_resolved_inside_their_document() -> None:
    graph = graph_of(
        {
            "a.md": "Combination antiretroviral therapy (XYZ, CART) is old. We use plasma exchange "
            "(PE) often.\n\nPE clears the drug from blood.\n",
            "b.md": "PE clears the drug from blood.\n",
        }
    )
    about = {c.document: c.topic.interventions for c in graph.claims("PE clears")}

    assert about == {"a.md": ("plasma exchange",), "b.md": ()}


def test_labels_are_cut_at_a_word() -> None:
    text = "The sky above the northern harbour towns was overcast, and fishermen stayed at home."
    word = "x" * 80

    assert note_of(text, Wording(judged=False)) == (
        "The sky above the northern harbour towns was overcast, and…"
    )
    assert note_of(word, Wording()) == "x" * 59 + "…"


@pytest.mark.parametrize(
    "text",
    ["It (the drug) works.", "See (WHO) for more.", "In 1998 (AB) it", "()", "(A)", "So (SS) it"],
)
def test_brackets_that_explain_nothing(text: str) -> None:
    assert abbreviations([text]) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mortality of 30 to 50 percent", ["30-50%"]),
        ("15-30 mg daily for 2 weeks", ["15-30 mg", "2 weeks"]),
        ("1,204 patients", ["1204 people"]),
        ("12.5% of 40 treated patients", ["12.5%", "40 people"]),
        ("CD4 counts, PD-1, 2019, COVID-19", []),
        ("", []),
    ],
)
def test_numbers_are_values_with_units(text: str, found: list[str]) -> None:
    assert [str(number) for number in quantities(text)] == found
    assert all(text[n.start : n.end][0].isdigit() for n in quantities(text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The efficacy of mirtazapine is unproven.", "mirtazapine: efficacy unproven"),
        ("PML has a mortality of 30-50% in the first months.", "PML: mortality 30-50%"),
        ("Cytarabine shows minimal benefit in trials.", "cytarabine: minimal benefit"),
        (
            "Cidofovir does not improve survival in PML.",
            "Cidofovir: does not improve survival in PML",
        ),
        ("Cidofovir can be considered in adults.", "cidofovir: conditional advice"),
        ("There is no cure for PML today.", "PML: no cure"),
        ("The clinic has four floors and a lift.", "clinic: has four floors and a lift"),
    ],
)
def test_labels_read_like_a_note(text: str, label: str) -> None:
    assert [claim.label for claim in graph_of(text + "\n").corpus.claims] == [label]


@pytest.mark.parametrize("text", ["a-" * 60_000 + "b.", "1-" * 60_000 + "2.", "NO " * 20_000 + "."])
def test_monstrous_sentences_are_read_in_no_time(text: str) -> None:
    assert len(graph_of(text + "\n").audit()) < 3


def test_a_long_form_is_looked_for_right_before_its_short_form() -> None:
    far = "a-" * 5000
    assert abbreviations([f"{far} plasma exchange (PE)"]) == {"pe": "plasma exchange"}
    assert abbreviations([f"{far} plasma exchange, or PE"]) == {"pe": "plasma exchange"}


def test_abbreviations_are_told_from_words() -> None:
    assert topic_of("ART is continued, and several ARTs were compared.").interventions
    assert topic_of("This is state of the art, as other arts are.").interventions == ()


def test_a_plural_is_the_name() -> None:
    assert topic_of("MSs differ.").conditions == topic_of("MS differs.").conditions != ()
