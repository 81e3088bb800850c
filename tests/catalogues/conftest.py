"""A catalogue on loopback that answers as it is told, and misbehaves on demand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from evidencegraph.catalogues import Access, Client
from evidencegraph.catalogues.crossref import HOME as CROSSREF
from evidencegraph.catalogues.europe_pmc import HOME as EUROPE_PMC
from evidencegraph.catalogues.openalex import HOME as OPENALEX
from evidencegraph.catalogues.pubmed import CONVERTER, EUTILS
from evidencegraph.catalogues.trials import HOME as TRIALS

Query = dict[str, list[str]]


@dataclass
class Catalogue:
    """What the server answers, and what it was asked.

    Attributes:
        home: its address.
        answer: path and query to status and body.
        refusals: statuses that are answered first, one request each.
        retry_after: sent with a refusal.
        delay: seconds before an answer.
        break_off: whether only half of what was promised is sent.
        headers: sent with every answer.
        drip: seconds between the bytes of an answer; None sends it at once.
        endless: whether the answer is sent again and again, without an end.
        asked: path and query of each request.
    """

    home: str = ""
    answer: Callable[[str, Query], tuple[int, str | bytes]] = lambda _path, _query: (404, "")
    refusals: list[int] = field(default_factory=list)
    retry_after: str = "0"
    delay: float = 0.0
    break_off: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    drip: float | None = None
    endless: bool = False
    asked: list[tuple[str, Query]] = field(default_factory=list)

    def reply(self, path: str, query: Query) -> tuple[int, str | bytes]:
        """Return status and body: a refusal while there is one, else the answer."""
        if self.refusals:
            return self.refusals.pop(0), "slow down"
        return self.answer(path, query)

    def pages(self, address: str, **access: object) -> Client:
        """Return a client that finds one page of the web at this server."""
        homes = {address: f"{self.home}/page"}
        return Client(Access(**{"homes": homes, "tries": 0, **access}))  # type: ignore[arg-type]

    def client(self, **access: object) -> Client:
        """Return a client that takes this server for every catalogue."""
        homes = {
            home: f"{self.home}/{name}"
            for home, name in (
                (EUTILS, "eutils"),
                (CONVERTER, "idconv"),
                (CROSSREF, "crossref"),
                (EUROPE_PMC, "europepmc"),
                (OPENALEX, "openalex"),
                (TRIALS, "trials"),
            )
        }
        return Client(Access(**{"homes": homes, "tries": 2, **access}))  # type: ignore[arg-type]


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    served = Catalogue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            served.asked.append((url.path, query))
            time.sleep(served.delay)
            status, body = served.reply(url.path, query)
            data = body if isinstance(body, bytes) else body.encode()
            self.send_response(status)
            if status in {429, 503}:
                self.send_header("Retry-After", served.retry_after)
            for name, value in served.headers.items():
                self.send_header(name, value)
            if not served.endless:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with suppress(OSError):  # who asked may have had enough
                self._send(data[: len(data) // 2] if served.break_off else data)

        def _send(self, data: bytes) -> None:
            while served.endless:
                self.wfile.write(data)
            if served.drip is None:
                self.wfile.write(data)
                return
            for byte in data:
                self.wfile.write(bytes([byte]))
                time.sleep(served.drip)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    served.home = f"http://127.0.0.1:{server.server_address[1]}"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
