"""Times the kernel on generated evidence: ``python -m benchmarks.strength [MILLIONS]``.

The number is that of citations, 5 if left out. They are skewed as in life: a few references are
cited by a tenth of all claims, a few claims cite three hundred sources, most claims cite a
handful. Beside the kernel, in the same run: noisy-or by `numpy.bincount`, and a plain networkx loop
on a tenth of the size.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np

from evidencegraph.model import Method
from evidencegraph.support import Columns, blast_radius, weigh
from evidencegraph.support.columns import Ints

CITATIONS_PER_CLAIM = 5
CLAIMS_PER_REFERENCE = 5
METHOD = Method()


def generate(citations: int, seed: int = 7) -> tuple[Columns, Ints]:
    """Return columns of realistic skew, and the reference of each citation."""
    random = np.random.default_rng(seed)
    claims = citations // CITATIONS_PER_CLAIM
    references = claims // CLAIMS_PER_REFERENCE
    weights = random.pareto(1.6, claims) + 0.3
    claim = np.repeat(np.arange(claims), random.poisson(4.6 * weights / weights.mean()))
    claim = np.concatenate([claim, np.repeat(random.integers(0, claims, 40), 300)])[:citations]
    claim = np.concatenate([claim, random.integers(0, claims, citations - len(claim))])
    reference = (references * random.power(0.35, citations)).astype(np.int64)
    reference[random.random(citations) < 0.02] = 0  # noqa: PLR2004 - one work cited everywhere
    rung = random.choice(8, references, p=[0.12, 0.2, 0.33, 0.03, 0.17, 0.04, 0.08, 0.03])
    people = np.where(rung > 1, random.lognormal(4.6, 1.3, references).astype(np.int64), 0)
    family = random.integers(0, references, references)
    twin = random.random(references) < 0.03  # noqa: PLR2004 - works that share a registration
    group = np.where(twin, family, np.arange(references))
    return (
        Columns(
            claim=claim,
            side=(random.random(citations) < 0.06).astype(np.int64),  # noqa: PLR2004 - dissent
            group=group[reference],
            rung=rung[reference].astype(np.int64),
            participants=people[reference],
            appraised=np.zeros(citations, dtype=np.bool_),
            survival=np.full(citations, 0.84),
            precise=random.random(claims) < 0.1,  # noqa: PLR2004 - status and mechanism
        ),
        reference,
    )


def noisy_or(columns: Columns) -> None:
    """Score claims by 1 - product of failures, as many tools do."""
    chance = np.array([0.1, 0.15, 0.3, 0.35, 0.5, 0.55, 0.7, 0.8])[columns.rung]
    np.expm1(np.bincount(columns.claim, np.log1p(-chance), len(columns.precise)))


def networkx_loop(columns: Columns, reference: Ints) -> None:
    """Score claims by walking a networkx graph, as one writes it first."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    rungs = columns.rung.tolist()
    edges = zip(columns.claim.tolist(), reference.tolist(), rungs, strict=True)
    graph.add_edges_from((f"c{claim}", f"r{work}", {"rung": rung}) for claim, work, rung in edges)
    for node in list(graph):
        product = 1.0
        for _, _, data in graph.out_edges(node, data=True):
            product *= 1 - data["rung"] / 10


def everything(columns: Columns, reference: Ints, *, interval: bool) -> None:
    """Score, leave out each citation, find every blast radius."""
    found = weigh(columns, METHOD, interval=interval)
    blast_radius(reference, found.level, found.net_without, columns.claim)


def timed(name: str, function: Callable[[], object]) -> None:
    """Run and print how long it took, how long the processor was busy, and the most memory."""
    start, processor = time.perf_counter(), time.process_time()
    function()
    seconds, busy = time.perf_counter() - start, time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{name:52} {seconds:7.2f} s {busy:7.2f} s {memory:6.2f} GB", flush=True)


def main() -> None:
    """Print the table."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    citations = int(millions * 1e6)
    columns, reference = generate(citations)
    claims = len(columns.precise)
    most = np.bincount(reference).max()
    print(f"{claims:,} claims, {citations:,} citations; one work is cited {most:,} times,")
    print(f"one claim cites {np.bincount(columns.claim).max():,} sources")
    print(f"{'':52} elapsed  processor  most memory")
    timed("the generated columns", lambda: None)
    timed(
        "score, credit, leave-one-out, blast radius",
        lambda: everything(columns, reference, interval=False),
    )
    timed("the same with interval", lambda: everything(columns, reference, interval=True))
    timed("noisy-or by bincount", lambda: noisy_or(columns))
    tenth, works = generate(citations // 10)
    timed("plain networkx loop, a tenth of the size", lambda: networkx_loop(tenth, works))


if __name__ == "__main__":
    main()
