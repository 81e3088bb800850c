"""Servers that mean ill, or are broken: what they do ends soon, and in a clear sentence."""

from __future__ import annotations

import gzip
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evidencegraph.catalogues import Answer, State, Store, crossref, fetch, pages, pubmed
from evidencegraph.catalogues.guard import is_private
from evidencegraph.errors import MalformedDataError, UnusableOutputError
from evidencegraph.model import Reference
from tests.catalogues.conftest import Catalogue

TODAY = "2026-11-20"
PAGE = "url:sleep.example.org/a"
ADDRESS = "https://sleep.example.org/a"


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail where what is done takes longer; the limit is far above what it should take."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


def why(catalogue: Catalogue, **access: object) -> str:
    """Return why Crossref could not be asked."""
    (answer,) = crossref.look_up(
        catalogue.client(**{"tries": 0, **access}), ["doi:10.1000/x"], TODAY
    )
    assert answer.state is State.UNCHECKED
    return answer.why


def why_no_page(catalogue: Catalogue, **access: object) -> str:
    """Return why a page could not be read."""
    (answer,) = pages.look_up(catalogue.pages(ADDRESS, **access), [PAGE], TODAY)
    assert answer.state is State.UNCHECKED
    return answer.why


def test_an_endless_answer_is_left(catalogue: Catalogue) -> None:
    catalogue.answer, catalogue.endless = (lambda *_: (200, b" " * 1_000_000)), True
    with at_most(20):
        assert why(catalogue) == "it has more than 30 MB"


def test_an_answer_that_unpacks_to_too_much_is_left(catalogue: Catalogue) -> None:
    bomb = gzip.compress(b" " * 60_000_000)
    catalogue.answer, catalogue.headers = (lambda *_: (200, bomb)), {"Content-Encoding": "gzip"}
    with at_most(20):
        assert why(catalogue) == "it has more than 30 MB"


def test_an_answer_that_drips_is_left(catalogue: Catalogue) -> None:
    catalogue.answer, catalogue.drip = (lambda *_: (200, "x" * 1000)), 0.05
    with at_most(10):
        assert why(catalogue, patience=0.5) == "no whole answer within 0.5 s"


@pytest.mark.parametrize("wait", ["31536000", "Fri, 20 Nov 2099 00:00:00 GMT"])
def test_nobody_waits_for_a_year(catalogue: Catalogue, wait: str) -> None:
    catalogue.refusals, catalogue.retry_after = [429] * 9, wait
    with at_most(10):
        said = why(catalogue, tries=4)

    assert said.startswith("it answered 429 and asks to be left alone ")
    assert len(catalogue.asked) == 1


def test_a_wait_that_is_no_time_is_no_wait(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, '{"message": {"DOI": "10.1000/x"}}')
    catalogue.refusals, catalogue.retry_after = [503], "soon"
    with at_most(10):
        (answer,) = crossref.look_up(catalogue.client(), ["doi:10.1000/x"], TODAY)

    assert answer.state is State.FOUND


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("file:///etc/passwd", "it leads to what is no web address"),
        ("ftp://example.org/a", "it leads to what is no web address"),
        ("http://127.0.0.1:1/", "it leads to a private host"),
        ("http://[::1]:1/", "it leads to a private host"),
        ("http://localhost:1/", "it leads to a private host"),
        ("http://169.254.169.254/latest", "it leads to a private host"),
        ("http://10.0.0.1/", "it leads to a private host"),
        ("http://2130706433/", "it leads to a private host"),
        ("http://intranet/", "it leads to a private host"),
        ("http://[", "it leads to what is no web address"),
    ],
)
def test_a_redirect_leads_nowhere_else(catalogue: Catalogue, target: str, said: str) -> None:
    catalogue.answer, catalogue.headers = (lambda *_: (302, "")), {"Location": target}
    with at_most(10):
        assert why_no_page(catalogue) == said
        assert why(catalogue) == said


def test_redirects_that_go_round_end(catalogue: Catalogue) -> None:
    catalogue.answer, catalogue.headers = (lambda *_: (302, "")), {"Location": "/page"}
    with at_most(20):
        assert why_no_page(catalogue) == "it redirects without end"


def test_an_address_of_a_document_is_not_asked_for_on_a_private_host(catalogue: Catalogue) -> None:
    name = "url:127.0.0.1/admin"
    (answer,) = pages.look_up(catalogue.client(), [name], TODAY)

    assert answer.why == "it leads to a private host"
    assert catalogue.asked == []


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream"])
def test_what_is_no_page_is_not_read_as_one(catalogue: Catalogue, kind: str) -> None:
    catalogue.answer = lambda *_: (200, "<title>Sleep</title>")
    catalogue.headers = {"Content-Type": kind}

    assert why_no_page(catalogue) == f"it is no web page but {kind!r}"


def test_a_page_is_read_in_the_encoding_that_it_names(catalogue: Catalogue) -> None:
    page = '<html><head><meta charset="latin-1"><title>Schläfrigkeit</title></head></html>'
    catalogue.answer = lambda *_: (200, page.encode("latin-1"))
    catalogue.headers = {"Content-Type": "text/html"}
    (answer,) = pages.look_up(catalogue.pages(ADDRESS), [PAGE], TODAY)

    assert answer.work
    assert answer.work.title == "Schläfrigkeit"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("[" * 200_000, id="nested"),
        pytest.param('{"message": ' * 100_000, id="nested objects"),
        pytest.param('{"message": {"DOI": ' + "9" * 100_000 + "}}", id="a number without end"),
        pytest.param('{"message": [1, 2]}', id="a list"),
        pytest.param('{"message": null}', id="nothing"),
        pytest.param("null", id="null"),
        pytest.param('"message"', id="a string"),
        pytest.param("", id="empty"),
        pytest.param("\0\0\0", id="zeros"),
        pytest.param(b"\xff\xfe\xfd", id="bytes"),
        pytest.param('{"message": {"DOI": "10.1000/x"', id="cut off"),
        pytest.param('{"message": {"DOI": "10.1000/x", "author": 7}}', id="another shape"),
    ],
)
def test_broken_json_could_not_be_checked(catalogue: Catalogue, body: str | bytes) -> None:
    catalogue.answer = lambda *_: (200, body)
    with at_most(10):
        assert why(catalogue) in {
            "the answer is empty",
            "the answer is malformed",
            "it answered about another work",
        }


