"""How a graph and a support show themselves in a notebook: small tables, no script."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import Claim, Contribution, Direction, Support
from evidencegraph.queries import coverage, weakest
from evidencegraph.render.characters import writable
from evidencegraph.render.legend import STATES, state_of
from evidencegraph.render.phrases import arithmetic, headline, plural, weight
from evidencegraph.render.summary import row_of

_WEAKEST = 5
_STATES = {sign.name: sign for sign in STATES}


class ShownSupport(Support):
    """A `Support` that knows its graph, so that it can show its sources by name in a notebook.

    It equals the plain `Support` of the same values.
    """

    __slots__ = ("_graph",)
    _graph: Graph

    @classmethod
    def of(cls, graph: Graph, support: Support) -> ShownSupport:
        """Return a support of a graph that can show itself."""
        shown = cls(**{each.name: getattr(support, each.name) for each in fields(Support)})
        object.__setattr__(shown, "_graph", graph)
        return shown

    def _repr_html_(self) -> str | None:
        # A copy that was pickled or replaced has no graph; a notebook then shows its text.
        graph = getattr(self, "_graph", None)
        return support_html(graph, self) if graph is not None else None

    def __eq__(self, other: object) -> bool:
        """Compare values: knowing the graph makes no other support."""
        if not isinstance(other, Support):
            return NotImplemented
        return all(getattr(self, e.name) == getattr(other, e.name) for e in fields(Support))

    __hash__ = Support.__hash__


def graph_html(graph: Graph) -> str:
    """Return a graph as a fragment of HTML: counts, claims by certainty, the weakest claims.

    >>> graph_html(Graph()).startswith("<div>")
    True
    """
    states = Counter(state_of(support) for support in graph.supports.values())
    distribution = [(sign, states[sign.name]) for sign in STATES]
    rows = [row_of(graph, weak) for weak in weakest(graph, _WEAKEST)]
    return _filled("graph", coverage(graph), distribution, rows)


def support_html(graph: Graph, support: Support) -> str:
    """Return a support as a fragment of HTML: certainty, arithmetic, sources."""
    claim = graph.claims_by_id[support.claim]
    sources = [_source(graph, claim, one) for one in support.contributions]
    sign = _STATES[state_of(support)]
    return _filled("support", claim.text, sign, headline(support), arithmetic(support), sources)


def _source(graph: Graph, claim: Claim, one: Contribution) -> dict[str, str]:
    said = "" if one.direction is Direction.SUPPORTS else f"{one.direction}; "
    return {
        "credit": f"{one.credit:+.3f}",
        "name": source_name(graph, one.reference),
        "address": "" if one.reference.startswith("bib:") else address_of(one.reference),
        "body": str(one.group) if one.group else "-",
        "what": said + weight(graph, claim, one),
        "without": one.certainty_without.label if one.group else "",
    }


def _filled(macro: str, *values: Any) -> str:  # noqa: ANN401 - the macros' own arguments
    module = _environment().get_template("notebook.html").module
    return writable(str(getattr(module, macro)(*values))).strip()


@cache
def _environment() -> Environment:
    text = files("evidencegraph.render").joinpath("notebook.html").read_text(encoding="utf-8")
    environment = Environment(
        loader=DictLoader({"notebook.html": text}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.globals.update(plural=plural)
    return environment
