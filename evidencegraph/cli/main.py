"""The door of the command line: which command, which exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import click

from evidencegraph import __version__
from evidencegraph.cli.complaint import complain
from evidencegraph.errors import EvidenceGraphError, UnusableOutputError

COMMANDS = {
    "build": "Read documents, weigh their claims, write the page, the reports and the graph.",
    "audit": "List what is wrong or weak, one line each.",
    "support": "Show how strongly claims are supported, as arithmetic.",
    "weakest": "List the weakest claims, worst first.",
    "impact": "List what would fall without a reference.",
    "what-if": "Compare certainty with and without references.",
    "export": "Write the graph for other programs: CSV, GraphML, JSON-LD, BibTeX and more.",
    "appraise": "Write a file of human judgements to fill in, for the weakest claims.",
    "diff": "Compare two states of a document or a graph.",
    "read": "Show how a document was understood: sentences and their pointers.",
    "references": "List works, what was merged into them, and what looks alike.",
    "suggest": "Suggest works of the library for claims without an identified source.",
    "fetch": "Ask PubMed and other catalogues about works, and keep the answers.",
    "rules": "List the rules of the audit.",
    "explain": "Print the page of a rule.",
}
"""The commands in the order of the help, with their one line; each is a module of this package,
imported when it is called, so that ``--help`` answers at once."""

_WRONG_USE = 2
_INTERRUPTED = 130


class _Commands(click.Group):
    """Imports a command when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None where there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"evidencegraph.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample: evidencegraph build documents/ --references references/ --output outputs/",
)
@click.version_option(__version__, prog_name="evidencegraph")
def root() -> None:
    """Tell which claims of a document are supported, by what, and how strongly.

    Works offline on your own files; exit code 0 is clean, 1 means findings, 2 wrong use or input
    that cannot be read.
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, 1 with findings, 2 for wrong use.

    Args:
        argv: the arguments; those of the process where None.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a question mark, not a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = root.main(
            args=list(argv) if argv is not None else None,
            prog_name="evidencegraph",
            standalone_mode=False,
        )
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return _WRONG_USE
    except EvidenceGraphError as error:
        complain(error)
        return _WRONG_USE
    except BrokenPipeError:
        # The reader went away, as `head` does. Python would complain once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # A full disk behind `> file`: 1 would say that there are findings.
        reason = error.strerror or str(error)
        complain(UnusableOutputError(f"cannot go on: {reason}", "What was written is not whole."))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _WRONG_USE
    return code if isinstance(code, int) else 0
