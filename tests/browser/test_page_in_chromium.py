"""What a reader's browser does with the page: everything asked for, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.model import (
    Citation,
    Claim,
    Corpus,
    Finding,
    Listing,
    Location,
    Paper,
    PointerStyle,
    Reference,
    Severity,
)
from evidencegraph.readers import read_document
from evidencegraph.render.page import page as render

pytestmark = pytest.mark.browser

_CHROMIUM = shutil.which("chromium")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

PAPER = """Treating PML

Mirtazapine improves survival in PML.[1][2]
Restoring immunity is the main treatment of PML.[3][4]
PML is a rare infection of the brain.
Interferon is effective in PML.[9]

Outlook

Cidofovir improved survival in one cohort [1], but see [2].

References

1. Trial of mirtazapine. PMID: 11111111
2. Cohort of mirtazapine. PMID: 22222222
3. https://www.ninds.nih.gov/pml
4. https://www.ninds.nih.gov/pml/treatment
"""
LIBRARY = """
@article{trial, title={Trial of mirtazapine in PML}, author={Hall, Colin}, year={1998},
  pmid={11111111}, studydesign={randomised controlled trial}, participants={900}}
@article{cohort, title={A cohort of mirtazapine}, author={Marra, Christina}, pmid={22222222},
  studydesign={cohort study}, participants={500}}
"""
HOSTILE = (
    "</script><script>window.__pwned=1</script><img src=x onerror='window.__pwned=1;alert(1)'>"
)


def small_graph() -> Graph:
    library = read_library("refs.bib", LIBRARY)
    return Graph(assemble([read_document("paper.txt", PAPER)], library.references))


def hostile_graph() -> Graph:
    """Every string that a document or a library can set tries to break out."""
    place = Location(f"{HOSTILE}.md", 1, 1)
    claim = Claim(f"claim:{HOSTILE}", place.path, f"{HOSTILE} PML.", place, HOSTILE, cue=HOSTILE)
    proto = Claim("__proto__", place.path, "constructor", place, "__proto__")
    works = [
        Reference(
            f"url:{name}",
            (f"url:{name}", f"doi:10.1/{HOSTILE}"),
            title=HOSTILE,
            authors=(HOSTILE,),
            container=HOSTILE,
            entry_type="article",
            design=HOSTILE,
            listings=(Listing(place, HOSTILE, HOSTILE),),
        )
        for name in (f"javascript:window.__pwned=1//{HOSTILE}", "constructor")
    ]
    marks = [Citation(claim.id, work.id, HOSTILE, place, cue=HOSTILE) for work in works]
    paper = Paper(place.path, HOSTILE, PointerStyle.BRACKETED, 2, 2, 2)
    return Graph(Corpus((paper,), (claim, proto), tuple(works), tuple(marks)))


@dataclass
class Visit:
    """An open page, and what it did besides showing itself."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def selected(self) -> str:
        """The sentence or title of the card."""
        return self.page.locator("#view .sentence").inner_text()

    def tab(self, name: str) -> None:
        """Open a tab."""
        self.page.get_by_role("tab", name=name).click()


Opener = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if _CHROMIUM is None:
        pytest.skip("there is no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open a graph's page; whatever else than the file is asked for is noted and refused."""
    visits: list[Visit] = []

    def refuse(visit: Visit, route: Route) -> None:
        visit.requests.append(route.request.url)
        route.abort()

    def opened(
        graph: Graph, *, address: str = "", width: int = 1280, findings: tuple[Finding, ...] = ()
    ) -> Visit:
        file = tmp_path / "index.html"
        file.write_text(render(graph, findings), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce"
        )
        visit = Visit(context.new_page())
        visits.append(visit)
        here = file.as_uri()
        context.route(
            lambda url: url.partition("#")[0] != here,
            lambda route: refuse(visit, route),
        )
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(error.message))
        visit.page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
        visit.page.goto(here + address)
        return visit

    yield opened
    for each in visits:
        each.page.context.close()
        assert each.requests == []
        assert each.complaints == []


def test_page_opens_without_a_request_and_without_a_complaint(visit: Opener) -> None:
    opened = visit(small_graph())

    expect(opened.page.locator("#summary")).to_have_text(
        "1 document · 5 claims · 5 sources · 7 citations · 0 findings"
    )
    expect(opened.page.locator("#canvas canvas")).to_be_visible()


