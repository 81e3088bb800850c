"""Settings: where they may stand, which file wins, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Severity
from evidencegraph.settings import Settings, parse_settings
from evidencegraph.workspace import read_settings

WANTED = Settings(
    select=("EG1",),
    ignore=("EG103",),
    references=("refs",),
    concepts=("names.toml",),
    min_severity="warning",
    fail_on="error",
    baseline="known.json",
    severities={"EG101": Severity.ERROR},
    thresholds={"EG107": {"works": 8.0}, "EG302": {"share": 0.4}},
)
TOML = """select = ["eg1"]
ignore = ["EG103"]
references = ["refs"]
concepts = ["names.toml"]
min-severity = "warning"
fail-on = "error"
baseline = "known.json"
severities = {EG101 = "error"}
thresholds = {EG107.works = 8, "EG302.share" = 0.4}
"""
CFG = """[evidencegraph]
select = eg1
ignore = EG103
references = refs
concepts = names.toml
min-severity = warning
fail_on = error
baseline = known.json
severities =
    EG101 = error
thresholds =
    EG107.works = 8
    EG302.share = 0.4
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("evidencegraph.toml", TOML),
        ("deep/pyproject.toml", "[tool.evidencegraph]\n" + TOML),
        ("setup.cfg", CFG),
    ],
)
def test_the_same_settings_in_three_files(name: str, text: str) -> None:
    assert parse_settings(name, text) == WANTED


def test_files_of_others_hold_no_settings() -> None:
    assert parse_settings("pyproject.toml", "[tool.ruff]\n") is None
    assert parse_settings("pyproject.toml", "tool = 3") is None
    assert parse_settings("setup.cfg", "") is None
    assert parse_settings("evidencegraph.toml", "") == Settings()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("evidencegraph.toml", "select = ", "evidencegraph.toml: Invalid value"),
        ("evidencegraph.toml", "colour = 1", "there is no setting 'colour'"),
        ("evidencegraph.toml", 'select = "EG1"', "select must be a list"),
        ("evidencegraph.toml", "select = [1]", "select must be a list"),
        ("evidencegraph.toml", "baseline = 3", "baseline must be a string"),
        ("evidencegraph.toml", 'fail_on = "panic"', "no severity 'panic'"),
        ("evidencegraph.toml", 'min_severity = "never"', "no severity 'never'"),
        ("evidencegraph.toml", "severities = 3", "severities must be a table"),
        ("evidencegraph.toml", "[thresholds]\nEG107 = 8", "cannot read 'EG107' = 8"),
        ("evidencegraph.toml", "[thresholds]\nEG107.works = true", "cannot read 'EG107.works'"),
        ("setup.cfg", "[evidencegraph]\nthresholds = EG107.works = few", "= 'few'"),
        ("evidencegraph.toml", "EG107 = 1", "there is no setting 'EG107'"),
        ("evidencegraph.toml", 'select = ["EG9"]', "toml: select: no rule begins with 'EG9'"),
        ("evidencegraph.toml", 'severities = {EG999 = "note"}', "no rule begins with 'EG999'"),
        ("evidencegraph.toml", "[thresholds]\nEG107.size = 3", "EG107 has no threshold 'size'"),
        ("evidencegraph.toml", "[thresholds]\nEG999.size = 3", "EG999 has no threshold 'size'"),
        ("pyproject.toml", "[tool]\nevidencegraph = 3", "tool.evidencegraph must be a table"),
        ("setup.cfg", "select = x", "setup.cfg: File contains no section headers"),
        ("setup.cfg", "[evidencegraph]\nseverities = EG1=loud", "no severity 'loud'"),
    ],
)
def test_broken_settings_are_refused_with_their_file(name: str, text: str, words: str) -> None:
    with pytest.raises(MalformedDataError, match=words):
        parse_settings(name, text)


def test_never_is_a_way_to_fail() -> None:
    settings = parse_settings("evidencegraph.toml", 'fail_on = "never"')

    assert settings is not None
    assert settings.fail_on == "never"


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "evidencegraph.toml").write_text('ignore = ["EG1"]')
    (tmp_path / "a" / "setup.cfg").write_text("[evidencegraph]\nignore = EG2\n")
    (deep / "pyproject.toml").write_text("[project]\n")
    (deep / "setup.cfg").write_text("")

    assert read_settings(deep / "paper.md").ignore == ("EG2",)
    assert read_settings(tmp_path).ignore == ("EG1",)


def test_paths_are_named_as_the_document_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "library.bib").touch()
    (tmp_path / "setup.cfg").write_text(
        "[evidencegraph]\nreferences = library.bib\nbaseline = known.json\n"
    )
    monkeypatch.chdir(tmp_path)

    near = read_settings("drafts/paper.md")
    assert (near.references, near.baseline) == (("library.bib",), "known.json")
    far = read_settings(tmp_path / "drafts" / "paper.md")
    assert far.references == ((tmp_path / "library.bib").as_posix(),)
    monkeypatch.chdir(tmp_path / "drafts")
    assert read_settings("paper.md").references == ("../library.bib",)


@pytest.mark.parametrize("key", ["references", "concepts"])
def test_a_path_that_does_not_exist_is_named_with_the_file_that_names_it(
    tmp_path: Path, key: str
) -> None:
    (tmp_path / "evidencegraph.toml").write_text(f'{key} = ["gone.toml"]')

    with pytest.raises(MalformedDataError, match=rf"evidencegraph.toml: {key}: there is no 'gone"):
        read_settings(tmp_path)
