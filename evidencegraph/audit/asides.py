"""Sentences that no source could bear out: courtesies, offers, hopes, bare names of treatments."""

from __future__ import annotations

import re

from evidencegraph.model import Causality, Claim, ClaimKind, WordingLevel

ON_ONES_OWN = re.compile(r"\bon (?:your|their|one's|his or her) own\b", re.IGNORECASE)
_HOPE = re.compile(r"\b(?:offers?|gives?|giving|brings?|bringing) (?:\w+ )?hope\b", re.IGNORECASE)
_WORKS = re.compile(
    r"\b(?:helps?|helped|works?|worked|fail(?:s|ed)|cures?|cured)\b|\b(?:is|are|was|were|be|been|"
    r"prove[dns]?) (?:\w+ )?(?:(?:in)?effective|useless|futile|beneficial|harmful)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"(?:improv|prolong|extend|increas|reduc|lower|decreas)\w* .*(?:surviv|outcome|prognosis|"
    r"mortality|death)",
    re.IGNORECASE,
)

_OF_ITSELF = re.compile(
    # The first person singular; not "type I" or "Charles I". What it could not find is a claim.
    r"\b(?-i:I)(?:['’](?:m|ve|d|ll)\b| (?:am|have|had|can(?! ?not)|could(?! not)|would|will|do|did|"
    r"was|need|hope|think|believe|searched|looked|suggest|apologi[sz]e|understand)\b)|"
    r"\b(?:help|let|tell|ask|allow|give|send|provide) me\b|"
    r"\b(?:this|the following|my|the above) (?:answer|response|reply|list|summary|overview|"
    r"information|explanation|suggestions?) (?:is|are|may|might|can|should|does|do|was|has|will)\b|"
    r"\bthese (?:suggestions|answers|examples|tips) (?:are|may|might|can|should|do|will)\b|"
    r"^\W*(?:(?:hello|hi|hey)\b|this is \w+\W*$|(?:note:? )?this (?:document|page|article|file|"
    r"is an? (?:\w+ )?(?:document|page|article|file))\b)|\bavailable (?:in|as) (?:an? )?pdf\b",
    re.IGNORECASE,
)
_FROM_A_SEARCH = re.compile(
    r"^\W*(?:according to|based on|from) (?:my|the|some|these|other|various) "
    r"(?:web |search )?(?:results?|searches|sources?|information)"
    r"(?: (?:that )?I (?:have )?\w+)?,",
    re.IGNORECASE,
)
_OF_THE_QUESTION = re.compile(
    r"^\W*(?:(?:that|this|it)(?: i|['’])s (?:an? )?(?:[\w-]+,? ){0,4}questions?\b|"
    r"(?:to answer|regarding|as for|about|concerning) your question|(?:great|good|interesting) "
    r"question|(?:thank you|thanks) for)",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(
    r"\b(?:please|feel free|hope (?:this|that) helps|if you (?:have (?:any )?(?:more|other|"
    r"further)|would like (?:more|me|to know)|want (?:me|more))|good luck|get well)\b|"
    r"\b(?:consult|contact|hire|seek|speak (?:to|with)|talk (?:to|with))(?:ing)? "
    r"(?:advice from |help from |the advice of )?(?:an? |your |with an? |with your )?"
    r"(?:[\w-]+ ){0,3}(?:professionals?|experts?|specialists?|lawyers?|attorneys?|solicitors?|"
    r"advis[eo]rs?|"
    r"(?:professional|legal|medical|expert) (?:advice|help|guidance))\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^\W*(?:here (?:are|is)\b|(?:to [^,]+, )?(?:you can )?(?:follow|consider|take|see) "
    r"(?:these|the following)\b|(?:\w+ )?(?:the|these) following (?:\w+ )?(?:are|is|steps)\b|"
    r".*:\W*$|.*\bthe following \w+(?:: +\d+\W*)?$|"
    r"there (?:are|is|can be) (?:many|several|various|different|a few|some|multiple|numerous|"
    r"a (?:number|variety|range) of)\b(?:(?!such as|that|which|who|includ)[^,;:])*[.:]?\W*$)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:stands?|is short|is an? (?:abbreviation|acronym)) for\b|^\W*where\b[^.]*=",
    re.IGNORECASE,
)
_ALL = (_OF_ITSELF, _OF_THE_QUESTION, _TO_THE_READER, _ANNOUNCES, _NAMES)


def is_aside(text: str) -> bool:
    """Tell whether a sentence speaks of its answer, its question or to its reader.

    Such sentences, announcements and names spelled out assert nothing that could be looked up.

    >>> [is_aside(t) for t in ("I hope this helps.", "Here are some steps.", "Charles I died.")]
    [True, True, False]
    >>> is_aside("According to my search results, a producer is paid by the hour.")
    False
    """
    words = _FROM_A_SEARCH.sub("", text)
    return any(pattern.search(words) for pattern in _ALL)


def names_only(claim: Claim) -> bool:
    """Tell whether a claim names treatments and says of them neither effect nor advice nor doubt.

    Hope is none of these, and doubt about no treatment in particular says nothing that a source
    could tell.
    """
    wording = claim.wording
    if claim.kind is ClaimKind.GENERAL:
        open_only = wording.level is WordingLevel.STATUS and not claim.numbers
        return open_only and gives_hope(claim.text)
    if claim.kind is not ClaimKind.TREATMENT:
        return False
    if wording.modality.recommends:
        return ON_ONES_OWN.search(claim.text) is not None
    if gives_hope(claim.text):
        return True
    in_doubt = wording.level is WordingLevel.STATUS and claim.topic.interventions
    effect = wording.causality is not Causality.NONE or _WORKS.search(claim.text)
    return not (effect or in_doubt or _OUTCOME.search(claim.cue))


def gives_hope(text: str) -> bool:
    """Tell whether a sentence only says that something gives hope.

    >>> gives_hope("New treatments offer hope.")
    True
    """
    return _HOPE.search(text) is not None
