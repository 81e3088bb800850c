"""Measures which opposed claims are found: ``python -m benchmarks.contradictions``.

Pairs found among claims that people put on opposite sides of one question, among claims and the
sentences that refute them, and pairs reported in articles, which are to be read by eye
(``--show``). What is said to differ and what is only worth a look (discordance) are counted apart;
questions are divided by hash, and only half 0 was read. Data that are not beside the project are
left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.links import Opposition, Strain, oppositions
from evidencegraph.readers import read_document

Sides = Mapping[str, tuple[dict[str, str], dict[str, str]]]
"""By question: the claims for it and the claims against it, by name."""

_FOR = frozenset({"supports", "weak_support"})
_AGAINST = frozenset({"contradicts", "no_effect"})
_TOPICS = ("cidofovir", "mirtazapine", "mefloquine", "maraviroc", "steroids", "plasma exchange")


def pml_sides(file: Path) -> Sides:
    """Return what records about PML found, by treatment."""
    sides: dict[str, tuple[dict[str, str], dict[str, str]]] = defaultdict(lambda: ({}, {}))
    for record in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        for topic in _TOPICS:
            if topic in str(record["topic"]) and record["direction"] in _FOR | _AGAINST:
                against = record["direction"] in _AGAINST
                sides[topic][against][f"{record['id']}.md"] = record["finding_one_line"] + ".\n"
    return sides


def mancon_sides(file: Path) -> Sides:
    """Return what abstracts conclude, by the question of their review."""
    sides: dict[str, tuple[dict[str, str], dict[str, str]]] = defaultdict(lambda: ({}, {}))
    root = ET.parse(file).getroot()  # noqa: S314 - a file of a data set, without DTD
    for number, claim in enumerate(root.iter("CLAIM")):
        question, against = claim.get("QUESTION", ""), claim.get("ASSERTION") == "NO"
        text = " ".join((claim.text or "").split())
        sides[question][against][f"{claim.get('PMID')}-{number}.md"] = text + "\n"
    return sides


def graph_of(texts: Mapping[str, str]) -> Graph:
    """Return the graph of some texts by name."""
    return Graph(assemble(read_document(name, text) for name, text in texts.items()))


def half(text: str) -> int:
    """Return to which half of a set a question belongs."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2


def found_in(texts: Mapping[str, str], *, strict: bool) -> set[frozenset[str]]:
    """Return the pairs of texts that are opposed; strict: not those only worth a look."""
    return {
        frozenset((one.first.document, one.second.document))
        for one in oppositions(graph_of(texts))
        if not (strict and one.strain is Strain.DISCORDANCE)
    }


def measure_sides(name: str, sides: Sides) -> Iterator[str]:
    """Yield how many of the opposed pairs were found, and how many pairs on one side."""
    for strict in (True, False):
        everything = opposed = right = wrong = 0
        for ours, theirs in sides.values():
            found = found_in({**ours, **theirs}, strict=strict)
            gold = {frozenset(pair) for pair in product(ours, theirs)}
            everything += len(ours) + len(theirs)
            opposed += len(gold)
            right += len(found & gold)
            wrong += len(found - gold)
        tier = "strict" if strict else "all"
        yield (
            f"{name}, {tier}: {right} of {opposed} opposed pairs found "
            f"({100 * right / max(opposed, 1):.0f} %, aim 80), {wrong} pairs on one side, "
            f"{everything} claims"
        )


def refutations(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield claims, a sentence of the abstract that bears on each, and whether it refutes."""
    lines = (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    abstracts = {str(one["doc_id"]): one["abstract"] for one in map(json.loads, lines)}
    claims = (folder / "claims_train.jsonl").read_text(encoding="utf-8").splitlines()
    for one in map(json.loads, claims):
        for work, told in one["evidence"].items():
            for evidence in told:
                sentence = abstracts[work][evidence["sentences"][0]]
                yield one["claim"], sentence, evidence["label"] == "CONTRADICT"


def measure_refutations(pairs: Iterable[tuple[str, str, bool]]) -> str:
    """Return how often a refuted claim, and how often a supported one, is found opposed."""
    everything, opposed = Counter[bool](), Counter[bool]()
    for claim, sentence, refuted in pairs:
        texts = {"claim.md": claim.rstrip(".") + ".\n", "sentence.md": sentence + "\n"}
        everything[refuted] += 1
        opposed[refuted] += frozenset(texts) in found_in(texts, strict=False)
    return (
        f"scifact: {opposed[True]} of {everything[True]} refuted claims found opposed, and "
        f"{opposed[False]} of {everything[False]} supported ones"
    )


def articles(file: Path, sample: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of articles, evenly chosen."""
    with tarfile.open(file) as archive:
        members = sorted((m for m in archive if m.name.endswith(".md")), key=lambda m: m.name)
        for member in members[:: max(1, len(members) // sample)][:sample]:
            held = archive.extractfile(member)
            if held:
                yield member.name, held.read().decode("utf-8", errors="replace")


def measure_articles(texts: Iterable[tuple[str, str]], *, show: bool) -> Iterator[str]:
    """Yield how many pairs are reported in articles, each alone, and the pairs where asked."""
    claims = 0
    strains: Counter[Strain] = Counter()
    for name, text in texts:
        graph = graph_of({name: text})
        claims += len(graph.corpus.claims)
        found = oppositions(graph)
        strains.update(one.strain for one in found)
        if show:
            yield from map(_shown, found)
    for strain, pairs in sorted(strains.items()):
        yield f"md_pmc, {strain}: {pairs} in {claims} claims, {100 * pairs / claims:.2f} per 100"


def _shown(one: Opposition) -> str:
    return f"{one.strain} about {one.about}\n  {one.first.text}\n  {one.second.text}"


def main() -> None:
    """Print every measure whose data is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sample", type=int, default=50, help="articles")
    parser.add_argument("--show", action="store_true", help="print the pairs found in articles")
    asked = parser.parse_args()
    facts = asked.data / "pml" / "facts.jsonl"
    mancon = asked.data / "mancon_sample" / "sample_mancon_xml.xml"
    archive = asked.data / "md_pmc" / "dev.tar.xz"
    for file in (facts, mancon, archive):
        if not file.exists():
            print(f"{file}: not there, left out")
    if facts.exists():
        print(*measure_sides("PML", pml_sides(facts)), sep="\n")
    if mancon.exists():
        for number in (0, 1):
            part = {q: s for q, s in mancon_sides(mancon).items() if half(q) == number}
            print(*measure_sides(f"mancon, half {number}", part), sep="\n")
    if (asked.data / "scifact").exists():
        print(measure_refutations(refutations(asked.data / "scifact")))
    if archive.exists():
        print(*measure_articles(articles(archive, asked.sample), show=asked.show), sep="\n")


if __name__ == "__main__":
    main()
