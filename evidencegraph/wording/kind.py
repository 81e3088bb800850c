"""The question that a claim answers, told by its words."""

from __future__ import annotations

import re
from functools import cache

from evidencegraph.model import ClaimKind
from evidencegraph.tables import rows, table_text
from evidencegraph.wording.classes import spelled_out
from evidencegraph.wording.folding import compiled, folded
from evidencegraph.wording.lexicon import settled

_LONGEST = 2000
"""Cues stand early; a sentence of this many characters is read no further."""


def kind_of(sentence: str) -> tuple[ClaimKind, str]:
    """Return the kind of a claim and the words that showed it.

    >>> kind_of("Mirtazapine has been tried, although its efficacy is unproven.")
    (<ClaimKind.STATUS: 'status'>, 'unproven')
    >>> kind_of("The sky is blue.")
    (<ClaimKind.GENERAL: 'general'>, '')
    """
    words = settled().sub(lambda match: " " * len(match[0]), folded(sentence[:_LONGEST]))
    for kind, pattern in _cues():
        found = pattern.search(words)
        if found:
            return kind, sentence[found.start() : found.end()]
    return ClaimKind.GENERAL, ""


@cache
def _cues() -> tuple[tuple[ClaimKind, re.Pattern[str]], ...]:
    table = table_text("evidencegraph.wording", "kinds.toml")
    return tuple(
        (ClaimKind(row["kind"]), compiled(rf"(?:{pattern})(?!\w)"))
        for row in rows(table, "cue", ("kind", "pattern", "source"), "kinds.toml")
        for pattern in [spelled_out(row["pattern"])]
    )
