"""Coverage in numbers, as lines for people and as data for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from evidencegraph.model import Certainty, Verdict
from evidencegraph.queries import Coverage

_EXACT = 2**53
"""The greatest number to which every reader of JSON counts exactly."""


def statistics_text(counts: Coverage) -> str:
    """Return coverage as a small table: what share of the claims is supported, and by how much."""
    unknown = counts.verdicts[Verdict.UNKNOWN]
    rows = [
        ("documents", f"{counts.documents}"),
        ("claims", f"{counts.claims}"),
        ("  that cite a source", _share(counts.cited, counts.claims)),
        ("  for which a source counts", _share(counts.eligible, counts.claims)),
        ("    pages, reviews, opinions only", _share(counts.relayed, counts.claims)),
        ("      with a study known behind", _share(counts.traced, counts.claims)),
        ("  of low certainty or more", _share(counts.founded, counts.claims)),
        *(
            (f"  of {level.label} certainty", _share(counts.certainties[level], counts.claims))
            for level in reversed(Certainty)
            if level is not Certainty.NONE
        ),
        (
            "  without direct evidence",
            _share(counts.certainties[Certainty.NONE] - unknown, counts.claims),
        ),
        ("  with unidentified sources", _share(unknown, counts.claims)),
        ("recommendations", f"{counts.advice}"),
        ("  without direct evidence", _share(counts.unfounded_advice, counts.advice)),
        ("citations", f"{counts.citations}"),
        ("references", f"{counts.references}, {counts.unresolved} pointed at in vain"),
        ("  that relay others", f"{counts.conduits}"),
        ("  reviews, pages over 5 years old", _outdated(counts)),
        ("  with an identifier that agrees", f"{counts.identified}"),
        ("  with another work's identifier", f"{counts.misattributed}"),
        ("  with an unchecked identifier", f"{counts.unchecked}"),
        ("independent bodies per cited claim", f"{counts.bodies_per_claim:.2f}"),
        ("ways from claims to studies", _ways(counts)),
        ("  studies at their ends", f"{counts.roots}"),
        ("  ways to each study", f"{counts.amplification:.2f}"),
        ("  citations to the nearest, at most", f"{counts.longest_chain}"),
    ]
    return "".join(f"{name:36}{value}\n" for name, value in rows)


def statistics_json(counts: Coverage) -> str:
    """Return coverage as JSON: its fields by name, and what is reckoned from them.

    What is not known, or beyond what numbers of JSON hold, is null.
    """
    data: dict[str, Any] = asdict(counts) | {
        "certainties": {level.label: number for level, number in counts.certainties.items()},
        "paths": counts.paths if counts.paths <= _EXACT else None,
        "amplification": round(counts.amplification, 6) if counts.paths <= _EXACT else None,
        "bodies_per_claim": round(counts.bodies_per_claim, 6),
    }
    return json.dumps(data, indent=1) + "\n"


def _ways(counts: Coverage) -> str:
    # Reviews that cite each other multiply them beyond what can be printed.
    return f"{counts.paths}" if counts.paths <= _EXACT else f"more than {_EXACT}"


def _outdated(counts: Coverage) -> str:
    return "unknown without --as-of" if counts.outdated is None else f"{counts.outdated}"


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else f"{part}"
