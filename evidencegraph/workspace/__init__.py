"""The only package that touches the disk: inputs are read, outputs are written."""

from evidencegraph.workspace.answers import answers_about, fetch_answers
from evidencegraph.workspace.files import LARGEST, Pathish, find_files, read_text
from evidencegraph.workspace.inputs import (
    Progress,
    read_corpus,
    read_judgements,
    read_one,
    read_references,
    read_tables,
)
from evidencegraph.workspace.outputs import write_files
from evidencegraph.workspace.settings import read_settings, read_whole
from evidencegraph.workspace.watching import Watch

__all__ = [
    "LARGEST",
    "Pathish",
    "Progress",
    "Watch",
    "answers_about",
    "fetch_answers",
    "find_files",
    "read_corpus",
    "read_judgements",
    "read_one",
    "read_references",
    "read_settings",
    "read_tables",
    "read_text",
    "read_whole",
    "write_files",
]