def test_half_a_character_can_be_kept(catalogue: Catalogue, tmp_path: Path) -> None:
    body = r'{"message": {"DOI": "10.1000/x", "title": ["Sleep \ud83d of \udc00 \ud83d\ude34"]}}'
    catalogue.answer = lambda *_: (200, body)
    store = Store(tmp_path / "answers.sqlite")
    work = Reference("doi:10.1000/x", ("doi:10.1000/x",))
    list(fetch(catalogue.client(), store, [work], TODAY, ["Crossref"]))
    (kept,) = store.works(["doi:10.1000/x"])
    store.close()

    assert kept.title == "Sleep \N{REPLACEMENT CHARACTER} of \N{REPLACEMENT CHARACTER} 😴"


@pytest.mark.parametrize("body", ['{"records": 7}', '{"records": [7]}', "[]", "[" * 100_000])
def test_the_converter_may_answer_anything(catalogue: Catalogue, body: str) -> None:
    catalogue.answer = lambda *_: (200, body)
    (answer,) = pubmed.convert(catalogue.client(), ["doi:10.1000/x"], TODAY)

    assert isinstance(answer, Answer)
    assert answer.state is State.UNCHECKED


def test_a_page_nested_without_end_is_read_or_refused(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, "<title>Sleep</title>" + "<div>" * 200_000)
    with at_most(30):
        (answer,) = pages.look_up(catalogue.pages(ADDRESS), [PAGE], TODAY)

    assert answer.state in {State.FOUND, State.UNCHECKED}


def test_a_missing_page_of_a_proxy_is_no_missing_work(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (404, "<html><title>404 Not Found</title></html>")

    assert why(catalogue) == "it answered 404 with a web page"


def test_a_page_of_another_site_is_not_taken_for_the_one_asked(catalogue: Catalogue) -> None:
    other = catalogue.home.replace("127.0.0.1", "localhost")
    catalogue.answer = lambda path, _: (302, "") if path == "/page" else (200, "<title>Log in")
    catalogue.headers = {"Location": f"{other}/login"}
    homes = {ADDRESS: f"{catalogue.home}/page", "known": other}

    assert why_no_page(catalogue, homes=homes) == "it leads to another site, localhost"


def test_a_page_that_moved_within_its_site_is_read(catalogue: Catalogue) -> None:
    catalogue.answer = lambda path, _: (302, "") if path == "/page" else (200, "<title>Sleep")
    catalogue.headers = {"Location": "/moved"}
    (answer,) = pages.look_up(catalogue.pages(ADDRESS), [PAGE], TODAY)

    assert answer.work
    assert answer.work.title == "Sleep"


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.1", True),
        ("192.168.1.1", True),
        ("fe80::1", True),
        ("224.0.0.1", True),
        ("localhost", True),
        ("nas", True),
        ("db.internal", True),
        ("1.1.1.1", False),
        ("2606:4700::1111", False),
        ("no-such-host.example.invalid", False),
    ],
)
def test_private_hosts(host: str, private: bool) -> None:
    assert is_private(host) is private


def test_a_name_that_stands_for_a_private_address_is_private(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [(2, 1, 6, "", ("93.184.216.34", 0)), (2, 1, 6, "", ("10.0.0.7", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: told)

    assert is_private("rebound.example.org")
    assert not is_private("rebound.example.org", by_name=True)


def test_a_damaged_cache_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "http-answers.sqlite").write_bytes(b"no database, but long enough to be read" * 99)
    catalogue.answer = lambda *_: (200, "{}")
    with pytest.raises(UnusableOutputError, match="the cache cannot be used") as failed:
        catalogue.client(cache=tmp_path).get(crossref.HOME)

    assert "http-answers.sqlite" in failed.value.hint


def test_a_cache_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").mkdir()
    with pytest.raises(UnusableOutputError, match="answers.sqlite cannot be opened"):
        Store(tmp_path / "answers.sqlite")


def test_a_store_that_is_damaged_inside_is_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    store = Store(path)
    for number in range(400):
        store.keep(Answer(f"pmid:{number}", "PubMed", State.ABSENT, TODAY))
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    store = Store(path)
    with pytest.raises(MalformedDataError, match="is no store of answers"):
        store.works(["pmid:7"])
    with pytest.raises(MalformedDataError, match="is no store of answers"):
        store.has("pmid:7", "PubMed")
    store.close()


def test_answers_that_were_tampered_with_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    Store(path).close()
    database = sqlite3.connect(path)
    row = ("pmid:7", "PubMed", "found", TODAY, '{"title": ["not", "a", "work"]}')
    with database:
        database.execute("insert into answers values (?, ?, ?, ?, ?)", row)
    database.close()
    store = Store(path)
    with pytest.raises(MalformedDataError, match="pmid:7"):
        store.works(["pmid:7"])
    store.close()
