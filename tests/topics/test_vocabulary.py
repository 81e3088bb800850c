from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.api import build
from evidencegraph.cli.main import main
from evidencegraph.errors import MalformedDataError
from evidencegraph.tables import rows, table_text
from evidencegraph.topics import topic_of, vocabulary_of
from evidencegraph.topics.vocabulary import spelling_key

MINE = """
[[concept]]
name = "blood pressure"
role = "outcome"
also = ["bp"]
source = "MeSH D001794"

[[concept]]
name = "Ara-C infusion"
role = "intervention"
also = ["ara-c"]
source = "the house style of a ward"
"""


def test_a_users_names_come_before_ours() -> None:
    known = vocabulary_of([("mine.toml", MINE)])

    topic = topic_of("Ara-C lowers BP.", vocabulary=known)
    assert (topic.interventions, topic.outcomes) == (("Ara-C infusion",), ("blood pressure",))
    assert topic_of("Ara-C lowers BP.").interventions == ("cytarabine",)


@pytest.mark.parametrize(
    ("headings", "text", "names"),
    [
        (
            ["Kidney Diseases, Cystic"],
            "Cystic kidney disease is common.",
            {"cystic kidney diseases"},
        ),
        (["Heart Failure"], "Heart failure is common.", {"heart failure"}),
        (["Diuretics"], "Diuretics help.", {"diuretics"}),
        (["Humans", "Body Height"], "Humans have a body height.", set()),
        (["Leukoencephalopathy, Progressive Multifocal"], "PML is rare.", {"PML"}),
        (["A, B, C Disease"], "An a b c disease is rare.", set()),
    ],
)
def test_headings_add_names_where_their_form_tells_what_they_are(
    headings: list[str], text: str, names: set[str]
) -> None:
    assert topic_of(text, vocabulary=vocabulary_of(headings=headings)).names == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[concept]]\nname = "x"', "lacks role, also, source"),
        ('[[concept]]\nname="x"\nrole="drug"\nalso=[]\nsource="s"', "no role 'drug'"),
        ('[[concept]]\nname="x"\nrole="outcome"\nalso="y"\nsource="s"', "must be words"),
        ('[[concept]]\nname=""\nrole="outcome"\nalso=[]\nsource="s"', "must be words"),
        ('[[source]]\nname="x"', "no table of concepts"),
        ("name =", "not valid TOML"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(MalformedDataError, match=said) as caught:
        vocabulary_of([("mine.toml", text)])
    assert "mine.toml" in str(caught.value)


def test_concepts_are_read_from_files_in_python_and_in_the_shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.md").write_text("The BP fell by half in one month.\n")
    (tmp_path / "mine.toml").write_text(MINE)
    graph = build(tmp_path / "paper.md", concepts=tmp_path / "mine.toml")

    assert graph.corpus.claims[0].topic.outcomes == ("blood pressure",)
    paths = [str(tmp_path / name) for name in ("paper.md", "mine.toml", "none.toml")]
    assert main(["audit", paths[0], "--concepts", paths[1]]) in {0, 1}
    assert main(["audit", paths[0], "--concepts", paths[2]]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_headings_of_a_library_reach_the_claims_that_cite_it(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(
        "Cystic kidney disease was rare in this region [1].\n\n## References\n\n1. PMID: 7\n"
    )
    (tmp_path / "refs.nbib").write_text(
        "PMID- 7\nTI  - Kidneys\nMH  - Kidney Diseases, Cystic/drug therapy\n"
    )
    graph = build(tmp_path / "paper.md", tmp_path / "refs.nbib")

    assert graph.corpus.claims[0].topic.conditions == ("cystic kidney diseases",)


def test_no_name_of_the_lists_means_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    for name in ("interventions", "conditions", "outcomes"):
        text = table_text("evidencegraph.topics", f"{name}.toml")
        for row in rows(text, "names", ("role", "names", "source"), name):
            assert row["role"] == name.removesuffix("s")
            for line in row["names"].strip().splitlines():
                for spelling in line.split(" = "):
                    meanings.setdefault(spelling_key(spelling), set()).add(line)

    assert len(meanings) > 1000
    assert {key: lines for key, lines in meanings.items() if len(lines) > 1} == {}
    for key, (line, *_) in ((key, sorted(lines)) for key, lines in meanings.items()):
        assert vocabulary_of().names[key][1] == line.split(" = ")[0].strip(), key


def test_a_name_that_reads_as_a_word_needs_its_capitals() -> None:
    known = vocabulary_of()

    assert known.concepts.findall("an ms. of ART, art and a cbt of CBT, copd") == ["ART", "CBT"]
