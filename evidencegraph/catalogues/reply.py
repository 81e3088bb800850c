"""What a server's reply says: its text, or why it is of no use, without address and key."""

from __future__ import annotations

import re

import requests

from evidencegraph.catalogues.guard import Refused

WEB_PAGE = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain")
"""The types of an answer that can be read as a page."""

_LOOKED_AT = 4096
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_SHOWN = 40
_FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.RetryError, "it kept refusing"),
    (requests.exceptions.TooManyRedirects, "it redirects without end"),
    (requests.exceptions.InvalidSchema, "it leads to what is no web address"),
    (requests.exceptions.InvalidURL, "it leads to what is no web address"),
    (requests.exceptions.ChunkedEncodingError, "the answer broke off"),
    (requests.exceptions.ContentDecodingError, "the answer broke off"),
    (requests.exceptions.ConnectionError, "no connection"),
)


def text_of(answer: requests.Response) -> str:
    """Return the text of an answer, in the encoding that its header or its own head names."""
    data = answer.content
    named = re.search(r"charset=[\"']?([\w.:-]+)", answer.headers.get("Content-Type", ""))
    found = None if named else _CHARSET.search(data[:_LOOKED_AT])
    encoding = named[1] if named else found[1].decode("ascii") if found else "utf-8"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def type_of(answer: requests.Response) -> str:
    """Return the media type of an answer; empty where it names none."""
    return str(answer.headers.get("Content-Type", "")).partition(";")[0].strip().lower()[:_SHOWN]


def refusal_of(answer: requests.Response) -> str:
    """Return what a status that is no success means, in words."""
    wait = answer.headers.get("Retry-After", "").strip()[:_SHOWN]
    if wait in {"", "0"}:
        return f"it answered {answer.status_code}"
    until = f"for {wait} s" if wait.isdecimal() else f"until {wait!r}"
    return f"it answered {answer.status_code} and asks to be left alone {until}"


def fault_of(error: requests.RequestException) -> str:
    """Return why a request failed; the error's own words hold the address, and with it the key."""
    if isinstance(error, Refused):
        return str(error)
    for kind, words in _FAULTS:
        if isinstance(error, kind):
            return words
    return f"the request failed ({type(error).__name__})"
