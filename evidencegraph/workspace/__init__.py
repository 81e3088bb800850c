"""The only package that touches the disk: inputs are read, outputs are written."""

from evidencegraph.workspace.answers import (
    answers_about,
    fetch_answers,
    find_candidates,
    keep_retractions,
)
from evidencegraph.workspace.appending import append_appraisal
from evidencegraph.workspace.files import (
    LARGEST,
    LARGEST_GRAPH,
    Pathish,
    find_files,
    read_text,
)
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
    "LARGEST_GRAPH",
    "Pathish",
    "Progress",
    "Watch",
    "answers_about",
    "append_appraisal",
    "fetch_answers",
    "find_candidates",
    "find_files",
    "keep_retractions",
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
