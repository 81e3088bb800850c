"""Files of a packed set."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator
from pathlib import Path


def archive(path: Path, sample: int, half: int | None = None) -> Iterator[tuple[str, str]]:
    """Yield names and texts of an archive, evenly chosen.

    Args:
        path: of the archive.
        sample: about how many.
        half: 0 or 1 for one half, told by a hash of the name: what is tuned on one is measured
            on the other.
    """
    with tarfile.open(path) as files:
        wanted = (m for m in files if m.isfile() and half in {None, _half(m.name)})
        members = sorted(wanted, key=lambda m: m.name)
        for member in members[:: max(1, len(members) // sample)]:
            held = files.extractfile(member)
            if held:
                yield member.name, held.read().decode("utf-8", errors="replace")


def _half(name: str) -> int:
    name = name.rpartition("/")[2]
    return hashlib.md5(name.encode(), usedforsecurity=False).digest()[0] % 2
