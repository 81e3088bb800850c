"""Measure how references are read, merged and matched, on data that is not part of the repository.

Run it with the folder of the data; sets that are absent are named and skipped::

    python benchmarks/references.py ../shared/data
"""

from __future__ import annotations

import csv
import json
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from rapidfuzz import fuzz

from evidencegraph.bibliography import FORMATS, format_of, read_library
from evidencegraph.bibliography.freetext import read_entry
from evidencegraph.bibliography.latex import plain
from evidencegraph.bibliography.record import year_of
from evidencegraph.catalogues import crossref, europe_pmc, read_retraction_watch
from evidencegraph.catalogues.standing import standing
from evidencegraph.corpus import identify, merge_works
from evidencegraph.corpus.description import folded
from evidencegraph.identifiers import find_identifiers, normalise
from evidencegraph.model import EditorialStatus, Listing, Location, Reference

_ENDINGS = {".bib", ".ris", ".nbib", ".xml", ".txt", ".csv", ".json"}
_MARKS = {
    "BibTeX": r"^\s*@\s*(?!comment|string|preamble)[\w-]+\s*[{(]",
    "RIS": r"^\ufeff?\s{0,3}TY\s{0,2}-\s",
    "MEDLINE": r"^PMID\s{0,3}-",
    "PubMed XML": r"<(?:MedlineCitation|PubmedBookArticle)[\s>]",
    "EndNote XML": r"<record[\s>]",
}
"""What begins a record, counted without the readers that are measured."""

_SAME_TITLE = 97.0
"""Titles differ in what markup is worth: a subscript, a dash."""

Row = tuple[str, str, str]
"""Measure, aim, figure."""


