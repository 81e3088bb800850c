"""How claims stand to each other: in the overview, on the card, within one sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.builders import graph_of

pytestmark = pytest.mark.browser

LIST = "## References\n\n1. PMID: 11111111\n2. PMID: 22222222\n"
COHORT = "@article{a, title={A}, pmid={11111111}, studydesign={cohort study}, participants={900}}"


def test_contradiction_shows_both_sentences_with_their_certainty(visit: Opener) -> None:
    first = "Mirtazapine improves survival in PML [1]."
    second = "Mirtazapine does not improve survival in PML [2]."
    opened = visit(graph_of(f"# PML\n\n{first}\n\n{second}\n\n{LIST}", COHORT))
    pair = opened.page.locator("#overview .pairs > li")

    expect(pair).to_have_count(1)
    expect(pair).to_contain_text("Contradiction on mirtazapine")
    expect(pair.locator("a").first).to_contain_text("1 · Low, score 0.45")
    expect(pair.locator("a").last).to_contain_text("does not improve survival")
    expect(pair.locator("a").last).to_contain_text("2 · Very low, score 0.25")
    pair.locator("a").first.click()
    card = opened.page.locator("#details")
    expect(card).to_contain_text("Speaks against it (1)")
    card.locator(".pairs a").click()
    assert opened.selected().startswith("Mirtazapine does not improve")


def test_twins_lead_to_each_other_and_say_which_is_bolder(visit: Opener) -> None:
    documents = {
        "a.md": f"# A\n\nMirtazapine improves survival in PML [1].\n\n{LIST}",
        "b.md": f"# B\n\nMirtazapine may improve survival in PML [2].\n\n{LIST}",
    }
    opened = visit(graph_of(documents, COHORT))
    overview, card = (opened.page.locator(name) for name in ("#overview", "#details"))

    expect(overview).to_contain_text("Said in bolder words elsewhere (1)")
    expect(overview.locator(".pairs a").first).to_contain_text("the bolder")
    overview.locator(".pairs a").last.click()
    expect(card).to_contain_text("Says the same (1)")
    expect(card).to_contain_text("in bolder words")
    card.get_by_role("link", name="Mirtazapine improves survival").click()
    assert opened.selected().startswith("Mirtazapine improves")
    expect(card).to_contain_text("in more careful words")
    expect(opened.page.locator("article h2")).to_have_text("A")


def test_a_subject_leads_to_the_other_document_and_is_no_twin(visit: Opener) -> None:
    documents = {
        "a.md": f"# A\n\nIRIS is a complication that needs monitoring [1].\n\n{LIST}",
        "b.md": f"# B\n\nCorticosteroids may be given in IRIS after monitoring [2].\n\n{LIST}",
    }
    opened = visit(graph_of(documents, COHORT))
    opened.page.locator("article .claim").first.click()
    card = opened.page.locator("#details")

    expect(card).to_contain_text("Elsewhere on the same subject (1)")
    expect(card).to_contain_text("on IRIS")
    expect(card).not_to_contain_text("Says the same")
    card.get_by_role("link", name="Corticosteroids may be given").click()
    assert opened.selected().startswith("Corticosteroids")


def test_card_of_a_clause_shows_its_sentence_and_the_other_claim(visit: Opener) -> None:
    text = (
        "# PML\n\nMirtazapine can be considered for PML, although its efficacy has not been "
        f"proven [2].\n\n{LIST}"
    )
    opened = visit(graph_of(text))
    expect(opened.page.locator("article .claim")).to_have_count(2)
    opened.page.locator("article .claim").first.click()
    card = opened.page.locator("#details")

    assert opened.selected() == "Mirtazapine can be considered for PML"
    expect(card.locator("blockquote")).to_contain_text("although its efficacy has not been proven")
    expect(card.locator("blockquote a.pointer")).to_have_text("2")
    expect(card.locator(".clauses")).to_contain_text("makes 2 claims; this is number 1")
    card.locator(".clauses a").click()
    assert opened.selected() == "its efficacy has not been proven"
    opened.open("Overview")
    opened.page.get_by_role("searchbox").fill("unproven")
    found = opened.page.locator("#overview .items").first
    expect(found).to_contain_text("Mirtazapine: efficacy unproven: its efficacy has not been")


def test_a_claim_alone_in_its_sentence_says_nothing_of_others(visit: Opener) -> None:
    opened = visit(graph_of(f"# PML\n\nPML is rare [1].\n\n{LIST}"))
    opened.page.locator("article .claim").click()

    expect(opened.page.locator("#details .clauses")).to_have_count(0)
