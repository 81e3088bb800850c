"""Treatments that a claim names only beside what it is about."""

from __future__ import annotations

import re

from evidencegraph.model import Claim

_COMPARED = re.compile(
    r"\b(?:than|over|versus|vs\.?|compared (?:with|to)|instead of|rather than|unlike|after|"
    r"stopping|added to|adding [\w-]+ to|in addition to|on top of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Words before a treatment to which another is compared or added."""


def is_compared(claim: Claim, name: str) -> bool:
    """Tell whether a treatment is only compared with, or only what caused the illness."""
    word = re.escape(name.split(maxsplit=1)[0])
    # "Natalizumab PML" is an illness that natalizumab caused.
    illness = "|".join(rf"\s{re.escape(one)}\b" for one in claim.topic.conditions) or r"(?!)"
    places = list(
        re.finditer(
            rf"{word}(?P<cause>[\w-]*-(?:associated|related|induced|treated)|{illness})?",
            claim.text,
            re.IGNORECASE,
        )
    )
    return bool(places) and all(
        place["cause"] or _COMPARED.search(claim.text, 0, place.start()) for place in places
    )
