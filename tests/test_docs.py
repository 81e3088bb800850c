"""What the documentation says is so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from evidencegraph.api import build
from evidencegraph.audit import RULES
from evidencegraph.claims import read_sentences
from evidencegraph.cli.export import command
from evidencegraph.grading import DEFAULT
from evidencegraph.model import (
    Design,
    Finding,
    Location,
    Method,
    PointerStyle,
    Scope,
    Severity,
    SourceKind,
)
from evidencegraph.readers.formats import BINARY_FORMATS, FORMATS, read_document
from evidencegraph.render.columns import CITATION_COLUMNS, CLAIM_COLUMNS, REFERENCE_COLUMNS
from evidencegraph.render.findings import finding_data
from evidencegraph.render.reading import reading_data
from tests.conftest import ROOT
from tests.support.evidence import Piece, net

EXPORTS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
READING = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("claims", CLAIM_COLUMNS),
        ("references", REFERENCE_COLUMNS),
        ("citations", CITATION_COLUMNS),
    ],
)
def test_columns_of_the_tables_are_documented_as_they_are(
    name: str, columns: Mapping[str, str]
) -> None:
    section = EXPORTS.partition(f"### {name}.csv\n")[2].partition("\n#")[0]

    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE)) == columns


def test_every_format_is_documented() -> None:
    (option,) = [one for one in command.params if one.name == "form"]

    assert all(f"`{form}`" in EXPORTS for form in option.type.choices)  # type: ignore[attr-defined]


# rdflib's own parser still uses a class that it has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_python_blocks_of_the_exports_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = build(ROOT / "documents", ROOT / "references")
    graph.write_csv(tmp_path / "tables")
    (tmp_path / "graph.jsonld").write_text(graph.to_jsonld(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", EXPORTS, re.DOTALL):
        exec(block, names)  # noqa: S102 - our own documentation

    assert len(names["behind"]) == len(graph.corpus.citations)  # type: ignore[arg-type]
    assert "mirtazapine in PML therefore remains unproven" in capsys.readouterr().out


QUESTIONS = ("treatment", "harm", "prognosis", "diagnosis", "prevalence", "mechanism", "status")


def table(section: str) -> dict[str, list[str]]:
    """Return the rows of the table in a section of the method's page, by their first cell."""
    text = re.split(rf"^#+ {re.escape(section)}.*\n", METHOD, flags=re.MULTILINE)[1]
    rows = re.findall(r"^\| (.+) \|$", text.partition("\n#")[0], re.MULTILINE)
    cells = [row.split(" | ") for row in rows]
    return {first: rest for first, *rest in cells[1:]}


def test_rungs_of_designs_are_documented_as_they_are() -> None:
    documented = table("1.4")

    for design, row in DEFAULT.designs.items():
        if row.excluded or design is Design.NONE:
            assert design.value not in documented
            continue
        rungs = [(row.rung.get(kind, row.rung["other"]), row.ocebm.get(kind)) for kind in QUESTIONS]
        cells = [f"{rung} ({level})" if level else str(rung) for rung, level in rungs]
        assert documented.pop(design.value) == cells, design
    assert not documented


def test_kinds_of_sources_are_documented_as_they_are() -> None:
    documented = {name: rest for name, *rest in table("2.").values()}
    cap = str(DEFAULT.designs[Design.NARRATIVE_REVIEW].cap)

    assert documented.pop("narrative review in a journal")[-1] == cap
    for kind, row in DEFAULT.kinds.items():
        if kind is not SourceKind.UNKNOWN:
            seen = ["by design"] * 2 if row.by_design else [str(row.opaque), str(row.status)]
            assert documented.pop(kind.value) == [*seen, str(row.cap)], kind
    assert not documented


def test_numbers_of_the_method_are_documented_as_they_are() -> None:
    documented = {name.strip("`"): value for name, (value, _) in table("4.8").items()}
    numbers = {field.name: getattr(Method(), field.name) for field in fields(Method)}
    del numbers["as_of"]  # not a number of the method: whoever audits chooses it

    sizes, errors = numbers.pop("information_sizes"), numbers.pop("design_error")
    assert documented.pop("information_sizes") == ", ".join(str(size) for size in sizes)
    assert documented.pop("design_error") == ", ".join(f"{name} {rate}" for name, rate in errors)
    assert documented == {name: str(value) for name, value in numbers.items()}


@pytest.mark.parametrize(("bodies", "score"), table("4.10").values(), ids=table("4.10"))
def test_figures_of_the_method_come_out(bodies: str, score: str) -> None:
    sides = [side.split() for side in bodies.split("/")]
    pieces = [
        Piece(int(rung), int(people or 0), side=side)
        for side, names in enumerate(sides)
        for rung, _, people in [name.partition(":") for name in names]
    ]

    assert net(*pieces) / 10 == pytest.approx(float(score), abs=0.0005)


def test_every_section_that_the_code_names_is_there() -> None:
    sections = set(re.findall(r"^#+ (\d+(?:\.\d+)?)", METHOD, re.MULTILINE))
    folders = ("evidencegraph", "tests", "benchmarks")
    files = (file for folder in folders for file in (ROOT / folder).rglob("*"))
    texts = [file for file in files if file.suffix in {".py", ".toml"}]
    named = {
        (section, file.name)
        for file in texts
        for section in re.findall(r"METHOD (?:section )?(\d+(?:\.\d+)?)", file.read_text("utf-8"))
    }

    assert len(named) > len(sections)
    assert not [(section, file) for section, file in named if section not in sections]


def second_level(title: str) -> dict[str, str]:
    """Return the two columns of the table in a section of the page on reading."""
    section = READING.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| (`.+`) \| (.+) \|$", section, re.MULTILINE))


def names(cells: Iterable[str]) -> set[str]:
    return {name for cell in cells for name in re.findall("`(.+?)`", cell)}


def test_formats_styles_and_scopes_are_documented_as_they_are() -> None:
    header = {"`style`": "examples", "`scope`": "the pointer stands"}

    assert names(second_level("Formats")) == {*FORMATS, *BINARY_FORMATS}
    styles = second_level("Styles of pointers")
    assert names(styles.keys() - header) == {style.value for style in PointerStyle}
    scopes = second_level("Which sentences a pointer covers")
    assert names(scopes.keys() - header) == {scope.value for scope in Scope}


def fields_of(data: object, name: str = "") -> Iterator[str]:
    """Yield the names of all values in data, ``pointers[].keys``."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from fields_of(value, f"{name}.{key}" if name else key)
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        for value in data:
            yield from fields_of(value, f"{name}[]")
    else:
        yield name


def test_fields_of_a_reading_are_documented_as_they_are() -> None:
    text = (
        "\u202eCidofovir can be considered [1], although its efficacy has not been proven [2].\n\n"
        "References\n\n1. PMID: 9571254\n2. PMID: 11517420\n"
    )
    document = read_document("paper.txt", text)
    read = reading_data(document, list(read_sentences(document)))

    assert names(second_level("`read --format json`")) == set(fields_of(read))


def test_rules_and_fields_of_findings_are_documented_as_they_are() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (EG\d+) \| `(.+?)` \| (\w+) \| (.+) \|$", page, re.MULTILINE)
    place = Location("paper.md", 3)
    finding = Finding("EG101", "uncited-claim", Severity.WARNING, place, "It cites nothing.")

    assert rows == [(one.code, one.name, one.severity.value, one.summary) for one in RULES]
    fields_shown = re.findall(r"^\| (`.+`) \| ", page, re.MULTILINE)
    assert names(fields_shown) == set(finding_data(finding))
