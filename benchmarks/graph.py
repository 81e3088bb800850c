"""Times a large graph from the Python API: ``python -m benchmarks.graph [CLAIMS]``.

Five citations for each claim, one reference for every four claims, skewed: the first works are
cited most.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from evidencegraph import EvidenceGraph
from evidencegraph.model import Citation, Claim, ClaimKind, Corpus, Direction, Location, Reference

_Result = TypeVar("_Result")

DESIGNS = (
    ("Randomized Controlled Trial",),
    ("Systematic Review",),
    ("Observational Study",),
    ("Case Reports",),
    ("Review",),
    (),
)


def generate(claims: int, seed: int = 7) -> Corpus:
    """Return a corpus of works with designs, and claims of every kind that cite them."""
    random = np.random.default_rng(seed)
    works = claims // 4
    place = Location("paper.md", 1, 1)
    designs = random.integers(0, len(DESIGNS), works).tolist()
    people = random.lognormal(4.6, 1.3, works).astype(int).tolist()
    references = [
        Reference(
            f"pmid:{number:08}",
            (f"nct:NCT{number // 40:08}", f"pmid:{number:08}")
            if number % 20 == 0
            else (f"pmid:{number:08}",),
            title=f"Work {number}",
            publication_types=DESIGNS[designs[number]],
            participants=people[number],
        )
        for number in range(works)
    ]
    kinds = tuple(ClaimKind)
    stated = [
        Claim(f"claim:{number:08}", "paper.md", "It works.", place, kind=kinds[number % len(kinds)])
        for number in range(claims)
    ]
    cited = (works * random.power(0.5, (claims, 5))).astype(int)
    cited = works - 1 - cited
    against = random.random((claims, 5)) < 0.06  # noqa: PLR2004 - dissent
    citations = [
        Citation(
            claim.id,
            references[work].id,
            str(work),
            place,
            direction=Direction.CONTRADICTS if dissents else Direction.SUPPORTS,
        )
        for claim, row, sides in zip(stated, cited.tolist(), against.tolist(), strict=True)
        for work, dissents in zip(row, sides, strict=True)
    ]
    return Corpus(claims=tuple(stated), references=tuple(references), citations=tuple(citations))


def timed(name: str, function: Callable[[], _Result]) -> _Result:
    """Run, print how long it took, and return what it returned.

    Garbage is collected before, so that no step pays for what another has left.
    """
    gc.collect()
    start, processor = time.perf_counter(), time.process_time()
    result = function()
    seconds, busy = time.perf_counter() - start, time.process_time() - processor
    print(f"{name:58} {seconds * 1000:8.1f} ms   processor {busy * 1000:8.1f} ms", flush=True)
    return result


def main() -> None:
    """Print the table."""
    corpus = generate(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    graph = EvidenceGraph(corpus)
    cited = [(len(found), work) for work, found in graph.citations_by_reference.items()]
    most, work = max(cited)
    print(
        f"{len(corpus.claims):,} claims, {len(corpus.citations):,} citations, "
        f"{len(corpus.references):,} references; one is cited {most:,} times"
    )
    timed("grades of all references", lambda: graph.grades)
    timed("support of all claims", lambda: graph.supports)
    timed("impact of the reference cited most", lambda: graph.impact(work))
    left = timed("the graph without it", lambda: graph.without(work))
    timed("support of all claims in that graph", lambda: left.supports)


if __name__ == "__main__":
    main()