def test_weakest_claims_are_listed_first_and_others_apart(visit: Opener) -> None:
    page = visit(small_graph()).page

    expect(page.locator("#view > .items .item").first).to_contain_text("Restoring immunity")
    expect(page.locator(".group summary")).to_have_text(
        ["1 claim could not be checked", "1 claim cites no source"]
    )


def test_click_on_a_claim_opens_its_card_with_the_arithmetic(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.tab("Claims")
    opened.page.get_by_role("button", name="Mirtazapine improves").click()

    view = opened.page.locator("#view")
    assert opened.selected() == "Mirtazapine improves survival in PML."
    expect(view).to_contain_text("paper.txt:3:1")
    expect(view).to_contain_text("Moderate [low … high]")
    expect(view.locator(".sum")).to_have_text("0.6500 + 0.0063 = 0.6563")
    expect(view).to_contain_text("2 citations of 2 sources, 2 independent bodies.")
    expect(view).to_contain_text("Journal article, randomised controlled trial, N = 900")
    expect(view.get_by_role("link").first).to_have_attribute(
        "href", "https://pubmed.ncbi.nlm.nih.gov/11111111/"
    )
    expect(view.get_by_role("link").first).to_have_attribute("rel", "noopener noreferrer")


def test_card_says_when_sources_count_once(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.page.get_by_role("button", name="Restoring immunity").click()

    view = opened.page.locator("#view")
    expect(view).to_contain_text("2 citations of 2 sources, 1 independent body.")
    expect(view).to_contain_text("NINDS [3] and NINDS [4] count once: same publisher, NINDS.")


def test_card_of_a_source_lists_the_claims_that_cite_it(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.tab("Sources")
    opened.page.get_by_role("button", name="Hall 1998").click()

    assert opened.selected() == "Trial of mirtazapine in PML"
    expect(opened.page.locator("#view")).to_contain_text("Cited by 2 claims")
    expect(opened.page.locator("#view")).to_contain_text("refs.bib:2")


def test_click_on_the_map_selects_what_is_there(visit: Opener) -> None:
    opened = visit(small_graph())
    place = opened.page.evaluate(
        "() => { const [box, at] = [document.querySelector('#canvas').getBoundingClientRect(),"
        " network.canvasToDOM(drawing.nodes[2])]; return [box.x + at.x, box.y + at.y]; }"
    )
    opened.page.mouse.click(*place)

    expect(opened.page.locator("#view .sentence")).to_have_text(
        "PML is a rare infection of the brain."
    )
    assert opened.page.evaluate("() => network.getSelectedNodes()") == [2]


def test_search_finds_claims_by_words_and_sources_by_identifier(visit: Opener) -> None:
    opened = visit(small_graph())
    search = opened.page.get_by_role("searchbox")

    search.fill("CIDOFOVIR cohort")
    expect(opened.page.locator("#view .item")).to_have_count(1)
    search.fill("pmid:22222222")
    expect(opened.page.locator("#view .item")).to_have_count(1)
    expect(opened.page.locator("#view .item")).to_contain_text("Marra")
    search.fill("nothing says this")
    expect(opened.page.locator("#view")).to_contain_text("match the search")


def test_certainty_can_be_hidden_and_shown(visit: Opener) -> None:
    opened = visit(small_graph())
    opened.tab("Claims")
    chip = opened.page.locator("#states").get_by_role("button", name="No direct evidence")

    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    expect(opened.page.locator("#view .item")).to_have_count(4)
    chip.click()
    expect(opened.page.locator("#view .item")).to_have_count(5)


def test_keyboard_reaches_a_card_and_comes_back(visit: Opener) -> None:
    opened = visit(small_graph())
    keys = opened.page.keyboard

    keys.press("/")
    expect(opened.page.get_by_role("searchbox")).to_be_focused()
    opened.page.get_by_role("tab", selected=True).focus()
    keys.press("ArrowRight")
    expect(opened.page.get_by_role("tab", name="Claims")).to_be_focused()
    opened.page.locator("#view .item").first.focus()
    keys.press("ArrowDown")
    keys.press("Enter")
    assert opened.selected() == "Restoring immunity is the main treatment of PML."
    expect(opened.page.locator("#view")).to_be_focused()
    keys.press("Escape")
    expect(opened.page.locator("#view .item").nth(1)).to_be_focused()
    assert opened.page.evaluate("() => location.hash") == ""


def test_address_names_the_selection(visit: Opener) -> None:
    graph = small_graph()
    first, second = graph.corpus.claims[:2]
    opened = visit(graph, address=f"#{first.id}")

    assert opened.selected() == first.text
    opened.page.get_by_role("button", name="Next claim").click()
    assert opened.page.evaluate("() => location.hash") == f"#{second.id}"
    opened.page.go_back()
    expect(opened.page.locator("#view .sentence")).to_have_text(first.text)


def test_address_that_names_nothing_changes_nothing(visit: Opener) -> None:
    opened = visit(small_graph(), address="#claim:%E0%A4%A")

    expect(opened.page.get_by_role("tab", name="Weakest")).to_have_attribute(
        "aria-selected", "true"
    )


def test_findings_lead_to_their_claim(visit: Opener) -> None:
    graph = small_graph()
    claim = graph.corpus.claims[2]
    finding = Finding(
        "EG101", "uncited-claim", Severity.WARNING, claim.location, "no source", claim.id
    )
    opened = visit(graph, findings=(finding,))
    opened.tab("Findings")
    opened.page.locator("#view .item").click()

    assert opened.selected() == claim.text
    expect(opened.page.locator("#view")).to_contain_text("warning EG101 no source paper.txt:5:1")


def test_hostile_words_do_nothing_anywhere(visit: Opener) -> None:
    graph = hostile_graph()
    place = Location(HOSTILE, 1)
    finding = Finding(HOSTILE, HOSTILE, Severity.ERROR, place, HOSTILE, graph.corpus.claims[0].id)
    opened = visit(graph, findings=(finding,))

    for name in ("Weakest", "Claims", "Sources", "Findings"):
        for at in range(opened.page.locator("#view .item").count()):
            opened.tab(name)
            items = opened.page.locator("#view .item")
            if at < items.count():
                items.nth(at).click(force=True)
                opened.page.evaluate(
                    "() => document.querySelectorAll('#view details').forEach((d) => d.open = true)"
                )
        opened.tab(name)
    opened.page.get_by_role("searchbox").fill(HOSTILE)
    opened.page.mouse.move(300, 300)

    assert opened.page.evaluate("() => window.__pwned") is None
    assert opened.page.locator("img, #view script, a[href^='javascript']").count() == 0


def many_sources(count: int) -> Graph:
    """One claim with very many sources, one of them with a very long title."""
    entries = "\n".join(f"{n}. Study {n}. PMID: {n + 1000}" for n in range(1, count + 1))
    pointers = "".join(f"[{n}-{min(n + 99, count)}]" for n in range(1, count + 1, 100))
    text = f"PML is rare.{pointers}\n\nReferences\n\n{entries} {'long ' * 1000}\n"
    return Graph(assemble([read_document("paper.txt", text)]))


def test_claim_with_300_sources_reads_well(visit: Opener) -> None:
    opened = visit(many_sources(300))
    opened.page.locator("#view .item").click()

    expect(opened.page.locator(".sources > li")).to_have_count(12)
    opened.page.get_by_role("button", name="Show all 300 sources").click()
    expect(opened.page.locator(".sources > li")).to_have_count(300)


@pytest.mark.parametrize("width", [360, 1280])
def test_page_never_scrolls_sideways(visit: Opener, width: int) -> None:
    for graph in (small_graph(), hostile_graph(), many_sources(30)):
        opened = visit(graph, width=width)
        opened.tab("Claims")
        opened.page.locator("#view .item").first.click()
        wider = "() => document.documentElement.scrollWidth - innerWidth"
        assert opened.page.evaluate(wider) <= 0


def test_empty_graph_says_so(visit: Opener) -> None:
    opened = visit(Graph())

    expect(opened.page.locator("#empty")).to_be_visible()
    expect(opened.page.locator("#view")).to_contain_text("There are no claims.")
