"""Which designs are told of real PubMed records, and by which cue: ``python -m benchmarks.grades``.

Reads whatever of ``../shared/data/pubmed_xml`` and ``../shared/data/nbib`` the readers of
bibliographies can read, and says what it left out. ``--sample N`` prints N records to be read by
eye, evenly spread.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evidencegraph.bibliography import read_library
from evidencegraph.grading import grade
from evidencegraph.model import Grade, Reference

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
FOLDERS = ("pubmed_xml", "nbib")
_COMMON = frozenset({"Journal Article", "English Abstract"})


def records() -> Iterator[tuple[Path, Reference | None]]:
    """Yield every record with its file; None for a file that no reader reads."""
    for folder in FOLDERS:
        for file in sorted(path for path in (DATA / folder).rglob("*") if path.is_file()):
            if file.suffix.lower() not in {".xml", ".nbib", ".txt"}:
                continue
            try:
                found = read_library(file.name, file.read_text(encoding="utf-8"))
            except (UnicodeDecodeError, KeyError, StopIteration):
                yield file, None
                continue
            yield from ((file, reference) for reference in found.references)


def told_by(found: Grade) -> str:
    """Return the kinds of signals that show the design of a work."""
    sources = [one.source for one in found.signals if one.meaning == found.design.value]
    return " + ".join(dict.fromkeys(sources)) or "-"


def types_of(work: Reference) -> str:
    """Return the publication types that may tell a design."""
    kinds = [t for t in work.publication_types if t not in _COMMON and "Research Support" not in t]
    return ", ".join(sorted(kinds)) or "-"


def main() -> None:
    """Print the table, and a sample where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    wanted = parser.parse_args().sample
    works: dict[str, Reference] = {}
    unread = 0
    for _, work in records():
        if work is None:
            unread += 1
        elif work.title and any(name.startswith("pmid:") for name in work.identifiers):
            works.setdefault(work.id, work)
    print(f"{len(works)} records; {unread} files are in a form that is not read here.")
    if not works:
        print(f"Nothing to grade: {DATA} is absent, or MEDLINE and PubMed XML are not read yet.")
        return
    graded = {name: grade(work) for name, work in works.items()}
    table = Counter(
        (found.design.value, told_by(found), types_of(works[name]))
        for name, found in graded.items()
    )
    print(f"{'design':44} {'told by':34} {'n':>4}  publication types")
    for (design, cue, types), count in sorted(table.items(), key=lambda row: (row[0][0], -row[1])):
        print(f"{design:44} {cue:34} {count:>4}  {types}")
    people = sum(found.participants is not None for found in graded.values())
    print(f"Participants read for {people} of {len(graded)}.")
    for name in sorted(works)[:: max(1, len(works) // wanted)][:wanted] if wanted else ():
        found = graded[name]
        seen = "; ".join(map(str, found.signals[1:]))
        print(f"\n{name} {works[name].title}\n  {found.design}, N {found.participants} | {seen}")


if __name__ == "__main__":
    main()
