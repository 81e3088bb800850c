"""The page for everybody: keyboard, screen reader, narrow screen, paper; and for hostile words."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.model import Finding, Location, Severity
from evidencegraph.readers import read_document
from tests.browser.conftest import Opener
from tests.browser.graphs import (
    HOSTILE,
    hostile_graph,
    judged_graph,
    many_sources,
    small_graph,
    two_documents,
)

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, as rule and place."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
        ".then((result) => result.violations)",
        RULES,
    )
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def with_finding(graph: Graph) -> tuple[Finding, ...]:
    claim = graph.corpus.claims[0]
    return (Finding("EG206", "overclaim", Severity.ERROR, claim.location, "too sure", claim.id),)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_wrong_in_any_view(visit: Opener, width: int, dark: bool) -> None:
    graph = judged_graph()
    opened = visit(graph, width=width, dark=dark, findings=with_finding(graph))
    page = opened.page
    found = violations(page)
    opened.open("Table")
    found += violations(page)
    page.get_by_role("button", name="References").click()
    found += violations(page)
    opened.open("Map")
    found += violations(page)
    opened.open("Findings")
    found += violations(page)
    for name in (graph.corpus.claims[0].id, "pmid:11111111"):
        page.evaluate("(id) => go(id)", name)
        page.evaluate("() => document.querySelectorAll('details').forEach((d) => d.open = true)")
        found += violations(page)
    page.evaluate("() => withdraw('pmid:11111111', true)")
    found += violations(page)
    page.evaluate("() => { byId('legend').open = false; }")
    opened.open("Text")
    page.get_by_role("searchbox").fill("cidofovir")
    if page.locator("#narrow").is_visible():
        page.locator("#narrow").click()
    page.locator(".chip").first.click()
    found += violations(page)

    assert found == []


@pytest.mark.parametrize("graph", [Graph(), many_sources(30), hostile_graph(), two_documents()])
def test_axe_finds_nothing_wrong_in_odd_graphs(visit: Opener, graph: Graph) -> None:
    assert violations(visit(graph).page) == []


def test_keyboard_reads_the_text_and_comes_back(visit: Opener) -> None:
    opened = visit(small_graph())
    page, keys = opened.page, opened.page.keyboard

    keys.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.locator("article .mark").first.focus()
    keys.press("ArrowDown")
    expect(page.locator("article .mark").nth(1)).to_be_focused()
    keys.press("ArrowRight")
    expect(page.locator("article a.pointer").nth(2)).to_be_focused()
    keys.press("ArrowLeft")
    keys.press("Enter")
    assert opened.selected().startswith("Restoring immunity")
    keys.press("Escape")  # hides the hint
    keys.press("Escape")
    expect(page.locator("#overview")).to_be_visible()
    expect(page.locator("article .mark").nth(1)).to_be_focused()
    assert opened.address() == ""


def test_on_a_phone_the_filters_unfold_and_none_is_cut(visit: Opener) -> None:
    page = visit(two_documents(), width=390).page
    unfold = page.get_by_role("button", name="Filters")

    expect(page.locator(".chip").first).to_be_hidden()
    unfold.click()
    expect(unfold).to_have_attribute("aria-expanded", "true")
    for one in page.locator(".chip, #menus select").all():
        box = one.bounding_box()
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
    page.locator(".chip").first.click()
    unfold.click()
    expect(page.locator("#narrow")).to_have_text(re.compile(r"Filters: \d+ claims?, \d+ source"))


def test_text_is_one_stop_of_the_tab_key(visit: Opener) -> None:
    page = visit(two_documents()).page

    assert page.locator("article [tabindex='0'], article a:not([tabindex])").count() == 1


def test_keyboard_walks_through_tabs_and_rows(visit: Opener) -> None:
    opened = visit(small_graph())
    page, keys = opened.page, opened.page.keyboard
    page.get_by_role("tab", name="Text").focus()
    keys.press("ArrowLeft")
    expect(page.get_by_role("tab", name="Table")).to_be_focused()
    expect(page.locator("#table-view")).to_be_visible()
    page.locator("a.row").first.focus()
    keys.press("ArrowDown")
    keys.press("Enter")
    assert opened.selected().startswith("Restoring immunity")
    expect(page.locator("a.row").nth(1)).to_be_focused()
    page.locator("thead button").first.focus()
    keys.press("Enter")
    expect(page.locator("thead button").first).to_be_focused()


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_page_never_scrolls_sideways_nor_past_its_end(visit: Opener, width: int) -> None:
    for graph in (small_graph(), hostile_graph(), many_sources(30)):
        opened = visit(graph, width=width)
        for name in ("Text", "Table", "Map"):
            opened.open(name)
            opened.page.evaluate("() => go(data.claims[0].id)")
            beyond = (
                "() => [document.documentElement.scrollWidth - innerWidth, document.body.scrollTop,"
                " document.documentElement.scrollTop]"
            )
            assert opened.page.evaluate(beyond) == [0, 0, 0]


def test_on_a_phone_the_card_is_a_sheet_that_leaves_the_claim_in_view(visit: Opener) -> None:
    opened = visit(small_graph(), width=390)
    page = opened.page

    expect(page.locator("#overview")).to_be_hidden()
    page.locator("article .mark").nth(3).click()
    expect(page.locator("#details")).to_be_in_viewport()
    expect(page.locator(".claim.selected")).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#details")).to_be_hidden()
    opened.open("Overview")
    expect(page.locator("#overview")).to_be_in_viewport()
    opened.open("Overview")
    expect(page.locator("#overview")).to_be_hidden()
    opened.open("Map")
    expect(page.locator("#canvas canvas")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 700, 1280])
def test_on_paper_of_any_width_the_text_follows_the_overview(visit: Opener, width: int) -> None:
    page = visit(two_documents(), width=width).page
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    overview, text = (page.locator(name).bounding_box() for name in ("#overview", "article"))

    assert overview is not None
    assert text is not None
    assert overview["y"] + overview["height"] <= text["y"]


def test_paper_gets_the_overview_and_the_text(visit: Opener) -> None:
    page = visit(small_graph(), address="#table").page
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(page.locator("#overview")).to_be_visible()
    expect(page.locator("#overview")).to_contain_text("Weakest claims")
    expect(page.locator("#overview .bar.state-moderate")).to_be_visible()
    expect(page.locator("article")).to_be_visible()
    expect(page.locator("#table-view")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_hostile_words_do_nothing_anywhere(visit: Opener) -> None:
    graph = hostile_graph()
    place = Location(HOSTILE, 1)
    finding = Finding(HOSTILE, HOSTILE, Severity.ERROR, place, HOSTILE, graph.corpus.claims[0].id)
    opened = visit(graph, findings=(finding,))
    page = opened.page

    for view in ("Text", "Table", "Map"):
        opened.open(view)
        for name in [*graph.claims_by_id, *graph.references_by_id]:
            page.evaluate("(id) => go(id)", name)
            page.evaluate(
                "() => document.querySelectorAll('details').forEach((d) => d.open = true)"
            )
        for tab in ("Overview", "Findings", "Details"):
            opened.open(tab)
    opened.open("Text")
    for at in range(page.locator("article a").count()):
        page.locator("article a").nth(at).dispatch_event("mouseover")
    page.get_by_role("searchbox").fill(HOSTILE)
    page.mouse.move(300, 300)

    assert page.evaluate("() => window.__pwned") is None
    assert page.locator("img, main script, a[href^='javascript']").count() == 0


_LOOSE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    // The words of a document may turn each other, as they do in the document.
    if (node.parentElement.closest("script, style, option, article, .sentence")) continue;
    if (!/[\\u202a-\\u202e]/.test(node.data)) continue;
    let near = node.parentElement;
    while (!/isolate|plaintext/.test(getComputedStyle(near).unicodeBidi)) near = near.parentElement;
    if (near.textContent !== node.data) found.push(near.outerHTML.slice(0, 200));
  }
  return found;
}"""


def test_words_that_turn_direction_turn_only_themselves(visit: Opener) -> None:
    graph = hostile_graph()
    opened = visit(graph)
    loose = opened.page.evaluate(_LOOSE)
    for name in [*graph.claims_by_id, *graph.references_by_id]:
        opened.page.evaluate("(id) => go(id)", name)
        loose += opened.page.evaluate(_LOOSE)
    opened.open("Table")
    for kind in ("claims", "works"):
        opened.page.evaluate("(kind) => openTable(kind)", kind)
        loose += opened.page.evaluate(_LOOSE)

    assert loose == []
    assert "\u202e" not in opened.page.title()
    assert "\u202e" not in "".join(opened.page.locator("option").all_inner_texts())


def test_letters_of_claims_leave_the_direction_of_the_text_alone(visit: Opener) -> None:
    hebrew = read_document("he.md", "# מחלה\n\nהמחלה היא נדירה מאוד, והיא פוגעת במוח [1].\n")
    page = visit(Graph(assemble([hebrew]))).page

    expect(page.locator("article .mark")).to_have_count(1)
    expect(page.locator("article .said:has(.mark)")).to_have_css("direction", "rtl")
