"""BibTeX, read by bibtexparser; whatever it could not read becomes a problem with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from evidencegraph.bibliography.bibtex_values import MONTHS, inherited, uncommented, value_of
from evidencegraph.bibliography.latex import names, plain
from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.identifiers import find_identifiers, preferred
from evidencegraph.model import (
    GRAVE_STATUSES,
    EditorialStatus,
    Location,
    Problem,
    Related,
    Relation,
)
from evidencegraph.model.reference import KEY

_NAMES = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "nct": "nct",
    "nbk": "nbk",
    "arxivid": "arxiv",
    "url": "url",
}
_CONTAINERS = (
    "journal",
    "journaltitle",
    "booktitle",
    "maintitle",
    "shortjournal",
    "publisher",
    "organization",
    "institution",
    "school",
)
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
_WHOLE_BOOKS = frozenset({"book", "mvbook", "collection", "proceedings", "manual"})
# A field that swallowed its neighbour, because the comma between them is missing.
_GLUED = re.compile(r"[}\"]\s*[a-z]+\s*=\s*[{\"]", re.IGNORECASE)


def read_bibtex(path: str, text: str) -> Library:
    """Return the works of a BibTeX file.

    Besides the usual fields, six of this project are read: ``pubtype`` (PubMed publication
    types, parted by semicolons), ``studydesign`` (in the words of the table of designs),
    ``participants``, ``status`` (``retracted``, ``withdrawn`` or ``expression of concern``),
    ``cites`` and ``includes`` (keys of this file or identifiers, parted by semicolons).

    >>> library = read_bibtex("a.bib", "@article{hall, title={Cytarabine}, pmid={9571254}}")
    >>> library.references[0].id, library.references[0].listings[0].key
    ('pmid:9571254', 'hall')
    """
    parsed = parse_string(uncommented(text.removeprefix("\N{BYTE ORDER MARK}")), parse_stack=[])
    problems = [_failure(path, block) for block in parsed.failed_blocks]
    macros = dict(MONTHS)
    for string in parsed.strings:
        macros[string.key.lower()] = value_of(str(string.value), macros)
    entries = [*parsed.entries, *_rescued(parsed.failed_blocks)]
    entries.sort(key=lambda entry: entry.start_line or 0)
    written = [(entry, _fields(entry, macros)) for entry in entries]
    by_key = {entry.key.lower(): _unglued(fields) for entry, fields in reversed(written)}
    records: list[Record] = []
    for entry, own in written:
        fields = inherited(_unglued(own), by_key)
        place = Location(path, (entry.start_line or 0) + 1)
        problems.extend(_doubts(place, entry.key, own))
        records.append(_record(place, entry, fields))
    return library_of(records, problems)


def _rescued(blocks: Iterable[ParsingFailedBlock]) -> Iterator[Entry]:
    """Yield the entries that were read well enough although a key or a field comes twice."""
    for block in blocks:
        if isinstance(block.ignore_error_block, Entry):
            yield block.ignore_error_block
        # An entry may have both faults: then the first one wraps the second.
        elif isinstance(block.ignore_error_block, ParsingFailedBlock):
            yield from _rescued([block.ignore_error_block])


def _fields(entry: Entry, macros: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry; of a field that comes twice the first counts."""
    found: dict[str, str] = {}
    for field in entry.fields:
        value = value_of(str(field.value), macros).strip()
        found.setdefault(field.key.strip().lower(), value)
    return found


