"""The command line through its real entry point."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from evidencegraph.audit import RULES
from evidencegraph.cli.main import COMMANDS, main, root
from evidencegraph.model import Severity
from tests.conftest import ROOT

DOCUMENT = """# Cytarabine

Cytarabine does not improve survival in PML [1].

It may be offered to some patients [4].

Interferon improves the outcome.

## References

1. PMID: 9571254
2. https://en.wikipedia.org/wiki/PML
"""
LIBRARY = """@article{hall1998, author={Hall, C}, year={1998}, pmid={9571254},
 studydesign={RCT}, participants={57}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one document and one library, and go there."""
    (tmp_path / "paper.md").write_text(DOCUMENT)
    (tmp_path / "library.bib").write_text(LIBRARY)
    (tmp_path / "empty.bib").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> str:
    """Run the installed command as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "evidencegraph", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code < 2 else done.stderr


@pytest.mark.usefixtures("folder")
def test_audit_prints_a_line_for_each_finding() -> None:
    assert run("audit", "paper.md", "-r", "library.bib", code=1).splitlines() == [
        "paper.md:3:45: note EG203 the very low certainty of this treatment claim rests on "
        "Hall 1998 (randomised controlled trial) alone. Check that it says so, and add a second "
        "study or tell it as the result of one",
        'paper.md:3:45: note EG205 "improve" is worded as asserted; as weighed it has very low '
        "certainty, which an appraisal could raise to high: Hall 1998 (randomised controlled trial). Write "
        '"may have little or no effect, but the evidence is very uncertain", or record an '
        "appraisal that raises it",
        "paper.md:5:36: error EG102 pointer 4 leads to no entry (the list ends at 2); 1 claim "
        "hangs on it, and nobody can tell with what support. Add the entry or correct the number",
        'paper.md:7:1: warning EG101 this treatment claim ("improves the outcome") cites no '
        "source, so that nothing supports it. Cite a trial, a systematic review or a guideline, or "
        "soften it",
        "paper.md:12:1: note EG103 entry 2 (Wikipedia) is never pointed at: no claim rests on it. "
        "Cite it where it is used, or take it out",
    ]


@pytest.mark.usefixtures("folder")
def test_audit_as_data() -> None:
    found = json.loads(run("audit", "paper.md", "--format", "json", "--select", "eg102", code=1))

    assert [sorted(one) for one in found] == [
        ["claim", "code", "column", "line", "message", "name", "path", "references", "severity"]
    ]
    assert (found[0]["line"], found[0]["column"]) == (5, 36)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "error"], 1),
        (["--fail-on", "error", "--ignore", "EG102"], 0),
        (["--ignore", "EG1,EG2"], 0),
        (["--select", "EG103"], 0),
        (["--select", "EG103", "--fail-on", "note"], 1),
        (["--ignore", "EG102", "--min-severity", "error"], 0),
        (["--ignore", "EG102", "--min-severity", "error", "--fail-on", "warning"], 1),
        (["--min-severity", "error"], 1),
    ],
)
def test_exit_code_of_the_audit(options: list[str], code: int) -> None:
    assert main(["audit", "paper.md", *options]) == code


def test_build_writes_everything_and_says_where(folder: Path) -> None:
    said = run("build", "paper.md", "-r", "library.bib", "-o", "out")

    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "findings.json",
        "graph.json",
        "index.html",
        "report.html",
        "report.md",
    ]
    assert "1 document, 3 claims, 2 of them cited" in said
    assert "Open out/index.html in a browser" in said
    again = run("audit", "out/graph.json", code=1)
    assert again == run("audit", "paper.md", "-r", "library.bib", code=1)


def test_outputs_are_the_same_bytes_under_any_hash_seed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "second.txt").write_text(
        "PML is a rare disease of the brain in most countries 1.\n"
        "It kills about half of all people who have it 1.\n"
        "Some drugs may help those whose immunity returns 2.\n"
    )
    outputs = []
    for seed, order in (("0", ["paper.md", "second.txt"]), ("4711", ["second.txt", "paper.md"])):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        run("build", *order, "-r", "library.bib", "-o", f"out{seed}")
        out = folder / f"out{seed}"
        outputs.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})

    assert outputs[0] == outputs[1]


@pytest.mark.usefixtures("folder")
def test_support_shows_arithmetic_and_data() -> None:
    said = run("support", "paper.md", "cytarabine", "survival", "-r", "library.bib")

    assert "certainty  very low [none .. high], supported" in said
    assert "score      0.250 = 0.250" in said
    assert "randomised controlled trial; rung 6 counted as 2, 57 people" in said
    data = json.loads(run("support", "paper.md", "survival", "--format", "json"))
    assert data[0]["contributions"][0]["credit"] == 0.25
    assert "no claim has the words 'nothing'" in run("support", "paper.md", "nothing", code=2)


