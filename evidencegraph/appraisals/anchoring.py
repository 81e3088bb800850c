"""To which claims and citations of a corpus an appraisal belongs, or why to none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidencegraph.grading import known_names
from evidencegraph.identifiers import PREFERENCE, find_identifiers, normalise
from evidencegraph.model import Appraisal, Corpus


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an appraisal is about.

    Attributes:
        claims: ids of claims; empty where it holds for all.
        references: ids of works, as far as it names or implies any.
        stale: why it is about nothing here; empty where it applies.
    """

    claims: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    stale: str = ""


class Anchors:
    """Leads appraisals to the claims and references of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        """Index the corpus."""
        self._claims = {claim.id: claim for claim in corpus.claims}
        self._words = [(claim.id, _words(claim.text)) for claim in corpus.claims]
        self._sentences = [(c.id, _words(c.sentence)) for c in corpus.claims if c.sentence]
        self._names = known_names(corpus.references)
        self._cited: dict[str, list[str]] = {}
        for citation in corpus.citations:
            self._cited.setdefault(citation.claim, []).append(citation.reference)

    def of(self, appraisal: Appraisal) -> Anchor:
        """Return what an appraisal is about; a claim or quote that is gone makes it stale."""
        claims: tuple[str, ...] = ()
        if appraisal.claim or appraisal.quote:
            claims, stale = self._found_claims(appraisal)
            if stale:
                return Anchor(stale=stale)
        references: tuple[str, ...] = ()
        if appraisal.reference:
            reference = self._reference(appraisal.reference)
            if reference is None:
                return Anchor(stale=self._unknown(appraisal))
            cited = self._cited.get(claims[0], []) if claims else []
            if claims and appraisal.cite is not None and reference not in cited:
                self._cited.setdefault(claims[0], cited).append(reference)
            if claims and reference not in self._cited.get(claims[0], ()):
                return Anchor(stale=f"the claim does not cite {appraisal.reference!r} any more")
            references = (reference,)
        elif claims:
            references = tuple(sorted(set(self._cited.get(claims[0], ()))))
        lost = [name for name in appraisal.same if name not in self._claims]
        if lost:
            return Anchor(stale=f"there is no claim {', '.join(lost)} any more")
        return Anchor(claims, references)

    def _found_claims(self, appraisal: Appraisal) -> tuple[tuple[str, ...], str]:
        """Return the claim that id and quote agree on, or why there is none."""
        quote = _words(appraisal.quote)
        quoted = [name for name, words in self._words if quote and quote in words]
        # Words that run over two clauses are no claim's own.
        quoted = quoted or [name for name, words in self._sentences if quote and quote in words]
        if appraisal.claim:
            claim = self._claims.get(appraisal.claim)
            if claim is None:
                moved = f"; the quote now stands in {', '.join(quoted)}" if quoted else ""
                return (), f"there is no claim {appraisal.claim} any more{moved}"
            if quote and claim.id not in quoted:
                return (), f"claim {claim.id} does not say {appraisal.quote!r}"
            return (claim.id,), ""
        if not quoted:
            return (), f"no claim says {appraisal.quote!r} any more"
        if len(quoted) > 1:
            return (), f"{len(quoted)} claims say {appraisal.quote!r}; add claim = {quoted[0]!r}"
        return tuple(quoted), ""

    def _unknown(self, appraisal: Appraisal) -> str:
        if appraisal.cite is None:
            return f"no reference {appraisal.reference!r} is cited here"
        return (
            f"nothing is known here of {appraisal.reference!r}; give this file when the documents "
            "are read, and the library that has the work"
        )

    def _reference(self, name: str) -> str | None:
        return next((self._names[n] for n in spellings(name) if n in self._names), None)


def in_order(appraisals: Iterable[Appraisal]) -> list[Appraisal]:
    """Return appraisals so that of two that contradict each other the later one wins.

    What is said of one claim comes after what is said of a work wherever it is cited; then the
    later date, then the later line.
    """

    def order(one: Appraisal) -> tuple[bool, bool, str, str, int]:
        about_claim = bool(one.claim or one.quote)
        special = about_claim and bool(one.reference)
        return (about_claim, special, one.date, one.location.path, one.location.line)

    return sorted(appraisals, key=order)


def _words(text: str) -> str:
    """Return the words of a text without case, spaces and punctuation.

    Bounds are marked, so that a quote begins and ends where words do.
    """
    words = re.findall(r"\w+", text.lower())
    return f" {' '.join(words)} " if words else ""


def spellings(name: str) -> Iterator[str]:
    """Yield the identifiers that a name may be a spelling of, the plain one first.

    >>> list(spellings("27401779"))
    ['27401779', 'pmid:27401779']
    """
    yield name
    scheme, colon, value = name.partition(":")
    known = colon and scheme.lower() in PREFERENCE
    if known and (found := normalise(scheme.lower(), value)):
        yield found
    yield from find_identifiers(name)
    if found := normalise("pmid", name):
        yield found
