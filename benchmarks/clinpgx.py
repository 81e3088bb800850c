"""How the order by support agrees with ClinPGx's levels: ``python -m benchmarks.clinpgx``.

ClinPGx (summary annotations, CC BY-SA 4.0) grades 2,531 claims about genes and drugs from 1A to 4.
Its levels follow from a sum of scores of the papers behind a claim, with floors for guidelines and
labels; nothing is said of the papers' designs in this extract. The library is given the papers and
the signs of their scores as directions, not the scores themselves.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evidencegraph.api import EvidenceGraph
from evidencegraph.model import (
    Citation,
    Claim,
    ClaimKind,
    Corpus,
    Direction,
    Location,
    Reference,
)

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "clinpgx"
FOLDER = DATA / "data" / "raw" / "summaryAnnotations"
LEVELS = ("4", "3", "2B", "2A", "1B", "1A")
_DESIGNS = {"Variant Functional Assay Annotation": "laboratory study"}
_KINDS = {
    "Toxicity": ClaimKind.HARM,
    "Efficacy": ClaimKind.TREATMENT,
    "Dosage": ClaimKind.TREATMENT,
}
_PAGES = ("Guideline Annotation", "Label Annotation")

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of a table of tab-separated values."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def graph_of(annotations: Sequence[Row], evidence: Sequence[Row], *, pages: bool) -> EvidenceGraph:
    """Return the graph: a claim for each annotation, a citation for each row of evidence.

    Args:
        annotations: the claims.
        evidence: the papers behind them.
        pages: whether guidelines and drug labels count as sources.
    """
    place = Location("clinpgx")
    claims = tuple(
        Claim(
            row["Summary Annotation ID"],
            "clinpgx",
            f"{row['Variant/Haplotypes']} and {row['Drug(s)']}: {row['Phenotype Category']}",
            place,
            kind=_KINDS.get(row["Phenotype Category"].split(";")[0], ClaimKind.GENERAL),
        )
        for row in annotations
    )
    works: dict[str, Reference] = {}
    citations = []
    for row in evidence:
        work = _work(row)
        if not pages and row["Evidence Type"] in _PAGES:
            continue
        if works.setdefault(work.id, work).design and not work.design:
            works[work.id] = work  # a paper that is more than an assay
        citations.append(
            Citation(row["Summary Annotation ID"], work.id, "", place, direction=_direction(row))
        )
    references = tuple(works[name] for name in sorted(works))
    return EvidenceGraph(Corpus(claims=claims, references=references, citations=tuple(citations)))


def _work(row: Row) -> Reference:
    kind = row["Evidence Type"]
    if kind in _PAGES:
        name = f"url:{row['Evidence URL'].removeprefix('https://www.')}"
        design = "systematic guideline" if kind == _PAGES[0] else "guideline"
        return Reference(name, (name,), design=design)
    return Reference(f"pmid:{row['PMID']}", (f"pmid:{row['PMID']}",), design=_DESIGNS.get(kind, ""))


def _score(row: Row) -> float:
    """Return the score of a paper; 0 where words say that it is not scored."""
    try:
        return float(row["Score"])
    except ValueError:
        return 0.0


def _direction(row: Row) -> Direction:
    score = _score(row)
    if score < 0:
        return Direction.CONTRADICTS
    return Direction.SUPPORTS if score else Direction.MENTIONS


def tau_b(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Kendall's tau-b, which corrects for ties.

    >>> tau_b([1, 2, 3], [1, 2, 3]), tau_b([1, 2, 3], [3, 2, 1])
    (1.0, -1.0)
    """
    signs = [np.sign(np.subtract.outer(values, values)) for values in map(np.asarray, (one, other))]
    first, second = (sign[np.triu_indices(len(one), 1)] for sign in signs)
    pairs = np.count_nonzero(first) * np.count_nonzero(second)
    return float((first * second).sum() / np.sqrt(float(pairs))) if pairs else float("nan")


def _orders(
    annotations: Sequence[Row], evidence: Sequence[Row]
) -> Iterator[tuple[str, list[float]]]:
    papers: dict[str, set[str]] = defaultdict(set)
    sums: dict[str, float] = defaultdict(float)
    for row in evidence:
        if row["PMID"]:
            papers[row["Summary Annotation ID"]].add(row["PMID"])
            sums[row["Summary Annotation ID"]] += _score(row)
    names = [row["Summary Annotation ID"] for row in annotations]
    whole = graph_of(annotations, evidence, pages=True).supports
    alone = graph_of(annotations, evidence, pages=False).supports
    yield "support: papers, guidelines and labels", [whole[name].net for name in names]
    yield "support: papers only", [alone[name].net for name in names]
    yield "number of papers", [float(len(papers[name])) for name in names]
    yield "ClinPGx's own sum of scores, papers only", [sums[name] for name in names]
    yield "ClinPGx's own total score", [float(row["Score"] or 0) for row in annotations]


def main() -> None:
    """Print how each order agrees with the levels, and how support spreads over them."""
    if not FOLDER.is_dir():
        print(f"{FOLDER} is absent: nothing to compare.")
        return
    annotations, evidence = (
        rows("summary_annotations.dev.tsv"),
        rows("summary_ann_evidence.dev.tsv"),
    )
    levels = [float(LEVELS.index(row["Level of Evidence"])) for row in annotations]
    print(f"{len(annotations)} claims, {len(evidence)} rows of evidence")
    print(f"{'order':44} {'tau-b':>6}  without level 3")
    chosen = [at for at, level in enumerate(levels) if LEVELS[int(level)] != "3"]
    for name, order in _orders(annotations, evidence):
        rest = tau_b([order[at] for at in chosen], [levels[at] for at in chosen])
        print(f"{name:44} {tau_b(order, levels):6.3f}  {rest:6.3f}")
    supports = graph_of(annotations, evidence, pages=True).supports
    print(f"\n{'level':6} {'claims':>6}  median net position (papers, guidelines and labels)")
    for at, level in reversed(list(enumerate(LEVELS))):
        nets = [
            supports[row["Summary Annotation ID"]].net
            for row, own in zip(annotations, levels, strict=True)
            if own == at
        ]
        print(f"{level:6} {len(nets):>6}  {np.median(nets):.2f}")


if __name__ == "__main__":
    main()
