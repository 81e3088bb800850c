"""Text, map and table: three views of one thing, linked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from evidencegraph.model import Finding, Location, Severity
from tests.browser.conftest import Opener
from tests.browser.graphs import many_claims, small_graph, two_documents

pytestmark = pytest.mark.browser


def test_page_opens_with_the_text_without_a_request_and_without_a_complaint(visit: Opener) -> None:
    page = visit(small_graph()).page

    expect(page.locator("h1")).to_have_text("Treating PML")
    expect(page.locator("#summary")).to_have_text("5 claims · 5 sources · 7 citations · 0 findings")
    expect(page.get_by_role("tab", name="Text")).to_have_attribute("aria-selected", "true")
    expect(page.locator("article h2")).to_have_text("Treating PML")
    expect(page.locator("article .claim")).to_have_count(5)


def test_claims_show_their_state_by_letter_and_line(visit: Opener) -> None:
    page = visit(small_graph()).page

    expect(page.locator("article .mark")).to_have_text(["M", "N", "U", "?", "M"])
    lines = page.locator("article .claim > span").evaluate_all(
        "spans => spans.map((s) => getComputedStyle(s).textDecorationStyle"
        " + getComputedStyle(s).textDecorationThickness)"
    )
    assert len({*lines[:4]}) == 4


def test_pointers_lead_to_their_sources_and_say_their_names(visit: Opener) -> None:
    opened = visit(small_graph())
    pointer = opened.page.locator("article .claim").first.locator("a.pointer").first

    pointer.hover()
    expect(opened.page.get_by_role("tooltip")).to_have_text(
        "Hall 1998 · randomised controlled trial"
    )
    pointer.focus()
    expect(opened.page.get_by_role("tooltip")).to_be_visible()
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("tooltip")).to_be_hidden()
    pointer.click()
    assert opened.selected() == "Trial of mirtazapine in PML"
    expect(opened.page.locator(".claim.near")).to_have_count(2)


def test_pointer_to_many_leads_by_each_number(visit: Opener) -> None:
    opened = visit(two_documents())
    pointer = opened.page.locator("article li .pointer").first

    expect(pointer).to_have_text("[1,2-3]")
    pointer.get_by_role("link", name="3").click()
    assert opened.address() == "#pmid:33333333"


def test_rows_of_a_table_are_a_table(visit: Opener) -> None:
    page = visit(two_documents()).page

    expect(page.locator("article table tr").first.locator("td")).to_have_text(["Drug", "Effect"])
    expect(page.locator("article table .claim")).to_have_count(2)


def test_findings_stand_in_the_margin(visit: Opener) -> None:
    graph = small_graph()
    claim = graph.corpus.claims[2]
    finding = Finding(
        "EG101", "uncited-claim", Severity.WARNING, claim.location, "no source", claim.id
    )
    opened = visit(graph, findings=(finding,))
    opened.page.get_by_role("link", name="Uncited claim").click()

    assert opened.selected() == claim.text
    expect(opened.page.locator("#details")).to_contain_text("warning EG101 no source paper.txt:5:1")
    expect(opened.page.locator("#details .fix")).to_contain_text("What to do")


def test_list_of_references_is_part_of_the_text(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.locator(".entry a").nth(1).click()

    assert opened.selected() == "A cohort of mirtazapine"
    expect(opened.page.locator(".entry.selected .key")).to_have_text("2")


def test_findings_about_an_entry_stand_beside_it(visit: Opener) -> None:
    place = Location("paper.txt", 14, 1)
    finding = Finding(
        "EG103", "duplicate-reference", Severity.WARNING, place, "twice", "", ("pmid:11111111",)
    )
    opened = visit(small_graph(), findings=(finding,))
    opened.page.locator(".entry").first.get_by_role("link", name="Duplicate reference").click()

    assert opened.selected() == "Trial of mirtazapine in PML"
    expect(opened.page.locator("#details .findings")).to_contain_text("twice")


def test_selecting_in_one_view_selects_in_all(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.locator("article .claim").nth(2).click()

    expect(opened.page.locator(".claim.selected")).to_have_count(1)
    opened.open("Table")
    expect(opened.page.locator("tr[aria-current] a")).to_have_text(re.compile("rare infection"))
    opened.page.get_by_role("link", name="Interferon").click()
    opened.open("Map")
    assert opened.page.evaluate("() => network.getSelectedNodes()") == [3]
    opened.open("Text")
    expect(opened.page.locator(".claim.selected")).to_contain_text("Interferon")


def test_click_on_the_map_selects_what_is_there(visit: Opener) -> None:
    opened = visit(small_graph(), address="#map")
    place = opened.page.evaluate(
        "() => { const [box, at] = [document.querySelector('#canvas').getBoundingClientRect(),"
        " network.canvasToDOM(drawing.nodes[2])]; return [box.x + at.x, box.y + at.y]; }"
    )
    opened.page.mouse.click(*place)

    assert opened.selected() == "PML is a rare infection of the brain."
    assert opened.page.evaluate("() => network.getSelectedNodes()") == [2]


def test_words_on_the_map_do_not_overlap_at_first_view(visit: Opener) -> None:
    page = visit(two_documents(), address="#map").page
    overlaps = page.evaluate(
        """() => {
          const boxes = drawing.nodes.filter((node) => works.has(idOf[node.id])).map((node) => {
            const half = Math.min(node.label.length * 4.2, 74);
            return { left: node.x - half, right: node.x + half, top: node.y, bottom: node.y + 40 };
          });
          const crosses = (a, b) =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          return boxes.filter((a, i) => boxes.slice(i + 1).some((b) => crosses(a, b))).length;
        }"""
    )
    assert overlaps == 0


def test_table_sorts_by_each_column_and_says_so(visit: Opener) -> None:
    page = visit(small_graph(), address="#table").page
    names = page.locator("thead button").evaluate_all("all => all.map((b) => b.dataset.column)")

    assert {"number", "certainty", "score", "claim", "bodies", "citations"} <= {*names}
    for name in names:
        button = page.locator(f"thead button[data-column={name}]")
        button.click()
        first = button.locator("..").get_attribute("aria-sort")
        expect(page.locator("th[aria-sort=none]")).to_have_count(len(names) - 1)
        button.click()
        assert {first, button.locator("..").get_attribute("aria-sort")} == {
            "ascending",
            "descending",
        }
    page.locator("thead button[data-column=score]").click()
    scores = page.locator("td.of-score").all_inner_texts()
    assert "" in scores  # what could not be checked has none
    assert [*filter(None, scores)] == sorted(filter(None, scores), reverse=True)


def test_table_of_references_counts_what_falls(visit: Opener) -> None:
    opened = visit(small_graph(), address="#table")
    opened.page.get_by_role("button", name="References").click()

    row = opened.page.locator("tbody tr").first
    expect(row).to_contain_text("Hall 1998")
    expect(row.locator("td")).to_have_text(
        [
            "journal article",
            "randomised controlled trial",
            "6",
            "900",
            "1998",
            "unchecked",
            "2",
            "2",
        ]
    )


def test_table_of_very_many_is_turned_by_pages(visit: Opener) -> None:
    opened = visit(many_claims(230), address="#table")

    expect(opened.page.locator("tbody tr")).to_have_count(100)
    opened.page.get_by_role("button", name="Next").click()
    expect(opened.page.locator(".pager")).to_contain_text("101–200 of 230")
    expect(opened.page.locator("tbody tr").first).to_contain_text("Drug101")


def test_selection_turns_the_table_to_its_page(visit: Opener) -> None:
    graph = many_claims(230)
    opened = visit(graph, address=f"#table/{graph.corpus.claims[210].id}")

    expect(opened.page.locator("tr[aria-current]")).to_contain_text("Drug211")


def test_each_document_is_drawn_when_it_is_read(visit: Opener) -> None:
    opened = visit(two_documents())

    expect(opened.page.locator("article h2")).to_have_text("Notes")
    opened.page.get_by_role("button", name="Next document").click()
    expect(opened.page.locator("article h2")).to_have_text("Treating PML")
    opened.page.get_by_role("combobox", name="Document to read").select_option("0")
    expect(opened.page.locator("article h2")).to_have_text("Notes")


def test_map_of_very_many_shows_the_weakest_and_says_so(visit: Opener) -> None:
    opened = visit(many_claims(1300), address="#map")

    expect(opened.page.locator("#partial")).to_contain_text("of 2600. The table holds all")
    assert opened.page.evaluate("() => drawing.nodes.length") == 2500
