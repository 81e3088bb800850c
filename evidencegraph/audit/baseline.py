"""A baseline: findings that were known before, so that only new ones block."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable

from evidencegraph.errors import MalformedDataError
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import without_path
from evidencegraph.model import Finding

_FORMAT = "evidencegraph-baseline/1"
_Fingerprints = Counter[str]


def fingerprint(graph: Graph, finding: Finding) -> str:
    """Return what a finding is known by: its rule, its claim's words and its references.

    Where it stands does not matter, so that edits elsewhere make no finding new.
    """
    claim = graph.claims_by_id.get(finding.claim)
    # Without a claim the message tells findings apart; its numbers change with every edit.
    words = claim.text if claim else re.sub(r"\d+", "0", finding.message)
    what = [
        finding.code,
        *re.findall(r"\w+", words.lower()),
        *map(without_path, finding.references),
    ]
    return hashlib.sha256("\n".join(what).encode()).hexdigest()[:16]


def baseline_text(graph: Graph, findings: Iterable[Finding]) -> str:
    """Return the baseline of some findings as JSON, the same bytes for the same findings."""
    known = Counter(fingerprint(graph, finding) for finding in findings)
    data = {"format": _FORMAT, "findings": dict(sorted(known.items()))}
    return json.dumps(data, indent=1) + "\n"


def new_findings(
    graph: Graph, findings: Iterable[Finding], baseline: str, origin: str = "baseline"
) -> tuple[Finding, ...]:
    """Return the findings that a baseline does not know.

    Args:
        graph: that the findings are about.
        findings: in their order.
        baseline: as `baseline_text` wrote it.
        origin: the file's name, for messages.

    Raises:
        MalformedDataError: the text is no baseline.
    """
    known = _read(baseline, origin)
    new = []
    for finding in findings:
        name = fingerprint(graph, finding)
        if known[name] > 0:
            known[name] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _read(text: str, origin: str) -> _Fingerprints:
    hint = "Write it anew with: evidencegraph audit ... --write-baseline FILE"
    try:
        data = json.loads(text)
        if data["format"] != _FORMAT:
            raise MalformedDataError(f"{origin} is no baseline of this version", hint)
        return Counter({str(name): int(count) for name, count in data["findings"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, MalformedDataError):
            raise
        raise MalformedDataError(f"{origin} is no baseline: {error}", hint) from error
