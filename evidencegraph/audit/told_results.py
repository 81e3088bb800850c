"""Sentences that put no general effect forward: results told with their study, and naming."""

from __future__ import annotations

import re

from evidencegraph.audit.phrases import phrase, says
from evidencegraph.model import Claim, TriggerRole

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
    past = says(claim.text, "past") and not says(claim.text, "present")
    return claim.wording.reported or past or says(claim.text, "one study")


def ranks_causes(claim: Claim) -> bool:
    """Tell whether a claim says how often people die of something: a count, no effect.

    >>> from evidencegraph.model import Location
    >>> said = "It is the third leading cause of cancer deaths."
    >>> ranks_causes(Claim("c", "a.md", said, Location("a.md")))
    True
    """
    return says(claim.text, "rank of causes")


def tells_kinetics(claim: Claim) -> bool:
    """Tell whether a claim says what the body does with a drug: a mechanism, no effect of it.

    >>> from evidencegraph.model import Location
    >>> said = "The drug is highly absorbed, with a bioavailability of 90%."
    >>> tells_kinetics(Claim("c", "a.md", said, Location("a.md")))
    True
    """
    return says(claim.text, "kinetics")


def gives_numbers(claim: Claim) -> bool:
    """Tell whether a claim gives a share or a number of people."""
    return any(number.unit in {"%", "people"} for number in claim.numbers)


def is_description(claim: Claim) -> bool:
    """Tell whether a claim only says what there is and what it is used for.

    An effect may stand in a clause that says which things are meant: "agents that reduce ...".

    >>> from evidencegraph.model import Location
    >>> said = "Statins are a class of drugs that are widely used."
    >>> is_description(Claim("c", "a.md", said, Location("a.md")))
    True
    """
    if gives_numbers(claim) or claim.wording.modality.recommends:
        return False
    if says(claim.text, "defining"):
        return True
    named = phrase("naming").search(claim.text)
    if named is None:
        return False
    effects = [
        trigger.start
        for trigger in claim.wording.triggers
        if trigger.role in {TriggerRole.EFFECT, TriggerRole.ASSOCIATION}
    ]
    between = [claim.text[named.end() : start] for start in effects]
    return all(_IN_A_CLAUSE.search(words) and not _JOINED.search(words) for words in between)
