"""Measure what is read from recorded answers of catalogues, against what each record plainly holds.

Run it with the folder of the data; sets that are absent are named and skipped::

    python -m benchmarks.catalogues ../shared/data --show 20
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from lxml import etree

from evidencegraph.bibliography.pubmed import read_pubmed
from evidencegraph.catalogues import crossref, europe_pmc, openalex
from evidencegraph.corpus import merge_works
from evidencegraph.corpus.description import folded
from evidencegraph.model import EditorialStatus, Reference, Relation

Raw = Mapping[str, Any]
Held = dict[str, object]
"""What a record plainly holds, by field; a field that it does not hold is empty."""

_NOTICES = {"retraction", "withdrawal", "removal"}
_GONE = {EditorialStatus.RETRACTED, EditorialStatus.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Read:
    """One record, read twice: by this module as it stands there, and by the library."""

    place: str
    held: Held
    work: Reference


def bare(text: object) -> str:
    """Return a title's words alone: tags and entities gone, accents and case folded."""
    plain = unescape(unescape(str(text or "")))
    return folded(re.sub(r"</?[A-Za-z][^<>]*>", " ", plain)).replace(" ", "")


def first(value: object) -> object:
    """Return the first of a list, anything else as it is."""
    return (value[0] if value else "") if isinstance(value, list) else value


def held_by_crossref(raw: Raw) -> Held:
    """Return what a message of Crossref holds."""
    dates = [raw.get(key) or {} for key in ("issued", "published", "published-print", "posted")]
    years = [year for date in dates if (year := first(first(date.get("date-parts"))))]
    names = [a.get("family") or a.get("name") or "" for a in raw.get("author") or []]
    notices = [str(each.get("type")) for each in raw.get("updated-by") or []]
    relations = raw.get("relation") or {}
    more = bare(first(raw.get("subtitle")))
    subtitle = "" if more in bare(first(raw.get("title"))) else more
    containers = raw.get("container-title") or [""]
    # In a series the book's own title stands last.
    chapter = "chapter" in str(raw.get("type"))
    cited = {str(r["DOI"]).lower() for r in raw.get("reference") or [] if r.get("DOI")}
    return {
        "DOI": str(raw.get("DOI") or "").lower(),
        "title": bare(first(raw.get("title"))) + subtitle,
        "authors": tuple(bare(name) for name in names),
        "year": years[0] if years else None,
        "container": bare(containers[-1] if chapter else containers[0]),
        "type": raw.get("type"),
        "pages": raw.get("page"),
        "retracted": bool(_NOTICES & set(notices)),
        "corrected": bool({"correction", "erratum", "corrigendum"} & set(notices)),
        "preprints": len(relations.get("has-preprint") or relations.get("is-preprint-of") or []),
        "cites": len(cited),
    }


def held_by_openalex(raw: Raw) -> Held:
    """Return what a record of OpenAlex holds."""
    ids = raw.get("ids") or {}
    source = (raw.get("primary_location") or {}).get("source") or {}
    people = [(a.get("author") or {}).get("display_name") for a in raw.get("authorships") or []]
    return {
        "DOI": str(raw.get("doi") or "").lower().removeprefix("https://doi.org/"),
        "PMID": str(ids.get("pmid") or "").rpartition("/")[2],
        "title": bare(raw.get("display_name")),
        # The family name stands last there.
        "authors": tuple(bare(str(name or "").rpartition(" ")[2]) for name in people),
        "year": raw.get("publication_year"),
        "container": bare(source.get("display_name")),
        "type": raw.get("type"),
        "hint": bool(raw.get("is_retracted")),
        "cites": len(set(raw.get("referenced_works") or [])),
    }


