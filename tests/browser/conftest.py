"""A real Chromium without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, sync_playwright

from evidencegraph.graph import Graph
from evidencegraph.model import Finding
from evidencegraph.render.page import page as render
from tests.browser.graphs import Visit

_CHROMIUM = shutil.which("chromium")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

Opener = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser that all tests share."""
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
        graph: Graph,
        *,
        address: str = "",
        width: int = 1280,
        dark: bool = False,
        findings: tuple[Finding, ...] = (),
    ) -> Visit:
        file = tmp_path / "index.html"
        file.write_text(render(graph, findings), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
            color_scheme="dark" if dark else "light",
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
