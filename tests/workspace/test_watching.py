"""Files that change while somebody looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidencegraph.workspace import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "refs.bib", "notes.xyz", ".hidden.md", "out/report.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("one", encoding="utf-8")
    return tmp_path


def test_only_what_is_read_counts(folder: Path) -> None:
    watch = Watch([folder, folder / "missing.md"], folder / "out")

    assert [file.name for file in watch.files] == ["a.md", "refs.bib"]


@pytest.mark.parametrize("change", ["edit", "touch", "add", "remove", "replace", "appear"])
def test_every_kind_of_change_is_seen_once(folder: Path, change: str) -> None:
    watch = Watch([folder / "a.md", folder / "b.md", folder], folder / "out", seconds=0.01)
    target = folder / "a.md"
    if change == "edit":
        target.write_text("other", encoding="utf-8")
    elif change == "touch":
        os.utime(target, ns=(1, 1))
    elif change in {"add", "appear"}:
        target = folder / ("b.md" if change == "appear" else "new.bib")
        target.write_text("new", encoding="utf-8")
    elif change == "remove":
        target.unlink()
    else:
        (folder / "draft.xyz").write_text("other", encoding="utf-8")
        (folder / "draft.xyz").replace(target)
    (folder / "out" / "report.md").write_text("written", encoding="utf-8")
    (folder / "notes.xyz").write_text("written", encoding="utf-8")
    changes = watch.changes()

    assert next(changes) == (target,)
    (folder / "refs.bib").write_text("later", encoding="utf-8")
    assert next(changes) == (folder / "refs.bib",)


def test_what_changes_together_is_one_change(folder: Path) -> None:
    watch = Watch([folder], folder / "out", seconds=0.01)
    for name in ("a.md", "refs.bib"):
        (folder / name).write_text("both", encoding="utf-8")

    assert next(watch.changes()) == (folder / "a.md", folder / "refs.bib")
