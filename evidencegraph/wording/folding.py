"""Text and patterns in lower case: to match without regard to case takes three times as long."""

from __future__ import annotations

import re

_NITRIC_OXIDE = re.compile(r"\bNO\b(?! [A-Z]{2})|(?<=\()NO\b")
_CAPITAL = re.compile(r"\\.|[A-Z]")


def folded(text: str) -> str:
    """Return a text in lower case, as long as it was.

    NO stays as it is, since nitric oxide denies nothing, unless all around it is in capitals.

    >>> folded("No effect of NO was seen."), folded("NO EFFECT WAS SEEN.")
    ('no effect of NO was seen.', 'no effect was seen.')
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    if "NO" in text:
        for oxide in _NITRIC_OXIDE.finditer(text):
            low = f"{low[: oxide.start()]}NO{low[oxide.end() :]}"
    return low


def compiled(pattern: str) -> re.Pattern[str]:
    r"""Return a pattern that matches folded texts as it would match others without regard to case.

    >>> compiled(r"RCTs?\W").search(folded("An RCT.")) is not None
    True
    """
    return re.compile(_CAPITAL.sub(lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), pattern))
