"""Every rule on texts: what it says, and what it must not say. The cases are tests/cases/*.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from evidencegraph.appraisals import read_appraisals
from evidencegraph.audit import RULES
from tests.builders import graph_of

CASES = Path(__file__).resolve().parent.parent / "cases"
_ENDINGS = {"markdown": "md", "text": "txt", "jats": "nxml"}
_BLOCK = re.compile(r"^~~~(\w+)\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)


def cases() -> Iterator[ParameterSet]:
    for file in sorted(CASES.glob("EG*.md")):
        for section in re.split(
            r"^## case: ", file.read_text(encoding="utf-8"), flags=re.MULTILINE
        )[1:]:
            name = section.partition("\n")[0]
            blocks = dict(_BLOCK.findall(section))
            yield pytest.param(file.stem, blocks, id=f"{file.stem} {name}")


@pytest.mark.parametrize(("code", "blocks"), list(cases()))
def test_case(code: str, blocks: dict[str, str]) -> None:
    form, ending = next(pair for pair in _ENDINGS.items() if pair[0] in blocks)
    graph = graph_of({f"paper.{ending}": blocks[form]}, blocks.get("bibtex", ""))
    graph = graph.appraised(read_appraisals("appraisals.toml", blocks.get("appraisals", "")))

    found = "".join(f"{finding}\n" for finding in graph.audit(select=[code]))
    assert found == blocks["findings"]


def test_every_rule_has_cases_where_it_speaks_and_where_it_is_silent() -> None:
    assert {file.stem for file in CASES.glob("EG*.md")} == {rule.code for rule in RULES}
    for file in CASES.glob("EG*.md"):
        found = [b for f, b in _BLOCK.findall(file.read_text(encoding="utf-8")) if f == "findings"]
        if file.stem != "EG001":
            assert "" in found
            assert any(found)
