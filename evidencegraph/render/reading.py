"""How a document was understood, for a person to check and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from evidencegraph.claims import CitedClause, Mark, Sentence
from evidencegraph.identifiers import find_identifiers
from evidencegraph.model import Document, Pointer, Scope
from evidencegraph.render.phrases import plural


def reading_text(document: Document, sentences: Sequence[Sentence]) -> str:
    """Return a document's list, and each sentence with its pointers, one line each.

    A claim is marked with ``*``; a pointer that reaches a sentence from elsewhere with ``~``. The
    clauses of a sentence that makes several claims follow it, each marked with ``-``.
    """
    claims = sum(sentence.is_claim for sentence in sentences)
    head = (
        f"{document.path}: {plural(len(document.entries), 'entry', 'entries')}, "
        f"{plural(len(document.pointers), 'pointer')} "
        f"({document.style}, confidence {document.confidence:.2f}), "
        f"{plural(len(sentences), 'sentence')}, {plural(claims, 'claim')}"
    )
    entries = [f"  [{entry.key}] {entry.text}" for entry in document.entries]
    problems = [f"  {problem.location}: {problem.message}" for problem in document.problems]
    lines = [line for sentence in sentences for line in _lines(document, sentence)]
    return "\n".join([head, *entries, *problems, *lines])


def _lines(document: Document, sentence: Sentence) -> Iterator[str]:
    yield _line(document, "*" if sentence.is_claim else " ", sentence)
    for clause in sentence.clauses:
        yield _line(document, "  -", clause)


def _line(document: Document, sign: str, said: Sentence | CitedClause) -> str:
    place = document.locate(said.span.start)
    marks = " ".join(_mark(mark) for mark in said.marks)
    return f"{place.line:>5}:{place.column:<4} {sign} {said.text} {marks}".rstrip()


def _mark(mark: Mark) -> str:
    own = mark.scope in {Scope.SENTENCE, Scope.CLAUSE}
    return f"[{mark.key}]" + ("" if own else "~")


def reading_data(document: Document, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Return the same as plain data.

    ``start`` and ``end`` count characters of the file where it is text (all formats but DOCX and
    PDF), else characters of the text that was read from it; ``text`` of a pointer is what stands
    there. Keys of ``sentences[].citations`` are those of ``entries``.
    """
    return {
        "path": document.path,
        "style": document.style.value,
        "confidence": document.confidence,
        "entries": [
            {
                "key": entry.key,
                "text": entry.text,
                "identifiers": list(find_identifiers(entry.text)),
            }
            for entry in document.entries
        ],
        "pointers": [_pointer(document, pointer) for pointer in document.pointers],
        "sentences": [_sentence(document, sentence) for sentence in sentences],
        "problems": [
            {
                "kind": problem.kind.value if problem.kind else "",
                "line": problem.location.line,
                "column": problem.location.column,
                "message": problem.message,
            }
            for problem in document.problems
        ],
    }


def _pointer(document: Document, pointer: Pointer) -> dict[str, Any]:
    span, place = document.in_file(pointer.span), document.locate(pointer.span.start)
    return {
        "text": span.of(document.source or document.text),
        "keys": list(pointer.keys),
        "start": span.start,
        "end": span.end,
        "line": place.line,
        "column": place.column,
    }


def _sentence(document: Document, sentence: Sentence) -> dict[str, Any]:
    return {
        **_said(document, sentence),
        "section": sentence.section,
        "is_claim": sentence.is_claim,
        "clauses": [_said(document, clause) for clause in sentence.clauses],
    }


def _said(document: Document, said: Sentence | CitedClause) -> dict[str, Any]:
    span = document.in_file(said.span)
    return {
        "text": said.text,
        "start": span.start,
        "end": span.end,
        "citations": [
            {"key": mark.key, "scope": mark.scope.value, "direction": mark.direction.value}
            for mark in said.marks
        ],
    }
