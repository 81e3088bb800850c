"""Which language a text is in; all written for these tests."""

from __future__ import annotations

import pytest

from evidencegraph.graph import from_json, to_json
from evidencegraph.model import ClaimKind
from evidencegraph.wording import foreign_language
from tests.builders import graph_of

GERMAN = (
    "Mirtazapin verbessert das Überleben der Patienten nicht. Es gibt keine Heilung für diese "
    "Krankheit, und der Nutzen der Behandlung ist bei Kindern nicht belegt.\n"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("Le traitement ne prolonge pas la survie des patients, et les effets sur les enfants sont "
         "mal connus dans cette maladie.", "French"),
        ("El tratamiento no mejora la supervivencia de los pacientes con la enfermedad, y los "
         "efectos en niños son poco conocidos.", "Spanish"),
        ("Il trattamento non migliora la sopravvivenza dei pazienti con la malattia, e gli effetti "
         "nei bambini sono poco noti.", "Italian"),
        ("De behandeling verlengt het leven van de patiënten niet, en er is geen bewijs dat het "
         "middel bij kinderen werkt.", "Dutch"),
        ("O tratamento não melhora a sobrevida dos doentes com a infecção, e os efeitos em "
         "crianças são pouco conhecidos.", "Portuguese"),
        ("الدواء لا يحسن البقاء على قيد الحياة في هذا المرض. لا يوجد علاج لهذا المرض حتى الآن في العالم.",
         "an unknown language"),
        ("这种药物 不能 延长 患者 的 生存期 目前 还没有 治愈 这种 疾病 的 方法", "an unknown language"),
        ("这种药物不能延长患者的生存期[1]。目前还没有治愈方法。", "an unknown language"),
        ("この薬は患者の生存期間を延ばさない[1]。", "an unknown language"),
        ("There is no cure for it, and the drug (米氮平, 阿糖胞苷) does not prolong life.", ""),
        ("There is no cure. The drug does not prolong life, and effects in children are unknown.",
         ""),
        ("Der Patient died in the night of the fourth day after the drug was stopped, and the "
         "family was told.", ""),
        ("Cidofovir, mirtazapine, mefloquine, cytarabine, risperidone, maraviroc, pembrolizumab, "
         "natalizumab, rituximab, dexamethasone, interleukin, topotecan.", ""),
        ("Es gibt keine Heilung.", ""),
        ("", ""),
        ("12 " * 100, ""),
    ],
)  # fmt: skip
def test_language_is_told_by_function_words(text: str, language: str) -> None:
    assert foreign_language(text) == language


def test_a_foreign_document_is_said_once_and_not_judged() -> None:
    graph = graph_of({"a.md": GERMAN + "\n" + GERMAN, "b.md": "The clinic is old indeed.\n"})
    foreign = [claim for claim in graph.corpus.claims if claim.document == "a.md"]

    assert [finding.code for finding in graph.audit()] == ["EG006"]
    assert "German" in graph.audit()[0].message
    assert len(foreign) == 4
    assert {claim.wording.label for claim in foreign} == {"not judged"}
    assert {claim.kind for claim in foreign} == {ClaimKind.GENERAL}
    assert from_json(to_json(graph), "graph.json").corpus.claims == graph.corpus.claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("... 123 --- [1]\n", 0),
        ("[1] [2] [3]\n", 0),
        ("word " * 5000 + "is good.\n", 1),
        ("CIDOFOVIR IS USED, ALTHOUGH ITS EFFICACY IS UNPROVEN.\n", 2),
        ("| Drug | Effect |\n| --- | --- |\n| Cidofovir | improves survival; it is new [1] |\n", 1),
        ("הטיפול אינו מאריך את חיי החולים במחלה זו.\n", 1),
    ],
)
def test_odd_claims_are_read_all_the_same(text: str, claims: int) -> None:
    graph = graph_of(text)

    assert len(graph.corpus.claims) == claims
    assert len(graph.audit()) < 4
