"""Classes of words that the patterns of the lexicons name in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from evidencegraph.tables import rows, table_text

_NAME = "classes.toml"
_CLASS = re.compile(r"\{([a-z]+)\}")


def spelled_out(pattern: str) -> str:
    """Return a pattern with the words of each class that it names.

    >>> re.fullmatch(spelled_out("{few} {evidence}"), "no proof")
    <re.Match object; span=(0, 8), match='no proof'>
    """
    return _CLASS.sub(lambda match: _classes()[match[1]], pattern)


@cache
def _classes() -> Mapping[str, str]:
    table = rows(
        table_text("evidencegraph.wording", _NAME), "class", ("name", "words", "source"), _NAME
    )
    return {row["name"]: f"(?:{'|'.join(row['words'])})" for row in table}
