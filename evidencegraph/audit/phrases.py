"""Headings and phrases by which the rules know what a text is for; the table lies beside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from evidencegraph.tables import rows, table_text

_NAME = "phrases.toml"


def is_heading(words: str, name: str) -> bool:
    """Tell whether a heading is one of those that the table calls so.

    >>> is_heading("1. Introduction", "introduction")
    True
    """
    return _pattern("heading", name).search(words) is not None


def says(text: str, name: str) -> bool:
    """Tell whether a text holds a phrase of those that the table calls so.

    >>> says("New treatments offer hope.", "hope")
    True
    """
    return phrase(name).search(text) is not None


def phrase(name: str) -> re.Pattern[str]:
    """Return the phrases that the table calls so, for those who ask where they stand."""
    return _pattern("phrase", name)


@cache
def _pattern(kind: str, name: str) -> re.Pattern[str]:
    """Return the patterns of a name as one, compiled when it is first asked for."""
    return re.compile("|".join(_patterns(kind)[name]), re.IGNORECASE)


@cache
def _patterns(kind: str) -> Mapping[str, Sequence[str]]:
    text = table_text("evidencegraph.audit", _NAME)
    alternatives: dict[str, list[str]] = defaultdict(list)
    for row in rows(text, kind, ("name", "patterns", "source"), _NAME):
        alternatives[row["name"]] += row["patterns"]
    return alternatives