def held_by_pubmed(record: etree._Element) -> Held:
    """Return what a PubMed record holds."""

    def at(path: str) -> str:
        found = record.find(path)
        return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""

    people = record.findall(".//Article/AuthorList/Author")
    names = [a.findtext("LastName") or a.findtext("CollectiveName") or "" for a in people]
    year = re.search(r"\d{4}", at(".//JournalIssue/PubDate") or at(".//ArticleDate"))
    ids = {
        each.get("IdType", ""): (each.text or "").strip()
        for each in record.findall("PubmedData/ArticleIdList/ArticleId")
    }
    kinds = {each.get("RefType", "") for each in record.findall(".//CommentsCorrections")}
    types = [str(each.text) for each in record.findall(".//PublicationTypeList/PublicationType")]
    cited = record.findall("PubmedData/ReferenceList//ArticleIdList")
    return {
        "PMID": at("MedlineCitation/PMID"),
        "DOI": ids.get("doi", "").lower(),
        "title": bare(at(".//ArticleTitle") or at(".//VernacularTitle")),
        "authors": tuple(bare(name) for name in names),
        "year": int(year[0]) if year else None,
        "container": bare(at(".//Journal/Title")),
        "type": tuple(types),
        "pages": at(".//MedlinePgn") or at(".//Pagination/StartPage"),
        "retracted": "RetractionIn" in kinds or "Retracted Publication" in types,
        "corrected": "ErratumIn" in kinds,
        "cites": len({"".join(map(str, one.itertext())) for one in cited}),
    }


def come_out(work: Reference) -> Held:
    """Return what the library read, in the words that are compared."""
    names = {name.partition(":")[0]: name.partition(":")[2] for name in work.identifiers}
    links = Counter(each.relation for each in work.related)
    return {
        # The DOI of a preprint at arXiv is its number there.
        "DOI": names.get("doi") or ("10.48550/arxiv." + names["arxiv"] if "arxiv" in names else ""),
        "PMID": names.get("pmid", ""),
        "title": bare(work.title),
        "authors": tuple(bare(name.split(",")[0]) for name in work.authors),
        "year": work.year,
        "container": bare(work.container),
        "type": work.publication_types or work.entry_type,
        "pages": work.pages,
        "retracted": work.status in _GONE,
        "corrected": work.status is EditorialStatus.CORRECTED
        or any(fact.value.startswith("corrected") for fact in work.facts)
        or Relation.CORRECTED_BY in links,
        "preprints": links[Relation.PUBLISHED_AS] + links[Relation.PREPRINT_OF],
        "cites": links[Relation.CITES],
        "hint": any(fact.name == "hint of retraction" for fact in work.facts),
    }


def same(field: str, held: object, out: object) -> bool:
    """Tell whether what came out is what the record holds."""
    if field == "type":
        return bool(out) if isinstance(held, str) else held == out
    if field == "authors" and isinstance(held, tuple) and isinstance(out, tuple):
        return len(held) == len(out) and all(
            h == o or (h and o.endswith(h)) for h, o in zip(held, out, strict=True)
        )
    if field == "DOI":
        return str(held).strip(".,;") == str(out)
    return held == out


def marked_up(work: Reference) -> bool:
    """Tell whether a tag or an entity is left in what people will read."""
    text = " ".join([work.title, work.container, *work.authors])
    return re.search(r"</?[A-Za-z][\w:]*[^<>]*>|&#?\w+;", text) is not None


