from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from evidencegraph.catalogues import Access, Unreachable
from evidencegraph.catalogues.pubmed import look_up
from tests.catalogues import records
from tests.catalogues.conftest import Catalogue

TODAY = "2026-11-20"


def why(catalogue: Catalogue, **access: object) -> str:
    (answer,) = look_up(catalogue.client(**access), ["pmid:11"], TODAY)
    return answer.why


@pytest.mark.parametrize("status", [429, 503])
def test_a_refusal_is_waited_out(catalogue: Catalogue, status: int) -> None:
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL))
    catalogue.refusals = [status, status]

    assert why(catalogue) == ""
    assert len(catalogue.asked) == 3


def test_retry_after_is_honoured(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL))
    catalogue.refusals, catalogue.retry_after = [429], "1"
    start = time.monotonic()

    assert why(catalogue) == ""
    assert time.monotonic() - start >= 1


def test_endless_refusal_could_not_be_checked(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (503, "down")

    assert why(catalogue) == "it answered 503"


def test_silence_could_not_be_checked(catalogue: Catalogue) -> None:
    catalogue.delay = 0.5

    assert "no answer within" in why(catalogue, timeout=0.1, tries=0) or "no connection" in why(
        catalogue, timeout=0.1, tries=0
    )


def test_an_answer_that_breaks_off_could_not_be_checked(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL))
    catalogue.break_off = True

    assert why(catalogue, tries=0)


def test_no_server_could_not_be_checked(catalogue: Catalogue) -> None:
    client = catalogue.client(tries=0, homes={"nobody": "http://127.0.0.1:9"})
    with pytest.raises(Unreachable, match="no connection"):
        client.get("nobody")


def test_the_key_is_in_no_message_cache_or_repr(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL))
    access = {"key": "SECRETKEY", "email": "reader@example.org", "cache": tmp_path}
    client = catalogue.client(**access)
    list(look_up(client, ["pmid:11"], TODAY))
    client.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert catalogue.asked[0][1]["api_key"] == ["SECRETKEY"]
    assert b"SECRETKEY" not in stored
    assert "SECRETKEY" not in repr(Access(key="SECRETKEY"))


def test_the_cache_is_no_pickle(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL))
    client = catalogue.client(cache=tmp_path)
    list(look_up(client, ["pmid:11"], TODAY))
    client.close()
    database = sqlite3.connect(tmp_path / "http-answers.sqlite")
    values = [str(row[0]) for row in database.execute("select value from responses")]
    database.close()

    assert values
    assert all(value.startswith("{") for value in values)


def test_what_was_asked_is_not_asked_again(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, records.article_set(records.TRIAL))
    client = catalogue.client()
    list(look_up(client, ["pmid:11"], TODAY))
    list(look_up(client, ["pmid:11"], TODAY))

    assert len(catalogue.asked) == 1


def test_at_most_three_requests_a_second_without_a_key(catalogue: Catalogue) -> None:
    catalogue.answer = lambda *_: (200, records.article_set())
    client = catalogue.client()
    start = time.monotonic()
    for number in range(7):
        list(look_up(client, [f"pmid:{number + 1}"], TODAY))

    assert time.monotonic() - start >= 1.9