@pytest.mark.usefixtures("folder")
def test_questions_about_a_reference() -> None:
    said = run("impact", "paper.md", "9571254", "-r", "library.bib")
    assert "Hall 1998 (pmid:9571254): cited by 1 claim, 1 would fall." in said
    assert "1 of 3 claims change." in run("what-if", "paper.md", "--without", "9571254")
    assert "there is no reference '7'" in run("impact", "paper.md", "7", code=2)
    assert "paper.md:5:1" in run("weakest", "paper.md", "-n", "1")


@pytest.mark.usefixtures("folder")
def test_read_shows_how_a_document_was_understood() -> None:
    said = run("read", "paper.md").splitlines()

    assert said[0] == (
        "paper.md: 2 entries, 2 pointers (bracketed number, confidence 0.50), 3 sentences, 3 claims"
    )
    assert said[3] == "    3:1    * Cytarabine does not improve survival in PML. [1]"
    data = json.loads(run("read", "paper.md", "--format", "json"))
    pointer = data["pointers"][0]
    assert DOCUMENT[pointer["start"] : pointer["end"]] == pointer["text"] == "[1]"
    assert (pointer["line"], pointer["column"], pointer["keys"]) == (3, 45, ["1"])
    assert data["entries"][0]["identifiers"] == ["pmid:9571254"]
    sentence = data["sentences"][0]
    assert DOCUMENT[sentence["start"] :].startswith(sentence["text"].removesuffix("."))
    assert sentence["citations"] == [{"key": "1", "scope": "sentence", "direction": "supports"}]


def test_rules_and_their_pages() -> None:
    assert all(rule.name in run("rules") for rule in RULES[:1])
    assert "Why it matters" in run("explain", "EG102")
    assert "there is no rule 'EG999'" in run("explain", "EG999", code=2)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audit"], "Missing argument 'INPUT...'"),
        (["audit", "nothing.md"], "nothing.md: there is no such file or folder"),
        (["audit", "paper.md", "--select", "XX"], "no rule begins with 'XX'"),
        (["audit", "paper.md", "--references", "nothing.bib"], "there is no such file"),
        (["build", "paper.md", "-o", "paper.md"], "cannot write here"),
        (["weakest", "paper.md", "-n", "0"], "Invalid value"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["support", "library.json", "x"], "library.json: this file cannot be opened"),
        (["references", "empty.bib"], "empty.bib: this file is empty"),
        (["audit", "paper.md", "--encoding", "klingon"], "there is no encoding 'klingon'"),
    ],
)
def test_wrong_use_ends_with_2_and_a_sentence(arguments: list[str], words: str) -> None:
    assert words in run(*arguments, code=2)


def test_a_broken_graph_file_is_refused(folder: Path) -> None:
    (folder / "graph.json").write_text('{"nodes": []}')

    assert "graph.json is not an evidence graph" in run("weakest", "graph.json", code=2)


def test_every_command_has_help_with_an_example_and_its_line_in_the_table() -> None:
    runner = CliRunner()
    for name, line in COMMANDS.items():
        shown = runner.invoke(root, [name, "--help"])
        assert shown.exit_code == 0
        assert f"Example: evidencegraph {name}" in shown.output
        assert line.split()[0] in shown.output


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for name in COMMANDS:
        assert f"evidencegraph {name}" in readme


