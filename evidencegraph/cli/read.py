"""``evidencegraph read``."""

from __future__ import annotations

import click

from evidencegraph.claims import Sentence, read_sentences
from evidencegraph.model import Document, Scope
from evidencegraph.workspace import read_one


@click.command(epilog="Example: evidencegraph read paper.md")
@click.argument("path", metavar="DOCUMENT")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the file.")
def command(path: str, encoding: str) -> int:
    """Show how DOCUMENT was understood: its list, its pointers, each sentence with its pointers.

    A sentence that counts as a claim is marked with *. A pointer marked ~ stands at the end of
    the paragraph and covers the sentence from there.
    """
    document = read_one(path, encoding)
    sentences = read_sentences(document)
    claims = sum(sentence.is_claim for sentence in sentences)
    click.echo(
        f"{document.path}: {len(document.entries)} entries, {len(document.pointers)} pointers "
        f"({document.style}), {len(sentences)} sentences, {claims} claims"
    )
    for entry in document.entries:
        click.echo(f"  [{entry.key}] {entry.text}")
    for problem in document.problems:
        click.echo(f"  {problem.location}: {problem.message}")
    for sentence in sentences:
        click.echo(_line(document, sentence))
    return 0


def _line(document: Document, sentence: Sentence) -> str:
    place = document.locate(sentence.span.start)
    marks = " ".join(
        f"[{mark.key}]" + ("~" if mark.scope is Scope.PARAGRAPH else "") for mark in sentence.marks
    )
    star = "*" if sentence.is_claim else " "
    return f"{place.line:>5}:{place.column:<4} {star} {sentence.text} {marks}".rstrip()
