"""An address that is copied and opened again shows the same: selection, filters, withdrawals."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from evidencegraph.model import Finding, Severity
from evidencegraph.queries import without
from evidencegraph.render.legend import state_of
from tests.browser.conftest import Opener
from tests.browser.graphs import small_graph, two_documents

pytestmark = pytest.mark.browser


def test_filters_and_withdrawals_open_again(visit: Opener) -> None:
    graph = two_documents()
    claim = graph.corpus.claims[-1]
    finding = Finding("EG206", "overclaim", Severity.ERROR, claim.location, "too sure", claim.id)
    opened = visit(graph, findings=(finding,), address="#table")
    page = opened.page
    page.get_by_role("combobox", name="Document", exact=True).select_option("notes.md")
    page.get_by_role("combobox", name="Finding").select_option("EG206")
    page.get_by_role("combobox", name="Kind of source").select_option("study")
    page.locator("#chips").get_by_role("button", name="No direct evidence").click()
    page.get_by_role("searchbox").fill("cidofovir & a/b?")
    page.get_by_role("searchbox").press("Tab")
    page.evaluate("() => withdraw('pmid:11111111', true)")
    shown = page.evaluate("() => ({ ...filter, hidden: [...filter.hidden] })")

    again = visit(graph, findings=(finding,), address=opened.address()).page
    expect(again.get_by_role("searchbox")).to_have_value("cidofovir & a/b?")
    expect(again.locator("#table-view")).to_be_visible()
    expect(again.locator("#withdrawn")).to_contain_text("1 reference withdrawn (Hall 1998)")
    assert again.evaluate("() => ({ ...filter, hidden: [...filter.hidden] })") == shown
    assert shown["hidden"] == ["indirect"]
    left = without(graph, "pmid:11111111")
    assert again.evaluate("() => data.claims.map((claim) => claim.state)") == [
        state_of(left.supports[claim.id]) for claim in graph.corpus.claims
    ]


def test_clearing_and_undoing_clear_the_address(visit: Opener) -> None:
    opened = visit(small_graph(), address="#?claims=uncited&without=pmid:11111111")
    page = opened.page

    expect(page.locator(".claim:not(.faded)")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    assert opened.address() == "#?without=pmid:11111111"
    page.get_by_role("button", name="Undo").click()
    assert opened.address() == ""
    expect(page.locator("#withdrawn")).to_be_empty()


def test_going_back_brings_filters_back(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.get_by_role("combobox", name="Claims").select_option("one-body")
    opened.page.locator("article .claim:not(.faded)").first.click()
    opened.page.get_by_role("button", name="Clear").click()
    expect(opened.page.locator(".claim.faded")).to_have_count(0)
    opened.page.go_back()

    expect(opened.page.locator("#overview")).to_be_visible()
    assert opened.address() == "#?claims=one-body"
    expect(opened.page.locator(".claim.faded")).to_have_count(4)


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("advice", []),
        ("one-body", ["Restoring immunity is the main treatment of PML.[3][4]"]),
        ("uncited", ["PML is a rare infection of the brain."]),
    ],
)
def test_claims_of_one_sort(visit: Opener, only: str, found: list[str]) -> None:
    page = visit(small_graph(), address=f"#?claims={only}").page

    shown = page.locator("article .claim:not(.faded)").all_inner_texts()
    assert [text.lstrip("HMLVNXU?") for text in shown] == found


@pytest.mark.parametrize(
    "settings",
    ["claims=__proto__&hide=constructor&source=x", "without=nothing&finding=EG999&document=%E0"],
)
def test_settings_that_name_nothing_change_nothing(visit: Opener, settings: str) -> None:
    page = visit(small_graph(), address=f"#?{settings}").page

    expect(page.locator(".claim.faded")).to_have_count(0)
    expect(page.locator("#withdrawn")).to_be_empty()
    expect(page.get_by_role("button", name="Clear")).to_have_count(0)


def test_a_source_opens_the_document_that_cites_it(visit: Opener) -> None:
    page = visit(two_documents(), address="#url:ninds.nih.gov/pml").page

    expect(page.locator("article h2").first).to_have_text("Treating PML")


def test_a_pointer_that_leads_nowhere_shows_where_it_stands(visit: Opener) -> None:
    graph = two_documents()
    page = visit(graph).page
    page.get_by_role("combobox", name="Document to read").select_option("1")
    page.evaluate("() => go('unresolved:paper.txt#9')")

    expect(page.locator(".claim.near")).to_be_in_viewport()


def test_footer_is_one_line_at_1280(visit: Opener) -> None:
    box = visit(two_documents()).page.locator("footer").bounding_box()

    assert box is not None
    assert box["height"] < 45
