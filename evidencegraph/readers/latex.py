r"""LaTeX: ``\cite`` and its families, sections, items, ``thebibliography``."""

from __future__ import annotations

import re
from collections.abc import Callable

from evidencegraph.model import (
    BlockKind,
    Entry,
    LineIndex,
    PointerStyle,
    Problem,
    ProblemKind,
    Span,
)
from evidencegraph.readers.layout import Link
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_OPTION = r"(?:\s*\[[^\[\]]{0,400}(?:\[[^\[\]]{0,400}\][^\[\]]{0,400})?\])"
_CITED = rf"(?:{_OPTION}{{0,2}}\s*\{{[^{{}}]{{0,4000}}\}})"
_END = r"\r?\n"
_TOKEN = re.compile(
    rf"(?P<comment>(?<!\\)%[^\r\n]*(?:{_END})?[ \t]*)"
    rf"|\\(?P<verb>verb\*?(?P<mark>[^\sA-Za-z*])[^\n]*?(?P=mark))"
    rf"|\\(?P<cite>[A-Za-z]*cite(?:(?P<several>s)(?![A-Za-z])|[A-Za-z]*))\*?"
    rf"(?P<cited>{_CITED}(?(several)(?:{_CITED})*))"
    r"|\\(?P<turn>begin|end)\s*\{(?P<environment>[^{}\n]{1,60})\}"
    rf"|\\(?P<heading>title|part|chapter|(?:sub)*section|(?:sub)?paragraph)\*?{_OPTION}?\s*\{{"
    r"|\\(?P<note>footnote)\s*(?:\[\d*\])?\s*\{(?P<bare>\s*\\url\s*\{[^{}]*\}[\s.]*\})?"
    rf"|\\bibitem\s*{_OPTION}?\s*\{{(?P<bibitem>[^{{}}]{{1,200}})\}}"
    rf"|\\(?P<item>item)\b{_OPTION}?"
    r"|\\(?P<include>input|include|subfile)\s*\{(?P<included>[^{}\n]{1,300})\}"
    r"|\\(?:url|href|nolinkurl|path)\s*\{(?P<address>[^{}\s]{1,2000})\}"
    rf"|\\(?P<dropped>label|ref|eqref|autoref|cref|Cref|pageref|bibliography|addbibresource|printbibliography|"
    rf"bibliographystyle|includegraphics|usepackage|documentclass|vspace|hspace|setlength|newcommand|"
    rf"renewcommand|pagestyle|thispagestyle|input|hypersetup|def|let|cline|multicolumn|color|url)\*?"
    rf"{_OPTION}{{0,2}}(?P<argument>\s*\{{[^{{}}]{{0,2000}}\}})?"
    r"|\\(?P<symbol>[%&_#${}])"
    r"|\\(?P<command>[A-Za-z]+)\*?\s?|\\(?P<other>.)"
    rf"|(?P<blank>{_END}[ \t]*{_END}\s*)"
    r"|(?P<math>\$\$?[^$]{0,2000}\$\$?)|(?P<brace>[{}])|(?P<tie>~)"
    r"|(?P<text>[^\\%{}~$\r\n]+|\r?\n|\r|\$|\\)",
    re.DOTALL,
)
_LEVELS = {"title": 1, "part": 2, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4}
_DEEPEST = 5
_ASIDES = frozenset(
    [
        "equation",
        "align",
        "gather",
        "multline",
        "eqnarray",
        "displaymath",
        "math",
        "verbatim",
        "lstlisting",
        "minted",
        "tikzpicture",
        "array",
        "algorithm",
        "algorithmic",
        "comment",
        "filecontents",
        "thebibliography",
    ]
)
_SPOKEN = frozenset(["citet", "textcite", "citeauthor"])
"""What these show is a word of the sentence: "Hall et al. (1998) saw"."""
_TABLES = frozenset(["tabular", "tabularx", "longtable", "tabulary"])
_KEYS = re.compile(r"\{([^{}]*)\}")


def read_latex(path: str, source: str) -> Reading:
    r"""Return what a LaTeX file shows; citations show as their keys in brackets.

    >>> read = read_latex("a.tex", r"It is rare~\citep[see][p. 3]{hall, clark}.")
    >>> read.text.strip(), [pointer.keys for pointer in read.layout.pointers]
    ('It is rare [hall, clark].', [('hall', 'clark')])
    """
    return _Reader(path, source).read()


