"""What a notebook shows: through IPython's own formatters."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter
from lxml import html
from matplotlib.figure import Figure

from evidencegraph.api import EvidenceGraph
from evidencegraph.graph import Graph
from evidencegraph.render.legend import STATES
from evidencegraph.render.passages import written
from tests.builders import graph_of
from tests.render.hostile import SCRIPT, hostile
from tests.render.test_report import DOCUMENT, LIBRARY

GRAPH = graph_of(DOCUMENT, LIBRARY)


def shown(value: object) -> Mapping[str, str]:
    """Return what a notebook gets to show, by media type."""
    data: Mapping[str, str] = DisplayFormatter().format(value)[0]  # type: ignore[no-untyped-call]
    return data


def words(fragment: str) -> str:
    return " ".join(" ".join(html.fragment_fromstring(fragment).itertext()).split())


def test_graph_shows_counts_certainty_and_the_weakest_claims() -> None:
    text = words(shown(GRAPH)["text/html"])

    assert text.startswith("Evidence graph : 1 document, 4 claims, 7 citations of 4 works")
    assert all(f"{sign.mark} {sign.label}" in text for sign in STATES)
    assert written(GRAPH, GRAPH.weakest(1)[0].claim) in text


def test_graph_is_one_line_where_there_is_no_html() -> None:
    assert shown(GRAPH)["text/plain"] == "<EvidenceGraph: 1 document, 4 claims, 5 references>"


def test_support_shows_its_sources_by_name_with_their_arithmetic() -> None:
    (claim,) = GRAPH.claims("cytarabine")
    text = words(shown(GRAPH.support(claim))["text/html"])

    assert claim.text in text
    assert "very low [none .. high], supported" in text
    assert "score 0.250 = 0.250" in text
    assert "+0.250 Hall 1998 1 randomised controlled trial; rung 6 counted as 2, 57 people" in text


def test_unknown_is_not_shown_as_a_level() -> None:
    (claim,) = GRAPH.claims("harmful")

    assert "? Could not check : unknown [none .. high]" in words(
        shown(GRAPH.support(claim))["text/html"].replace("&nbsp;", " ")
    )


@pytest.mark.parametrize("claim", hostile().claims())
def test_hostile_texts_are_shown_as_they_are(claim: Any) -> None:  # noqa: ANN401 - a claim
    graph = hostile()
    for value in (graph, graph.support(claim)):
        fragment = shown(value)["text/html"]
        page = html.fragment_fromstring(fragment)
        assert page.xpath("//script|//img|//style") == []
        assert SCRIPT not in fragment
        assert all(str(a).startswith("https://") for a in page.xpath("//a/@href"))


def test_an_empty_graph_shows_itself() -> None:
    assert words(shown(EvidenceGraph())["text/html"]).endswith("0 citations of 0 works")


def test_a_support_that_shows_itself_is_the_support() -> None:
    for claim in GRAPH.claims():
        plain, pretty = Graph.support(GRAPH, claim), GRAPH.support(claim)
        assert pretty == plain
        assert plain == pretty
        assert hash(pretty) == hash(plain)
        assert asdict(pretty) == asdict(plain)
        assert pretty != GRAPH.support(next(c for c in GRAPH.claims() if c != claim))
        assert pickle.loads(pickle.dumps(pretty)) == plain  # noqa: S301 - our own
    assert pretty != 1


def test_a_support_without_its_graph_is_shown_as_text() -> None:
    alone = pickle.loads(pickle.dumps(GRAPH.support(GRAPH.claims()[0])))  # noqa: S301 - our own

    assert set(shown(alone)) == {"text/plain"}


def test_figure_has_a_bar_with_name_and_number_for_each_state() -> None:
    axes = GRAPH.plot(Figure().subplots())

    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == [f"{sign.label} ({sign.mark})" for sign in STATES]
    numbers = [int(text.get_text()) for text in axes.texts]
    assert sum(numbers) == len(GRAPH.claims())
    assert [bar.get_width() for bar in axes.patches] == numbers  # type: ignore[attr-defined]
    assert "claims" in axes.get_xlabel()
    assert EvidenceGraph().plot(Figure().subplots()).get_xlim() == (0, 1)


def test_figures_can_be_drawn_without_axes() -> None:
    import matplotlib as mpl  # noqa: PLC0415 - before pyplot
    import matplotlib.pyplot as plt  # noqa: PLC0415 - after the choice of a backend

    mpl.use("agg")
    axes = GRAPH.plot()
    axes.get_figure().canvas.draw()  # type: ignore[union-attr]
    plt.close("all")


@pytest.mark.parametrize(("extra", "package"), [("plot", "matplotlib"), ("pandas", "pandas")])
def test_a_missing_extra_says_how_to_get_it(
    extra: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("plot", "frames"):
        monkeypatch.delitem(sys.modules, f"evidencegraph.render.{name}", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(ImportError, match=rf"pip install 'evidencegraph\[{extra}\]'"):
        GRAPH.plot() if extra == "plot" else GRAPH.to_pandas()
