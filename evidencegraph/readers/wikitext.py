"""Wikitext: ``<ref>`` and its reuse by name, citation templates, links, headings, lists."""

from __future__ import annotations

import re

from evidencegraph.model import BlockKind, Entry, PointerStyle, Span
from evidencegraph.readers.characters import pieces
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|<ref(?P<reuse>\s[^<>]*?)?/>|<ref(?P<named>\s[^<>]*?)?>(?P<note>.*?)(?:</ref\s*>|(?=\n\n)|\Z)"
    r"|(?P<raw><(?P<rawname>nowiki|pre|math|syntaxhighlight|gallery|code)\b[^>]*(?<!/)>.*?(?:</(?P=rawname)>|\Z))"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<open>\{\{)|(?P<table>^\{\|)|(?P<file>\[\[(?:File|Image|Category)\s*:)"
    r"|\[\[(?:[^\[\]|\n]*\|)?(?P<link>[^\[\]|\n]*)\]\]"
    r"|\[(?:https?:)?//[^\s\]]+\s*(?P<label>[^\]\n]*)\]"
    r"|^(?P<row>\|-[^\n]*)"
    r"|(?P<cell>(?:^[|!]|\|\||!!)(?:[^\S\n]*(?:[\w-]+\s*=\s*(?:\"[^\"\n]*\"|[\w%;:-]+)\s*)+\|(?!\|))?)"
    r"|^(?P<level>={1,6})\s*(?P<heading>[^\n]+?)\s*=+[ \t]*$"
    r"|^(?P<bullet>[*#:;]+)[ \t]*|(?P<quotes>'{2,5})|(?P<blank>\n[ \t]*\n\s*)"
    r"|(?P<text>[^<>{}\[\]'\n=*#:;|!&]+|&#?\w{1,31};|.)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_NAME = re.compile(r"name\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s/>\"']+))", re.IGNORECASE)
_SHORT = re.compile(r"\{\{\s*(?:sfnp?|harvnb?|harvp|r|efn)\s*\|", re.IGNORECASE)
_CITATION = re.compile(r"\{\{\s*(?:cite|citation|vcite|sfn|harv)", re.IGNORECASE)
_PARAMETER = re.compile(r"\|\s*(?:(?P<name>[\w -]{1,30}?)\s*=)?\s*(?P<value>[^|{}]*)")
_NAMED = {"pmid": "PMID: {}", "doi": "doi:{}", "pmc": "PMC{}"}
_UNSHOWN = frozenset(
    [
        "access-date",
        "accessdate",
        "url-status",
        "archive-date",
        "archivedate",
        "df",
        "mode",
        "ref",
        "name",
        "language",
    ]
)
_NOTE_LIST = re.compile(r"\{\{\s*(?:reflist|notelist|refs?\b|references)", re.IGNORECASE)
_DEEPEST = 40


def read_wikitext(path: str, source: str) -> Reading:
    """Return what a wiki page shows; its notes are the entries, numbered as they appear.

    >>> page = "It is rare.<ref name=a>{{cite journal|title=PML|pmid=9571254}}</ref>"
    >>> page += " It kills.<ref name=a />"
    >>> read = read_wikitext("a.wiki", page)
    >>> read.text[:27], [entry.text for entry in read.layout.entries]
    ('It is rare.[1] It kills.[1]', ['PML. PMID: 9571254'])
    """
    del path  # nothing in wikitext is broken enough to report
    return _Reader(source.replace("\r\n", " \n")).read()  # as long, and a line has one end


class _Reader:
    """Walks the marks of a page once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._script = Transcript()
        self._kind = BlockKind.PARAGRAPH
        self._notes: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._order: list[str] = []

    def read(self) -> Reading:
        """Return the whole page as read."""
        self._walk(0, len(self._source), words=True, cites=True)
        self._script.end_block(self._kind, len(self._source))
        for key in self._order:
            start = self._script.length
            words = self._notes.get(key, "")
            self._script.write(words or f"({key})", Span(len(self._source), len(self._source)))
            span = self._script.end_block(BlockKind.ENTRY, len(self._source))
            self._script.entries.append(Entry(key, span or Span(start, start), words))
        return Reading.of(self._script, self._source, (), self._script.layout(PointerStyle.NOTE))

    def _walk(self, at: int, end: int, *, words: bool, cites: bool, depth: int = 0) -> None:
        """Take down a stretch: its words, the places where it cites, or only its notes."""
        listing = False
        while at < end:
            match = _TOKEN.match(self._source, at, end)
            if match is None:
                at += 1
                continue
            at = match.end()
            if match["tag"]:
                listing = _opens_list(match["tag"], listing=listing)
            elif match["reuse"] is not None or match["note"] is not None:
                self._note(match, cites=cites and not listing)
            elif match["open"]:
                at = self._template(match.start(), end, cites=cites, depth=depth)
            elif match["table"]:
                at = self._table(match.start(), end, words=words, cites=cites, depth=depth)
            elif match["file"]:
                at = _closing(self._source, match.start(), end, "[[", "]]")
                if depth < _DEEPEST:
                    self._walk(match.end(), at - 2, words=False, cites=cites, depth=depth + 1)
            elif words:
                self._show(match, cites=cites, depth=depth)

    def _heading(self, match: re.Match[str], *, cites: bool, depth: int) -> None:
        """Take down a heading, which may cite as well."""
        self._script.end_block(self._kind, match.start())
        if depth < _DEEPEST:
            self._walk(*match.span("heading"), words=True, cites=cites, depth=depth + 1)
        self._script.end_block(BlockKind.HEADING, match.end(), len(match["level"]))
        self._kind = BlockKind.PARAGRAPH

    def _show(self, match: re.Match[str], *, cites: bool, depth: int) -> None:
        span = Span(*match.span())
        if match["heading"]:
            self._heading(match, cites=cites, depth=depth)
        elif self._kind is BlockKind.ROW and match["row"]:
            self._script.end_block(self._kind, span.start)
        elif self._kind is BlockKind.ROW and match["cell"]:
            self._script.write(" | ", span)
        elif self._kind is not BlockKind.ROW and (match["bullet"] or match["blank"]):
            self._script.end_block(self._kind, span.start)
            self._kind = BlockKind.ITEM if match["bullet"] else BlockKind.PARAGRAPH
        else:
            if match["cell"]:
                self._script.write("|", span)
            for name in ("link", "label", "text"):
                if match[name]:
                    for words, origin in pieces(self._source, Span(*match.span(name))):
                        self._script.write(words, origin)

    def _note(self, match: re.Match[str], *, cites: bool) -> None:
        found = _NAME.search(match["reuse"] or match["named"] or "")
        name = next(filter(None, found.groups()), "") if found else ""
        self._cite(name, match["note"] or "", Span(*match.span()), cites=cites)

    def _cite(self, name: str, note: str, span: Span, *, cites: bool) -> None:
        """Note a reference, and point at it where it stands in the text."""
        name = name or f"\n{_spelt(note)}"
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = str(len(self._keys) + 1)
            self._order.append(key)
        if note.strip() and not self._notes.get(key):
            self._notes[key] = _spelt(note)
        if cites:
            start = self._script.length
            self._script.write(f"[{key}]", span)
            self._script.marks.append((Span(start, self._script.length), (key,)))

    def _template(self, start: int, end: int, *, cites: bool, depth: int) -> int:
        """Leave a template out, but not the references in it."""
        closing = _closing(self._source, start, end, "{{", "}}")
        body = self._source[start:closing]
        if _SHORT.match(body):
            self._cite("", body, Span(start, closing), cites=cites)
        elif depth < _DEEPEST and ("<ref" in body.lower() or "{{sfn" in body.lower()):
            stands_alone = start == 0 or self._source[start - 1] == "\n"
            if stands_alone:
                self._script.end_block(self._kind, start)
            at_work = cites and not _NOTE_LIST.match(body)
            self._walk(start + 2, closing - 2, words=False, cites=at_work, depth=depth + 1)
            if stands_alone:
                self._script.end_block(BlockKind.ASIDE, closing)
        return closing

    def _table(self, start: int, end: int, *, words: bool, cites: bool, depth: int) -> int:
        """Take a table down row by row."""
        closing = _closing(self._source, start, end, "{|", "|}")
        if depth < _DEEPEST:
            before = self._kind
            self._script.end_block(before, start)
            self._kind = BlockKind.ROW
            line = self._source.find("\n", start, closing)
            self._walk(
                line if line > 0 else closing,
                closing - 2,
                words=words,
                cites=cites,
                depth=depth + 1,
            )
            self._script.end_block(self._kind, closing)
            self._kind = BlockKind.PARAGRAPH
        return closing


def _opens_list(tag: str, *, listing: bool) -> bool:
    """Tell whether a tag opens the list of notes, where references are defined, not cited."""
    name = tag.strip("</> ").split()[0].lower() if tag.strip("</> ") else ""
    return not tag.startswith("</") and not tag.endswith("/>") if name == "references" else listing


def _closing(source: str, start: int, end: int, opening: str, closing: str) -> int:
    """Return where what opens at a place is closed; unclosed, it ends with its line."""
    depth = 0
    for match in re.compile(re.escape(opening) + "|" + re.escape(closing)).finditer(
        source, start, min(end, start + 200_000)
    ):
        depth += 1 if match[0] == opening else -1
        if depth == 0:
            return match.end()
    line = source.find("\n", start, end)
    return line if line > start else end


def _spelt(note: str) -> str:
    """Return a note as a reader sees it: the values of its template, identifiers spelt out.

    >>> _spelt("{{cite web|url=https://nih.gov/pml|title=PML|access-date=2020-01-01}} ''p. 3''")
    'https://nih.gov/pml. PML. p. 3'
    """
    note = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", note)
    note = re.sub(r"\[((?:https?:)?//[^\s\]]+)\s*([^\]]*)\]", r"\2 \1", note)
    if _CITATION.search(note) or _SHORT.match(note):
        values = []
        for match in _PARAMETER.finditer(note):
            name, value = (match["name"] or "").strip().lower(), match["value"].strip()
            if value and name not in _UNSHOWN:
                values.append(_NAMED.get(name, "{}").replace("{}", value))
        rest = re.sub(r"\{\{.*\}\}", " ", note, flags=re.DOTALL)
        note = ". ".join(values) + ". " + rest if rest.strip() else ". ".join(values)
    return " ".join(re.sub(r"<[^<>]*>|'{2,5}|\{\{|\}\}", " ", note).split())