class _Reader:
    """Walks the commands of a file once."""

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._source = source
        self._script = Transcript()
        self._kind = BlockKind.PARAGRAPH
        self._braces: list[Callable[[int], None] | None] = []
        self._entry: tuple[str, int] | None = None
        self._problems: list[Problem] = []
        begin = source.find("\\begin{document}")
        self._body = max(begin, 0)

    def read(self) -> Reading:
        """Return the whole file as read."""
        at, end = 0, len(self._source)
        handlers: dict[str, Callable[[re.Match[str]], int | None]] = {
            name: getattr(self, f"_on_{name}")
            for name in (
                "cite",
                "turn",
                "heading",
                "note",
                "bibitem",
                "item",
                "include",
                "address",
                "symbol",
                "blank",
                "brace",
                "tie",
                "math",
                "other",
            )
        }
        while at < end:
            match = _TOKEN.match(self._source, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            name = next((n for n in handlers if match[n] is not None), "")
            if name and (at >= self._body or self._braces or match["heading"] == "title"):
                jump = handlers[name](match)
                at = at if jump is None else max(jump, at)
            elif match["text"] is not None and (at > self._body or self._braces):
                self._script.write(match[0], Span(*match.span()))
        self._close(end)
        self._close_entry(end)
        layout = self._script.layout(PointerStyle.KEY)
        return Reading.of(self._script, self._source, self._problems, layout)

    def _close(self, at: int, kind: BlockKind | None = None, level: int = 0) -> None:
        if self._entry is None:
            self._script.end_block(kind or self._kind, at, level)

    def _on_cite(self, match: re.Match[str]) -> None:
        keys = [k.strip() for group in _KEYS.findall(match["cited"]) for k in group.split(",")]
        named = tuple(key for key in keys if key and key != "*")
        if not named or match["cite"].lower() == "nocite":
            return
        start = self._script.length
        spoken = match["cite"].lower().rstrip("s") in _SPOKEN
        words = (
            " and ".join(key[:1].upper() + key[1:] for key in named)
            if spoken
            else f"[{', '.join(named)}]"
        )
        self._script.write(words, Span(*match.span()))
        self._script.marks.append((Span(start, self._script.length), named))

    def _on_turn(self, match: re.Match[str]) -> int | None:
        name = match["environment"].rstrip("*")
        self._close(match.start())
        if match["turn"] == "end":
            if name == "document":
                return len(self._source)
            self._close_entry(match.start())
            self._kind = BlockKind.PARAGRAPH
        elif name in _ASIDES - {"thebibliography"}:
            closing = self._source.find(f"\\end{{{match['environment']}}}", match.end())
            return closing if closing >= 0 else None
        elif name in _TABLES:
            self._kind = BlockKind.ROW
        elif name == "thebibliography":
            width = re.compile(r"\s*\{[^{}]*\}").match(self._source, match.end())
            return width.end() if width else None
        return None

    def _on_heading(self, match: re.Match[str]) -> None:
        self._close(match.start())
        level = _LEVELS.get(match["heading"], _DEEPEST)
        self._braces.append(lambda at: self._close(at, BlockKind.HEADING, level))

    def _on_note(self, match: re.Match[str]) -> None:
        """Show a footnote in brackets where it is called: its sources are those of the sentence."""
        if match["bare"]:
            return
        self._script.write(" (", Span(*match.span()))
        self._braces.append(lambda at: self._script.write(")", Span(at, at + 1)))

    def _on_bibitem(self, match: re.Match[str]) -> None:
        self._close(match.start())
        self._close_entry(match.start())
        self._entry = (match["bibitem"].strip(), self._script.length)

    def _close_entry(self, at: int) -> None:
        if self._entry is None:
            return
        key, start = self._entry
        words = " ".join(self._script.since(start).split())
        self._entry = None
        span = self._script.end_block(BlockKind.ENTRY, at)
        if span:
            self._script.entries.append(Entry(key, span, words))

    def _on_item(self, match: re.Match[str]) -> None:
        self._close(match.start())
        self._kind = BlockKind.ITEM

    def _on_include(self, match: re.Match[str]) -> None:
        message = (
            f"the file includes {match['included']!r}, which was not read with it; "
            "read it on its own."
        )
        place = LineIndex.of(self._source).locate(self._path, match.start())
        self._problems.append(Problem(place, message, kind=ProblemKind.CUT_SHORT))

    def _on_address(self, match: re.Match[str]) -> int | None:
        # What an entry links to says which work it is; in a sentence it is no word.
        address = re.sub(r"\\([%#&_~])", r"\1", match["address"])
        labelled = self._source.startswith("{", match.end())
        if self._entry is not None:
            self._script.write(address + " " * labelled, Span(*match.span()))
        elif labelled:
            start = self._script.length
            self._braces.append(lambda _: self._link(start, address))
            return match.end() + 1
        return None

    def _link(self, start: int, target: str) -> None:
        span = Span(start, self._script.length)
        self._script.links.append(Link(span, self._script.since(start), target))

    def _on_symbol(self, match: re.Match[str]) -> None:
        self._script.write(match["symbol"], Span(*match.span()))

    def _on_blank(self, match: re.Match[str]) -> None:
        if self._entry is None:
            self._close(match.start())
        else:
            self._script.write(" ", Span(match.start(), match.start() + 1))

    def _on_brace(self, match: re.Match[str]) -> None:
        if match["brace"] == "{":
            self._braces.append(None)
        elif self._braces:
            close = self._braces.pop()
            if close is not None:
                close(match.start())

    def _on_tie(self, match: re.Match[str]) -> None:
        self._script.write(" ", Span(*match.span()))

    def _on_other(self, match: re.Match[str]) -> None:
        if match["other"] == "\\" and self._kind is BlockKind.ROW:
            self._close(match.start())
        elif match["other"] in " \\\n":
            self._script.write(" ", Span(*match.span()))

    def _on_math(self, match: re.Match[str]) -> None:
        self._script.write(match[0], Span(*match.span()))
