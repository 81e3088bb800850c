"""How often each rule speaks on real articles: ``python -m benchmarks.rules [--read EG101]``.

Fifty medical articles in Markdown, chosen by the hash of their names, are audited one by one.
With ``--read`` up to fifteen findings of a rule, chosen by their hash, are printed with their
sentences, for a person who says which of them an editor could not use.
"""

from __future__ import annotations

import argparse
import hashlib
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evidencegraph.api import EvidenceGraph
from evidencegraph.audit import RULES
from evidencegraph.corpus import assemble
from evidencegraph.model import Finding
from evidencegraph.readers import read_document

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "md_pmc" / "dev.tar.xz"
COUNT = 50
READ = 15

Audited = tuple[EvidenceGraph, tuple[Finding, ...]]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def articles(archive: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of so many articles, chosen by the hash of the name."""
    with tarfile.open(archive) as tar:
        texts = {
            member.name: file.read().decode()
            for member in tar
            if member.name.endswith(".md") and (file := tar.extractfile(member))
        }
    for name in sorted(texts, key=_hash)[:count]:
        yield name, texts[name]


def audited(name: str, text: str) -> Audited:
    """Return the graph of one article and what the rules find in it."""
    graph = EvidenceGraph(assemble([read_document(name, text)]))
    return graph, graph.audit()


def table(results: Sequence[Audited]) -> Iterator[str]:
    """Yield a line for each rule: how often it spoke, and how often for 100 claims."""
    claims = sum(len(graph.corpus.claims) for graph, _ in results)
    fired = Counter(finding.code for _, found in results for finding in found)
    documents = Counter(code for _, found in results for code in {one.code for one in found})
    yield f"{len(results)} articles, {claims} claims"
    yield f"{'rule':34} {'findings':>8} {'articles':>8} {'per 100 claims':>14}"
    for rule in RULES:
        rate = 100 * fired[rule.code] / max(claims, 1)
        name = f"{rule.code} {rule.name}"
        yield f"{name:34} {fired[rule.code]:8} {documents[rule.code]:8} {rate:14.2f}"


def sample(results: Sequence[Audited], code: str) -> Iterator[str]:
    """Yield findings of one rule, chosen by their hash, each with its sentence."""
    found = [(graph, one) for graph, every in results for one in every if one.code == code]
    for graph, one in sorted(found, key=lambda pair: _hash(str(pair[1])))[:READ]:
        claim = graph.claims_by_id.get(one.claim)
        yield str(one)
        yield f"    [{claim.section}] {claim.text}" if claim else "    (no claim)"


def main() -> None:
    """Print the table, or a sample of some rules' findings."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--read", nargs="*", default=[], metavar="CODE")
    options.add_argument("--count", type=int, default=COUNT)
    chosen = options.parse_args()
    if not ARTICLES.exists():
        print("md_pmc: not beside the project, nothing measured")
        return
    results = [audited(name, text) for name, text in articles(ARTICLES, chosen.count)]
    for code in chosen.read:
        print("\n".join(sample(results, code)))
    if not chosen.read:
        print("\n".join(table(results)))


if __name__ == "__main__":
    main()