def _unglued(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields with those parted that a missing comma has glued together."""
    found = dict(fields)
    for name, value in fields.items():
        if name != "abstract" and (glue := _GLUED.search(value)):
            found[name] = value[: glue.start()]
            swallowed = re.split(r"\s*=\s*[{\"]", glue[0][1:].strip(), maxsplit=1)[0]
            found.setdefault(swallowed.lower(), value[glue.end() :])
    return found


def _record(place: Location, entry: Entry, fields: Mapping[str, str]) -> Record:
    def text(name: str) -> str:
        return plain(fields.get(name, ""))

    kind = entry.entry_type.lower()
    participants = fields.get("participants", "").replace(",", "")
    return Record(
        place=place,
        key=entry.key,
        kind="preprint" if kind in {"unpublished", "preprint"} else kind,
        title=_title(text),
        authors=names(fields["author"]) if fields.get("author") else (),
        editors=names(fields["editor"]) if fields.get("editor") else (),
        date=fields.get("year") or fields.get("date", ""),
        container=next((text(name) for name in _CONTAINERS if fields.get(name)), ""),
        volume=text("volume"),
        issue=text("number") or text("issue"),
        pages=text("pages").replace("–", "-"),
        abstract=fields.get("abstract", ""),
        language=text("langid") or text("language"),
        names=tuple(_names(kind, fields)),
        mentions=tuple(text(name) for name in ("howpublished", "note", "annote", "extra")),
        publication_types=tuple(
            t.strip() for t in fields.get("pubtype", "").split(";") if t.strip()
        ),
        design=text("studydesign"),
        participants=int(participants) if participants.isdecimal() else None,
        status=_status(fields.get("status", "").lower()),
        related=tuple(_links(fields)),
    )


def _links(fields: Mapping[str, str]) -> Iterator[Related]:
    """Yield the works that an entry cites or includes: keys or identifiers, by semicolons."""
    for name, relation in (("cites", Relation.CITES), ("includes", Relation.INCLUDES)):
        for word in filter(None, map(str.strip, fields.get(name, "").split(";"))):
            found = find_identifiers(word)
            yield Related(relation, preferred(found) if found else KEY + word)


def _title(text: Callable[[str], str]) -> str:
    """Return title, subtitle and addition; a work without a title goes by the addition."""
    title, subtitle, addition = text("title"), text("subtitle"), text("titleaddon")
    sign = " " if title.endswith(("?", "!", ":")) else ": "
    return " ".join(filter(None, [sign.join(filter(None, [title, subtitle])), addition]))


def _names(kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, scheme in _NAMES.items():
        if fields.get(name):
            # Addresses keep their percent signs and underscores; only LaTeX's escapes go.
            yield scheme, re.sub(r"\\url\s*|[{}]|\\(?=[_%&#~<>$()\\])", "", fields[name])
    archive = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    if fields.get("eprint") and archive.lower() in _EPRINTS:
        yield _EPRINTS[archive.lower()], fields["eprint"]
    if kind in _WHOLE_BOOKS and fields.get("isbn"):
        yield "isbn", re.split(r"[,;/]|\s(?=97[89])", fields["isbn"])[0]


def _status(declared: str) -> EditorialStatus:
    return next((one for one in GRAVE_STATUSES if one.value == declared), EditorialStatus.UNCHECKED)


def _failure(path: str, block: ParsingFailedBlock) -> Problem:
    """Say what is wrong with a block that is in no list of entries."""
    place = Location(path, (block.start_line or 0) + 1)
    if isinstance(block, DuplicateBlockKeyBlock):
        what = f"the key {block.key!r} is used twice; both entries were read. Rename one of them."
    elif isinstance(block, DuplicateFieldKeyBlock):
        twice = ", ".join(sorted(block.duplicate_keys))
        what = f"an entry has the field {twice} twice; the first was taken. Keep one of them."
    else:
        first = (block.raw or "").strip().splitlines()[:1]
        what = (
            f"an entry that begins {' '.join(first)[:60]!r} cannot be read and is left out. "
            "Look for a missing brace or quote."
        )
    return problem_at(place, what)


def _doubts(place: Location, key: str, fields: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what an entry says that cannot be meant."""
    for name, value in fields.items():
        if name != "abstract" and _GLUED.search(value):
            what = f"{key}: the field {name} swallowed the next one. Add the comma before it."
            yield problem_at(place, what)
    people = fields.get("participants", "")
    if people and not people.replace(",", "").isdecimal():
        what = f"{key}: participants = {people[:60]!r} is no whole number; it was ignored."
        yield problem_at(place, what)
