"""Measures the audit on 245 answers that experts judged: ``python -m benchmarks.answers``.

Two questions: which uncited sentences the experts found worth citing, and which sources they
called unreliable. The answers are parted by the hash of their question: one half to tune on, the
other is reported. Experts of all fields judged; the audit warns of clinical claims and notes all
others, so that warnings are counted by themselves, and so are the fields of health.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidencegraph.api import EvidenceGraph
from evidencegraph.corpus import assemble
from evidencegraph.grading import DEFAULT, automatic_rung
from evidencegraph.model import ClaimKind, Severity
from evidencegraph.readers import read_document

ANSWERS = Path(__file__).resolve().parents[2] / "shared" / "data" / "expertqa_answers" / "dev.jsonl"
_POINTER = re.compile(r"\[\d+\]")
_ADDRESS = re.compile(r"https?://[^\s\])]+")
_KINDS = list(DEFAULT.kinds)
"""From what nobody answers for to what is judged by its design."""
_HEALTH = ("Healthcare", "Biology", "Psychology", "Chemistry")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as an expert judged it, and what the audit says of it.

    Attributes:
        half: 0 to tune on, 1 to report.
        health: whether its question is of a field of health.
        pointed: whether a pointer stands in it.
        worthy: whether the expert found it worth citing.
        uncited: whether the graph knows a claim in it that no pointer covers.
        flagged: whether EG101 speaks of it.
        warned: whether it does so as a warning.
        unreliable: whether the expert called its sources not reliable at all; None without a word.
        standing: of its best source: the rung for a claim about treatment, then the place of its
            kind in the table of kinds; None without a source.
    """

    half: int
    health: bool
    pointed: bool
    worthy: bool
    uncited: bool
    flagged: bool
    warned: bool
    unreliable: bool | None
    standing: tuple[int, int] | None


def judged(rows: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """Yield every sentence of every answer."""
    for row in rows:
        half = int(hashlib.sha256(row["question"].encode()).hexdigest(), 16) % 2
        health = row["metadata"]["field"].startswith(_HEALTH)
        for answer in row["answers"].values():
            yield from _of_answer(answer, half, health=health)


def _of_answer(answer: dict[str, Any], half: int, *, health: bool) -> Iterator[Judged]:
    graph = _graph(answer["answer_string"], answer["attribution"])
    found = graph.audit(select=["EG101"])
    flagged = {finding.claim for finding in found}
    warned = {one.claim for one in found if one.severity.rank >= Severity.WARNING.rank}
    known = [(_letters(claim.text), claim.id) for claim in graph.corpus.claims]
    for one in answer["claims"]:
        letters = _letters(one["claim_string"])
        inside = {name for text, name in known if text and (text in letters or letters in text)}
        yield Judged(
            half,
            health,
            pointed=bool(_POINTER.search(one["claim_string"])),
            worthy=one["worthiness"] == "Yes",
            uncited=any(name not in graph.citations_by_claim for name in inside),
            flagged=bool(inside & flagged),
            warned=bool(inside & warned),
            unreliable=_verdict(one["reliability"]),
            standing=_standing(one["evidence"]),
        )


def _graph(text: str, sources: Sequence[str]) -> EvidenceGraph:
    listed = "\n".join(re.sub(r"^\[(\d+)\]", r"\1.", source.strip()) for source in sources)
    whole = f"{text}\n\n## References\n\n{listed}\n"
    return EvidenceGraph(assemble([read_document("answer.md", whole)]))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", _POINTER.sub("", text)).lower()


def _verdict(word: str) -> bool | None:
    judgements = {"Not reliable at all": True, "Somewhat reliable": False, "Reliable": False}
    return judgements.get(word)


def _standing(evidence: Iterable[str]) -> tuple[int, int] | None:
    """Return what the best source of a sentence could bear."""
    addresses = [found[0] for one in evidence if (found := _ADDRESS.search(one))]
    if not addresses:
        return None
    text = "It is said [1].\n\n## References\n\n" + "\n".join(
        f"{number}. {address}" for number, address in enumerate(addresses, start=1)
    )
    graph = EvidenceGraph(assemble([read_document("sources.md", text)]))
    return max(
        (
            (automatic_rung(grade, ClaimKind.TREATMENT), _KINDS.index(grade.source))
            for grade in graph.grades.values()
        ),
        default=None,
    )


def f1(rows: Sequence[Judged], says: Callable[[Judged], bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a rule for sentences without a source worth citing."""
    said = [row for row in rows if says(row)]
    wanted = sum(row.worthy and not row.pointed for row in rows)
    right = sum(row.worthy and not row.pointed for row in said)
    precision, recall = right / max(len(said), 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def area(rows: Sequence[Judged], depth: int = 1) -> tuple[float, int, int]:
    """Return the area under the ROC of the standing against "not reliable at all", and the counts.

    Args:
        rows: the sentences.
        depth: 1 for the rung alone, 2 for the rung, then the kind.
    """
    bad = [row.standing[:depth] for row in rows if row.unreliable and row.standing]
    good = [row.standing[:depth] for row in rows if row.unreliable is False and row.standing]
    wins = sum((b < g) + 0.5 * (b == g) for b in bad for g in good)
    return wins / max(len(bad) * len(good), 1), len(bad), len(good)


RULES: tuple[tuple[str, Callable[[Judged], bool]], ...] = (
    ("no [n] in the sentence", lambda row: not row.pointed),
    ("a claim that no pointer covers", lambda row: row.uncited and not row.pointed),
    ("EG101, notes and warnings", lambda row: row.flagged),
    ("EG101, warnings", lambda row: row.warned),
)


def main() -> None:
    """Print both measures for each half, for all fields and for those of health."""
    if not ANSWERS.exists():
        print("expertqa_answers: not beside the project, nothing measured")
        return
    with ANSWERS.open(encoding="utf-8") as file:
        every = list(judged(map(json.loads, file)))
    for half, name in enumerate(("tuned on", "reported")):
        for fields in ("all fields", "health"):
            rows = [r for r in every if r.half == half and (fields == "all fields" or r.health)]
            wanted = sum(row.worthy and not row.pointed for row in rows)
            print(f"{name}, {fields}: {len(rows)} sentences, {wanted} worth citing and uncited")
            for rule, says in RULES:
                precision, recall, score = f1(rows, says)
                print(f"  {rule:32} precision {precision:.2f}  recall {recall:.2f}  F1 {score:.2f}")
            value, bad, good = area(rows)
            finer, _, _ = area(rows, depth=2)
            print(
                f"  area under the ROC: rung {value:.2f}, rung and kind {finer:.2f} "
                f"({bad} unreliable, {good} others)"
            )


if __name__ == "__main__":
    main()