def test_help_does_not_import_the_heavy_packages() -> None:
    script = (
        "import sys; from evidencegraph.cli import main; main(['--help']);"
        "print([m for m in ('numpy', 'networkx', 'pyvis', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.endswith("[]\n")


def test_severities_in_the_help_are_those_of_the_model() -> None:
    shown = CliRunner().invoke(root, ["audit", "--help"]).output

    assert all(severity.value in shown for severity in Severity)


@pytest.mark.usefixtures("folder")
def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b" not in run("weakest", "paper.md")


@pytest.mark.usefixtures("folder")
def test_references_lists_what_was_merged_and_exports_it() -> None:
    said = run("references", "library.bib", "paper.md")
    assert "2 works, 1 listing merged, pairs that look alike: 0." in said
    data = json.loads(run("references", "library.bib", "paper.md", "--format", "json"))
    assert sorted(data) == ["alike", "problems", "references"]
    assert data["references"][0]["id"] == "pmid:9571254"
    assert data["references"][0]["merged_from"][0]["reason"] == "same pmid:9571254"
    assert "@article{hall1998," in run("references", "library.bib", "--format", "bibtex")


@pytest.mark.usefixtures("folder")
def test_suggest_ranks_works_for_claims_without_source() -> None:
    said = run("suggest", "paper.md", "interferon", "-r", "library.bib")

    assert said.splitlines()[0].startswith("paper.md:7:1 claim:")
    assert said.splitlines()[0].endswith(": Interferon improves the outcome.")
    assert "1 claim without an identified source, 1 work to suggest." in said


def test_fetch_without_a_network_says_what_could_not_be_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A proxy that refuses every connection stands for a network that is not there.
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-m", "evidencegraph", "fetch", "library.bib", "--source", "PubMed"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "0 found, 0 not held, 1 could not be checked." in done.stdout
    assert "pmid:9571254: could not check (PubMed: no connection)" in done.stderr
    assert (folder / ".evidencegraph").is_dir()


@pytest.mark.usefixtures("folder")
def test_a_baseline_keeps_known_findings_quiet() -> None:
    library = ("-r", "library.bib")
    run("audit", "paper.md", *library, "--write-baseline", "known.json")

    assert run("audit", "paper.md", *library, "--baseline", "known.json") == ""


def test_settings_of_the_folder_count_and_options_are_stronger(folder: Path) -> None:
    (folder / "evidencegraph.toml").write_text(
        'references = ["library.bib"]\nmin_severity = "error"\nfail_on = "never"\n'
        '[severities]\nEG103 = "error"\n'
    )

    assert [line.split()[1:3] for line in run("audit", "paper.md").splitlines()] == [
        ["error", "EG102"],
        ["error", "EG103"],
    ]
    assert "EG101" in run("audit", "paper.md", "--min-severity", "note")
    run("audit", "paper.md", "--fail-on", "error", code=1)


def test_who_selects_a_rule_sees_it_whatever_the_settings_ignore(folder: Path) -> None:
    (folder / "evidencegraph.toml").write_text('ignore = ["EG10"]')

    assert "EG10" not in run("audit", "paper.md")
    assert "EG101" in run("audit", "paper.md", "--select", "EG101", code=1)
    assert run("audit", "paper.md", "--select", "EG1", "--ignore", "EG1") == ""


def test_settings_hold_for_every_command(folder: Path) -> None:
    audited = run("audit", "paper.md", "-r", "library.bib", "--ignore", "EG101", code=1)
    run("build", "paper.md", "-r", "library.bib", "-o", "by-option")
    weakest = run("weakest", "paper.md", "-r", "library.bib")
    (folder / "evidencegraph.toml").write_text('references = ["library.bib"]\nignore = ["EG101"]\n')

    assert run("audit", "paper.md", code=1) == audited
    assert run("weakest", "paper.md") == weakest
    run("build", "paper.md", "-o", "by-settings")
    one, other = folder / "by-option", folder / "by-settings"
    assert (one / "graph.json").read_bytes() == (other / "graph.json").read_bytes()
    assert "EG101" in (one / "findings.json").read_text()
    for name in ("findings.json", "report.md", "report.html"):
        assert "EG101" not in (other / name).read_text()
    report = run("export", "paper.md", "--format", "report-md")
    assert report == (other / "report.md").read_text()
    (folder / "after.md").write_text("Interferon cures most people with PML.\n\n" + DOCUMENT)
    assert "EG101" not in run("diff", "paper.md", "after.md")


@pytest.mark.usefixtures("folder")
def test_a_baseline_that_is_missing_says_how_to_write_it() -> None:
    assert "there is no baseline known.json" in run(
        "audit", "paper.md", "--baseline", "known.json", code=2
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", [["audit", "paper.md"], ["rules"]])
def test_a_full_disk_does_not_look_like_findings(command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "evidencegraph", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "evidencegraph: cannot go on: No space left on device",
    )


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="this system has no /dev/stdin")
@pytest.mark.usefixtures("folder")
def test_a_dash_is_what_is_piped_in() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidencegraph", "audit", "-", "-r", "library.bib"],
        input=DOCUMENT,
        capture_output=True,
        text=True,
        check=False,
    )

    said = run("audit", "paper.md", "-r", "library.bib", code=1)
    assert done.stdout == said.replace("paper.md", "/dev/stdin")


@pytest.mark.usefixtures("folder")
def test_statistics_count_coverage() -> None:
    lines = run("audit", "paper.md", "-r", "library.bib", "--statistics").splitlines()

    assert "claims                              3" in lines
    assert "  that cite a source                2 (67 %)" in lines
    told = run("audit", "paper.md", "-r", "library.bib", "--statistics", "--format", "json")
    assert json.loads(told)["claims"] == 3


def test_diff_says_what_changed(folder: Path) -> None:
    (folder / "after.md").write_text(DOCUMENT.replace("Interferon improves the outcome.", ""))

    assert run("diff", "paper.md", "paper.md") == "nothing changed\n"
    assert "claims lost (1)" in run("diff", "paper.md", "after.md", "-r", "library.bib")
    assert "new findings" in run("diff", "after.md", "paper.md", code=1)
