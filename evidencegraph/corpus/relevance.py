"""Whether a work is about anything that the claims which cite it are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from evidencegraph.model import Citation, Claim, Problem, ProblemKind, Reference
from evidencegraph.topics import abbreviations, expanded, is_weak, terms
from evidencegraph.wording import foreign_language

_FEWEST_SAID = 4
"""Terms from which it can be told what claims are about."""
_FEWEST_ON_FILE = 20
"""Terms from which it can be told what a work is about."""
_ENGLISH = frozenset({"", "en", "eng", "english"})


def unrelated_works(
    claims: Iterable[Claim],
    citations: Iterable[Citation],
    works: Iterable[Reference],
    foreign: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield a problem for each work of which no term is in any claim that cites it.

    Terms are stems of words that name something, known synonyms under one name; a work's are those
    of its title, abstract and headings. Of 62 works that articles in PubMed Central cite none was
    said to be unrelated, of others put in their place at random 67 %.

    Args:
        claims: of all documents.
        citations: of these claims.
        works: as merged. Of one whose abstract is not on file, or not in English, nothing is said.
        foreign: paths of documents that are not in English.
    """
    told = {claim.id: claim for claim in claims if claim.document not in foreign}
    known = {work.id: work for work in works if work.abstract}
    citing: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.claim in told and citation.reference in known:
            citing[citation.location.path, citation.reference].append(citation)
    for (path, name), pointers in sorted(citing.items()):
        work = known[name]
        cited_for = list(dict.fromkeys(told[pointer.claim] for pointer in pointers))
        if _seem_unrelated(cited_for, work) and _tells(work):
            # Only these are looked at once more, with all abbreviations spelled out.
            short = abbreviations(_said(one) for one in told.values() if one.document == path)
            if _are_related(cited_for, work, {**abbreviations([work.abstract]), **short}):
                continue
            yield _problem(path, work, cited_for, min(pointers, key=lambda p: p.location))


def _tells(work: Reference) -> bool:
    """Tell whether what is on file of a work shows what it is about."""
    english = work.language.lower() in _ENGLISH and not foreign_language(work.abstract)
    return english and len(_terms(_on_file(work))) >= _FEWEST_ON_FILE


def _on_file(work: Reference) -> str:
    return "\n".join([work.title, work.abstract, *work.mesh])


def _said(claim: Claim) -> str:
    """Return the whole sentence of a claim, which may be a clause of it."""
    return claim.sentence or claim.text


def _seem_unrelated(claims: Sequence[Claim], work: Reference) -> bool:
    """Tell whether claims have enough terms to tell, and share none with a work."""
    said: set[str] = set()
    for claim in claims:
        said |= _terms(_said(claim)) | _terms(" ".join(claim.topic.names))
    return len(said) >= _FEWEST_SAID and said.isdisjoint(_terms(_on_file(work)))


def _are_related(claims: Sequence[Claim], work: Reference, short: Mapping[str, str]) -> bool:
    """Tell whether claims and a work share a term once abbreviations are spelled out."""
    on_file = _terms(expanded(_on_file(work), short))
    return any(not on_file.isdisjoint(_terms(expanded(_said(one), short))) for one in claims)


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if not is_weak(term))


def _problem(path: str, work: Reference, claims: Sequence[Claim], pointer: Citation) -> Problem:
    entry = min((one for one in work.listings if one.location.path == path), default=None)
    key = entry.key if entry else pointer.key
    what = f"entry {key}" if key.isalnum() else key
    name = f'{work.label}, "{work.title}"' if work.authors else f'"{work.title}"'
    which = "the claim that cites" if len(claims) == 1 else f"the {len(claims)} claims that cite"
    return Problem(
        entry.location if entry else pointer.location,
        f"{what} is on file as {name}, whose title and abstract have no word "
        f"of what {which} it {'is' if len(claims) == 1 else 'are'} about: it may be another work "
        "than was meant. Look it up, and correct the identifier or cite a work that says it",
        references=(work.id,),
        kind=ProblemKind.UNRELATED_WORK,
    )
