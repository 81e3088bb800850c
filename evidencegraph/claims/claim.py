"""Claims among the sentences of a document, and what their words say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evidencegraph.claims.identity import claim_id
from evidencegraph.claims.sentence import CitedClaim, CitedClause, Sentence
from evidencegraph.model import Claim, ClaimKind, Document, Topic, Wording, WordingLevel
from evidencegraph.topics import Vocabulary, abbreviations, label_of, quantities, topic_of
from evidencegraph.wording import foreign_language, kind_of, note_of, wording_of

_LONGEST = 2000
"""A sentence of more characters is read no further: it is no sentence."""
_UNJUDGED = Wording(WordingLevel.STATUS, judged=False)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|their|them|this|these|those|such|both|neither|none|the (?:drugs?|agents?|"
    r"treatments?|therap(?:y|ies)|procedures?|evidence|data|efficacy|effects?|benefits?|results?))\b",
    re.IGNORECASE,
)


def claims_of(
    document: Document, sentences: Sequence[Sentence], vocabulary: Vocabulary | None = None
) -> Iterator[CitedClaim]:
    """Yield the claims among the sentences of a document, one for each clause of those with many.

    Two claims in the same words get different ids, counted in the order of the text.

    Args:
        document: as read.
        sentences: of the document.
        vocabulary: the names of things; those of this distribution where None.
    """
    seen: Counter[str] = Counter()
    judged = not language_of(sentences)
    short = abbreviations(sentence.text[:_LONGEST] for sentence in sentences)
    for sentence in sentences:
        if not sentence.is_claim:
            continue
        parts = sentence.clauses or (CitedClause(sentence.text, sentence.span, sentence.marks),)
        topics = _topics([part.text[:_LONGEST] for part in parts], short, vocabulary)
        made = [
            _claim(document, sentence, *one, judged=judged)
            for one in zip(parts, topics, strict=True)
        ]
        for claim, part in zip(_doubted(made), parts, strict=True):
            seen[claim.id] += 1
            count = seen[claim.id]
            named = replace(claim, id=f"{claim.id}-{count}") if count > 1 else claim
            yield CitedClaim(named, part.marks)


def _doubted(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of one sentence, each marked if another says how little is known."""
    doubts = [claim for claim in claims if _is_doubt(claim.wording)]
    for claim in claims:
        if any(doubt is not claim for doubt in doubts):
            yield replace(claim, wording=replace(claim.wording, doubted=True))
        else:
            yield claim


def _is_doubt(wording: Wording) -> bool:
    return wording.judged and wording.level is WordingLevel.STATUS


def language_of(sentences: Sequence[Sentence]) -> str:
    """Return the language of a document's sentences; empty for English."""
    return foreign_language(" ".join(sentence.text[:_LONGEST] for sentence in sentences))


def _claim(
    document: Document, sentence: Sentence, part: CitedClause, topic: Topic, *, judged: bool
) -> Claim:
    kind, cue = kind_of(part.text) if judged else (ClaimKind.GENERAL, "")
    wording = wording_of(part.text, kind) if judged else _UNJUDGED
    numbers = tuple(quantities(part.text[:_LONGEST]))
    place = document.in_file(part.span)
    return Claim(
        id=claim_id(document.path, part.text),
        document=document.path,
        text=part.text,
        location=document.locate(part.span.start),
        section=sentence.section,
        kind=kind,
        cue=cue,
        start=place.start,
        end=place.end,
        wording=wording,
        topic=topic,
        label=label_of(part.text, topic if judged else Topic(), kind, wording, numbers)
        or note_of(part.text[:_LONGEST], wording),
        numbers=numbers,
        sentence=sentence.text if sentence.clauses else "",
    )


def _topics(
    texts: Sequence[str], short: Mapping[str, str], vocabulary: Vocabulary | None
) -> list[Topic]:
    """Return what the clauses of a sentence are about; "their" is what the clause before names."""
    found = [topic_of(text, short, vocabulary) for text in texts]
    for at, text in enumerate(texts if len(texts) > 1 else ()):
        near = found[at - 1 if at else 1]
        own = found[at].interventions or not _POINTS_BACK.search(text)
        found[at] = replace(
            found[at],
            interventions=found[at].interventions if own else near.interventions,
            conditions=found[at].conditions or near.conditions,
        )
    return found
