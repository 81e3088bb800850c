"""What no server may do to us: lead to a private host, never end, or have us wait for a year."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.exceptions import InvalidHeader, MaxRetryError, ResponseError
from urllib3.util import Retry

LARGEST = 30_000_000
"""Bytes of an answer, unpacked: 200 records of PubMed with their references have about eight
million."""

LONGEST_WAIT = 60.0
"""Seconds that a server may ask us to wait; one that wants more is asked another day."""

_PIECE = 65536
_INSIDE = re.compile(r"(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)\.?$|^[^.:]+$")

_Found = TypeVar("_Found")


class Refused(requests.RequestException):
    """We do not go there, or do not read on; the message is for people."""


class Patience(Retry):
    """Waits as a server asks, within reason, and tries again."""

    def get_retry_after(self, response: Any) -> float | None:  # noqa: ANN401 - urllib3's own type
        """Return how long a server asks to wait; None where what it says is no time."""
        try:
            return super().get_retry_after(response)
        except (InvalidHeader, ValueError, OverflowError):
            return None

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: Any = None,  # noqa: ANN401
        error: Exception | None = None,
        _pool: Any = None,  # noqa: ANN401
        _stacktrace: Any = None,  # noqa: ANN401
    ) -> Self:
        """Return what is left of the tries; none where the wait would be too long."""
        if response is not None and (self.get_retry_after(response) or 0) > LONGEST_WAIT:
            raise MaxRetryError(_pool, url or "", ResponseError("asked to wait too long"))
        return super().increment(method, url, response, error, _pool, _stacktrace)


class GuardedAdapter(HTTPAdapter):
    """Sends requests to public hosts only, redirected ones too, and reads a bounded answer.

    Args:
        retries: how often and after what is tried again.
        known: hosts with their ports that were configured, and may be private.
        largest: bytes of an answer.
    """

    def __init__(self, retries: Retry, known: frozenset[str], largest: int = LARGEST) -> None:
        """Keep the limits."""
        super().__init__(max_retries=retries)
        self._known = known
        self._largest = largest

    def send(  # noqa: PLR0913, PLR0917 - requests' own signature
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002
        timeout: Any = None,  # noqa: ANN401
        verify: Any = True,  # noqa: ANN401, FBT002
        cert: Any = None,  # noqa: ANN401
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Return the answer with its body read.

        Raises:
            Refused: the host is private, or the answer too large.
        """
        del stream
        url = request.url or ""
        parts = urlsplit(url)
        if parts.netloc not in self._known and is_private(
            parts.hostname or "", by_name=bool(select_proxy(url, proxies))
        ):
            raise Refused("it leads to a private host", request=request)
        answer = super().send(request, True, timeout, verify, cert, proxies)  # noqa: FBT003
        body = bytearray()
        for piece in answer.iter_content(_PIECE):
            body += piece
            if len(body) > self._largest:
                answer.close()
                raise Refused(f"it has more than {self._largest / 1e6:g} MB", request=request)
        answer._content = bytes(body)  # noqa: SLF001 - requests has no door for a body read in part
        return answer


def is_private(host: str, *, by_name: bool = False) -> bool:
    """Tell whether a host is this machine or one of the local network.

    Args:
        host: name or address.
        by_name: do not ask which addresses a name has: a proxy will find them.

    >>> is_private("127.0.0.1"), is_private("[::1]"), is_private("printer.local")
    (True, True, True)
    >>> is_private("8.8.8.8")
    False
    """
    host = host.strip("[]")
    with suppress(ValueError):
        return not _is_global(host)
    if _INSIDE.search(host.lower()):
        return True
    if by_name:
        return False
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False  # there is no such host: the connection will say so
    return any(not _is_global(str(each[4][0]).partition("%")[0]) for each in found)


def _is_global(address: str) -> bool:
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one house, whatever its hosts are called.

    >>> same_site("https://ninds.nih.gov/pml", "https://www.nih.gov/health")
    True
    >>> same_site("https://www.nice.org.uk/a", "https://portal.other.org.uk/login")
    False
    """
    return _house(one) == _house(other)


def _house(url: str) -> tuple[str, ...]:
    parts = (urlsplit(url).hostname or "").split(".")
    # co.uk, org.au, gov.br: the house is one part more.
    deep = len(parts[-1]) == 2 and len(parts) > 2 and len(parts[-2]) <= 3  # noqa: PLR2004
    return tuple(parts[-3 if deep else -2 :])


def within(seconds: float, ask: Callable[[], _Found]) -> _Found:
    """Return what a function returns, if it does so in time; what it does later is lost.

    A server that sends a byte now and then keeps any time limit of a connection from running out.

    Raises:
        TimeoutError: it took longer.
    """
    told: SimpleQueue[_Found | Exception] = SimpleQueue()

    def run() -> None:
        try:
            told.put(ask())
        except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
            told.put(error)

    Thread(target=run, daemon=True).start()
    try:
        found = told.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise found
    return found
