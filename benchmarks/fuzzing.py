"""Reads real files that were damaged: ``python -m benchmarks.fuzzing [--data ...] [--runs 200]``.

Bytes are cut out, doubled, swapped and overwritten, in Word files inside the archive; the end of
a file may be missing. Pages and PDFs are made from articles. A damaged file may be refused with
an error of ours; anything else that a reader raises, and any file that takes too long or loses
most of its text, is printed.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.reading.archive import archive
from benchmarks.reading.pages import in_columns, pages, printed
from evidencegraph.claims import claims_of, read_sentences
from evidencegraph.errors import EvidenceGraphError
from evidencegraph.readers import read_bytes

_LONGEST = 200
"""Bytes that one damage may reach."""
_INSIDE = 0.8
"""How often an archive is damaged inside."""
_PRINTED = 6
"""Articles that are printed."""
_LEAST_KEPT = 0.5
"""Share of a damaged page's words that must be read; a tag that lost its end may hide some."""
_SLOWEST = 5.0
"""Seconds for one file, on top of what its size allows."""
_BYTES_A_SECOND = 300_000

Damage = Callable[[bytearray, int, int, random.Random], None]


def _cut(data: bytearray, at: int, length: int, _: random.Random) -> None:
    del data[at : at + length]


def _double(data: bytearray, at: int, length: int, _: random.Random) -> None:
    data[at:at] = data[at : at + length]


def _swap(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    other = chance.randrange(len(data))
    first, second = data[at : at + length], data[other : other + length]
    data[at : at + length], data[other : other + length] = second, first


def _overwrite(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    data[at : at + min(length, 8)] = chance.randbytes(min(length, 8))


def _truncate(data: bytearray, at: int, _length: int, _: random.Random) -> None:
    del data[max(at, len(data) // 2) :]


_DAMAGES: tuple[Damage, ...] = (_cut, _double, _swap, _overwrite, _truncate)
_ZIP = b"PK\x03\x04"


def damaged(original: bytes, chance: random.Random) -> bytes:
    """Return a file with one to eight places damaged; an archive mostly in one of its parts."""
    if original.startswith(_ZIP) and chance.random() < _INSIDE:
        return _damaged_inside(original, chance)
    data = bytearray(original)
    for _ in range(chance.randint(1, 8)):
        if data:
            damage = chance.choice(_DAMAGES)
            damage(data, chance.randrange(len(data)), chance.randint(1, _LONGEST), chance)
    return bytes(data)


def _damaged_inside(original: bytes, chance: random.Random) -> bytes:
    """Return an archive of which one part of XML was damaged and packed again."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as files, zipfile.ZipFile(target, "w") as packed:
        parts = {name: files.read(name) for name in files.namelist()}
        texts = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
        meant = "word/document.xml" if chance.random() < _INSIDE else chance.choice(texts)
        parts[meant] = damaged(parts[meant], chance)
        for name, part in parts.items():
            packed.writestr(name, part)
    return target.getvalue()


def fuzz(ending: str, originals: list[bytes], runs: int) -> Iterator[str]:
    """Yield what went wrong while damaged files were read, one line for each."""
    for seed in range(runs):
        chance = random.Random(seed)  # noqa: S311 - the same damage in every run
        data = damaged(originals[seed % len(originals)], chance)
        start = time.perf_counter()
        try:
            document = read_bytes(f"file{ending}", data)
            sentences = read_sentences(document)
            for cited in claims_of(document, sentences):
                document.locate(cited.claim.start)
            if ending == ".html" and (share := _kept(data, document.text)) < _LEAST_KEPT:
                yield f"{ending} seed {seed}: only {share:.0%} of the words are kept"
        except EvidenceGraphError:
            pass
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            yield f"{ending} seed {seed}: {type(error).__name__}: {error}"
        took = time.perf_counter() - start
        if took > _SLOWEST + len(data) / _BYTES_A_SECOND:
            yield f"{ending} seed {seed}: {took:.1f} s for {len(data)} bytes"


def _kept(data: bytes, text: str) -> float:
    """Return the share of the long words of a page's paragraphs that were read."""
    source = re.sub(
        r"<[^>]*>", " ", " ".join(re.findall(r"<p>([^<]{80,})<", data.decode("utf-8", "replace")))
    )
    words = set(re.findall(r"[a-z]{8,}", source))
    return len(words & set(re.findall(r"[a-z]{8,}", text))) / len(words) if words else 1.0


def _originals(data: Path) -> dict[str, Callable[[], list[bytes]]]:
    """Return, for each format, what gives a few real files of it; pages and prints take long."""

    def packed(name: str, count: int) -> list[tuple[str, str]]:
        return list(archive(data / name, count)) if (data / name).exists() else []

    def print_columns() -> list[bytes]:
        articles = packed("md_pmc/dev.tar.xz", 30)[:_PRINTED]
        return [file for name, text in articles if (file := printed(in_columns(text, name)))]

    def read_files(folder: str, pattern: str) -> list[bytes]:
        files = sorted((data / folder).rglob(pattern))[:40]
        return [file.read_bytes() for file in files if file.stat().st_size < 10**6]

    return {
        ".md": lambda: [text.encode() for _, text in packed("md_pmc/dev.tar.xz", 20)],
        ".xml": lambda: [text.encode() for _, text in packed("jats/dev.tar.xz", 20)],
        ".html": lambda: [page.encode() for page in pages(packed("md_pmc/dev.tar.xz", 30))],
        ".pdf": print_columns,
        ".txt": lambda: [file.read_bytes() for file in sorted(data.glob("../seeds/*.txt"))],
        ".tex": lambda: read_files("latex", "*.tex"),
        ".wiki": lambda: read_files("wikitext", "*/tests/cache/*.txt"),
        ".docx": lambda: read_files("docx_citations", "*.docx"),
    }


def main() -> None:
    """Damage and read files of every format, and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=int, default=200, help="damaged files of each format")
    parser.add_argument("--only", default="", help="this format, for example .html")
    asked = parser.parse_args()
    for ending, find in _originals(asked.data).items():
        if asked.only not in {"", ending}:
            continue
        originals = find()
        if not originals:
            print(f"{ending}: skipped, no file of this format is there")
            continue
        wrong = list(fuzz(ending, originals, asked.runs))
        print(f"{ending}: {asked.runs} damaged files of {len(originals)}, {len(wrong)} went wrong")
        print("".join(f"    {line}\n" for line in wrong), end="")


if __name__ == "__main__":
    main()
