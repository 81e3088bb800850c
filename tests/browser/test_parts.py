"""The pure parts of the page's own script, each called for itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Opener
from tests.browser.graphs import small_graph, two_documents

pytestmark = pytest.mark.browser

Call = Callable[..., Any]


@pytest.fixture
def call(visit: Opener) -> Call:
    page = visit(two_documents()).page
    return lambda name, *given: page.evaluate(f"(given) => {name}(...given)", list(given))


@pytest.mark.parametrize(
    ("address", "view", "name"),
    [
        ("", "", ""),
        ("#map", "map", ""),
        ("#claim:3f2a", "", "claim:3f2a"),
        ("#claim-3f2a", "", "claim:3f2a"),
        ("#table/url:a.org/b/c", "table", "url:a.org/b/c"),
        ("#maple", "", "maple"),
        ("#url:a.org/map/b", "", "url:a.org/map/b"),
    ],
)
def test_address_is_read(call: Call, address: str, view: str, name: str) -> None:
    read = call("readAddress", address)

    assert (read["view"], read["id"]) == (view, name)


def test_address_that_is_no_text_is_none(call: Call) -> None:
    assert call("readAddress", "#%E0%A4%A") is None


@pytest.mark.parametrize(
    "name", ["claim:3f2a", "url:a.org/b?c=d&e", "bib:ü ä%#", "doi:10.1/<x>", None]
)
@pytest.mark.parametrize("view", ["text", "map", "table"])
def test_address_that_is_written_is_read_back(call: Call, view: str, name: str | None) -> None:
    written = call("writeAddress", view, name, "text")

    read = call("readAddress", written)

    assert (read["view"], read["id"]) == ("" if view == "text" else view, name or "")


@pytest.mark.parametrize(
    ("words", "most", "left"),
    [
        ("short", 20, "short"),
        ("cut between two words, not in one", 24, "cut between two words…"),
        ("averyverylongwordwithoutanyspace", 10, "averyveryl…"),
        ("a incomprehensibilities", 20, "a incomprehensibili…"),
    ],
)
def test_words_are_cut_at_a_word(call: Call, words: str, most: int, left: str) -> None:
    assert call("cut", words, most) == left


@pytest.mark.parametrize(
    ("pointer", "keys"),
    [
        ("[1]", [None, (1, 1), None]),
        ("[1,3-5]", [None, (1, 1), None, (3, 5), None]),
        ("^2\u20134^", [None, (2, 4), None]),
        ("(Hall 1998)", [None, (1998, 1998), None]),
        ("see", [None]),
    ],
)
def test_pointer_is_cut_into_numbers_and_ranges(call: Call, pointer: str, keys: list[Any]) -> None:
    made = call("keysOf", pointer)

    assert "".join(one["text"] for one in made) == pointer
    assert [(one["first"], one["last"]) if "first" in one else None for one in made] == keys


@pytest.mark.parametrize(
    ("parts", "cells"),
    [
        (["| a | b |"], [[" a "], [" b "]]),
        (["a ", ["x | y", 2], "|z"], [["a ", ["x ", 2]], [[" y", 2]], ["z"]]),
        (["a | | b"], [["a "], [" "], [" b"]]),
    ],
)
def test_rows_are_cut_into_cells(call: Call, parts: list[Any], cells: list[Any]) -> None:
    assert call("cellsOf", parts) == cells


@pytest.mark.parametrize(
    ("words", "cut"), [("one two three", "one two …"), ("one", "one"), ("", "")]
)
def test_words_after_a_claim_are_cut_between_words(call: Call, words: str, cut: str) -> None:
    assert call("firstWords", words, 9) == cut


def test_words_before_a_claim_are_cut_between_words(call: Call) -> None:
    assert call("lastWords", "one two three", 9) == "… three"


def test_folding_forgets_case_and_accents(call: Call) -> None:
    assert call("folded", "Ménière’s") == "meniere’s"


def test_directions_are_dropped_and_nothing_else(call: Call) -> None:
    assert call("undirected", "a\u202eb\u2066c\u200fd é") == "abcd é"


def test_rows_that_are_alike_keep_their_order(visit: Opener) -> None:
    page = visit(small_graph()).page
    order = "(d) => sorted(data.claims, { of: (c) => c.kind.length > 99 }, d).map((c) => c.number)"

    assert page.evaluate(order, 1) == [1, 2, 3, 4, 5]
    assert page.evaluate(order, -1) == [1, 2, 3, 4, 5]


def test_a_filter_that_asks_nothing_leaves_all(visit: Opener) -> None:
    page = visit(small_graph()).page

    assert page.evaluate("() => matching(NO_FILTER).size") == 10
    assert page.evaluate("() => matching({ ...NO_FILTER, words: 'ninds' }).size") == 2
    assert page.evaluate("() => matching({ ...NO_FILTER, family: 'official' }).size") == 3
