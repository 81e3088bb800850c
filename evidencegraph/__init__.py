"""An evidence-synthesis citation graph.

import evidencegraph as eg

graph = eg.build("documents/", references="references/")
graph.weakest(10)
print(graph.explain(graph.claims("mirtazapine")[0]))
graph.write("outputs/")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from evidencegraph.version import VERSION

if TYPE_CHECKING:
    from evidencegraph.api import EvidenceGraph, build, load
    from evidencegraph.errors import EvidenceGraphError
    from evidencegraph.model import Certainty, Claim, Finding, Method, Reference, Support

__version__ = VERSION

_HOMES = {
    "Certainty": "evidencegraph.model",
    "Claim": "evidencegraph.model",
    "EvidenceGraph": "evidencegraph.api",
    "EvidenceGraphError": "evidencegraph.errors",
    "Finding": "evidencegraph.model",
    "Method": "evidencegraph.model",
    "Reference": "evidencegraph.model",
    "Support": "evidencegraph.model",
    "build": "evidencegraph.api",
    "load": "evidencegraph.api",
}

__all__ = [
    "Certainty",
    "Claim",
    "EvidenceGraph",
    "EvidenceGraphError",
    "Finding",
    "Method",
    "Reference",
    "Support",
    "__version__",
    "build",
    "load",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes are of any type
    """Import a public name when it is first used: ``--help`` need not wait for numpy."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the public names, for tab completion."""
    return sorted(__all__)
