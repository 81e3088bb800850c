"""Times the whole command as a user waits for it: ``python -m benchmarks``."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

RUNS = 5
ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


def seconds(arguments: Sequence[str]) -> list[float]:
    """Return how long the command took, once for each run after a first one that is not counted."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        command = [sys.executable, "-m", "evidencegraph", *arguments]
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return times[1:]


def manuscript(sentences: int = 600, entries: int = 120) -> str:
    """Return a manuscript of about 30 pages: sections, sentences with pointers, a long list."""
    things = ("mortality", "survival", "relapse", "the viral load", "the need for care")
    verbs = ("reduces", "may improve", "is associated with", "did not change", "was measured for")
    lines = ["# A long manuscript"]
    for at in range(sentences):
        if at % 60 == 0:
            lines.append(f"\n## Part {at // 60 + 1}\n")
        pointer = f" [{at % entries + 1}]" if at % 2 else ""
        lines.append(
            f"In group {at} the treatment, given for {at % 12 + 1} months to {at + 20} patients, "
            f"{verbs[at % 5]} {things[at % 4]} and {things[(at + 1) % 5]}{pointer}."
            + ("\n" if at % 6 == 0 else "")
        )
    listed = (
        f"{n}. Grey A, Brown B. A cohort study of treatment number {n} in adults. "
        f"J Med. {1990 + n % 30};{n}(2):{n}-{n + 9}. PMID: {n + 1000}"
        for n in range(1, entries + 1)
    )
    return "\n".join([*lines, "\n## References\n", *listed]) + "\n"


def main() -> None:
    """Print the median, the least and the most of each command."""
    seeds = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "manuscript.md"
        long.write_text(manuscript(), encoding="utf-8")
        rows = [
            ("audit, a manuscript of 30 pages", ["audit", str(long), "--fail-on", "never"]),
            ("--help", ["--help"]),
            ("build, the example", ["build", "documents", "-r", "references", "-o", folder]),
        ]
        if seeds:
            rows.append(("build, two real documents", ["build", *seeds, "-o", folder]))
        print(f"{'whole command, start to exit':32} median    min    max   (s, {RUNS} runs)")
        for name, arguments in rows:
            times = seconds(arguments)
            middle = statistics.median(times)
            print(f"{name:32} {middle:6.2f} {min(times):6.2f} {max(times):6.2f}")
    if not seeds:
        print("two real documents: not beside the project, left out")


if __name__ == "__main__":
    main()
