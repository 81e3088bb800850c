"""The README is run: its blocks must give what they show."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

import evidencegraph
from evidencegraph.cli.main import COMMANDS, root
from evidencegraph.settings import parse_settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_shown_output_is_the_real_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = re.findall(
        r"<!-- output of: evidencegraph (.*?) -->\n```text\n(.*?)```", README, re.DOTALL
    )
    assert shown

    for command, output in shown:
        assert CliRunner().invoke(root, command.split()).output == output


def test_python_blocks_run_and_their_comments_are_true(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(block.replace('"outputs/"', repr(str(tmp_path))), names)  # noqa: S102 - our own README
        for code, value in re.findall(r"^(\S+) +# (['\d].*)$", block, re.MULTILINE):
            assert repr(eval(code, names)) == value  # noqa: S307 - our own README
    assert (tmp_path / "index.html").exists()


def test_commands_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("documents", "references"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("paper.md", "before.md", "after.md"):
        shutil.copy(ROOT / "documents" / "pml-treatment-overview.md", tmp_path / name)
    shutil.copy(ROOT / "references" / "pml.bib", tmp_path / "library.bib")
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^\$ evidencegraph (.*)$", README, re.MULTILINE)
    assert len(lines) > len(COMMANDS)

    for line in lines:
        words = [word for word in shlex.split(line) if word not in {"--open", "--watch"}]
        if words[0] != "fetch" and "--online" not in words:
            done = CliRunner().invoke(root, words, standalone_mode=False)
            assert done.return_value in {0, 1}, (line, done.exception)


def test_settings_shown_are_settings() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    shown = parse_settings("evidencegraph.toml", block)

    assert shown is not None
    assert {f.name for f in fields(shown) if not getattr(shown, f.name)} == {"select"}


def test_links_lead_to_files() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_public_names_are_pinned_sorted_and_documented() -> None:
    assert evidencegraph.__all__ == sorted(evidencegraph.__all__)
    assert set(dir(evidencegraph)) == set(evidencegraph.__all__)
    for name in evidencegraph.__all__:
        assert getattr(evidencegraph, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        evidencegraph.nothing  # noqa: B018 - asked for on purpose
