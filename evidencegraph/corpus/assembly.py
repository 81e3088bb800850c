"""Documents and libraries become one corpus: works merged, pointers resolved, claims located."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from evidencegraph.bibliography.freetext import EntryText, read_entry
from evidencegraph.bibliography.labels import labelled
from evidencegraph.claims import CitedClaim, claims_of, language_of, read_sentences, waivers_of
from evidencegraph.corpus.attribution import other_works
from evidencegraph.corpus.identity import merge_works
from evidencegraph.corpus.links import reached, with_targets
from evidencegraph.corpus.passages import passages_of
from evidencegraph.corpus.relevance import unrelated_works
from evidencegraph.identifiers import find_identifiers, preferred, scheme_of
from evidencegraph.model import (
    Citation,
    Claim,
    Corpus,
    Document,
    EditorialStatus,
    Entry,
    Listing,
    Location,
    Paper,
    Problem,
    ProblemKind,
    Reference,
)
from evidencegraph.topics import vocabulary_of


def assemble(  # noqa: PLR0913 - two of them only where people add names or works
    documents: Iterable[Document],
    library: Sequence[Reference] = (),
    problems: Iterable[Problem] = (),
    *,
    paragraph_scope: bool = True,
    concepts: Iterable[tuple[str, str]] = (),
    also: Collection[str] = (),
) -> Corpus:
    """Return one corpus of many documents; their order does not matter.

    Args:
        documents: as read, with different paths.
        library: works known from bibliographies; only those are kept that a document lists, and
            those that these cite or include in turn.
        problems: of the input, seen before.
        paragraph_scope: whether a pointer that closes a paragraph covers its other sentences.
        concepts: name and text of tables of names of things, besides those of this distribution.
        also: identifiers of works of the library that are kept, listed or not.

    Returns:
        The corpus. A pointer that leads to no entry leads to an unresolved reference.
    """
    ordered = sorted(documents, key=lambda document: document.path)
    listed = [reference for document in ordered for reference in listed_references(document)]
    works = with_targets(merge_works([*library, *listed]))
    resolver = _Resolver(works, frozenset(also))
    headings = (heading for work in resolver.references() for heading in work.mesh)
    vocabulary = vocabulary_of(concepts, headings)
    sizes: list[int] = []
    claims: list[Claim] = []
    citations: list[Citation] = []
    foreign: list[Problem] = []
    for document in ordered:
        sentences = read_sentences(document, paragraph_scope=paragraph_scope)
        cited = list(claims_of(document, sentences, vocabulary))
        claims.extend(claim.claim for claim in cited)
        citations.extend(citation for claim in cited for citation in resolver.cite(claim))
        sizes.append(len(sentences))
        foreign.extend(_foreign(document, language_of(sentences)))
    unique = tuple(_with_unique_ids(claims, citations))
    everything = [
        *problems,
        *foreign,
        *(p for document in ordered for p in document.problems),
        *other_works(library, listed),
        *unrelated_works(
            unique, citations, resolver.references(), {one.location.path for one in foreign}
        ),
    ]
    return Corpus(
        papers=tuple(_papers(ordered, sizes, unique, resolver)),
        claims=unique,
        references=resolver.references(),
        citations=tuple(citations),
        problems=tuple(sorted(everything, key=lambda p: (p.location, p.message))),
        waivers=tuple(waiver for document in ordered for waiver in waivers_of(document)),
        # What catalogues say about a work is no work of the library.
        library_size=sum(bool(w.listings or not w.facts) for w in merge_works(library)),
    )


def _foreign(document: Document, language: str) -> Iterator[Problem]:
    """Yield that a document is in a language whose wording is not judged."""
    if language:
        message = (
            f"this document is in {language}: what its claims say is not judged, only what they "
            "cite. Audit a translation"
        )
        yield Problem(Location(document.path), message, kind=ProblemKind.FOREIGN_LANGUAGE)


def _papers(
    documents: Sequence[Document],
    sizes: Sequence[int],
    claims: Sequence[Claim],
    resolver: _Resolver,
) -> Iterator[Paper]:
    stated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stated[claim.document].append(claim)
    for document, sentences in zip(documents, sizes, strict=True):
        target = partial(resolver.known, document.path)
        yield Paper(
            path=document.path,
            title=document.title,
            style=document.style,
            pointers=len(document.pointers),
            entries=len(document.entries),
            sentences=sentences,
            passages=passages_of(document, stated[document.path], target),
        )


def listed_references(document: Document) -> Iterator[Reference]:
    """Yield the entries of a document's list as references, not yet merged."""
    for entry in document.entries:
        names = _names(entry)
        said = EntryText() if _is_address(entry.text) else read_entry(entry.text)
        yield Reference(
            id=preferred(names) if names else f"entry:{document.path}#{entry.key}",
            identifiers=names,
            title=said.title,
            authors=said.authors,
            year=said.year,
            container=said.container,
            volume=said.volume,
            pages=said.pages,
            status=max(labelled(said.title), labelled(entry.text), key=list(EditorialStatus).index),
            listings=(Listing(document.locate(entry.span.start), entry.key, entry.text),),
        )


