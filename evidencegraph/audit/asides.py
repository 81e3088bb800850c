"""Sentences that no source could bear out: courtesies, offers, hopes, bare names of treatments."""

from __future__ import annotations

from evidencegraph.audit.phrases import phrase, says
from evidencegraph.model import Causality, Claim, ClaimKind, WordingLevel

_ASIDES = ("of itself", "of the question", "to the reader", "announcement", "name")


def is_aside(text: str) -> bool:
    """Tell whether a sentence speaks of its answer, its question or to its reader.

    Such sentences, announcements and names spelled out assert nothing that could be looked up.

    >>> [is_aside(t) for t in ("I hope this helps.", "Here are some steps.", "Charles I died.")]
    [True, True, False]
    >>> is_aside("According to my search results, a producer is paid by the hour.")
    False
    """
    words = phrase("from a search").sub("", text)
    return any(says(words, name) for name in _ASIDES)


def names_only(claim: Claim) -> bool:
    """Tell whether a claim names treatments and says of them neither effect nor advice nor doubt.

    Hope is none of these, and doubt about no treatment in particular says nothing that a source
    could tell.
    """
    wording = claim.wording
    if claim.kind not in {ClaimKind.TREATMENT, ClaimKind.STATUS}:
        return False
    if wording.modality.recommends:
        return says(claim.text, "on one's own")
    hope = says(claim.text, "hope")
    if hope or claim.kind is ClaimKind.STATUS:
        return hope
    in_doubt = wording.level is WordingLevel.STATUS and claim.topic.interventions
    effect = wording.causality is not Causality.NONE or says(claim.text, "works")
    return not (effect or in_doubt or says(claim.cue, "outcome"))
