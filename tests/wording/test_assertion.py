"""How sentences say what they say; all written for these tests, after patterns met in real text."""

from __future__ import annotations

import pytest

from evidencegraph.model import Causality, ClaimKind, Modality, TriggerRole, WordingLevel
from evidencegraph.wording import kind_of, wording_of

STATUS, UNSURE, MAY, PROBABLY, ASSERTED = WordingLevel


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The efficacy of mirtazapine is unproven.", STATUS),
        ("Its efficacy has not yet been proven in people.", STATUS),
        ("Whether the drug shortens the illness is not known.", UNSURE),
        ("There is no convincing evidence that cidofovir works.", STATUS),
        ("Evidence of benefit remains limited.", STATUS),
        ("The optimal dose has not been established.", STATUS),
        ("Trial data on risperidone are scarce.", STATUS),
        ("The evidence about the effect of cytarabine is very uncertain.", UNSURE),
        ("It is unclear whether steroids help.", UNSURE),
        ("Mefloquine might possibly slow the disease.", UNSURE),
        ("Pembrolizumab may clear the virus from the brain.", MAY),
        ("Early reports of the antibody are promising.", MAY),
        ("These results suggest that survival improves.", MAY),
        ("Some clinicians have tried risperidone.", MAY),
        ("Interleukin has been used in a few patients.", MAY),
        ("Plasma exchange probably shortens exposure.", PROBABLY),
        ("The drug appears to reduce relapses.", PROBABLY),
        ("Survivors often keep a weakness of one side.", PROBABLY),
        ("Therapy can help patients survive.", PROBABLY),
        ("Antiretroviral therapy reduces mortality.", ASSERTED),
        ("The virus lives in the kidney.", ASSERTED),
        ("The inflammation can cause seizures.", ASSERTED),
        ("There is no cure for the disease.", ASSERTED),
        ("No antiviral drug is approved for this infection.", ASSERTED),
        ("The study began in May 2019.", ASSERTED),
        ("The benefit is no longer disputed.", ASSERTED),
        ("Data on infants are not yet available.", STATUS),
        ("Sleep improved in the trial (data not shown).", ASSERTED),
        ("Although its mechanism is unknown, lithium prevents relapse.", ASSERTED),
        ("The use of unproven remedies delays treatment.", ASSERTED),
        ("A drug that has not been tested in children caused the rash.", ASSERTED),
        ("The channel is open.", ASSERTED),
        ("The question is still open.", STATUS),
        ("These findings should be interpreted with caution.", STATUS),
        ("A harm cannot be excluded.", STATUS),
        ("The trial lacked power.", STATUS),
        ("Smokers were more likely to relapse.", ASSERTED),
        ("Smokers are likely to relapse.", PROBABLY),
    ],
)
def test_the_weakest_hedge_decides(sentence: str, level: WordingLevel) -> None:
    assert wording_of(sentence, kind_of(sentence)[0]).level is level


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The drug does not improve survival.", True),
        ("Cidofovir failed to prolong life in the cohort.", True),
        ("Cytarabine had no effect on mortality.", True),
        ("Steroids never prevent relapse.", True),
        ("Exchange without any benefit was reported.", True),
        ("The dose was not associated with relapse.", True),
        ("The drug should not be given to children.", True),
        ("The drug not only improves walking but also speech.", False),
        ("The drug improves survival, but not speech.", False),
        ("An effect on survival cannot be excluded.", False),
        ("There is no evidence that the drug improves survival.", False),
        ("It is no longer doubted that treatment improves survival.", False),
        ("Patients who do not smoke have a longer life because treatment reduces relapse.", False),
        ("The drug improved survival (data on sleep not shown).", False),
        ("The drug raised the level of nitric oxide (NO) in plasma.", False),
        ("NO EFFECT OF THE DRUG WAS SEEN.", True),
        ("Work on the drug (grant No. 12) was paid for by the state.", False),
        ("People with no symptoms benefit from the drug.", False),
        ("Survival was similar in both groups.", True),
        ("The drug improves survival.", False),
    ],
)
def test_denial_reaches_the_effect_and_not_the_evidence(sentence: str, negated: bool) -> None:
    assert wording_of(sentence).negated is negated


@pytest.mark.parametrize(
    ("sentence", "causality"),
    [
        ("The vaccine prevents infection of the liver.", Causality.DIRECT),
        ("The vaccine may prevent infection of the liver.", Causality.CONDITIONAL),
        ("A low count was associated with early death.", Causality.CORRELATIONAL),
        ("Treatment reduced problems associated with spasticity.", Causality.DIRECT),
        ("Removal of the drug was associated with reduced mortality.", Causality.CORRELATIONAL),
        ("Mortality was higher in men than in women.", Causality.CORRELATIONAL),
        ("Further trials are needed to show that the vaccine reduces deaths.", Causality.NONE),
        ("The virus has a circular genome.", Causality.NONE),
        ("Swelling was reduced after a week.", Causality.CORRELATIONAL),
        ("Swelling was reduced by the drug.", Causality.DIRECT),
    ],
)
def test_cause_and_company_are_told_apart(sentence: str, causality: Causality) -> None:
    assert wording_of(sentence).causality is causality


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Therapy should be started at once.", Modality.STRONG),
        ("Withdrawal of natalizumab is recommended.", Modality.STRONG),
        ("Monitoring is crucial.", Modality.STRONG),
        ("Cidofovir can be considered in adults.", Modality.CONDITIONAL),
        ("We suggest a lower dose.", Modality.CONDITIONAL),
        ("Future work should explore the mechanism.", Modality.FACT),
        ("We suggest that the virus persists.", Modality.FACT),
        ("The drug is cheap.", Modality.FACT),
    ],
)
def test_advice_is_told_from_fact(sentence: str, modality: Modality) -> None:
    assert wording_of(sentence).modality is modality
    assert modality.recommends == (modality is not Modality.FACT)


def test_stress_counts_only_on_bold_claims() -> None:
    assert wording_of("The drug clearly improves survival.").boosted
    assert not wording_of("The drug may clearly improve survival.").boosted
    assert not wording_of("Its value is unproven.").boosted


def test_triggers_name_the_words_that_decided() -> None:
    sentence = "Mirtazapine may not improve survival."
    wording = wording_of(sentence, ClaimKind.TREATMENT)

    shown = [(sentence[t.start : t.end], t.role) for t in wording.triggers]
    assert shown == [
        ("may", TriggerRole.LEVEL),
        ("not", TriggerRole.NEGATION),
        ("improve", TriggerRole.EFFECT),
    ]


@pytest.mark.parametrize("text", ["", "?", "MAY", "\u0627" * 50, "word " * 5000, "NO " * 900])
def test_any_text_has_a_wording(text: str) -> None:
    wording = wording_of(text)

    assert all(0 <= t.start < t.end <= len(text) for t in wording.triggers)
