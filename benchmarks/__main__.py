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


def main() -> None:
    """Print the median, the least and the most of each command."""
    seeds = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        rows = [
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
