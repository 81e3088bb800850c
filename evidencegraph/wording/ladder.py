"""The wording that a certainty bears (GRADE guidance 26)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from evidencegraph.model import Certainty
from evidencegraph.tables import rows, table_text


def permitted_wording(certainty: Certainty, *, negated: bool = False) -> str:
    """Return how a claim of this certainty may be worded.

    Args:
        certainty: of the evidence.
        negated: whether the claim denies an effect.

    >>> permitted_wording(Certainty.MODERATE)
    '"probably" or "likely"'
    """
    effect, denial = _ladder()[certainty.label]
    return denial if negated else effect


@cache
def _ladder() -> Mapping[str, tuple[str, str]]:
    text = table_text("evidencegraph.wording", "ladder.toml")
    required = ("certainty", "effect", "denial", "source")
    return {
        row["certainty"]: (row["effect"], row["denial"])
        for row in rows(text, "rung", required, "ladder.toml")
    }
