"""What publishers and databases write around the title of a work that they took back."""

from __future__ import annotations

import re

from evidencegraph.model import EditorialStatus

# An article about a retraction, "Retraction of ...", is no retracted article, nor is "[Retracted
# and republished]"; a "retracted sternum" is an anatomical matter. So the word must stand alone,
# with a colon or in brackets of its own.
_WORD = r"(?P<word>[Rr]etracted|RETRACTED|[Ww]ithdrawn|WITHDRAWN|REMOVED)"
_NOUN = r"(?:\s+(?:article|paper|chapter|review|publication|manuscript|preprint))"
_BEFORE = re.compile(
    rf"\W*(?:[\[({{<]\s*{_WORD}{_NOUN}?\s*:?\s*[\])}}>]+\W*"
    rf"|{_WORD.replace('word', 'bare')}{_NOUN}?\W{{0,2}}:\W*)",
    re.IGNORECASE,
)
# Web of Science: "(Retracted article. See vol. 47, pg 12, 2011)".
_SEE = r"(?:\s*[.,;:]?\s+(?:see|in)\s+(?:also\s+)?(?:vol|pg|pp|p|issue|\d)[^\[\](){}]*)?"
_AFTER = re.compile(
    rf"\s*(?:\[\s*{_WORD}{_NOUN}?{_SEE}\s*\]"
    rf"|\(\s*(?P<round>(?-i:Retracted|RETRACTED|Withdrawn|WITHDRAWN)){_NOUN}?{_SEE}\s*\)"
    rf"|\(\s*(?P<noun>retracted|withdrawn){_NOUN}{_SEE}\s*\)"
    rf"|[.\s–—-]\s*(?P<capitals>(?-i:RETRACTED|WITHDRAWN)))[.\s]*$",
    re.IGNORECASE,
)
_LOWER = re.compile(r"withdrawn|removed|Removed")
_STATUS = {
    "retracted": EditorialStatus.RETRACTED,
    "withdrawn": EditorialStatus.WITHDRAWN,
    "removed": EditorialStatus.WITHDRAWN,
}


def labelled(title: str) -> EditorialStatus:
    """Return what the label around a title says of the work; *unchecked* without one.

    A withdrawn work is not called retracted: Cochrane withdraws reviews that are out of date or
    replaced, publishers articles that were printed by mistake.

    >>> labelled("RETRACTED: Sleep and grey hair").value, labelled("Grey hair [Retracted]").value
    ('retracted', 'retracted')
    >>> labelled("WITHDRAWN: Sleep for grey hair").value, labelled("Withdrawal of sleep").value
    ('withdrawn', 'unchecked')
    """
    match = _label(title)
    return EditorialStatus.UNCHECKED if match is None else _STATUS[_word(match).lower()]


def unlabelled(title: str) -> str:
    """Return a title without such a label.

    >>> unlabelled("RETRACTED ARTICLE: Sleep"), unlabelled("Sleep (Retracted)")
    ('Sleep', 'Sleep')
    """
    match = _label(title)
    return title if match is None else title[: match.start()] + title[match.end() :]


def _label(title: str) -> re.Match[str] | None:
    before = _BEFORE.match(title)
    if before is not None and before.end() < len(title):
        # In small letters the word may be any word: "withdrawn: the story of ...".
        bare = before["bare"]
        return None if bare is not None and _LOWER.match(bare) else before
    after = _AFTER.search(title)
    return after if after is not None and after.start() > 0 else None


def _word(match: re.Match[str]) -> str:
    return next(word for word in match.groupdict().values() if word)