def text_of(path: Path) -> str:
    """Return a file's text, whatever its encoding."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def measure_robustness(data: Path) -> Iterator[Row]:
    """Count crashes on real files and damaged copies, and records that vanish without a word."""
    sets = ("bibtex", "ris", "nbib", "pubmed_xml", "dedup/library1000")
    files = [
        p for name in sets for p in sorted((data / name).rglob("*")) if p.suffix.lower() in _ENDINGS
    ]
    random_source = random.Random(7)  # noqa: S311 - damage, not secrets
    read = crashes = records = lost = 0
    for path in files:
        text = text_of(path)
        for number, version in enumerate(_damaged(text, random_source)):
            read += 1
            try:
                library = read_library(str(path), version)
            except Exception as error:  # noqa: BLE001 - any crash is what is counted
                crashes += 1
                print(f"  crash: {path.name} copy {number}: {error!r}")
                continue
            if number == 0:
                expected = _records_in(format_of(str(path), text), text)
                left_out = sum("left out" in problem.message for problem in library.problems)
                records += expected or 0
                short = max(0, (expected or 0) - len(library.references) - left_out)
                lost += short
                if short:
                    print(f"  lost: {path.name}: {short} of {expected}")
    yield "crashes on files and damaged copies", "0", f"{crashes} of {read}"
    yield "records lost in silence", "0", f"{lost} of {records}"


def _damaged(text: str, source: random.Random) -> Iterator[str]:
    yield text
    if len(text) > 200_000:  # noqa: PLR2004 - large files once only
        return
    at = source.randrange(len(text) + 1)
    yield text[:at]
    yield text[:at] + text[at + source.randrange(1, 40) :]
    yield (
        text[:at]
        + source.choice(["{", "}", '"', "<", "&", "\0", "\u2028", "@a{", "TY  - ", "\n"])
        + text[at:]
    )


def _records_in(name: str | None, text: str) -> int | None:
    if name is None or name not in _MARKS:
        return None
    if name == "BibTeX":
        text = re.sub(r"^[ \t]*%.*$", "", text, flags=re.MULTILINE)
    return len(re.findall(_MARKS[name], text, re.MULTILINE | re.IGNORECASE))


def measure_fields(data: Path) -> Iterator[Row]:
    """Compare what is read with what a reference manager reads."""
    totals: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for origin, path, text, items in _pairs(data):
        references = read_library(path, text).references
        for reference, item in _paired(references, items):
            for name, wanted, found in _compared(reference, item):
                key = f"{origin}: {name}"
                totals[key] += 1
                same = wanted == found or (
                    name == "title" and fuzz.ratio(str(wanted), str(found)) > _SAME_TITLE
                )
                right[key] += same
                if "-v" in sys.argv and not same:
                    print(f"  {path} {reference.listings[0].key} {name}: {wanted!r} but {found!r}")
    for origin in sorted({key.partition(":")[0] for key in totals}):
        keys = [key for key in totals if key.startswith(origin + ":")]
        share = sum(right[k] for k in keys) / sum(totals[k] for k in keys)
        detail = ", ".join(f"{k.partition(': ')[2]} {right[k]}/{totals[k]}" for k in sorted(keys))
        yield f"fields right, {origin}", "98 %", f"{share:.1%} ({detail})"


def _pairs(data: Path) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    folder = data / "zotero_translator_tests"
    for name, ending in (
        ("BibTeX", ".bib"),
        ("RIS", ".ris"),
        ("MEDLINEnbib", ".nbib"),
        ("PubMed_XML", ".xml"),
        ("Endnote_XML", ".xml"),
        ("CSL_JSON", ".json"),
    ):
        path = folder / f"{name}.json"
        for number, case in enumerate(
            json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        ):
            if case.get("type") == "import":
                yield (
                    f"translator tests {name}",
                    f"{name}{number}{ending}",
                    case["input"],
                    case["items"],
                )
    folder = data / "bibtex/better_bibtex_import/test/fixtures/import"
    for path in sorted(folder.glob("*.bib")):
        expected = path.with_suffix(".json")
        # One case wants journals spelt out, which takes a list of all journals.
        if expected.exists() and "nabbreviate" not in path.name:
            items = json.loads(expected.read_text(encoding="utf-8"))["items"]
            yield "Better BibTeX pairs", path.name, text_of(path), items


def _paired(
    references: tuple[Reference, ...], items: list[dict[str, Any]]
) -> Iterator[tuple[Reference, Mapping[str, Any]]]:
    """Yield each item with the reference of its key, else of its place."""
    items = [item for item in items if item.get("itemType") not in {"note", "attachment"}]
    keys = Counter(reference.listings[0].key for reference in references)
    by_key = {each.listings[0].key: each for each in references if keys[each.listings[0].key] == 1}
    for at, item in enumerate(items):
        extra = item.get("extra", "")
        extra = "\n".join(extra) if isinstance(extra, list) else extra
        named = re.search(r"Citation Key: (\S+)", extra)
        key = str(item.get("citationKey") or item.get("itemID") or (named[1] if named else ""))
        reference = by_key.get(key) or (references[at] if len(items) == len(references) else None)
        # Keys come twice, or not at all, and lists in another order: then the titles decide.
        title = str(item.get("title", ""))
        alike = fuzz.ratio(title, reference.title) > 80 if reference else False  # noqa: PLR2004
        if key not in by_key and references and title and not alike:
            reference = max(references, key=lambda each: fuzz.ratio(title, each.title))
        if reference is not None:
            yield reference, {**item, "extra": extra}


def _compared(
    reference: Reference, item: Mapping[str, Any]
) -> Iterator[tuple[str, object, object]]:
    def text(value: object) -> str:
        return re.sub(r"<[^>]+>|[^\w\s]", "", plain(str(value))).casefold().strip()

    if item.get("title"):
        yield "title", text(item["title"]), text(reference.title)
    people = [c for c in item.get("creators", []) if c.get("creatorType") == "author"]
    people = [c for c in people if c.get("lastName") != "others" and c.get("name") != "others"]
    if people:
        wanted = [text(c.get("lastName") or c.get("name", "")) for c in people]
        yield "authors", wanted, [text(name.split(",")[0]) for name in reference.authors]
    if year_of(str(item.get("date", ""))):
        yield "year", year_of(str(item["date"])), reference.year
    for field, scheme in (("DOI", "doi"), ("PMID", "pmid")):
        value = item.get(field) or next(
            iter(re.findall(rf"^{field}: (\S+)", item["extra"] or "", re.MULTILINE)), ""
        )
        wanted_name = normalise(scheme, value) if value else None
        if wanted_name:
            found = [name for name in reference.identifiers if name.startswith(scheme)]
            yield field, [wanted_name], found
    container = (
        item.get("publicationTitle") or item.get("bookTitle") or item.get("proceedingsTitle")
    )
    if container:
        yield "container", text(container), text(reference.container)


def measure_speed(_: Path) -> Iterator[Row]:
    """Time ten thousand BibTeX entries with accents."""
    entry = (
        "@article{{k{0},\n  author = {{M{{\\\"u}}ller{0}, J{{\\'o}}zef and \\v{{S}}imek, Ana "
        "and {{WHO}}}},\n"
        '  title = {{{{T}}reatment of na{{\\"i}}ve patients {0} in \\textit{{vitro}}: 100\\% '
        "of $\\alpha$}},\n"
        '  journal = {{Journal f{{\\"u}}r Medizin}},\n  year = {{{1}}},\n  volume = {{{2}}},\n'
        "  pages = {{1--10}},\n  doi = {{10.1000/x.{0}}},\n  abstract = {{{3}}}\n}}\n"
    )
    text = "".join(entry.format(n, 1990 + n % 30, n % 90, "Words " * 80) for n in range(10_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    library = read_library("big.bib", text)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figure = (
        f"{took:.2f} s; {peak:.0f} MB peak ({before:.0f} before); {len(library.references)} works"
    )
    yield "10,000 BibTeX entries", "3 s; 300 MB", figure


def measure_formats(data: Path) -> Iterator[Row]:
    """Tell whether one library gives the same works in two formats, alone and merged.

    The four files hold two libraries: one as BibTeX and RIS, the other as CSV and EndNote XML.
    """
    folder = data / "dedup/library1000"
    for first, second in ((".bib", ".ris"), (".csv", ".xml")):
        paths = [folder / f"zotero_export{ending}" for ending in (first, second)]
        if not all(path.exists() for path in paths):
            return
        libraries = [read_library(path.name, text_of(path)).references for path in paths]
        works = [_identities(merge_works(library)) for library in libraries]
        together = merge_works([each for library in libraries for each in library])
        both = sum(
            len({listing.location.path for listing in work.listings}) > 1 for work in together
        )
        yield (
            f"library1000, {first} and {second}: same works",
            "100 %",
            (
                f"{(works[0] & works[1]).total() / (works[0] | works[1]).total():.2%} "
                f"({works[0].total()} and {works[1].total()} works; "
                f"{len(together)} together, {both} in both)"
            ),
        )


def _identities(works: tuple[Reference, ...]) -> Counter[object]:
    """Return what tells works apart in every format: title, year, first author and DOI."""
    return Counter(
        (
            folded(w.title),
            w.year,
            w.authors[:1],
            tuple(n for n in w.identifiers if n.startswith("doi")),
        )
        for w in works
    )


def measure_duplicates(data: Path) -> Iterator[Row]:
    """Merge the labelled records; in each cluster one record should be the unique one."""
    path = data / "dedup/labelled_test_set.csv"
    if not path.exists():
        return
    rows = list(csv.DictReader(text_of(path).splitlines(keepends=True)))
    unique = {row["record_id"] for row in rows if row["source"] == "unique"}
    works = merge_works(read_library(path.name, text_of(path)).references)
    removed = wrong = missed = 0
    for work in works:
        keys = {listing.key for listing in work.listings}
        good = len(keys & unique)
        removed += len(keys) - 1
        wrong += max(0, good - 1)
        missed += good == 0
        if "-v" in sys.argv and good != 1:
            print("  ", good, sorted(keys), work.title[:80], work.merged_from[:1])
    precision, recall = 1 - wrong / max(1, removed), (removed - wrong) / (len(rows) - len(unique))
    yield (
        "labelled duplicates: precision / recall",
        "99.5 / 97 %",
        (
            f"{precision:.2%} / {recall:.2%} ({len(works)} works of {len(rows)} records, "
            f"{len(unique)} labelled unique)"
        ),
    )


_LOOKUP = re.compile(r"scholar_lookup\?(.*?)\)\s*(?:\||$)")
_LISTED = re.compile(r"^(\d+)\.\s+(\S.*)$", re.MULTILINE)


def measure_entries(data: Path) -> Iterator[Row]:
    """Match entries, without their links, to the works that the links name.

    The library holds what the links to a search engine say of every work that has a PMID or DOI.
    """
    library: dict[str, Reference] = {}
    entries: list[Reference] = []
    gold: dict[str, str] = {}
    paths = sorted((data / "md_pmc/sample").glob("*.md"))
    for path in paths:
        for number, entry in _LISTED.findall(text_of(path).partition("## References")[2]):
            text, _, links = entry.partition("  [")
            names = [name for name in find_identifiers(links) if name.startswith(("pmid", "doi"))]
            lookup = _LOOKUP.search(links)
            facts = parse_qs(lookup[1]) if lookup else {}
            # A work of which the link gives no title cannot be known by it.
            if not names or "title" not in facts:
                continue
            work = min(names, key=lambda name: (not name.startswith("pmid"), name))
            listing = Listing(Location("library"), work, library=True)
            library.setdefault(work, _from_lookup(work, facts, listing))
            text = re.sub(r"(?:doi|pmid|pmcid)\s*:?\s*\S+", "", text, flags=re.IGNORECASE)
            said = read_entry(text)
            key = f"{path.stem}#{number}"
            gold[key] = work
            entries.append(
                Reference(
                    f"entry:{key}",
                    title=said.title,
                    authors=said.authors,
                    year=said.year,
                    container=said.container,
                    volume=said.volume,
                    pages=said.pages,
                    listings=(Listing(Location(path.name), key, text),),
                )
            )
    if not gold:
        return
    right = wrong = 0
    for merged in merge_works([*library.values(), *entries]):
        keys = [each.key for each in merged.listings if not each.library]
        known = {each.key for each in merged.listings if each.library}
        for key in keys:
            right += gold[key] in known
            wrong += bool(known) and gold[key] not in known
            if "-v" in sys.argv and gold[key] not in known:
                print("  wrong" if known else "  missed", key, gold[key])
    yield (
        "entries without links to the right work",
        "99.5 / 97 %",
        (
            f"{right / max(1, right + wrong):.2%} / {right / len(gold):.2%} ({len(gold)} entries, "
            f"{len(library)} works)"
        ),
    )


def _from_lookup(work: str, facts: Mapping[str, list[str]], listing: Listing) -> Reference:
    def first(name: str) -> str:
        return facts.get(name, [""])[0]

    return Reference(
        work,
        (work,),
        title=first("title"),
        authors=tuple(facts.get("author", ())),
        year=year_of(first("publication_year")),
        container=first("journal"),
        volume=first("volume"),
        pages=first("pages"),
        listings=(listing,),
    )


_WORDS = {
    "Retraction": EditorialStatus.RETRACTED,
    "Expression of concern": EditorialStatus.CONCERN,
    "Correction": EditorialStatus.CORRECTED,
    "Reinstatement": EditorialStatus.REINSTATED,
}
_GRAVEST = ("Reinstatement", "Retraction", "Expression of concern", "Correction")


def measure_standing(data: Path) -> Iterator[Row]:
    """Tell retraction, concern, correction and reinstatement apart."""
    path = data / "retractions_metacheck/retractionwatch.csv"
    if path.exists():
        text = text_of(path)
        notices = read_retraction_watch(text)
        natures: dict[str, set[str]] = {}
        for row in csv.DictReader(text.splitlines(keepends=True)):
            name = normalise("doi", row["doi"])
            if name:
                natures.setdefault(name, set()).update(row["retractionwatch"].split(";"))
        # Without dates the gravest notice counts, and a reinstatement clears a retraction.
        right = sum(
            standing(notices[name]) is _WORDS[next(word for word in _GRAVEST if word in words)]
            for name, words in natures.items()
        )
        yield "standing by notices", "100 %", f"{right / len(natures):.2%} of {len(natures)} works"
    mocks = data / "retraction_mocks/tests/testthat/mock-crossref"
    for path in sorted(mocks.rglob("*.json")):
        work = crossref.read_work(json.loads(text_of(path))["message"])
        yield f"Crossref: {work.id}", "retracted", work.status.value
    for path in sorted((mocks.parent / "mock-europepmc").rglob("*.json")):
        work = europe_pmc.read_result(json.loads(text_of(path))["resultList"]["result"][0])
        yield f"Europe PMC: {work.id}", "retracted", work.status.value


def measure_seeds(data: Path) -> Iterator[Row]:
    """Tell whether two entries that may be one article stay two works, marked as alike."""
    for path in sorted((data.parent / "seeds").glob("000_*.txt")):
        names = [n for line in text_of(path).splitlines() for n in find_identifiers(line)]
        listed = [
            Reference(name, (name,), listings=(Listing(Location(path.name, at), str(at)),))
            for at, name in enumerate(names, start=1)
        ]
        alike = [f"{pair.first} ~ {pair.second}" for pair in identify(listed).alike]
        yield "seeds: works that may be one", "one pair", "; ".join(alike)


MEASURES = (
    measure_speed,
    measure_robustness,
    measure_fields,
    measure_formats,
    measure_duplicates,
    measure_entries,
    measure_standing,
    measure_seeds,
)
"""In the order of the table; speed first, before the others fill the memory."""


def main() -> None:
    """Print the table of measures."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    if not data.is_dir():
        print(f"skipped: there is no folder {data}; only speed is measured")
    print(f"{len(FORMATS)} formats")
    for measure in MEASURES:
        if not data.is_dir() and measure is not measure_speed:
            continue
        for name, aim, figure in measure(data):
            print(f"{name:48} aim {aim:14} {figure}", flush=True)


if __name__ == "__main__":
    main()
