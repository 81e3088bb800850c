"""Coverage in numbers, as lines."""

from __future__ import annotations

from evidencegraph.model import Certainty, Verdict
from evidencegraph.queries import Coverage


def statistics_text(counts: Coverage) -> str:
    """Return coverage as a small table: what share of the claims is supported, and by how much."""
    unknown = counts.verdicts[Verdict.UNKNOWN]
    rows = [
        ("documents", f"{counts.documents}"),
        ("claims", f"{counts.claims}"),
        ("  that cite a source", _share(counts.cited, counts.claims)),
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
        ("citations", f"{counts.citations}"),
        ("references", f"{counts.references}, {counts.unresolved} pointed at in vain"),
        ("  that relay others", f"{counts.conduits}"),
        ("  with an identifier that agrees", f"{counts.identified}"),
        ("  with another work's identifier", f"{counts.misattributed}"),
        ("  with an unchecked identifier", f"{counts.unchecked}"),
        ("independent bodies per cited claim", f"{counts.bodies_per_claim:.2f}"),
        ("citations per body of evidence", f"{counts.amplification:.2f}"),
    ]
    return "".join(f"{name:36}{value}\n" for name, value in rows)


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else f"{part}"
