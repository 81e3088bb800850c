from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.graph import Graph
from evidencegraph.model import Claim, Corpus, Finding, Location, Reference, Severity
from evidencegraph.render.legend import STATES
from evidencegraph.render.page import page

HOSTILE = (
    "</script><script>window.__pwned=1</script><img src=x onerror=window.__pwned=1>\u2028{{7*7}}"
)


class Elements(HTMLParser):
    """Collects the elements of a page and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text of a script or a style."""
        if self.found and self.found[-1][0] in {"script", "style"} and data.strip():
            self.raw.append((*self.found[-1], data))


def hostile_graph() -> Graph:
    """A graph in which every string that a document or library can set is hostile."""
    claim = Claim(
        f"claim:{HOSTILE}", HOSTILE, HOSTILE, Location(HOSTILE, 1, 1), HOSTILE, cue=HOSTILE
    )
    work = Reference(
        f"bib:{HOSTILE}", (f"bib:{HOSTILE}",), HOSTILE, (HOSTILE,), 1998, HOSTILE, design=HOSTILE
    )
    return Graph(Corpus(claims=(claim,), references=(work,)))


def inline(text: str, name: str) -> dict[str, object]:
    (found,) = [raw for _, attributes, raw in Elements(text).raw if attributes.get("id") == name]
    return dict(json.loads(found))


def test_page_is_one_document_that_names_its_graph(graph: Graph) -> None:
    text = page(graph)

    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Evidence graph: Treating PML</title>" in text
    assert graph.method_id in text


def test_same_graph_gives_the_same_bytes(graph: Graph) -> None:
    assert page(graph) == page(Graph(graph.corpus, graph.method))


def test_page_refers_to_nothing_outside_itself(graph: Graph) -> None:
    elements = Elements(page(graph)).found

    assert not [tag for tag, _ in elements if tag in {"link", "img", "iframe", "object", "base"}]
    assert not [a for _, a in elements if "src" in a or "href" in a or "action" in a]
    assert "sourceMappingURL" not in page(graph)


def test_page_runs_and_styles_only_what_its_policy_names(graph: Graph) -> None:
    elements = Elements(page(graph))
    (policy,) = [a["content"] or "" for tag, a in elements.found if a.get("http-equiv")]

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    code = [raw for tag, a, raw in elements.raw if "type" not in a]
    assert len(code) == 3
    assert all(f"'sha256-{digest(raw)}'" in policy for raw in code)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_page_has_no_inline_handlers_and_no_inline_styles(graph: Graph) -> None:
    names = {name for _, attributes in Elements(page(graph)).found for name in attributes}

    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_own_script_never_turns_words_into_markup() -> None:
    folder = files("evidencegraph.render")
    for script in sorted(item.name for item in folder.iterdir() if item.name.endswith(".js")):
        text = folder.joinpath(script).read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text)


def test_nodes_stand_still_where_the_layout_put_them(graph: Graph) -> None:
    drawing = inline(page(graph), "drawing")

    assert isinstance(drawing["options"], dict)
    assert drawing["options"]["physics"] == {"enabled": False}
    assert isinstance(drawing["nodes"], list)
    assert len(drawing["nodes"]) == len(graph.corpus.claims) + len(graph.corpus.references)
    assert all({"x", "y", "shape", "group"} <= set(node) for node in drawing["nodes"])


def test_hostile_words_make_no_element(graph: Graph) -> None:
    finding = Finding(HOSTILE, HOSTILE, Severity.ERROR, Location(HOSTILE, 1), HOSTILE, HOSTILE)
    hostile = Elements(page(hostile_graph(), [finding])).found
    harmless = Elements(page(Graph(replace(graph.corpus, papers=())))).found

    assert [tag for tag, _ in hostile] == [tag for tag, _ in harmless]


def test_hostile_words_arrive_as_they_are() -> None:
    data = inline(page(hostile_graph()), "data")

    assert isinstance(data["claims"], dict)
    assert data["claims"]["usual"]["text"] == HOSTILE


def test_hostile_title_of_a_document_stays_in_the_title(graph: Graph) -> None:
    paper = replace(graph.corpus.papers[0], title="</title><script>1</script>")
    text = page(Graph(replace(graph.corpus, papers=(paper,))))

    assert "<title>Evidence graph: &lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>" in text


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_no_title_ends_the_data(title: str) -> None:
    work = Reference("bib:x", ("bib:x",), title=f"</script>{title}<!--<script>")
    data = inline(page(Graph(Corpus(references=(work,)))), "data")

    assert isinstance(data["references"], dict)
    assert data["references"]["usual"]["label"] == work.title


@pytest.mark.parametrize(
    "corpus",
    [
        pytest.param(Corpus(), id="nothing"),
        pytest.param(
            Corpus(claims=(Claim("claim:1", "a.txt", "PML.", Location("a.txt", 1, 1)),)),
            id="one claim and no document",
        ),
        pytest.param(Corpus(references=(Reference("bib:x", title="x" * 5000),)), id="long title"),
    ],
)
def test_odd_graphs_have_a_page(corpus: Corpus) -> None:
    assert page(Graph(corpus)).endswith("</html>")


def test_page_is_smaller_than_a_megabyte(graph: Graph) -> None:
    assert len(page(graph).encode()) < 1_000_000


def test_page_is_ascii_apart_from_its_own_words(graph: Graph) -> None:
    drawing = re.findall(r'<script id="data".*?</script>', page(graph), re.DOTALL)

    assert drawing[0].isascii()


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet: light, then dark over light."""
    css = files("evidencegraph.render").joinpath("palette.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_signs_have_the_contrast_of_wcag_aa(theme: str) -> None:
    colours = palettes()[theme]
    words = list(
        product(
            ["ink", "muted", "accent", "against", "warning"],
            ["surface", "ground", "soft", "faint", "chosen"],
        )
    )
    words += [(f"{sign.name}-ink", f"{sign.name}-fill") for sign in STATES]
    edges = [(f"{sign.name}-line", "surface") for sign in STATES] + [("work-line", "surface")]

    assert {
        pair: contrast(*(colours[name] for name in pair))
        for pair in words
        if contrast(*(colours[name] for name in pair)) < 4.5
    } == {}
    assert [pair for pair in edges if contrast(*(colours[name] for name in pair)) < 3] == []
