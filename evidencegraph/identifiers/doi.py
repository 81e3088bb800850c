"""The one spelling of a DOI, and the addresses that carry one."""

from __future__ import annotations

import re

# Publishers' pages append the dress to the DOI: .../10.3389/fneur.2020.01/full
_DRESS = re.compile(
    r"(?:/|\.)(?:full|abstract|e?pdf|html|summary|fulltext|full-text|meta|references|tables|figures"
    r"|supplemental|media|epub|tab-\w+|full\.pdf\+html|full-text\.pdf)$"
)
_SENTENCE_END = re.compile(r"[^a-z0-9)]+$")
# The number of an article in a serial (ANSI/NISO Z39.56): ISSN, date, place, and a check character
# that may be #. Two articles of one issue differ only in what stands in angle brackets.
_SERIAL = re.compile(r"^10\.\d{4,9}/(?:\(sici\)|\d{4}-\d{3}[\dx]\(\d{4,}\))")
_SERIAL_CHECK = re.compile(r"\.co;2-[a-z0-9#]")
# bioRxiv and medRxiv number the versions of a preprint; all of them are one work.
_PREPRINT_VERSION = re.compile(r"^(10\.(?:1101|64898)/[\d.]+)v\d+$")
_ESCAPED = re.compile(r"%([2-7][0-9a-f])", re.IGNORECASE)

_HOUSES = (
    (re.compile(r"^nature\.com/articles/([a-z]+\d+[\w.-]*|\d+[\w.-]*)$"), "10.1038/{}"),
    (re.compile(r"^elifesciences\.org/articles/(\d+)$"), "10.7554/elife.{}"),
    (re.compile(r"^zenodo\.org/records?/(\d+)$"), "10.5281/zenodo.{}"),
    (re.compile(r"^(?:bmj|[a-z]+\.bmj)\.com/content/\d+/(bmj[.-][\w.-]+)$"), "10.1136/{}"),
)


def spell_doi(value: str) -> str:
    """Return a DOI in lower case without what followed it in a sentence or an address.

    >>> spell_doi("10.1002/(SICI)1097%281998%2917:15%3C1661::AID-X%3E3.0.CO;2-2")
    '10.1002/(sici)1097(1998)17:15<1661::aid-x>3.0.co;2-2'
    >>> spell_doi("10.1002/1531-8249(199910)46:4<598::AID-ANA7>3.0.CO;2-F.")
    '10.1002/1531-8249(199910)46:4<598::aid-ana7>3.0.co;2-f'
    >>> spell_doi("10.1101/2020.01.30.927871v2.full.pdf).")
    '10.1101/2020.01.30.927871'
    """
    value = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value).lower()
    if _SERIAL.match(value):
        value = value.replace("&lt;", "<").replace("&gt;", ">")
        if check := _SERIAL_CHECK.search(value):
            return value[: check.end()]
    else:
        value = re.split(r"[?#<>|\s]", value, maxsplit=1)[0]
    before = ""
    while before != value:
        before = value
        value = _SENTENCE_END.sub("", value)
        if value.endswith(")") and value.count(")") > value.count("("):
            value = value[:-1]
        value = _PREPRINT_VERSION.sub(r"\1", _DRESS.sub("", value))
    return value


def doi_of_page(page: str) -> str:
    """Return the DOI that the address of a publisher's page stands for, or an empty string.

    >>> doi_of_page("nature.com/articles/s41586-020-2649-2")
    '10.1038/s41586-020-2649-2'
    """
    for pattern, doi in _HOUSES:
        found = pattern.match(page.lower())
        if found:
            return doi.format(found[1])
    return ""
