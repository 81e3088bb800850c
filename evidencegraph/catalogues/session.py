"""The one way to the network: polite, patient, remembering, and silent about keys."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CacheMixin
from requests_ratelimiter import LimiterMixin
from urllib3.util import Retry

TOOL = "evidencegraph"
"""The name that NCBI asks every tool to send."""

_SECRET = ("api_key", "email", "mailto", "tool")
_WITHOUT_KEY, _WITH_KEY = 3, 10
"""Requests a second that NCBI allows."""
_HOURS = 3600


class Unreachable(Exception):  # noqa: N818 - it names a state, and is caught at once
    """A catalogue gave no answer that can be used; the message has no address and no key."""


class _Session(CacheMixin, LimiterMixin, requests.Session):
    """A session whose cached answers cost no part of the allowance."""


@dataclass(frozen=True, slots=True)
class Access:
    """How catalogues are asked.

    Attributes:
        cache: the folder of answers; None keeps them in memory.
        email: whom a catalogue may write to; asked for by NCBI, Crossref and OpenAlex.
        key: NCBI's key; from the environment only, in no message, cache or output.
        timeout: seconds to wait for a connection, and for an answer.
        tries: how often a request is tried again.
        homes: addresses of catalogues that differ from the real ones, for tests and mirrors.
    """

    cache: Path | None = None
    email: str = ""
    key: str = field(default="", repr=False)
    timeout: float = 30.0
    tries: int = 4
    homes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_environment(cls, cache: Path | None = None) -> Access:
        """Return the access that NCBI_API_KEY and EVIDENCEGRAPH_EMAIL describe."""
        return cls(
            cache, os.environ.get("EVIDENCEGRAPH_EMAIL", ""), os.environ.get("NCBI_API_KEY", "")
        )


class Client:
    """Asks catalogues; answers are kept, so that what was asked once is not asked again."""

    def __init__(self, access: Access) -> None:
        """Open the cache; nothing is asked yet."""
        self.access = access
        memory = access.cache is None
        self._session = _Session(
            "http-answers" if memory else str(access.cache / "http-answers.sqlite"),  # type: ignore[operator]
            backend="memory" if memory else "sqlite",
            serializer="json",  # never pickle: a cache may come from someone else
            ignored_parameters=_SECRET,
            allowable_codes=(200,),
            expire_after=24 * _HOURS,
            per_second=_WITH_KEY if access.key else _WITHOUT_KEY,
            limit_statuses=(),
        )
        retry = Retry(
            access.tries,
            status_forcelist=(429, 500, 502, 503, 504),
            backoff_factor=0.5,
            respect_retry_after_header=True,
            raise_on_status=False,
        )
        self._session.mount("https://", HTTPAdapter(max_retries=retry))
        self._session.mount("http://", HTTPAdapter(max_retries=retry))
        self._session.headers["User-Agent"] = f"{TOOL} ({access.email})" if access.email else TOOL

    def get(self, home: str, path: str = "", params: Mapping[str, str] | None = None) -> str:
        """Return the text of an answer; empty where the catalogue says that it has none.

        Args:
            home: the catalogue's address.
            path: below it.
            params: of the query.

        Raises:
            Unreachable: the catalogue gave no usable answer; the message says why.
        """
        base = self.access.homes.get(home, home)
        try:
            answer = self._session.get(base + path, params=params, timeout=self.access.timeout)
            text = answer.text
        except requests.Timeout:
            raise Unreachable(f"no answer within {self.access.timeout:g} s") from None
        except requests.TooManyRedirects:
            raise Unreachable("it redirects without end") from None
        except requests.RequestException as error:
            # The error's own words hold the address, and with it the key.
            raise Unreachable(_words(error)) from None
        if answer.status_code in {404, 410}:
            return ""
        if not answer.ok:
            raise Unreachable(f"it answered {answer.status_code}")
        return text

    def credentials(self) -> dict[str, str]:
        """Return what NCBI wants to know about who asks."""
        said = {"tool": TOOL, "email": self.access.email, "api_key": self.access.key}
        return {name: value for name, value in said.items() if value}

    def close(self) -> None:
        """Close connections and cache."""
        self._session.close()  # type: ignore[no-untyped-call]
        self._session.cache.close()  # type: ignore[no-untyped-call]


def _words(error: requests.RequestException) -> str:
    if isinstance(error, requests.exceptions.RetryError):
        return "it kept refusing"
    if isinstance(
        error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
    ):
        return "the answer broke off"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return f"the request failed ({type(error).__name__})"
