"""The report for paper and mail: hostile texts, contrast, and what it says."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from lxml import html

from evidencegraph.api import EvidenceGraph
from evidencegraph.model import Finding, Location, Severity
from evidencegraph.render.legend import STATES
from evidencegraph.render.passages import written
from evidencegraph.render.report_html import report_html
from tests.builders import graph_of
from tests.render.hostile import SCRIPT, hostile
from tests.render.test_page import contrast
from tests.render.test_report import DOCUMENT, LIBRARY, NOTES

GRAPH = graph_of({"notes.txt": NOTES, "paper.md": DOCUMENT}, LIBRARY)


def parsed(graph: EvidenceGraph) -> html.HtmlElement:
    return html.document_fromstring(report_html(graph, graph.audit()))


def found(element: html.HtmlElement, path: str) -> list[Any]:
    return list(element.xpath(path))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_claim_stands_once_in_the_summary_with_its_certainty_and_why() -> None:
    rows = found(parsed(GRAPH), "//table[@class='summary']/tbody/tr")
    texts = [words(found(row, "th")[0]) for row in rows]

    assert len(rows) == len(GRAPH.claims())
    for claim in GRAPH.claims():
        assert sum(written(GRAPH, claim) in text for text in texts) == 1
    (cytarabine,) = [row for row, text in zip(rows, texts, strict=True) if "Cytarabine" in text]
    assert [words(cell) for cell in found(cytarabine, "td")] == [
        "1 source, 1 independent body Hall 1998 randomised controlled trial"
        " Grey 2001 randomised controlled trial, against, not counted: retracted",
        "V Very low none to high",
        "randomised controlled trial: moderate; down to very low for too few people (57 people);"
        " rests on this source alone",
    ]


def test_tables_are_named_and_their_headings_say_what_they_head() -> None:
    page = parsed(GRAPH)

    for table in found(page, "//table"):
        assert words(found(table, "caption")[0])
        assert all(th.get("scope") in {"col", "row"} for th in found(table, ".//th"))
        assert len(found(table, "thead/tr/th")) == len(found(table, "tbody/tr")[0])
    assert [int(h.tag[1]) for h in found(page, "//h1|//h2|//h3")][:2] == [1, 2]


def test_findings_are_told_by_rule_gravest_first() -> None:
    heads = [words(head) for head in found(parsed(GRAPH), "//h3")]

    assert heads[0] == "Dangling pointer EG102, 3 errors"
    assert [head.split()[-1].rstrip("s") for head in heads] == sorted(
        (head.split()[-1].rstrip("s") for head in heads),
        key=["error", "warning", "note"].index,
    )


@pytest.mark.parametrize("graph", [EvidenceGraph(), GRAPH, hostile()], ids=["empty", "two", "evil"])
def test_nothing_runs_and_nothing_is_fetched(graph: EvidenceGraph) -> None:
    text = report_html(graph, graph.audit())
    page = html.document_fromstring(text)

    assert not found(
        page, "//script|//img|//iframe|//link|//object|//embed|//base|//form|//*[@style]"
    )
    assert not [a for e in found(page, "//*") for a in e.attrib if a.lower().startswith("on")]
    assert all(a.get("href").startswith("https://") for a in found(page, "//a"))
    assert all("noopener" in a.get("rel") for a in found(page, "//a"))
    (policy,) = found(page, "//meta[@http-equiv]")
    assert policy.get("content").startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", text)


def test_hostile_texts_are_shown_as_they_are() -> None:
    text = report_html(hostile(), hostile().audit())

    assert SCRIPT not in text
    assert "{{7*7}}" in text
    assert "<script>alert(1)</script>" in words(html.document_fromstring(text))


def test_hostile_findings_are_escaped_too() -> None:
    odd = Finding("EG999", "odd-<b>", Severity.ERROR, Location(SCRIPT, 1), SCRIPT)

    assert not found(html.document_fromstring(report_html(EvidenceGraph(), (odd,))), "//script")


def test_same_graph_gives_same_bytes() -> None:
    again = EvidenceGraph(GRAPH.corpus)

    assert GRAPH.report_html() == again.report_html()
    assert GRAPH.report_html() == report_html(again, tuple(reversed(again.audit())))


def test_what_was_not_looked_up_is_said() -> None:
    assert "No catalogue was asked" in GRAPH.report_html()
    assert "Facts from PubMed, fetched 2026-11-20." in hostile().report_html()


def palettes() -> dict[str, dict[str, str]]:
    css = files("evidencegraph.render").joinpath("report.css").read_text(encoding="utf-8")
    screen, dark, paper = (
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    return {"light": screen, "dark": {**screen, **dark}, "paper": {**screen, **paper}}


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_words_have_the_contrast_of_wcag_aa(theme: str) -> None:
    colours = palettes()[theme]
    inks = ["ink", "muted", "accent", *(sign.name for sign in STATES)]

    weak = {ink: contrast(colours[ink], colours["ground"]) for ink in inks}
    assert {ink: ratio for ink, ratio in weak.items() if ratio < 4.5} == {}
