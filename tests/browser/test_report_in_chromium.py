"""What a browser and a printer make of the report."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, sync_playwright

from evidencegraph.api import EvidenceGraph
from tests.render.hostile import hostile
from tests.render.test_report_html import GRAPH

pytestmark = pytest.mark.browser

_CHROMIUM = shutil.which("chromium")
_A4 = (595, 842)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if _CHROMIUM is None:
        pytest.skip("there is no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [1100, 390])
@pytest.mark.parametrize("graph", [GRAPH, hostile()], ids=["plain", "hostile"])
def test_report_fits_its_window_and_asks_for_nothing(
    browser: Browser, tmp_path: Path, graph: EvidenceGraph, width: int
) -> None:
    file = tmp_path / "report.html"
    file.write_text(graph.report_html(), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    noticed: list[str] = []
    page.on("request", lambda request: noticed.append(request.url))
    page.on("console", lambda message: noticed.append(message.text))
    page.on("dialog", lambda dialog: noticed.append(dialog.message))
    page.goto(file.as_uri())

    assert noticed == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == (
        "collapse"
    )
    page.close()


def test_report_prints_on_a4(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content(GRAPH.report_html())
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    page.close()

    pages = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    assert all(abs(have - want) < 2 for have, want in zip(pages[0].get_size(), _A4, strict=True))
    text = "".join(one.get_textpage().get_text_range() for one in pages)
    assert "Cytarabine did not improve survival" in text.replace("\r\n", " ")
    assert GRAPH.method_id in text
