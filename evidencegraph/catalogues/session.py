"""The one way to the network: polite, patient, remembering, and silent about keys."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests_cache import CacheMixin
from requests_ratelimiter import LimiterMixin

from evidencegraph.catalogues.guard import GuardedAdapter, Patience, same_site, within
from evidencegraph.catalogues.reply import WEB_PAGE, fault_of, refusal_of, text_of, type_of
from evidencegraph.errors import UnusableOutputError

TOOL = "evidencegraph"
"""The name that NCBI asks every tool to send."""

_SECRET = ("api_key", "email", "mailto", "tool")
_WITHOUT_KEY, _WITH_KEY = 3, 10
"""Requests a second that NCBI allows."""
_HOURS = 3600
_MOST_REDIRECTS = 10
_GONE = frozenset({404, 410})


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
        patience: seconds until an answer must be there as a whole, with all tries and waits.
        homes: addresses of catalogues that differ from the real ones, for tests and mirrors.
    """

    cache: Path | None = None
    email: str = ""
    key: str = field(default="", repr=False)
    timeout: float = 30.0
    tries: int = 4
    patience: float = 300.0
    homes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_environment(cls, cache: Path | None = None) -> Access:
        """Return the access that the environment describes.

        NCBI_API_KEY, EVIDENCEGRAPH_EMAIL, and in EVIDENCEGRAPH_MIRRORS, parted by spaces, addresses
        of catalogues with those to be asked in their place, ``https://a.org/x=https://b.org/y``.
        """
        told = os.environ.get
        pairs = (each.partition("=") for each in told("EVIDENCEGRAPH_MIRRORS", "").split())
        homes = {home: mirror for home, _, mirror in pairs if mirror}
        return cls(cache, told("EVIDENCEGRAPH_EMAIL", ""), told("NCBI_API_KEY", ""), homes=homes)


class Client:
    """Asks catalogues; answers are kept, so that what was asked once is not asked again."""

    def __init__(self, access: Access) -> None:
        """Open the cache; nothing is asked yet.

        Raises:
            UnusableOutputError: the cache cannot be opened.
        """
        self.access = access
        try:
            self._session = self._opened()
        except (sqlite3.Error, OSError) as error:
            raise _unusable(access, error) from error
        retry = Patience(
            access.tries,
            status_forcelist=(429, 500, 502, 503, 504),
            backoff_factor=0.5,
            respect_retry_after_header=True,
            raise_on_status=False,
        )
        known = frozenset(urlsplit(home).netloc for home in access.homes.values())
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, GuardedAdapter(retry, known))
        self._session.max_redirects = _MOST_REDIRECTS
        self._session.headers["User-Agent"] = f"{TOOL} ({access.email})" if access.email else TOOL

    def _opened(self) -> _Session:
        access = self.access
        memory = access.cache is None
        return _Session(
            "http-answers" if memory else str(access.cache / "http-answers.sqlite"),  # type: ignore[operator]
            backend="memory" if memory else "sqlite",
            serializer="json",  # never pickle: a cache may come from someone else
            ignored_parameters=_SECRET,
            allowable_codes=(200,),
            expire_after=24 * _HOURS,
            per_second=_WITH_KEY if access.key else _WITHOUT_KEY,
            limit_statuses=(),
        )

    def get(self, home: str, path: str = "", params: Mapping[str, str] | None = None) -> str:
        """Return the text of an answer; empty where the catalogue says that it has none.

        Args:
            home: the catalogue's address.
            path: below it.
            params: of the query.

        Raises:
            Unreachable: the catalogue gave no usable answer; the message says why.
        """
        answer = self._ask(self.access.homes.get(home, home) + path, params)
        text = text_of(answer)
        if answer.status_code in _GONE:
            # Services answer about a missing work in their own words. A page of HTML comes from
            # something in between, and tells nothing about the work.
            if text.lstrip().startswith("<"):
                raise Unreachable(f"it answered {answer.status_code} with a web page")
            return ""
        if not answer.ok:
            raise Unreachable(refusal_of(answer))
        if not text.strip():
            raise Unreachable("the answer is empty")
        return text

    def page(self, address: str) -> str:
        """Return the text of a web page; empty where the site says that it is gone.

        Raises:
            Unreachable: there is no such page to be had; the message says why.
        """
        answer = self._ask(self.access.homes.get(address, address), None)
        if answer.status_code in _GONE:
            return ""
        if not answer.ok:
            raise Unreachable(refusal_of(answer))
        asked = answer.history[0].url if answer.history else answer.url
        if not same_site(asked, answer.url):
            raise Unreachable(f"it leads to another site, {urlsplit(answer.url).hostname}")
        kind = type_of(answer)
        if kind and kind not in WEB_PAGE:
            raise Unreachable(f"it is no web page but {kind!r}")
        return text_of(answer)

    def _ask(self, url: str, params: Mapping[str, str] | None) -> requests.Response:
        def ask() -> requests.Response:
            return self._session.get(url, params=params, timeout=self.access.timeout)

        try:
            return within(self.access.patience, ask)
        except TimeoutError:
            raise Unreachable(f"no whole answer within {self.access.patience:g} s") from None
        except requests.Timeout:
            raise Unreachable(f"no answer within {self.access.timeout:g} s") from None
        except requests.RequestException as error:
            raise Unreachable(fault_of(error)) from None
        except ValueError:
            # A redirect may lead to what cannot even be parsed.
            raise Unreachable("it leads to what is no web address") from None
        except sqlite3.Error as error:
            raise _unusable(self.access, error) from error

    def credentials(self) -> dict[str, str]:
        """Return what NCBI wants to know about who asks."""
        said = {"tool": TOOL, "email": self.access.email, "api_key": self.access.key}
        return {name: value for name, value in said.items() if value}

    def close(self) -> None:
        """Close connections and cache."""
        self._session.close()  # type: ignore[no-untyped-call]
        self._session.cache.close()  # type: ignore[no-untyped-call]


def _unusable(access: Access, error: Exception) -> UnusableOutputError:
    hint = "Delete http-answers.sqlite in it, which fills again, or choose another with --cache."
    return UnusableOutputError(f"{access.cache}: the cache cannot be used: {error}", hint)
