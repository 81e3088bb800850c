"""What the works of a library are, what was merged and what looks alike, as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from evidencegraph.corpus import Identified
from evidencegraph.model import Problem, Reference


def references_json(found: Identified, problems: Iterable[Problem] = ()) -> str:
    """Return works, pairs that look alike, and problems as JSON; the same bytes for the same input.

    >>> found = Identified((Reference("pmid:7", ("pmid:7",)),))
    >>> json.loads(references_json(found))["references"][0]["id"]
    'pmid:7'
    """
    ordered = sorted(problems, key=lambda problem: (problem.location, problem.message))
    data = {
        "references": [_work(work) for work in found.works],
        "alike": [{"references": [a.first, a.second], "reason": a.reason} for a in found.alike],
        "problems": [
            {
                "path": problem.location.path,
                "line": problem.location.line,
                "column": problem.location.column,
                "message": problem.message,
            }
            for problem in ordered
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _work(work: Reference) -> dict[str, Any]:
    return {
        "id": work.id,
        "identifiers": list(work.identifiers),
        "title": work.title,
        "authors": list(work.authors),
        "year": work.year,
        "container": work.container,
        "type": work.entry_type,
        "status": work.status.value,
        "related": [{"relation": r.relation.value, "reference": r.target} for r in work.related],
        "merged_from": [
            {"origin": merge.origin, "reason": merge.reason} for merge in work.merged_from
        ],
    }
