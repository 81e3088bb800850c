"""Plain data, and where a thing stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidencegraph.model import Location

Attributes = dict[str, Any]
"""Attributes of a node or an edge, as networkx and JSON know them."""


def place_attributes(location: Location) -> Attributes:
    """Return line and column; the path is written where it is not known already."""
    return {"line": location.line, "column": location.column}


def location_of(data: Mapping[str, Any]) -> Location:
    """Return the place of a thing; that of a node is in its document."""
    path = data["path"] if "path" in data else data["document"]
    return Location(path, data["line"], data["column"])
