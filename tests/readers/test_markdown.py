from __future__ import annotations

import pytest

from evidencegraph.claims import read_sentences
from evidencegraph.readers import read_document


def sentences(text: str) -> list[str]:
    return [s.text for s in read_sentences(read_document("a.md", text)) if s.is_claim]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("# PML is rare and deadly", []),
        ("PML is *rare*, and **it can kill**.", ["PML is rare, and it can kill."]),
        ('See [the page](https://a.org "t"): PML is rare.', ["See the page: PML is rare."]),
        ("```\nPML is rare.\n```", []),
        ("    PML is rare.", []),
        ("| PML | is |\n|---|---|\n| a | rare thing. |", []),
        ("<div>PML is rare.</div>\n", []),
        ("> PML is rare\n> and deadly.", ["PML is rare and deadly."]),
        ("- PML is caused by a virus\n- Supportive care measures", ["PML is caused by a virus"]),
        ("---\ntitle: PML is rare.\n---\n\nIt is rare indeed.", ["It is rare indeed."]),
        ("Is PML rare?", []),
        ("![A scan shows that PML is rare.](x.png)", ["A scan shows that PML is rare."]),
        ("The snake_case name and 2 * 3 * 4 are kept.",
         ["The snake_case name and 2 * 3 * 4 are kept."]),
        ("PML <!-- not so --> is rare.", ["PML is rare."]),
        ("PML <!-- <!-- not <b>so --> is <i>very</i> rare.", ["PML is very rare."]),
        ("**Please note.** Nobody should stop it.", ["Nobody should stop it."]),
    ],
)  # fmt: skip
def test_what_is_a_claim(text: str, claims: list[str]) -> None:
    assert sentences(text) == claims


def test_locations_point_into_the_source() -> None:
    text = "---\na: b\n---\n\n# Title\n\nPML is **rare**.[1] It kills people.[2]\n"
    document = read_document("a.md", text)

    places = [str(document.locate(s.span.start)) for s in read_sentences(document)]
    assert places == ["a.md:7:1", "a.md:7:21"]
    assert [s.span.of(text) for s in read_sentences(document)] == [
        "PML is **rare**.[1]",
        "It kills people.[2]",
    ]


def test_numbered_and_bulleted_lists_of_references() -> None:
    numbered = "A claim.[2]\n\n## References\n\n1. One.\n2. Two.\n"
    bullets = (
        "A claim.[2]\n\n## Sources\n\n* https://a.org\n* https://b.org\n\n## FAQ\n\nText here.\n"
    )

    assert [e.text for e in read_document("a.md", numbered).entries] == ["One.", "Two."]
    assert [e.key for e in read_document("a.md", bullets).entries] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("PML is rare [@a2020], `[@b2020]` is not.", ["a2020"]),
        ("PML is rare [@a2020], ``[@b2020] ` is not`` so.", ["a2020"]),
        # A span of code ends with as many backticks as it began with: here is none.
        ("PML is rare [@a2020], ``[@b2020]` is not so.", ["a2020", "b2020"]),
    ],
)
def test_keys_in_spans_of_code_are_no_pointers(text: str, keys: list[str]) -> None:
    assert [key for p in read_document("a.md", text).pointers for key in p.keys] == keys
