"""``build --open`` and ``build --watch`` as a person runs them."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import DOCUMENT

_PATIENCE = 60


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "papers" / "paper.md"
    file.parent.mkdir()
    file.write_text(DOCUMENT, encoding="utf-8")
    return file


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Return what starts the command; whatever still runs at the end is ended."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        with (tmp_path / "said.txt").open("wb") as said:
            running.append(
                subprocess.Popen(
                    [sys.executable, "-u", "-m", "evidencegraph", "build", *arguments],
                    stdout=said,
                    stderr=subprocess.STDOUT,
                )
            )
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait(_PATIENCE)


def wait_for(what: str, file: Path, times: int = 1) -> str:
    """Wait until a file holds some words so many times, and return all of it."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if text.count(what) >= times:
            return text
        time.sleep(0.05)
    raise AssertionError(f"{what!r} did not come: {text}")


def test_watch_builds_again_survives_bad_input_and_ends_well(
    paper: Path, tmp_path: Path, started: Callable[..., subprocess.Popen[bytes]]
) -> None:
    said, report = tmp_path / "said.txt", tmp_path / "out" / "report.md"
    process = started("papers", "--output", "out", "--watch")
    wait_for("Watching 1 file;", said)
    assert "Natalizumab" not in report.read_text(encoding="utf-8")

    # As editors do: a new file takes the place of the old one.
    draft = paper.with_suffix(".tmp")
    draft.write_text(DOCUMENT.replace("Interferon", "Natalizumab"), encoding="utf-8")
    draft.replace(paper)
    wait_for("Natalizumab", report)
    wait_for("Changed: papers/paper.md", said)

    paper.unlink()
    wait_for("this folder holds no documents", said)
    assert process.poll() is None

    paper.write_text(DOCUMENT.replace("Interferon", "Rituximab"), encoding="utf-8")
    wait_for("Rituximab", report)

    process.send_signal(signal.SIGINT)
    assert process.wait(_PATIENCE) == 0
    text = said.read_text(encoding="utf-8")
    assert text.endswith("Stopped.\n")
    assert "Traceback" not in text


def test_outputs_among_the_inputs_start_no_endless_building(
    paper: Path, tmp_path: Path, started: Callable[..., subprocess.Popen[bytes]]
) -> None:
    said = tmp_path / "said.txt"
    process = started("papers", "--output", "papers/out", "--watch")
    wait_for("Watching 1 file;", said)
    paper.write_text(DOCUMENT + "\nMore.\n", encoding="utf-8")
    wait_for("Changed: papers/paper.md\n", said)
    wait_for("Open papers/out", said, times=2)
    time.sleep(3)

    assert process.poll() is None
    assert said.read_text(encoding="utf-8").count("Changed:") == 1


@pytest.mark.usefixtures("paper")
def test_open_gives_the_page_to_the_browser(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: Callable[..., subprocess.Popen[bytes]],
) -> None:
    browser = tmp_path / "browser.py"
    browser.write_text("import sys; open('opened.txt', 'w').write(sys.argv[1])", encoding="utf-8")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")

    assert started("papers", "-o", "my out", "--open").wait(_PATIENCE) == 0
    assert wait_for("index.html", tmp_path / "opened.txt") == (
        (tmp_path / "my out" / "index.html").as_uri()
    )


@pytest.mark.usefixtures("paper")
def test_open_without_a_browser_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: Callable[..., subprocess.Popen[bytes]],
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))

    assert started("papers", "-o", "out", "--open").wait(_PATIENCE) == 0
    wait_for("No browser could be started: open out/index.html yourself.", tmp_path / "said.txt")
    assert (tmp_path / "out" / "report.html").exists()
