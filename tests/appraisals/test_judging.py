"""What appraisals do to claims, citations, grades and certainty."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from evidencegraph.api import EvidenceGraph, build, load
from evidencegraph.appraisals import read_appraisals
from evidencegraph.graph import from_json, schema_text, to_json
from evidencegraph.model import Certainty, ClaimKind, Design, ProblemKind, Verdict
from evidencegraph.render.appraisals import skeleton
from evidencegraph.render.support import support_data, support_text
from tests.builders import graph_of, paper

LIBRARY = """
@article{trial, pmid={1}, title={A randomised trial of ART}, participants={900}}
@article{small, pmid={2}, title={A cohort study of ART}, participants={60}}
@article{other, pmid={3}, title={ART: a case report}}
"""
TEXT = paper(
    "ART improves survival in PML.[1]",
    "ART prolongs life with PML.[2]",
    "PML is rare.[3]",
    references=("PMID: 1", "PMID: 2", "PMID: 3"),
)


@pytest.fixture
def graph() -> EvidenceGraph:
    return graph_of(TEXT, LIBRARY)


def judged(graph: EvidenceGraph, *blocks: str) -> EvidenceGraph:
    signed = 'reason = "read it"\nby = "A.B."\n'
    text = "".join(
        f"[[appraisal]]\n{signed}{'' if 'date' in block else 'date = 2026-11-20'}\n{block}\n"
        for block in blocks
    )
    return graph.appraised(read_appraisals("appraisals.toml", text))


def certainty(graph: EvidenceGraph, at: int = 0) -> str:
    return graph.supports[graph.corpus.claims[at].id].certainty.label


def test_ratings_lower_and_explanations_say_so(graph: EvidenceGraph) -> None:
    after = judged(graph, 'reference = "pmid:1"\nrisk_of_bias = "serious"')

    assert (certainty(graph), certainty(after)) == ("moderate", "low")
    note = "appraised: auto moderate -> low (risk of bias -1, 'read it', A.B. 2026-11-20)"
    claim = after.corpus.claims[0]
    assert note in support_text(after, claim)
    assert support_data(after, claim)["contributions"][0]["appraisal"] in note
    assert "auto moderate" in after.report()


def test_any_rating_turns_automatic_imprecision_off(graph: EvidenceGraph) -> None:
    after = judged(graph, 'reference = "pmid:2"\nimprecision = "not serious"')

    assert (certainty(graph, 1), certainty(after, 1)) == ("very low", "low")


def test_large_effects_raise_cohorts_and_not_trials(graph: EvidenceGraph) -> None:
    block = "large_effect = 1\ndose_response = 1\nopposing_confounding = 1"
    cohort = judged(graph, f'reference = "pmid:2"\n{block}')
    trial = judged(graph, f'reference = "pmid:1"\n{block}')

    assert certainty(cohort, 1) == "high"  # low, and two levels at most
    assert cohort.supports[cohort.corpus.claims[1].id].contributions[0].rung == 8
    assert certainty(trial) == "moderate"
    assert any("only non-randomised studies" in flag for flag in trial.grade("pmid:1").flags)


def test_direct_evidence_is_never_rated_below_very_low(graph: EvidenceGraph) -> None:
    block = 'risk_of_bias = "very serious"\nimprecision = "very serious"'

    assert certainty(judged(graph, f'reference = "pmid:1"\n{block}')) == "very low"


def test_what_is_said_of_a_claim_wins_over_what_is_said_of_a_work(graph: EvidenceGraph) -> None:
    claim = "date = 2026-01-01\nquote = 'ART improves'\nlevel = 'low'"
    work = "date = 2026-01-02\nreference = '1'\nlevel = 'high'"

    assert certainty(judged(graph, claim, work)) == "low"


def test_what_was_judged_everywhere_holds_behind_each_claim_too(graph: EvidenceGraph) -> None:
    claim = "date = 2026-01-01\nquote = 'ART improves'\nimprecision = 'not serious'"
    work = "date = 2026-01-02\nreference = '1'\nrisk_of_bias = 'very serious'"

    assert certainty(judged(graph, claim, work)) == "very low"


def test_only_a_person_reaches_high(graph: EvidenceGraph) -> None:
    complete = "\n".join(
        f'{domain} = "not serious"'
        for domain in (
            "risk_of_bias", "inconsistency", "indirectness", "imprecision", "publication_bias",
        )
    )  # fmt: skip

    assert certainty(judged(graph, 'reference = "pmid:1"\nlevel = "high"')) == "high"
    assert certainty(judged(graph, f'reference = "pmid:1"\n{complete}')) == "high"
    four = complete.rpartition("\n")[0]
    assert certainty(judged(graph, f'reference = "pmid:1"\n{four}')) == "moderate"


def test_corrected_facts_leave_the_rest_to_the_machine(graph: EvidenceGraph) -> None:
    smaller = judged(graph, 'reference = "pmid:1"\nparticipants = 50')
    other = judged(graph, 'reference = "pmid:1"\ndesign = "cohort study"')

    assert smaller.grade("pmid:1").participants == 50
    assert certainty(smaller) == "very low"  # 50 people are imprecise
    assert other.grade("pmid:1").design is Design.COHORT
    assert certainty(other) == "low"
    assert "appraisal" in {signal.source for signal in other.grade("pmid:1").signals}


def test_a_judgement_about_one_citation_stays_there() -> None:
    text = paper("A helps in PML.[1]", "A harms in PML.[1]", references=("PMID: 1",))
    graph = graph_of(text, LIBRARY)
    after = judged(graph, 'quote = "A harms"\nreference = "PMID: 1"\nindirectness = "very serious"')

    assert (certainty(after, 0), certainty(after, 1)) == ("moderate", "very low")
    claims = after.corpus.claims
    assert after.grade_behind(claims[0].id, "pmid:1") == graph.grade("pmid:1")


def test_a_judgement_about_a_claim_holds_for_all_that_it_cites(graph: EvidenceGraph) -> None:
    after = judged(graph, 'quote = "ART improves survival"\ninconsistency = "very serious"')

    assert certainty(after) == "very low"


def test_directions_kinds_and_confirmations_change_the_corpus(graph: EvidenceGraph) -> None:
    after = judged(
        graph,
        'quote = "ART improves survival"\nreference = "1"\ndirection = "contradicts"',
        'quote = "PML is rare"\nkind = "harm"',
        'reference = "pmid:2"\nconfirmed = true',
    )

    claims = after.corpus.claims
    assert after.supports[claims[0].id].verdict is Verdict.CONTRADICTED
    assert claims[2].kind is ClaimKind.HARM
    assert [c.confirmed for c in after.corpus.citations] == [False, True, False]
    assert "(confirmed: it says so)" in support_text(after, claims[1])


def test_a_confirmed_source_is_surer(graph: EvidenceGraph) -> None:
    checked = judged(
        graph,
        'reference = "pmid:1"\nconfirmed = true\ndesign = "randomised controlled trial"',
    )

    assert graph.supports[graph.corpus.claims[0].id].assured < Certainty.MODERATE
    assert checked.supports[graph.corpus.claims[0].id].assured is Certainty.MODERATE


def test_claims_that_say_the_same_share_their_evidence(graph: EvidenceGraph) -> None:
    other = graph.corpus.claims[0].id
    after = judged(graph, f'quote = "ART prolongs life"\nsame = ["{other}"]')

    assert certainty(after, 1) == "moderate"
    assert {c.reference for c in after.citations_by_claim[other]} == {"pmid:1", "pmid:2"}
    assert certainty(after, 2) == certainty(graph, 2)


@pytest.mark.parametrize(
    ("blocks", "level"),
    [
        (("date = 2026-01-02\nlevel = 'low'", "date = 2026-01-01\nlevel = 'high'"), "low"),
        (("date = 2026-01-01\nlevel = 'low'", "date = 2026-01-01\nlevel = 'high'"), "high"),
        (("date = 2026-01-02\nlevel = 'low'", "date = 2026-01-03\nimprecision = 'serious'"), "low"),
        (("date = 2026-01-02\nimprecision = 'serious'", "date = 2026-01-03\nlevel = 'high'"),
         "high"),
        (("date = 2026-01-02\nquote = 'ART improves'\nlevel = 'very low'",
          "date = 2026-01-03\nlevel = 'high'"), "very low"),
    ],
)  # fmt: skip
def test_of_contradictory_judgements_the_special_then_the_later_wins(
    graph: EvidenceGraph, blocks: tuple[str, ...], level: str
) -> None:
    assert certainty(judged(graph, *(f'reference = "pmid:1"\n{one}' for one in blocks))) == level


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ('claim = "claim:0"\nkind = "harm"', "there is no claim claim:0 any more"),
        (
            'claim = "claim:0"\nquote = "PML is rare"\nkind = "harm"',
            "the quote now stands in claim:",
        ),
        ('quote = "PML is common"\nkind = "harm"', "no claim says 'PML is common' any more"),
        ('quote = "PM"\nkind = "harm"', "no claim says 'PM' any more"),
        ('quote = "PML"\nkind = "harm"', "3 claims say 'PML'; add claim = "),
        ('quote = "..."\nkind = "harm"', "no claim says '...' any more"),
        ('reference = "pmid:9"\nlevel = "low"', "no reference 'pmid:9' is cited here"),
        ('quote = "PML is rare"\nreference = "1"\nlevel = "low"', "does not cite '1' any more"),
        ('quote = "PML is rare"\nsame = ["claim:0"]', "there is no claim claim:0 any more"),
    ],
)
def test_a_judgement_about_what_is_gone_is_stale(
    graph: EvidenceGraph, block: str, why: str
) -> None:
    after = judged(graph, block)

    (problem,) = [p for p in after.corpus.problems if p.kind is ProblemKind.STALE_APPRAISAL]
    assert why in problem.message
    assert problem.location.line == 1
    assert after.corpus.claims == graph.corpus.claims
    assert after.supports == graph.supports


def test_claim_and_quote_must_agree(graph: EvidenceGraph) -> None:
    name = graph.corpus.claims[0].id
    after = judged(graph, f'claim = "{name}"\nquote = "PML is rare"\nkind = "harm"')

    assert "does not say 'PML is rare'" in after.corpus.problems[0].message


def test_a_graph_with_judgements_survives_its_file(graph: EvidenceGraph, tmp_path: Path) -> None:
    complete = judged(
        graph,
        'quote = "ART improves"\nreference = "1"\nrisk_of_bias = "serious"\nlarge_effect = 1',
        'reference = "pmid:2"\nlevel = "high"',
        'quote = "PML is rare"\nkind = "harm"\nsame = ["' + graph.corpus.claims[1].id + '"]',
        'quote = "gone"\nreference = "1"\ndirection = "mentions"\nconfirmed = false\n'
        'design = "RCT"\nparticipants = 4',
    )
    path = tmp_path / "graph.json"
    path.write_text(complete.to_json(), encoding="utf-8")

    back = load(path)
    assert back == complete
    assert back.supports == complete.supports
    assert back.to_json() == complete.to_json()
    assert from_json(to_json(complete)).appraisals == complete.appraisals
    jsonschema.validate(json.loads(complete.to_json()), json.loads(schema_text()))


def test_judgements_are_kept_when_a_reference_is_left_out(graph: EvidenceGraph) -> None:
    after = judged(graph, 'reference = "pmid:2"\nlevel = "high"').without("pmid:1")

    assert certainty(after, 1) == "high"
    assert not after.corpus.problems


def test_a_skeleton_judges_nothing_until_it_is_filled_in(graph: EvidenceGraph) -> None:
    text = skeleton(graph, 2)
    filled = (
        text.replace('#reason = ""', 'reason = "read it"')
        .replace('#by = ""', 'by = "A.B."')
        .replace("#date = ", "date = 2026-11-20")
    )
    for key in ("[[appraisal]]", "claim", "quote", "reference", "confirmed"):
        filled = filled.replace(f"\n#{key}", f"\n{key}")

    assert read_appraisals("a.toml", text) == ()
    found = read_appraisals("a.toml", filled)
    assert len(found) == 2
    after = graph.appraised(found)
    assert not after.corpus.problems
    assert sum(citation.confirmed for citation in after.corpus.citations) == 2


def test_unusual_sentences_are_quoted_so_that_they_can_be_read_back() -> None:
    text = paper('ART "helps" with \\alpha \u2028 and\ttabs.[1]', references=("PMID: 1",))
    graph = graph_of(text, LIBRARY)
    filled = skeleton(graph).replace("\n#", "\n").split("[[appraisal]]")[1]
    block = filled.partition("confirmed")[0]

    after = judged(graph, block + "confirmed = true")
    assert not after.corpus.problems


def cite(graph: EvidenceGraph, reference: str, *more: str, at: int = 2) -> EvidenceGraph:
    claim = graph.corpus.claims[at].id
    lines = [f"claim = {claim!r}", f"reference = {reference!r}", 'cite = "supports"', *more]
    return judged(graph, "\n".join(lines))


def test_an_added_source_counts_with_its_signature(graph: EvidenceGraph) -> None:
    after = cite(graph, "pmid:1")
    claim = after.corpus.claims[2]
    (added,) = [one for one in after.citations_by_claim[claim.id] if one.reference == "pmid:1"]

    assert (added.direction.value, added.cue) == ("supports", "added by A.B. 2026-11-20")
    assert (added.confirmed, added.location) == (False, claim.location)
    assert len(after.supports[claim.id].bodies) == len(graph.supports[claim.id].bodies) + 1


def test_an_added_source_may_be_confirmed_and_appraised(graph: EvidenceGraph) -> None:
    after = cite(graph, "pmid:1", "confirmed = true")
    citations = after.citations_by_claim[after.corpus.claims[2].id]

    assert [one.confirmed for one in citations if one.reference == "pmid:1"] == [True]


def test_an_added_source_may_speak_against_the_claim(graph: EvidenceGraph) -> None:
    claim = graph.corpus.claims[1].id
    lines = f'claim = "{claim}"\nreference = "pmid:1"\ncite = "contradicts"'
    after = judged(graph, lines)

    assert after.supports[claim].net < graph.supports[claim].net


def test_a_source_that_the_claim_cites_is_not_added_twice(graph: EvidenceGraph) -> None:
    after = cite(graph, "pmid:3")
    again = cite(cite(graph, "pmid:1"), "pmid:1")

    assert len(after.corpus.citations) == len(graph.corpus.citations)
    assert len(again.corpus.citations) == len(graph.corpus.citations) + 1


def test_a_source_that_nobody_knows_is_not_added(graph: EvidenceGraph) -> None:
    after = cite(graph, "pmid:99")

    assert after.corpus.citations == graph.corpus.citations
    (problem,) = [p for p in after.corpus.problems if p.kind is ProblemKind.STALE_APPRAISAL]
    assert "nothing is known here of 'pmid:99'; give this file when the documents are read" in (
        problem.message
    )


def test_a_graph_file_keeps_added_sources(graph: EvidenceGraph) -> None:
    after = cite(graph, "pmid:1")
    text = to_json(after)
    jsonschema.validate(json.loads(text), json.loads(schema_text()))

    assert to_json(from_json(text, "graph.json")) == text


def test_building_finds_the_added_work_in_the_library(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("Interferon improves the outcome of PML.\n")
    (tmp_path / "refs.bib").write_text(LIBRARY)
    judgements = tmp_path / "appraisals.toml"
    signed = (
        'reason = "r"\nby = "A.B."\ndate = 2026-11-20\nquote = "Interferon"\ncite = "supports"\n'
    )
    judgements.write_text(f"[[appraisal]]\n{signed}reference = '1'\n")
    after = build(tmp_path / "paper.md", tmp_path / "refs.bib", appraisals=judgements)

    assert [work.title for work in after.references] == ["A randomised trial of ART"]
    assert after.supports[after.claims()[0].id].verdict is Verdict.SUPPORTED
    assert build(tmp_path / "paper.md").references == ()
