"""The command line: arguments, printing, exit code; nothing else."""

from evidencegraph.cli.main import main

__all__ = ["main"]
