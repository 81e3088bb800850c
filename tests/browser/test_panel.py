"""Overview, cards, search, filters, address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from evidencegraph.graph import Graph
from evidencegraph.model import Finding, Severity
from evidencegraph.queries import impact, without
from evidencegraph.render.legend import state_of
from tests.browser.conftest import Opener
from tests.browser.graphs import (
    judged_graph,
    many_sources,
    relaying_graph,
    small_graph,
    two_documents,
)
from tests.builders import graph_of

pytestmark = pytest.mark.browser


def test_overview_counts_and_ranks(visit: Opener) -> None:
    page = visit(small_graph()).page
    overview = page.locator("#overview")

    expect(overview.locator("dd")).to_have_text(["4 80 %", "2 40 %", "2 40 %"])
    expect(overview.locator(".item").first).to_contain_text("Restoring immunity")
    expect(overview).to_contain_text("1 claim cites no source; 1 could not be checked")
    expect(overview).to_contain_text("2 claims would lose certainty without it")
    expect(overview).to_contain_text("contested by its own sources")


def test_overview_leads_to_everything_it_names(visit: Opener) -> None:
    opened = visit(small_graph())
    count = opened.page.locator("#overview a.item").count()

    assert count >= 5
    for at in range(count):
        opened.open("Overview")
        opened.page.locator("#overview a.item").nth(at).click()
        assert opened.selected()
    opened.open("Overview")
    opened.page.get_by_role("button", name="All claims, lowest score first").click()
    expect(opened.page.locator("#table-view th[aria-sort=ascending]")).to_have_text("Score ↑")


def test_card_of_a_claim_has_the_arithmetic(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.locator("article .claim").first.click()
    card = opened.page.locator("#details")

    assert opened.selected() == "Mirtazapine improves survival in PML.[1][2]"
    expect(card).to_contain_text("paper.txt:3:1")
    expect(card).to_contain_text("Moderate [low … high]")
    expect(card.locator(".sum")).to_have_text("0.6500 + 0.0063 = 0.6563")
    expect(card).to_contain_text("2 citations of 2 sources, 2 independent bodies.")
    expect(card).to_contain_text(
        "Journal article, randomised controlled trial, OCEBM level 2, N = 900"
    )
    expect(card).to_contain_text("“improves” (effect)")
    outward = card.locator("a[target]").first
    expect(outward).to_have_attribute("href", "https://pubmed.ncbi.nlm.nih.gov/11111111/")
    expect(outward).to_have_attribute("rel", "noopener noreferrer")


def test_card_shows_the_sentence_among_its_neighbours(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.locator("article .claim").nth(1).click()
    quote = opened.page.locator("#details blockquote")

    assert quote.locator(".own").inner_text().startswith("Restoring immunity")
    expect(quote.locator(".around")).to_have_text("PML is a rare infection of the brain.")


def test_lists_show_claims_with_their_pointers(visit: Opener) -> None:
    page = visit(small_graph()).page
    page.get_by_role("searchbox").fill("cidofovir")

    expect(page.locator("#overview .said").first).to_contain_text("in one cohort [1], but see [2].")


def test_link_to_a_card_is_copied_or_the_address_is_named(visit: Opener) -> None:
    graph = small_graph()
    page = visit(graph, address=f"#{graph.corpus.claims[0].id}").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = page.get_by_role("button", name="Copy link")
    copy.click()
    expect(copy).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url

    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    copy.click()
    expect(copy).to_have_text("See address")


def test_unidentified_source_is_not_marked_as_a_charge(visit: Opener) -> None:
    page = visit(small_graph()).page
    page.evaluate("() => openTable('works')")

    expect(page.locator("tr:has(.glyph-unknown) .tag")).to_have_class("tag")


def test_card_says_when_sources_count_once(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.locator("article .claim").nth(1).click()

    card = opened.page.locator("#details")
    expect(card).to_contain_text("2 citations of 2 sources, 1 independent body.")
    expect(card).to_contain_text("NINDS [3] and NINDS [4] count once: same publisher, NINDS.")


def test_card_tells_what_people_judged_and_what_was_looked_up(visit: Opener) -> None:
    graph = judged_graph()
    opened = visit(graph, address=f"#{graph.corpus.claims[0].id}")
    card = opened.page.locator("#details")

    expect(card).to_contain_text("Participants: 901: checked in the paper A.B., 2026-11-20")
    card.get_by_text("Looked up (1)").click()
    expect(card).to_contain_text("Status: standing — PubMed, 2026-11-20")


def test_card_of_a_source_tells_what_falls_with_it(visit: Opener) -> None:
    graph = small_graph()
    opened = visit(graph, address="#pmid:11111111")
    card = opened.page.locator("#details")
    falling = [one for one in impact(graph, "pmid:11111111") if one.loses_level]

    assert opened.selected() == "Trial of mirtazapine in PML"
    expect(card).to_contain_text("Cited by 2 claims")
    expect(card).to_contain_text("refs.bib:2")
    expect(card).to_contain_text(f"{len(falling)} claims would lose certainty.")
    for one in falling:
        expect(card).to_contain_text(f"{one.certainty.label} → {one.certainty_without.label}")


@pytest.mark.parametrize("graph", [two_documents(), relaying_graph()], ids=["plain", "relayed"])
def test_what_falls_is_what_the_query_says(visit: Opener, graph: Graph) -> None:
    page = visit(graph).page
    for work in graph.corpus.references:
        told = page.evaluate(
            "(id) => fallingWithout(works.get(id)).map((claim) => claim.id).sort()", work.id
        )
        assert told == sorted(one.claim.id for one in impact(graph, work.id) if one.loses_level)


def test_search_narrows_every_view(visit: Opener) -> None:
    opened = visit(small_graph())
    search = opened.page.get_by_role("searchbox")

    search.fill("CIDOFOVIR cohort")
    expect(opened.page.locator(".claim.faded")).to_have_count(4)
    expect(opened.page.locator("#overview h2").first).to_have_text("1 claim of 5")
    opened.open("Table")
    expect(opened.page.locator("tbody tr")).to_have_count(1)
    opened.page.get_by_role("button", name="References").click()
    search.fill("pmid:22222222")
    expect(opened.page.locator("tbody tr")).to_have_count(1)
    expect(opened.page.locator("tbody tr")).to_contain_text("Marra")
    search.fill("nothing says this")
    expect(opened.page.locator("#table-view")).to_contain_text("match the search")


def test_overview_lists_what_a_search_finds_though_it_could_not_be_checked(visit: Opener) -> None:
    opened = visit(small_graph())
    overview = opened.page.locator("#overview")
    expect(overview).not_to_contain_text("Found:")
    opened.page.get_by_role("searchbox").fill("interferon")

    expect(overview).to_contain_text("Found: 1 claim, 0 sources")
    overview.get_by_role("link", name="Interferon is effective").first.click()
    assert opened.selected().startswith("Interferon is effective")


def test_enter_in_the_search_walks_through_what_it_finds(visit: Opener) -> None:
    opened = visit(small_graph())
    search = opened.page.get_by_role("searchbox")
    search.fill("survival")
    search.press("Enter")
    assert opened.selected().startswith("Mirtazapine")
    search.press("Enter")
    assert opened.selected().startswith("Cidofovir")
    expect(search).to_be_focused()


def test_filters_by_certainty_source_finding_and_document(visit: Opener) -> None:
    graph = two_documents()
    claim = graph.corpus.claims[-1]
    finding = Finding("EG206", "overclaim", Severity.ERROR, claim.location, "too sure", claim.id)
    opened = visit(graph, findings=(finding,), address="#table")
    rows = opened.page.locator("#table-view tbody tr")
    every = len(graph.corpus.claims)

    chip = opened.page.locator("#chips").get_by_role("button", name="No direct evidence")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    expect(rows).to_have_count(every - 1)
    chip.click()
    expect(rows).to_have_count(every)
    opened.page.get_by_role("combobox", name="Kind of source").select_option("official")
    expect(rows).to_have_count(1)
    opened.page.get_by_role("button", name="Clear").click()
    opened.page.get_by_role("combobox", name="Finding").select_option("EG206")
    expect(rows).to_have_count(1)
    opened.page.get_by_role("button", name="Clear").click()
    opened.page.get_by_role("combobox", name="Document", exact=True).select_option("notes.md")
    expect(rows).to_have_count(every - 5)


def test_findings_are_listed_with_what_to_do(visit: Opener) -> None:
    graph = small_graph()
    claim = graph.corpus.claims[2]
    finding = Finding(
        "EG101", "uncited-claim", Severity.WARNING, claim.location, "no source", claim.id
    )
    opened = visit(graph, findings=(finding,))
    opened.open("Findings")

    expect(opened.page.locator("#findings")).to_contain_text("What to do")
    opened.page.locator("#findings a").click()
    assert opened.selected() == claim.text


@pytest.mark.parametrize("view", ["", "table/", "map/"])
def test_address_names_view_and_selection(visit: Opener, view: str) -> None:
    graph = small_graph()
    first, second = graph.corpus.claims[:2]
    opened = visit(graph, address=f"#{view}{first.id}")

    assert opened.selected().startswith(first.text)
    opened.page.get_by_role("button", name="Next claim").click()
    assert opened.address() == f"#{view}{second.id}"
    opened.page.go_back()
    expect(opened.page.locator("#details .own")).to_contain_text(first.text)


def test_going_back_closes_what_was_opened(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.locator("article .claim").first.click()
    opened.open("Map")
    opened.page.go_back()
    expect(opened.page.locator("#text-view")).to_be_visible()
    opened.page.go_back()
    expect(opened.page.locator("#overview")).to_be_visible()
    assert opened.address() == ""


@pytest.mark.parametrize(
    "address", ["#claim:%E0%A4%A", "#nothing", "#text/claim:gone", "#__proto__"]
)
def test_address_that_names_nothing_changes_nothing(visit: Opener, address: str) -> None:
    opened = visit(small_graph(), address=address)

    expect(opened.page.get_by_role("tab", name="Overview")).to_have_attribute(
        "aria-selected", "true"
    )


def test_claim_with_300_sources_reads_well(visit: Opener) -> None:
    opened = visit(many_sources(300))
    opened.page.locator("article .mark").first.click()

    expect(opened.page.locator(".sources > li")).to_have_count(12)
    opened.page.get_by_role("button", name="Show all 300 sources").click()
    expect(opened.page.locator(".sources > li")).to_have_count(300)


def test_long_titles_and_missing_years_read_well(visit: Opener) -> None:
    graph = graph_of(
        f"# {'Long ' * 1000}\n\nPML is rare [1].\n\n## References\n\n1. PMID: 1111111\n",
        f"@article{{a, title={{{'word ' * 1000}}}, pmid={{1111111}}}}",
    )
    opened = visit(graph, address="#table", width=390)
    opened.page.get_by_role("button", name="References").click()
    row = opened.page.locator("#table-view tbody tr")
    box = row.bounding_box()

    expect(row.locator(".of-year")).to_have_text("")
    expect(row.locator(".of-participants")).to_have_text("?")
    assert box is not None
    assert box["height"] < 200
    assert len(opened.page.locator("h1").inner_text()) < 130


def test_500_documents_are_read_one_at_a_time(visit: Opener) -> None:
    documents = {f"d{n:03}.md": f"# Paper {n}\n\nPML is rare in year {n}.\n" for n in range(500)}
    opened = visit(graph_of(documents), address="")

    expect(opened.page.locator("article")).to_have_count(1)
    opened.page.get_by_role("combobox", name="Document to read").select_option("499")
    expect(opened.page.locator("article h2")).to_have_text("Paper 499")
    opened.page.get_by_role("combobox", name="Document", exact=True).select_option("d250.md")
    expect(opened.page.locator("article h2")).to_have_text("Paper 250")


def test_empty_graph_says_so(visit: Opener) -> None:
    opened = visit(Graph())

    expect(opened.page.locator("#overview")).to_contain_text("There are no claims.")
    expect(opened.page.locator("#text-view")).to_contain_text("There are no claims.")
    opened.open("Table")
    expect(opened.page.locator("#table-view")).to_contain_text("No claims match")
    opened.open("Map")
    expect(opened.page.locator("#empty")).to_be_visible()


def test_what_if_changes_every_view_at_once_and_is_undone(visit: Opener) -> None:
    graph = two_documents()
    claim = next(one for one in graph.corpus.claims if one.text.startswith("Mirtazapine improves"))
    left = without(graph, "pmid:11111111")
    opened = visit(graph, address=f"#{claim.id}")
    page = opened.page
    card = page.locator("#details")
    switch = card.get_by_role("checkbox", name="What if Hall 1998 were withdrawn?")

    switch.press("Space")
    expect(switch).to_be_checked()
    expect(switch).to_be_focused()
    expect(page.locator("#withdrawn")).to_contain_text("1 reference withdrawn (Hall 1998)")
    letter = {"very-low": "V", "low": "L", "indirect": "N", "uncited": "U"}
    for one in graph.corpus.claims:
        state = state_of(left.supports[one.id])
        assert page.evaluate("(id) => claims.get(id).state", one.id) == state
    state = state_of(left.supports[claim.id])
    expect(page.locator(".claim.selected .mark")).to_have_text(letter[state])
    expect(card).to_contain_text("Recomputed without Hall 1998.")
    expect(card).to_contain_text(
        "As the document cites: MModerate.  Moderate, score 0.6500 + 0.0063 = 0.6563."
    )
    opened.open("Table")
    expect(page.locator("tr[aria-current] .badge")).to_contain_text(letter[state])
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#withdrawn")).to_be_empty()
    expect(page.locator("tr[aria-current] .badge")).to_contain_text("M")
    expect(card.locator(".sum")).to_have_text("0.6500 + 0.0063 = 0.6563")


def test_after_a_withdrawal_the_sum_is_written_anew(visit: Opener) -> None:
    graph = many_sources(3)
    [claim] = graph.corpus.claims
    first, *_ = graph.corpus.references
    opened = visit(graph, address=f"#{claim.id}")
    card = opened.page.locator("#details")
    card.get_by_role("checkbox").first.press("Space")
    left = without(graph, first.id).supports[claim.id]
    credits_left = [one.credit for one in left.contributions if one.credit]

    assert len(credits_left) == 2
    terms = " + ".join(f"{credit:.4f}" for credit in credits_left)
    expect(card.locator(".sum")).to_have_text(f"{terms} = {left.score:.4f} on 2 independent bodies")
    expect(card.locator(".bars li")).to_have_count(2)


def test_what_if_of_each_reference_is_what_the_query_says(visit: Opener) -> None:
    graph = two_documents()
    page = visit(graph).page
    for name in graph.references_by_id:
        page.evaluate("(id) => withdraw(id, true)", name)
        left = without(graph, name)
        assert page.evaluate("() => data.claims.map((claim) => claim.state)") == [
            state_of(left.supports[claim.id]) for claim in graph.corpus.claims
        ]
        page.evaluate("() => undoAll()")


def test_withdrawing_an_unidentified_source_leaves_claims_without_support(visit: Opener) -> None:
    opened = visit(small_graph(), address="#unresolved:paper.txt%239")
    card = opened.page.locator("#details")

    expect(card).to_contain_text("No claim would lose certainty without it.")
    expect(card).to_contain_text("1 unchecked claim would be left without support.")
    card.get_by_role("checkbox").press("Space")
    expect(opened.page.locator("#withdrawn")).to_contain_text(
        "1 claim changed: 1 left without support."
    )
