"""Sentences that put no general effect forward: results told with their study, and naming."""

from __future__ import annotations

import re

from evidencegraph.model import Claim, TriggerRole

# Writers tell the result of one study in the past tense, what they hold to be generally true in
# the present (Swales 1990, Genre Analysis, on tense in citing).
_PAST = re.compile(
    r"\b(?:was|were|had|did|showed|demonstrated|exhibited|experienced|developed|achieved|received|"
    r"revealed|found|reported|observed|led|led to|resulted|required|suffered|died|survived|"
    r"underwent|occurred|comprised|accounted|represented|constituted)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|does|do|can|may|might|must|should|will|would|could|cannot|remains?|"
    r"seems?|appears?|causes?|leads?|increases?|reduces?|improves?|decreases?|prevents?|"
    r"contributes?|results? in|affects?|influences?|requires?|plays?|becomes?)\b",
    re.IGNORECASE,
)
_ONE_STUDY = re.compile(
    r"\b(?:(?:a|an|one|the|this|that|another) (?:[\w,-]+ ){0,5}?"
    r"|(?-i:[A-Z][\w-]*[A-Z0-9][\w-]*) )"
    r"(?:study|trial|cohort|meta-?analysis|survey|registry|case report)\b[^.;]{0,160}?"
    r"\b(?:showed|found|reported|demonstrated|revealed|observed|suggested|indicated|concluded|"
    r"investigated|evaluated|compared|identified|reporting|showing)\b"
    r"|\b(?:single|one|first|only) (?:reported |published |known )(?:case|report|patient)\b"
    r"|\band (?:co-?workers|colleagues|associates)\b"
    r"|\b(?:has|have) (?:\w+ly |also |already )*been (?:\w+ly )*"
    r"(?:reported|observed|seen|noted|described|documented)\b",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\b(?:(?:is|are|constitutes?|represents?) (?:[\w-]+ ){0,6}?"
    r"(?:used|prescribed|available|class(?:es)?|famil(?:y|ies)|members?)"
    r"|(?:primarily |mainly |mostly )?(?:includes?|comprises?|consists? of|belongs? to))\b",
    re.IGNORECASE,
)
_DEFINING = re.compile(
    r"\b(?:is|are) (?:an? |the |one of the )?(?:[\w-]+ ){0,5}?(?:disease|disorder|syndrome|"
    r"reaction|condition|infection|complication|tumou?r|cancer)s?,? "
    r"(?:resulting in|characteri[sz]ed by|caused by|due to|in which)\b",
    re.IGNORECASE,
)
_KINETICS = re.compile(
    r"\b(?:bioavailability|half-li(?:fe|ves)|(?:is|are) (?:\w+ )?(?:absorbed|excreted|"
    r"metaboli[sz]ed|eliminated)|protein[- ](?:bound|binding)|volume of distribution)\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\b(?:leading|major|main|principal|important|frequent|common|second|third|fourth|fifth|"
    r"\d(?:st|nd|rd|th)) (?:[\w-]+ ){0,3}?causes? of (?:[\w-]+ ){0,4}?"
    r"(?:deaths?|mortality|morbidity|disability|hospitali[sz]ations?|blindness)\b",
    re.IGNORECASE,
)
_IN_A_CLAUSE = re.compile(r"\b(?:that|which|who|to|for|in)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|but|or)\s+(?:\w+ly\s+)?$|[;:]\s*$", re.IGNORECASE)


def tells_result(claim: Claim) -> bool:
    """Tell whether a claim is told as what one study found, which is all that it then says.

    >>> from evidencegraph.model import Location
    >>> said = "Carriers of the allele had a higher risk of pain."
    >>> tells_result(Claim("c", "a.md", said, Location("a.md")))
    True
    >>> said = "Carriers of the allele have a higher risk of pain."
    >>> tells_result(Claim("c", "a.md", said, Location("a.md")))
    False
    """
    if claim.wording.modality.recommends:
        return False
    past = _PAST.search(claim.text) is not None and _PRESENT.search(claim.text) is None
    return claim.wording.reported or past or _ONE_STUDY.search(claim.text) is not None


def ranks_causes(claim: Claim) -> bool:
    """Tell whether a claim says how often people die of something: a count, no effect.

    >>> from evidencegraph.model import Location
    >>> said = "It is the third leading cause of cancer deaths."
    >>> ranks_causes(Claim("c", "a.md", said, Location("a.md")))
    True
    """
    return _RANK.search(claim.text) is not None


def tells_kinetics(claim: Claim) -> bool:
    """Tell whether a claim says what the body does with a drug: a mechanism, no effect of it.

    >>> from evidencegraph.model import Location
    >>> said = "The drug is highly absorbed, with a bioavailability of 90%."
    >>> tells_kinetics(Claim("c", "a.md", said, Location("a.md")))
    True
    """
    return _KINETICS.search(claim.text) is not None


def only_names(claim: Claim) -> bool:
    """Tell whether a claim only says what there is and what it is used for.

    An effect may stand in a clause that says which things are meant: "agents that reduce ...".

    >>> from evidencegraph.model import Location
    >>> said = "Statins are a class of drugs that are widely used."
    >>> only_names(Claim("c", "a.md", said, Location("a.md")))
    True
    """
    counted = any(number.unit in {"%", "people"} for number in claim.numbers)
    if counted or claim.wording.modality.recommends:
        return False
    if _DEFINING.search(claim.text):
        return True
    named = _NAMING.search(claim.text)
    if named is None:
        return False
    effects = [
        trigger.start
        for trigger in claim.wording.triggers
        if trigger.role in {TriggerRole.EFFECT, TriggerRole.ASSOCIATION}
    ]
    between = [claim.text[named.end() : start] for start in effects]
    return all(_IN_A_CLAUSE.search(words) and not _JOINED.search(words) for words in between)
