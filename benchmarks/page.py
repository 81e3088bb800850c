"""How long the page takes to open, by the number of nodes: ``python -m benchmarks.page``.

Chromium opens each page without a network. Times are in milliseconds: until the page can be read
and used, until the map is drawn after it was asked for, until the table is, until a search is
answered, until a reference is withdrawn, and what it takes Python to write the page.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.model import Document, EditorialStatus, Reference
from evidencegraph.readers import read_document
from evidencegraph.render.page import page

SIZES = (200, 2_000, 20_000)
_PER_DOCUMENT = 60
_DESIGNS = ("randomised controlled trial", "cohort study", "case series", "case report", "")
_OPENED = """() => {
  const [entry] = performance.getEntriesByType("navigation");
  return entry.loadEventEnd - entry.startTime;
}"""
_TIMED = """() => new Promise((done) => {
  const start = performance.now();
  ACT;
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""


def graph_of(nodes: int) -> Graph:
    """Return a graph of about so many claims and references, six claims to four references."""
    claims = nodes * 6 // 10
    works = nodes - claims
    library = [
        Reference(
            f"pmid:{number + 1000}",
            (f"pmid:{number + 1000}",),
            title=f"Study {number} of drug {number % 97} in a rare infection of the brain",
            authors=(f"Author{number}, A",),
            year=1980 + number % 45,
            container="A Journal",
            entry_type="article",
            design=_DESIGNS[number % len(_DESIGNS)],
            participants=number % 400 + 1,
            status=EditorialStatus.UNCHECKED,
        )
        for number in range(works)
    ]
    return Graph(assemble(_documents(claims, works), library))


def _documents(claims: int, works: int) -> Iterator[Document]:
    """Yield documents whose claims cite two or three works each."""
    for first in range(0, claims, _PER_DOCUMENT):
        lines = [f"# Document {first // _PER_DOCUMENT}", ""]
        entries: list[int] = []
        for number in range(first, min(first + _PER_DOCUMENT, claims)):
            cited = {(number * 7 + step * 13) * works // claims % works for step in range(1, 4)}
            keys = []
            for work in sorted(cited):
                if work not in entries:
                    entries.append(work)
                keys.append(str(entries.index(work) + 1))
            pointer = f"[{','.join(keys)}]"
            lines += [f"Drug {number} improved survival in people with disease {number}.{pointer}"]
            lines += [""] if number % 4 == 0 else []
        # Every work is listed somewhere, cited or not.
        entries += [
            work
            for work in range(first * works // claims, (first + _PER_DOCUMENT) * works // claims)
            if work < works and work not in entries
        ]
        lines += ["", "## References", ""]
        lines += [f"{at}. PMID: {work + 1000}" for at, work in enumerate(entries, start=1)]
        yield read_document(f"document-{first:05}.md", "\n".join(lines))


def measure(browser: Browser, file: Path) -> tuple[float, ...]:
    """Return milliseconds: opening, map, table, search, what-if."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(file.as_uri())
    tab.wait_for_selector("#text-view article")
    opened = float(tab.evaluate(_OPENED))
    acts = (
        "openView('map')",
        "openView('table')",
        "search('drug 7')",
        "withdraw('pmid:1001', true)",
    )
    timed = [float(tab.evaluate(_TIMED.replace("ACT", act))) for act in acts]
    tab.close()
    return (opened, *timed)


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a table."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no chromium on this machine: apt-get install chromium")
    heads = ("nodes", "KB", "write", "open", "map", "table", "search", "what-if")
    print(" ".join(f"{head:>7}" for head in heads))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in sizes:
            graph = graph_of(size)
            _ = graph.supports
            start = time.perf_counter()
            text = page(graph)
            written = (time.perf_counter() - start) * 1000
            file = Path(folder) / f"{size}.html"
            file.write_text(text, encoding="utf-8")
            nodes = len(graph.corpus.claims) + len(graph.corpus.references)
            times = measure(browser, file)
            figures = (len(text.encode()) / 1000, written, *times)
            print(f"{nodes:>7} " + " ".join(f"{figure:>7.0f}" for figure in figures))
        browser.close()


if __name__ == "__main__":
    main()