def _names(entry: Entry) -> tuple[str, ...]:
    """Return the identifiers in an entry; none of a scheme that names two works."""
    found = find_identifiers(entry.text)
    schemes = Counter(scheme_of(name) for name in found)
    return tuple(name for name in found if schemes[scheme_of(name)] == 1)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "www.")) and " " not in text


class _Resolver:
    """Leads the keys of each document to works, and remembers those that lead nowhere."""

    def __init__(self, works: Sequence[Reference], also: frozenset[str]) -> None:
        in_papers = [
            work
            for work in works
            if not _only_in_library(work) or also & {work.id, *work.identifiers}
        ]
        kept = (*in_papers, *reached(in_papers, works))
        self._listed = {work.id: work for work in kept}
        entries = [(entry, work.id) for work in works for entry in work.listings]
        # Of two entries with one number the first is meant, so that one is written last.
        self._targets = {
            (entry.location.path, entry.key): name
            for entry, name in sorted(entries, reverse=True)
            if not entry.library
        }
        self._unresolved: dict[tuple[str, str], Reference] = {}

    def cite(self, cited: CitedClaim) -> Iterator[Citation]:
        """Yield the citations of a claim."""
        for mark in cited.marks:
            yield Citation(
                claim=cited.claim.id,
                reference=self._target(cited.claim.document, mark.key),
                key=mark.key,
                location=mark.location,
                scope=mark.scope,
                direction=mark.direction,
                cue=mark.cue,
            )

    def known(self, path: str, key: str) -> str:
        """Return the work that a key of a document leads to; empty where no claim cites it."""
        missing = self._unresolved.get((path, key))
        return self._targets.get((path, key), missing.id if missing else "")

    def references(self) -> tuple[Reference, ...]:
        """Return every work listed or pointed at, sorted by id."""
        found = [*self._listed.values(), *self._unresolved.values()]
        return tuple(sorted(found, key=lambda reference: reference.id))

    def _target(self, path: str, key: str) -> str:
        if (path, key) in self._targets:
            return self._targets[path, key]
        name = f"unresolved:{path}#{key}"
        missing = Reference(
            name, title=f"[{key}] of {path.rpartition('/')[2]}, not listed", resolved=False
        )
        return self._unresolved.setdefault((path, key), missing).id


def _only_in_library(work: Reference) -> bool:
    return all(listing.library for listing in work.listings)


def _with_unique_ids(claims: Sequence[Claim], citations: list[Citation]) -> Iterator[Claim]:
    """Yield the claims; where files of one name share a sentence, the later claim is counted."""
    seen: dict[str, str] = {}
    renamed: dict[tuple[str, str], str] = {}
    counts: Counter[str] = Counter()
    for claim in claims:
        home = seen.setdefault(claim.id, claim.document)
        if home == claim.document:
            yield claim
            continue
        counts[claim.id] += 1
        name = f"{claim.id}~{counts[claim.id] + 1}"
        renamed[claim.document, claim.id] = name
        yield replace(claim, id=name)
    _rename(citations, renamed)


def _rename(citations: list[Citation], renamed: Mapping[tuple[str, str], str]) -> None:
    for at, citation in enumerate(citations):
        name = renamed.get((citation.location.path, citation.claim))
        if name:
            citations[at] = replace(citation, claim=name)