def cassettes(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Yield the file, status and text of each recorded answer."""
    import yaml  # type: ignore[import-untyped]  # noqa: PLC0415 - needed for this set only

    for path in sorted(folder.rglob("*.yaml")):
        for call in yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]:
            body = call["response"]["body"]["string"]
            data = body.encode("utf-8", "surrogateescape") if isinstance(body, str) else body
            if data.startswith(b"\x1f\x8b"):
                data = gzip.decompress(data)
            yield path.name, call["response"]["status"]["code"], data.decode("utf-8", "replace")


def from_crossref(data: Path) -> Iterator[tuple[str, Raw]]:
    """Yield the records of Crossref: stored lists, cassettes, one retracted work."""
    yield from listed(data / "api/crossref")
    for name, _, text in cassettes(data / "api/crossref_cassettes/test"):
        message = message_of(text)
        if "DOI" in message:
            yield name, message
        yield from ((name, each) for each in message.get("items", []) if "DOI" in each)
    for path in sorted(data.glob("retraction_mocks/**/mock-crossref/**/*.json")):
        yield path.name, message_of(path.read_text(encoding="utf-8"))


def message_of(text: str) -> Raw:
    """Return the message of an answer of Crossref; empty where it has none."""
    try:
        answer = json.loads(text)
    except ValueError:
        return {}
    message = answer.get("message") if isinstance(answer, dict) else None
    return message if isinstance(message, dict) else {}


def listed(folder: Path) -> Iterator[tuple[str, Raw]]:
    """Yield the records of files that hold one or a list of them."""
    for path in sorted(folder.glob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        yield from (
            (path.name[:12], each) for each in (found if isinstance(found, list) else [found])
        )


def read_crossref(data: Path) -> Iterator[Read]:
    """Read every distinct record of Crossref."""
    seen = {json.dumps(raw, sort_keys=True): (place, raw) for place, raw in from_crossref(data)}
    for place, raw in seen.values():
        yield Read(place, held_by_crossref(raw), crossref.read_work(raw))


def read_openalex(data: Path) -> Iterator[Read]:
    """Read every record of OpenAlex."""
    records = list(listed(data / "api/openalex"))
    mocks = sorted(data.glob("retraction_mocks/**/mock-openalex/**/*.json"))
    records += [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in mocks]
    for place, raw in records:
        yield Read(place, held_by_openalex(raw), openalex.read_work(raw))


def read_pubmed_records(data: Path) -> Iterator[Read]:
    """Read every PubMed record."""
    for path in sorted((data / "pubmed_xml").rglob("*.xml")):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True, no_network=True))
        if root is None:
            continue
        works = read_pubmed(path.name, path.read_text(encoding="utf-8", errors="replace"))
        by_name = {name: work for work in works.references for name in work.identifiers}
        for record in root.iter("PubmedArticle"):
            held = held_by_pubmed(record)
            work = by_name.get(f"pmid:{held['PMID']}", Reference("none"))
            yield Read(path.name, held, work)


def read_europe_pmc(data: Path) -> Iterator[Read]:
    """Read the answers of Europe PMC."""
    for path in sorted(data.glob("retraction_mocks/**/mock-europepmc/**/*.json")):
        for raw in json.loads(path.read_text(encoding="utf-8"))["resultList"]["result"]:
            people = (raw.get("authorList") or {}).get("author") or []
            held: Held = {
                "PMID": raw.get("pmid", ""),
                "DOI": raw.get("doi", ""),
                "title": bare(raw.get("title")),
                "authors": tuple(bare(a.get("lastName")) for a in people),
                "year": int(raw["pubYear"]),
                "type": tuple(raw["pubTypeList"]["pubType"]),
                "retracted": True,
            }
            yield Read(path.name[:20], held, europe_pmc.read_result(raw))


SETS: dict[str, tuple[Callable[[Path], Iterator[Read]], str]] = {
    "Crossref": (read_crossref, "api/crossref"),
    "OpenAlex": (read_openalex, "api/openalex"),
    "PubMed": (read_pubmed_records, "pubmed_xml"),
    "Europe PMC": (read_europe_pmc, "retraction_mocks"),
}


def report(name: str, reads: Sequence[Read], show: int) -> None:
    """Print a line for each field: how often it is held and right; then some that are not."""
    print(f"\n{name}: {len(reads)} records")
    print(f"  {'field':10} {'held':>6} {'right':>6} {'wrong':>6} {'lost':>6} {'invented':>8}")
    wrong: list[str] = []
    for field in reads[0].held:
        counts: Counter[str] = Counter()
        for read in reads:
            held, out = read.held[field], come_out(read.work)[field]
            counts["held"] += bool(held)
            if same(field, held, out) or not (held or out):
                counts["right"] += bool(held)
                continue
            kind = "invented" if not held else "lost" if not out else "wrong"
            counts[kind] += 1
            wrong.append(
                f"  {kind} {field} in {read.place}: {held!r:.110} came out as {out!r:.110}"
            )
        row = " ".join(f"{counts[k]:6}" for k in ("held", "right", "wrong", "lost"))
        print(f"  {field:10} {row} {counts['invented']:8}")
    left = [read.work.title for read in reads if marked_up(read.work)]
    print(f"  markup left in what is shown: {len(left)}")
    print("\n".join([*wrong[:show], *(f"  markup: {title:.100}" for title in left[:show])]))


def main() -> None:
    """Print the tables of all sets that are there."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--show", type=int, default=0, help="how many wrong fields to print")
    given = parser.parse_args()
    everything: list[Reference] = []
    for name, (read, folder) in SETS.items():
        if not (given.data / folder).exists():
            print(f"\n{name}: {given.data / folder} is not there, left out")
            continue
        reads = list(read(given.data))
        report(name, reads, given.show)
        everything.extend(each.work for each in reads)
    if everything:
        works = merge_works(everything)
        both = sum(bool(work.merged_from) for work in works)
        print(f"\n{len(everything)} records make {len(works)} works, {both} of them of several")


if __name__ == "__main__":
    main()
