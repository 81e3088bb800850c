"""The distribution of certainty as a figure; needs the extra ``plot``."""

from __future__ import annotations

from collections import Counter

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from evidencegraph.graph import Graph
from evidencegraph.render.legend import STATES, state_of

_FILLS = {
    "high": "#0b3c6f",
    "moderate": "#2a70b2",
    "low": "#9acce6",
    "very-low": "#f7d488",
    "indirect": "#e0833a",
    "contradicted": "#8e1b2f",
    "unsupported": "#ffffff",
    "uncited": "#ffffff",
    "unknown": "#ffffff",
}
"""Blue to orange, which all kinds of colour vision tell apart; each bar has its name besides."""

_HATCHES = {"contradicted": "xx", "unsupported": "//", "unknown": ".."}
_EDGE = "#3a4654"


def plot(graph: Graph, axes: Axes | None = None) -> Axes:
    """Draw how many claims have which certainty, surest first, each bar with its name and number.

    Args:
        graph: the graph.
        axes: where to draw; a new figure where None.

    Returns:
        The axes, to change or save: ``plot(graph).figure.savefig("certainty.svg")``.
    """
    if axes is None:
        _, axes = plt.subplots(figsize=(7, 3.5), layout="constrained")
    states = Counter(state_of(support) for support in graph.supports.values())
    names = [sign.name for sign in STATES]
    bars = axes.barh(
        [f"{sign.label} ({sign.mark})" for sign in STATES],
        [states[name] for name in names],
        color=[_FILLS[name] for name in names],
        hatch=[_HATCHES.get(name, "") for name in names],
        edgecolor=_EDGE,
    )
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    axes.margins(x=0.1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlim(left=0, right=None if graph.supports else 1)
    axes.set_xlabel("claims")
    axes.set_title(f"Certainty of {len(graph.supports)} claims (method {graph.method_id})")
    axes.spines[["top", "right"]].set_visible(False)
    return axes
