"""Lists of authors at the beginning of an entry."""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    [
        "a",
        "al",
        "and",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "et",
        "for",
        "in",
        "la",
        "le",
        "los",
        "of",
        "on",
        "the",
        "ten",
        "ter",
        "und",
        "van",
        "vom",
        "von",
        "y",
        "zu",
        "zur",
    ]
)
_LETTER = r"[^\W\d_]"
_FAMILY = (
    rf"(?:(?:d['’]|O['’]|['’]t[ ]|{_LETTER}+[ ]){{0,3}}{_LETTER}[\w'’‐-]+"
    rf"(?:[ ]{_LETTER}[\w'’‐-]+){{0,2}})"
)
_INITIALS = r"(?:[A-ZÀ-Ý](?:\.?\s?[-‐]?[A-ZÀ-Ý]){0,4}\.?)(?!\w)"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|2nd|3rd|II|III|IV)\.?)?"
# Hall CD, Dafni U, et al.
_VANCOUVER = re.compile(
    rf"^(?P<list>{_FAMILY}\s{_INITIALS}{_SUFFIX}"
    rf"(?:(?:[,;]|\s(?:and|&))\s*(?:and\s|&\s)?(?:{_FAMILY}\s{_INITIALS}{_SUFFIX}|et\s?al\b))*)"
    r"(?:[,;]?\s*(?:et\s?al\.?|and others|editors?|eds?\.?))*\s*"
    r"(?:[.:]|,(?=\s[A-Z]\w+\s[a-z]))\s*(?P<rest>.*)$"
)
# Byrd JB, Adam A & Brown NJ Title of the work: some publishers leave the full stop out.
_UNSTOPPED = re.compile(
    rf"^(?P<list>(?:{_FAMILY}\s{_INITIALS}(?:,|\s&)\s)*{_FAMILY}\s{_INITIALS}(?:\set\sal\.?)?)\s+"
    r"(?P<rest>[A-Z0-9][\w‐-]+[\s,:].*)$"
)
# Hall, C. D., Dafni, U., & Simpson, D.
_INVERTED = re.compile(
    rf"^(?P<list>{_FAMILY},\s(?:[A-ZÀ-Ý]\.[\s-]?){{1,4}}"
    rf"(?:,?\s*(?:and\s|&\s|;\s?)?\s*(?:{_FAMILY},\s(?:[A-ZÀ-Ý]\.[\s-]?){{1,4}}|et\s?al\.?))*)[.:]?\s*(?P<rest>.*)$"
)
_PERSON = re.compile(rf"(?P<family>{_FAMILY}),?\s(?P<initials>{_INITIALS})")
_ORGANISATION = re.compile(
    r"\b(?:Institutes?|Organi[sz]ation|Agency|Society|Association|Cent(?:er|re)s?|Ministry|Department|College"
    r"|Foundation|Committee|Council|Academy|University|Clinic|NIH|NINDS|CDC|WHO|NICE|FDA|EMA)\b"
)
_GROUP_LONGEST = 12
"""More words than this make a sentence and not the name of an organisation."""


def split_authors(text: str) -> tuple[tuple[str, ...], str]:
    """Return the authors that an entry begins with, and the rest.

    >>> split_authors("Hall CD, Dafni U, et al. Failure of cytarabine. N Engl J Med.")
    (('Hall, CD', 'Dafni, U'), 'Failure of cytarabine. N Engl J Med.')
    """
    for pattern in (_VANCOUVER, _INVERTED, _UNSTOPPED):
        match = pattern.match(text)
        if match and match["rest"]:
            return people_in(match["list"]), match["rest"]
    first, stop, rest = text.partition(". ")
    # What is left may begin with an organisation: by its name, or if two more sentences follow.
    told = _ORGANISATION.search(first) or ". " in rest
    if stop and rest and told and len(first.split()) <= _GROUP_LONGEST and is_author_list(first):
        return people_in(first), rest
    return (), text


def _turned(name: str) -> str:
    """Return ``C. D. Hall`` as ``Hall, C. D.``; what is no such name stays."""
    found = re.fullmatch(r"((?:[A-ZÀ-Ý]\.[\s-]?)+)\s*(.+)", name.strip())
    return f"{found[2]}, {found[1].strip()}" if found else name.strip()


def is_author_list(text: str) -> bool:
    """Tell whether a text may be names only: words in lower case are particles.

    >>> is_author_list("van der Berg, J. & Hall, C."), is_author_list("Failure of cytarabine")
    (True, False)
    """
    words = re.findall(rf"{_LETTER}[\w'’-]*", text)
    return bool(words) and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)


def people_in(text: str) -> tuple[str, ...]:
    """Return the people of a list of authors, in order.

    >>> people_in("Hall, C. D., & Dafni, U."), people_in("World Health Organization")
    (('Hall, C. D.', 'Dafni, U.'), ('World Health Organization',))
    >>> people_in("van der Berg JW, Department of Health UK")
    ('van der Berg, JW', 'Department of Health UK')
    """
    text = re.sub(r",?\s*\bet\s?al\b\.?|\(?\beds?\.?\)?$|\beditors?\b", "", text).strip(" ,;&")
    if re.match(r"[A-ZÀ-Ý]\.[\s-]?(?:[A-ZÀ-Ý]\.[\s-]?)*[^\W\d_]{2}", text):
        return tuple(
            _turned(part) for part in re.split(r"\s*,\s*(?:and\s)?|\s+(?:and|&)\s+", text) if part
        )
    if not re.search(r"\b[A-ZÀ-Ý]\.$", text):
        text = text.rstrip(". ")
    if re.search(r",\s[A-ZÀ-Ý]\.", text):
        found = re.findall(
            rf"{_FAMILY},\s(?:[A-ZÀ-Ý]\.?[\s-]?)+(?![a-z])", re.sub(r"\s(?:and|&)\s", " ", text)
        )
        return tuple(name.strip(" ,") for name in found) or (text,)
    parts = [part.strip() for part in re.split(r"\s*[,;]\s*(?:and\s|&\s)?|\s+(?:and|&)\s+", text)]
    if len(parts) > 1 and all(len(part.split()) == 1 for part in parts[:2]):
        return (f"{parts[0]}, {parts[1]}", *parts[2:])
    if not any(_PERSON.fullmatch(part) for part in parts) and len(parts) <= 2:  # noqa: PLR2004
        return (text,) if text else ()
    return tuple(_parted(part) for part in parts if part)


def _parted(name: str) -> str:
    """Return ``Hall CD`` as ``Hall, CD``; an organisation stays whole."""
    found = _PERSON.fullmatch(name)
    if not found or "," in name or _ORGANISATION.search(name):
        return name
    return f"{found['family']}, {found['initials']}"
