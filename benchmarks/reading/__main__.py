"""How well documents are read: a table of measures for each set of real documents.

Run ``python -m benchmarks.reading [--data ../shared/data] [--sample 100 | --all] [--half 1]``.
A set that is not there is skipped, visibly. The data are not part of the repository; nothing of
them is copied into it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.reading.archive import archive
from benchmarks.reading.formats import (
    measure_docx,
    measure_identifiers,
    measure_latex,
    measure_wikitext,
)
from benchmarks.reading.jats import measure_jats
from benchmarks.reading.markdown import measure_markdown
from benchmarks.reading.prose import measure_joss, measure_prose
from benchmarks.reading.scope import measure_scope
from benchmarks.reading.score import Score
from benchmarks.reading.speed import measure_throughput


def main() -> None:
    """Print every measure whose data is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sample", type=int, default=100, help="articles of each large set")
    parser.add_argument("--all", action="store_true", help="every article of every set")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only this half of large sets")
    parser.add_argument("--worst", action="store_true", help="name the documents read worst")
    asked = parser.parse_args()
    data, sample = asked.data, 10**6 if asked.all else asked.sample
    markdown, jats = "md_pmc/dev.tar.xz", "jats/dev.tar.xz"

    def packed(path: Path) -> Iterator[tuple[str, str]]:
        return archive(path, sample, asked.half)

    sets: list[tuple[str, Callable[[Path], Sequence[object]]]] = [
        (markdown, lambda path: measure_markdown(packed(path))),
        (markdown, lambda path: measure_identifiers("md_pmc", packed(path), "## References")),
        (jats, lambda path: measure_jats(packed(path))),
        (jats, lambda path: measure_identifiers("jats", packed(path), "<ref-list")),
        ("joss", measure_joss),
        ("docx_citations", measure_docx),
        ("latex", measure_latex),
        ("wikitext", measure_wikitext),
        ("citation_integrity/Data", measure_scope),
        ("scifact/corpus.jsonl", measure_prose),
        (markdown, lambda path: measure_throughput(list(archive(path, 60)))),
    ]
    for name, measure in sets:
        if not (data / name).exists():
            print(f"{name}: skipped, not there")
            continue
        start = time.perf_counter()
        for line in measure(data / name):
            print(line)
            if asked.worst and isinstance(line, Score):
                print("     ", sorted(line.worst)[-8:])
        print(f"  {name}: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
